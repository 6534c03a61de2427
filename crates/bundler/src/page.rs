//! Writes index.html and the first script.

use crate::assets::{Asset, Bundle, Place};
use anyhow::{Context as _, Result, ensure};
use std::fs;
use std::path::Path;

/// Fills the page's template; it holds no inline script or style, as the content security policy demands.
pub fn write(root: &Path, out: &Path, bundle: &Bundle, dev: bool) -> Result<()> {
    let place = Place { out, dev };
    let front = root.join("frontend");
    let boot = fs::read_to_string(front.join("boot.js")).context("frontend/boot.js")?;
    let boot = boot
        .replace("{script}", &format!("/{}", bundle.script.address))
        .replace("{wasm}", &format!("/{}", bundle.wasm.address));
    let boot = place.put_hashed("boot.js", boot.as_bytes())?;
    let icons = fs::read_to_string(front.join("icons.svg")).context("frontend/icons.svg")?;
    let page = fs::read_to_string(front.join("index.html")).context("frontend/index.html")?;
    let page = page
        .replace("{preloads}", &preloads(bundle))
        .replace("{style}", &bundle.style.address)
        .replace("{boot}", &boot.address)
        .replace("{icon}", &bundle.icon.address)
        .replace("{manifest}", &bundle.manifest.address)
        .replace("{icons}", icons.trim());
    ensure!(!page.contains("<style") && !page.contains(" style="), "index.html must not hold inline styles");
    place.put("index.html", page.as_bytes())?;
    Ok(())
}

fn preloads(bundle: &Bundle) -> String {
    let module = |asset: &Asset| format!("<link rel=\"modulepreload\" href=\"/{}\">", asset.address);
    let wasm = &bundle.wasm.address;
    let mut links = vec![
        format!("<link rel=\"preload\" href=\"/{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>"),
        module(&bundle.script),
    ];
    links.extend(bundle.loader.as_ref().map(module));
    links.join("\n")
}
