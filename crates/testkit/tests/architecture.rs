//! The crate table of the design is law: an edge that is not listed fails here.
#![expect(clippy::unwrap_used, reason = "a test says what it knows")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

const DOMAINS: [&str; 4] = ["survivors", "services", "training", "awareness"];
/// Crates that compile to wasm32 and do no input or output.
const PURE: [&str; 8] = ["base", "survivors", "services", "training", "awareness", "indicators", "access", "i18n"];
/// What a pure crate must not reach, however far down.
const IMPURE: [&str; 9] =
    ["tokio", "sea-orm", "sqlx-core", "axum", "hyper", "async-graphql", "reqwest", "getrandom", "rand"];

/// Says which of our crates a crate may depend on.
fn may_depend_on(name: &str) -> BTreeSet<&'static str> {
    let domains_and = |others: &[&'static str]| DOMAINS.iter().chain(others).copied().collect();
    match name {
        "base" | "bundler" | "migrations" => BTreeSet::new(),
        "survivors" | "services" | "training" | "awareness" | "i18n" => BTreeSet::from(["base"]),
        "indicators" | "access" => domains_and(&["base"]),
        "storage" => domains_and(&["base", "indicators", "access"]),
        "operations" => domains_and(&["base", "indicators", "access", "storage"]),
        "graphql" => domains_and(&["base", "indicators", "access", "i18n", "storage", "operations"]),
        "documents" => domains_and(&["base", "indicators", "i18n"]),
        "server" => domains_and(&[
            "base",
            "indicators",
            "access",
            "i18n",
            "storage",
            "operations",
            "graphql",
            "documents",
            "migrations",
        ]),
        "testkit" => domains_and(&[
            "base",
            "indicators",
            "access",
            "i18n",
            "storage",
            "operations",
            "graphql",
            "documents",
            "server",
            "migrations",
        ]),
        "frontend" => domains_and(&["base", "indicators", "access", "i18n"]),
        other => panic!("the crate {other} is not in the table: add it to the design first"),
    }
}

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn ours(name: &str) -> Option<&str> {
    name.strip_prefix("ashshash-")
}

/// Gives each package's normal dependencies, resolved.
fn edges(metadata: &Value) -> BTreeMap<&str, Vec<&str>> {
    let normal = |dep: &Value| dep["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null());
    metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| {
            let deps = node["deps"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|dep| normal(dep))
                .map(|dep| dep["pkg"].as_str().unwrap())
                .collect();
            (node["id"].as_str().unwrap(), deps)
        })
        .collect()
}

fn names(metadata: &Value) -> BTreeMap<&str, &str> {
    metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (package["id"].as_str().unwrap(), package["name"].as_str().unwrap()))
        .collect()
}

#[test]
fn crates_depend_only_on_what_the_table_lists() {
    let metadata = metadata();
    let (edges, names) = (edges(&metadata), names(&metadata));
    for (id, deps) in &edges {
        let Some(name) = ours(names[id]) else { continue };
        let allowed = may_depend_on(name);
        for dep in deps.iter().filter_map(|dep| ours(names[dep])) {
            assert!(allowed.contains(dep), "{name} depends on {dep}, which the table does not list");
        }
    }
}

#[test]
fn pure_crates_reach_no_input_or_output() {
    let metadata = metadata();
    let (edges, names) = (edges(&metadata), names(&metadata));
    for (id, name) in names.iter().filter(|(_, name)| ours(name).is_some_and(|name| PURE.contains(&name))) {
        let mut reached = BTreeSet::from([*id]);
        let mut ahead = vec![*id];
        while let Some(next) = ahead.pop() {
            for dep in &edges[next] {
                assert!(
                    !IMPURE.contains(&names[dep]) || is_only_uuid_s(next, &names),
                    "{name} reaches {} through {}",
                    names[dep],
                    names[next]
                );
                if reached.insert(*dep) {
                    ahead.push(*dep);
                }
            }
        }
    }
}

/// Other crates ask `uuid` to make ids; features are one for the whole workspace, so that the pure ones show it too.
fn is_only_uuid_s(package: &str, names: &BTreeMap<&str, &str>) -> bool {
    names[package] == "uuid"
}

#[test]
fn pure_crates_have_no_features() {
    let metadata = metadata();
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        if ours(name).is_some_and(|name| PURE.contains(&name)) {
            assert!(package["features"].as_object().unwrap().is_empty(), "{name} has features");
        }
    }
}

#[test]
fn graphql_knows_no_web_server_and_no_sql() {
    let metadata = metadata();
    let (edges, names) = (edges(&metadata), names(&metadata));
    let (id, _) = names.iter().find(|(_, name)| **name == "ashshash-graphql").unwrap();
    for dep in &edges[id] {
        assert!(!["axum", "sea-orm", "sqlx"].contains(&names[dep]), "graphql depends on {}", names[dep]);
    }
}
