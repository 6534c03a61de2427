//! Gives every file its hashed name and its compressed twin.

use crate::stamp;
use anyhow::{Context as _, Result};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A file of the bundle: where it is served, and what it weighs on the wire.
pub struct Asset {
    /// Address below the site's root, such as `assets/style-0123.css`.
    pub address: String,
    /// Compressed size; the plain size in a debug build.
    pub bytes: usize,
}

/// The addresses that the page names, and all files for the budget.
pub struct Bundle {
    pub script: Asset,
    pub wasm: Asset,
    /// The small script that loads parts; the first script imports it.
    pub loader: Option<Asset>,
    pub style: Asset,
    /// Parts that are fetched when a screen needs them.
    pub parts: Vec<Asset>,
    pub icon: Asset,
    pub manifest: Asset,
}

/// Copies program, styles, fonts and icons into `out`.
pub fn collect(root: &Path, program: &Path, out: &Path, dev: bool) -> Result<Bundle> {
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    fs::create_dir_all(out.join("assets"))?;
    let place = Place { out, dev };
    let mut files = files_of(program)?;
    files.sort();
    let mut all = Vec::new();
    for file in &files {
        all.extend(fs::read(file)?);
    }
    let folder = format!("assets/{}", stamp::short(&all));
    let (mut script, mut wasm, mut loader, mut parts) = (None, None, None, Vec::new());
    for file in &files {
        let name = file.strip_prefix(program)?.to_string_lossy().replace('\\', "/");
        let asset = place.put(&format!("{folder}/{name}"), &fs::read(file)?)?;
        match name.as_str() {
            "app.js" => script = Some(asset),
            "app_bg.wasm" => wasm = Some(asset),
            "__wasm_split.js" => loader = Some(asset),
            _ => parts.push(asset),
        }
    }
    let front = root.join("frontend/assets");
    let hashed = |name: &str| place.put_hashed(name, &fs::read(front.join(name)).with_context(|| name.to_owned())?);
    let (icon, manifest_icon) = (hashed("icon.svg")?, hashed("icon-maskable.svg")?);
    let regular = hashed("noto-sans-bengali-400.woff2")?;
    let bold = hashed("noto-sans-bengali-600.woff2")?;
    let manifest = fs::read_to_string(front.join("app.webmanifest"))?
        .replace("{icon}", &icon.address)
        .replace("{maskable}", &manifest_icon.address);
    let style = style(root)?
        .replace("{regular}", &format!("/{}", regular.address))
        .replace("{bold}", &format!("/{}", bold.address));
    Ok(Bundle {
        script: script.context("app.js is missing")?,
        wasm: wasm.context("app_bg.wasm is missing")?,
        loader,
        style: place.put_hashed("style.css", style.as_bytes())?,
        parts,
        icon,
        manifest: place.put_hashed("app.webmanifest", manifest.as_bytes())?,
    })
}

/// Joins Pico and our own sheets, in the order of their names, without comments and indentation.
fn style(root: &Path) -> Result<String> {
    let folder = root.join("frontend/styles");
    let mut sheets = files_of(&folder)?;
    sheets.sort();
    let mut joined = fs::read_to_string(root.join("frontend/assets/pico.min.css"))?;
    for sheet in sheets {
        joined.push('\n');
        joined.push_str(&squeeze(&fs::read_to_string(&sheet)?));
    }
    Ok(joined)
}

fn squeeze(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, tail)| tail);
    }
    kept.push_str(rest);
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_of(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// Where files go, and whether they get a compressed twin.
pub struct Place<'a> {
    pub out: &'a Path,
    pub dev: bool,
}

impl Place<'_> {
    /// Writes a file under its own name.
    pub fn put(&self, address: &str, bytes: &[u8]) -> Result<Asset> {
        let path = self.out.join(address);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, bytes)?;
        let packed = !self.dev && !address.ends_with(".woff2");
        let size = if packed {
            let small = brotli(bytes)?;
            fs::write(format!("{}.br", path.display()), &small)?;
            small.len()
        } else {
            bytes.len()
        };
        Ok(Asset { address: address.to_owned(), bytes: size })
    }

    /// Writes a file under a name that changes with its content.
    pub fn put_hashed(&self, name: &str, bytes: &[u8]) -> Result<Asset> {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        self.put(&format!("assets/{stem}-{}.{ending}", stamp::short(bytes)), bytes)
    }
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut small, 1 << 16, 11, 24);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(small)
}
