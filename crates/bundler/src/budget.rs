//! Holds the bundle to `frontend/budget.json`: what a phone on a slow line has to fetch.

use crate::assets::Bundle;
use anyhow::{Context as _, Result, ensure};
use std::fs;
use std::path::Path;

/// Bytes on the wire, brotli.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Budget {
    /// Program, scripts and style that every first visit fetches.
    first_load: usize,
    /// Each part that is fetched later.
    part: usize,
}

/// Prints the sizes and fails when one is above its budget.
pub fn check(root: &Path, bundle: &Bundle) -> Result<()> {
    let text = fs::read_to_string(root.join("frontend/budget.json")).context("frontend/budget.json")?;
    let budget: Budget = serde_json::from_str(&text).context("frontend/budget.json")?;
    let scripts = bundle.script.bytes + bundle.loader.as_ref().map_or(0, |loader| loader.bytes);
    let (wasm, style) = (bundle.wasm.bytes, bundle.style.bytes);
    let first = wasm + scripts + style;
    eprintln!("first load {first} of {} bytes: wasm {wasm}, scripts {scripts}, style {style}", budget.first_load);
    let mut heavy = Vec::new();
    for part in &bundle.parts {
        let name = part.address.rsplit('/').next().unwrap_or_default();
        eprintln!("part {name} {} of {} bytes", part.bytes, budget.part);
        if part.bytes > budget.part {
            heavy.push(name);
        }
    }
    ensure!(first <= budget.first_load, "the first load is {} bytes over its budget", first - budget.first_load);
    ensure!(heavy.is_empty(), "over their budget: {}", heavy.join(", "));
    Ok(())
}
