//! Turns `words/*.toml` into two static tables and a constant for every interface word.
//!
//! The tables are one long string a language plus the length of each piece: no pointers, which is what the
//! browser has to download. A missing language, unequal placeholders or a key used twice stops the build.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};

/// Files whose words only the server says; the browser gets them as ready sentences. So are those whose
/// names begin with `problems-`.
const SERVER_ONLY: [&str; 3] = ["problems", "register", "rules"];

fn is_server_only(stem: &str) -> bool {
    SERVER_ONLY.contains(&stem) || stem.starts_with("problems-")
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    en: String,
    bn: String,
    /// The English sentence when the count is 1; Bangla needs none.
    en_one: Option<String>,
}

type Table = BTreeMap<String, Words>;

fn main() {
    println!("cargo::rerun-if-changed=words");
    println!("cargo::rerun-if-changed=build.rs");
    if let Err(problem) = run() {
        eprintln!("words: {problem}");
        process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(|e| e.to_string())?;
    let out = env::var("OUT_DIR").map_err(|e| e.to_string())?;
    let mut interface = Table::new();
    let mut server = Table::new();
    let mut home: BTreeMap<String, String> = BTreeMap::new();
    let folder = Path::new(&root).join("words");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    for path in files {
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
        let source = fs::read_to_string(&path).map_err(|e| format!("{stem}.toml: {e}"))?;
        let words: Table = toml::from_str(&source).map_err(|e| format!("{stem}.toml: {e}"))?;
        let table = if is_server_only(&stem) { &mut server } else { &mut interface };
        for (key, entry) in words {
            check(&key, &entry).map_err(|problem| format!("{stem}.toml, [{key}]: {problem}"))?;
            if let Some(other) = home.insert(key.clone(), stem.clone()) {
                return Err(format!("[{key}] stands in {other}.toml and in {stem}.toml"));
            }
            table.insert(key, entry);
        }
    }
    let mut code = String::new();
    write_keys(&mut code, &interface)?;
    write_table(&mut code, "INTERFACE", &interface)?;
    write_table(&mut code, "SERVER", &server)?;
    fs::write(Path::new(&out).join("words.rs"), code).map_err(|e| e.to_string())
}

/// A key is kebab-case; a code it ends with keeps its own spelling (`figure-edt_graduates`, `activity-TIE_TFD`).
fn check(key: &str, words: &Words) -> Result<(), String> {
    let kebab = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        && !key.ends_with('-')
        && !key.contains("--")
        && !key.split('-').next().unwrap_or_default().contains('_');
    if !kebab {
        return Err("the key is not kebab-case".to_owned());
    }
    if words.en.trim().is_empty() || words.bn.trim().is_empty() {
        return Err("a language is empty".to_owned());
    }
    for text in [Some(&words.en), Some(&words.bn), words.en_one.as_ref()].into_iter().flatten() {
        if text.trim() != text || text.contains('\n') {
            return Err("space at an end, or a line break".to_owned());
        }
    }
    let en = placeholders(&words.en)?;
    if en != placeholders(&words.bn)? {
        return Err("the two languages have different placeholders".to_owned());
    }
    if let Some(one) = &words.en_one
        && !placeholders(one)?.is_subset(&en)
    {
        return Err("en_one has a placeholder that en lacks".to_owned());
    }
    Ok(())
}

fn placeholders(text: &str) -> Result<BTreeSet<String>, String> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let inner = rest[open..].strip_prefix('{').ok_or("a } without {")?;
        let close = inner.find('}').ok_or("a { without }")?;
        let name = &inner[..close];
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
            return Err(format!("{{{name}}} is not a placeholder's name"));
        }
        found.insert(name.to_owned());
        rest = &inner[close + 1..];
    }
    Ok(found)
}

fn write_keys(code: &mut String, table: &Table) -> Result<(), String> {
    let mut names = BTreeSet::new();
    code.push_str("/// One constant for every interface word; a misspelt one doesn't compile.\npub mod key {\n    use super::Key;\n");
    for (index, (key, words)) in table.iter().enumerate() {
        let name = key.replace('-', "_").to_uppercase();
        if !names.insert(name.clone()) {
            return Err(format!("[{key}]: {name} would stand for two keys"));
        }
        let english = words.en.replace('[', "\\[").replace('<', "\\<");
        writeln!(code, "    /// {english}\n    pub const {name}: Key = Key({index});").map_err(|e| e.to_string())?;
    }
    code.push_str("}\n");
    Ok(())
}

fn write_table(code: &mut String, name: &str, table: &Table) -> Result<(), String> {
    let codes: Vec<&str> = table.keys().map(String::as_str).collect();
    let english: Vec<&str> = table.values().map(|w| w.en.as_str()).collect();
    let bangla: Vec<&str> = table.values().map(|w| w.bn.as_str()).collect();
    let singular: Vec<(usize, &str)> =
        table.values().enumerate().filter_map(|(index, w)| w.en_one.as_deref().map(|one| (index, one))).collect();
    writeln!(
        code,
        "static {name}: Table = Table {{ codes: {}, english: {}, bangla: {}, singular: &{singular:?} }};",
        pieces(&codes),
        pieces(&english),
        pieces(&bangla),
    )
    .map_err(|e| e.to_string())
}

fn pieces(texts: &[&str]) -> String {
    let lengths: Vec<usize> = texts.iter().map(|t| t.len()).collect();
    format!("Pieces {{ text: {:?}, lengths: &{lengths:?} }}", texts.concat())
}
