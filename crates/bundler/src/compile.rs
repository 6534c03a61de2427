//! Builds the front end for the browser, splits it into lazily loaded parts and binds it to JavaScript.

use crate::strip;
use anyhow::{Context as _, Result, anyhow, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

/// Name of the front end's package and program.
const PACKAGE: &str = "ashshash-frontend";
const TARGET: &str = "wasm32-unknown-unknown";

/// Builds everything that runs in the browser and returns the folder it lies in.
///
/// All parts stay in one folder and name each other by relative addresses, so the folder's name carries the hash.
pub fn program(root: &Path, work: &Path, dev: bool) -> Result<PathBuf> {
    let wasm = cargo(root, dev)?;
    let out = work.join("program");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    let main = split(&wasm, work, &out)?;
    bind(&main, &out, dev)?;
    if !dev {
        strip::modules(&out)?;
    }
    Ok(out)
}

fn cargo(root: &Path, dev: bool) -> Result<PathBuf> {
    let profile = if dev { "dev" } else { "wasm-release" };
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root).args(["rustc", "--locked", "--package", PACKAGE, "--bin", PACKAGE, "--target", TARGET]);
    // Splitting reads the linker's relocations; only this last step needs to keep them.
    cargo.args(["--profile", profile, "--", "-C", "strip=none", "-C", "link-args=--emit-relocs"]);
    // Views of one type each instead of one for every shape: an eighth less to download, measured on these screens.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", "--cfg\u{1f}erase_components");
    let status = cargo.status().context("cargo can't be started")?;
    ensure!(status.success(), "the front end does not build (is the target {TARGET} installed with rustup?)");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
    let folder = if dev { "debug" } else { "wasm-release" };
    Ok(target.join(TARGET).join(folder).join(format!("{PACKAGE}.wasm")))
}

fn split(wasm: &Path, work: &Path, out: &Path) -> Result<PathBuf> {
    let input = fs::read(wasm).with_context(|| format!("{} is missing", wasm.display()))?;
    let main = work.join("main.wasm");
    let mut options = Options::new(&input);
    options.output_dir = out;
    options.main_out_path = &main;
    options.main_module = "./app.js";
    transform(options).map_err(|problem| anyhow!("splitting: {problem:#}"))?;
    Ok(main)
}

fn bind(main: &Path, out: &Path, dev: bool) -> Result<()> {
    Bindgen::new()
        .input_path(main)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .keep_lld_exports(true)
        .demangle(false)
        .debug(dev)
        .remove_name_section(!dev)
        .remove_producers_section(!dev)
        .generate(out)
        .context("binding")
}
