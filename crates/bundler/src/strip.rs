//! Takes out of a module what only a debugger reads: the names of functions are a third of its bytes.

use anyhow::{Context as _, Result};
use std::fs;
use std::path::Path;

/// Magic number and version.
const HEAD: usize = 8;
const CUSTOM: u8 = 0;

/// Strips every module in a folder.
pub fn modules(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            let bytes = fs::read(&path)?;
            let stripped = module(&bytes).with_context(|| format!("{} is no module", path.display()))?;
            fs::write(&path, stripped)?;
        }
    }
    Ok(())
}

fn module(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..HEAD)?.to_vec();
    let mut at = HEAD;
    while at < bytes.len() {
        let (size, body) = number(bytes, at + 1)?;
        let end = body.checked_add(size)?;
        let section = bytes.get(at..end)?;
        if *bytes.get(at)? != CUSTOM || !is_for_debuggers(bytes.get(body..end)?)? {
            kept.extend_from_slice(section);
        }
        at = end;
    }
    Some(kept)
}

fn is_for_debuggers(section: &[u8]) -> Option<bool> {
    let (size, start) = number(section, 0)?;
    let name = section.get(start..start.checked_add(size)?)?;
    Some(name == b"name" || name == b"producers")
}

/// Reads a number of variable length and gives it with the place behind it.
fn number(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let (mut value, mut shift) = (0_usize, 0);
    loop {
        let byte = *bytes.get(at)?;
        at += 1;
        value |= usize::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if byte < 0x80 {
            return Some((value, at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_and_everything_else_stays() {
        let head = *b"\0asm\x01\0\0\0";
        let types = [1, 1, 0];
        let names = [0, 6, 4, b'n', b'a', b'm', b'e', 0];
        let other = [0, 3, 1, b'x', 7];
        let whole = [&head[..], &types, &names, &other].concat();
        assert_eq!(module(&whole), Some([&head[..], &types, &other].concat()));
        assert_eq!(module(&whole[..whole.len() - 1]), None);
    }
}
