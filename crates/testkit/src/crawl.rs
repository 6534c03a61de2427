//! Walks a whole schema: every way from the root to every field, each asked once.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::Client;

/// How far from the root the walk goes: `indicators / records / nodes / survivor / identity` is five.
const DEEPEST: usize = 6;

/// Values for arguments that have no default; by `field.argument`, else by `argument`.
pub type Arguments = BTreeMap<&'static str, Vec<String>>;

/// A schema as introspection tells it.
#[derive(Debug)]
pub struct Schema {
    types: BTreeMap<String, Value>,
    query: String,
}

const INTROSPECTION: &str = "{ __schema { queryType { name } types { kind name possibleTypes { name } fields { name args { name defaultValue type { kind } } type { ...T } } } } }
    fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

/// A leaf or an object of a type, without what wraps it.
fn bare(type_: &Value) -> &Value {
    if type_["ofType"].is_null() { type_ } else { bare(&type_["ofType"]) }
}

impl Schema {
    /// Asks a server for its schema.
    pub async fn of(client: &Client) -> Self {
        let schema = client.ask(INTROSPECTION).await["__schema"].clone();
        let types = schema["types"].as_array().expect("types").iter();
        let types = types.map(|type_| (type_["name"].as_str().expect("a name").to_owned(), type_.clone())).collect();
        Self { types, query: schema["queryType"]["name"].as_str().expect("a query type").to_owned() }
    }

    /// Writes every question that the schema can be asked, with the given arguments.
    pub fn questions(&self, arguments: &Arguments) -> Vec<String> {
        let mut questions = Vec::new();
        let root = self.query.clone();
        self.walk(&root, "", "", &mut vec![root.clone()], arguments, &mut questions);
        questions
    }

    fn walk(
        &self,
        type_name: &str,
        before: &str,
        after: &str,
        seen: &mut Vec<String>,
        arguments: &Arguments,
        questions: &mut Vec<String>,
    ) {
        let (leaves, branches) = self.fields(type_name, arguments);
        if !leaves.is_empty() {
            questions.push(format!("{{ {before} __typename {} {after} }}", leaves.join(" ")));
        }
        if seen.len() > DEEPEST {
            return;
        }
        for (calls, target) in branches {
            if seen.contains(&target) {
                continue;
            }
            // Every value at the root; further down one is enough: it is the same resolver.
            let calls = if seen.len() == 1 { calls.as_slice() } else { calls.get(..1).unwrap_or_default() };
            for call in calls {
                for (target, opening) in self.concrete(&target) {
                    seen.push(target.clone());
                    let before = format!("{before} {call} {{ {opening}");
                    let closing = "} ".repeat(1 + usize::from(!opening.is_empty()));
                    self.walk(&target, &before, &format!("{closing}{after}"), seen, arguments, questions);
                    seen.pop();
                }
            }
        }
    }

    /// Gives the types behind an interface, each with the fragment that opens it.
    fn concrete(&self, name: &str) -> Vec<(String, String)> {
        let type_ = &self.types[name];
        if type_["kind"] != "INTERFACE" && type_["kind"] != "UNION" {
            return vec![(name.to_owned(), String::new())];
        }
        let possible = type_["possibleTypes"].as_array().expect("possible types").iter();
        possible
            .map(|one| one["name"].as_str().expect("a name"))
            .map(|one| (one.to_owned(), format!("... on {one} {{")))
            .collect()
    }

    fn fields(&self, type_name: &str, arguments: &Arguments) -> (Vec<String>, Vec<(Vec<String>, String)>) {
        let (mut leaves, mut branches) = (Vec::new(), Vec::new());
        for field in self.types[type_name]["fields"].as_array().expect("fields") {
            let calls = calls(field, arguments);
            let target = bare(&field["type"]);
            if matches!(target["kind"].as_str(), Some("SCALAR" | "ENUM")) {
                leaves.extend(calls.into_iter().take(1));
            } else {
                branches.push((calls, target["name"].as_str().expect("a name").to_owned()));
            }
        }
        (leaves, branches)
    }
}

/// Writes a field's calls: one for each value of its arguments.
fn calls(field: &Value, arguments: &Arguments) -> Vec<String> {
    let name = field["name"].as_str().expect("a name");
    let mut calls = vec![String::new()];
    for argument in field["args"].as_array().expect("arguments") {
        let argument_name = argument["name"].as_str().expect("a name");
        let known = arguments.get(format!("{name}.{argument_name}").as_str()).or_else(|| arguments.get(argument_name));
        let Some(values) = known else {
            let is_needed = argument["type"]["kind"] == "NON_NULL" && argument["defaultValue"].is_null();
            assert!(!is_needed, "the crawl has no value for {name}.{argument_name}: give it one");
            continue;
        };
        calls = calls
            .iter()
            .flat_map(|call| values.iter().map(move |value| format!("{call} {argument_name}: {value}")))
            .collect();
    }
    let call = |inside: String| if inside.is_empty() { name.to_owned() } else { format!("{name}({inside})") };
    calls.into_iter().map(call).collect()
}
