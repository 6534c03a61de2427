//! Turns the front end into what the server serves: hashed, compressed, split files in `dist/`.
//!
//! `ashshash-bundler [--dev] [--out FOLDER] [--force]`. Steps: cargo → split → bind → hash → compress → index.html
//! → budget. Nothing is done when no input has changed since the last time.

mod assets;
mod budget;
mod compile;
mod page;
mod stamp;
mod strip;

use anyhow::{Context as _, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the command line asks for.
struct Wish {
    /// A debug build, not compressed and not held to the budget.
    dev: bool,
    force: bool,
    out: PathBuf,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("bundler: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    // Asked when it runs, not when it was built: a copied folder with its target bundles itself, not its model.
    let own = std::env::var_os("CARGO_MANIFEST_DIR").context("run it with cargo run --package ashshash-bundler")?;
    let root = Path::new(&own).join("../..").canonicalize()?;
    let wish = read_wish(&root)?;
    let stamp = stamp::of_inputs(&root, wish.dev)?;
    let stamp_file = wish.out.join(".stamp");
    if !wish.force && fs::read_to_string(&stamp_file).is_ok_and(|last| last == stamp) {
        eprintln!("bundler: {} is up to date", wish.out.display());
        return Ok(());
    }
    let work = root.join("target/bundle");
    let program = compile::program(&root, &work, wish.dev)?;
    // Written beside and moved at the end: a server that runs never meets half a bundle.
    let fresh = work.join("dist");
    let bundle = assets::collect(&root, &program, &fresh, wish.dev)?;
    page::write(&root, &fresh, &bundle, wish.dev)?;
    if !wish.dev {
        budget::check(&root, &bundle)?;
    }
    fs::write(fresh.join(".stamp"), &stamp)?;
    if wish.out.exists() {
        fs::remove_dir_all(&wish.out).with_context(|| format!("can't replace {}", wish.out.display()))?;
    }
    move_folder(&fresh, &wish.out)?;
    eprintln!("bundler: {} is ready", wish.out.display());
    Ok(())
}

fn read_wish(root: &Path) -> Result<Wish> {
    let mut wish = Wish { dev: false, force: false, out: root.join("dist") };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--dev" => wish.dev = true,
            "--force" => wish.force = true,
            "--out" => wish.out = arguments.next().context("--out needs a folder")?.into(),
            other => bail!("{other} is not known; try [--dev] [--out FOLDER] [--force]"),
        }
    }
    Ok(wish)
}

/// Moves a folder, by copying where the target lies on another disk.
fn move_folder(from: &Path, to: &Path) -> Result<()> {
    if fs::rename(from, to).is_ok() {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            move_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
