//! Tells whether anything that goes into the bundle has changed since the last one.

use anyhow::Result;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders and files whose content decides what the bundle looks like.
const INPUTS: [&str; 14] = [
    "Cargo.toml",
    "Cargo.lock",
    "crates/bundler",
    "crates/base",
    "crates/survivors",
    "crates/services",
    "crates/training",
    "crates/awareness",
    "crates/access",
    "crates/indicators",
    "crates/i18n",
    "crates/graphql/schema.graphql",
    "data/jashore-upazilas.geojson",
    "frontend",
];

/// Hashes all inputs by path and content; times of change are ignored, so a fresh checkout is no change.
pub fn of_inputs(root: &Path, dev: bool) -> Result<String> {
    let mut files = Vec::new();
    for input in INPUTS {
        list(&root.join(input), &mut files)?;
    }
    files.sort();
    let mut all = Sha256::new();
    all.update(if dev { "dev" } else { "release" });
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().into_owned();
        all.update(name.as_bytes());
        all.update(Sha256::digest(fs::read(&file)?));
    }
    Ok(hex(&all.finalize(), 32))
}

fn list(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            if entry.file_name() != "node_modules" {
                list(&entry.path(), files)?;
            }
        }
    } else if path.is_file() {
        files.push(path.to_owned());
    }
    Ok(())
}

/// Hashes bytes to a short name part.
pub fn short(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes), 8)
}

fn hex(bytes: &[u8], count: usize) -> String {
    bytes.iter().take(count).map(|byte| format!("{byte:02x}")).collect()
}
