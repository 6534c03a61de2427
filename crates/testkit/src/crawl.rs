//! Walks a whole schema: below every field of the root every field of every type.

mod inputs;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

pub use inputs::{Mutations, Writing};

use crate::Client;

/// How far from the root the walk goes: `indicators / records / nodes / survivor / identity` is five.
const DEEPEST: usize = 6;
/// How many levels one question asks at once: `survivorSearch / matches / survivor / identity`.
const FOLDED: usize = 4;

/// Values for arguments that have no default; by `field.argument`, else by `argument`.
pub type Arguments = BTreeMap<&'static str, Vec<String>>;

/// The ways in which a field is called: one for each value of its arguments.
type Calls = Vec<String>;

/// Where a walk stands: what a question says before and after the fields to ask.
struct Place {
    before: String,
    after: String,
    depth: usize,
}

impl Place {
    fn go(&self, call: &str, concrete: Vec<(String, String)>) -> Vec<(String, Self)> {
        let step = |(type_name, opening): (String, String)| {
            let closing = "} ".repeat(1 + usize::from(!opening.is_empty()));
            let before = format!("{} {call} {{ {opening}", self.before);
            (type_name, Self { before, after: format!("{closing}{}", self.after), depth: self.depth + 1 })
        };
        concrete.into_iter().map(step).collect()
    }
}

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

    /// Writes the questions that ask every field below every field of the root, with the given arguments.
    ///
    /// Below one field of the root each field of each type is asked once, on the shortest way.
    pub fn questions(&self, arguments: &Arguments) -> Vec<String> {
        let (leaves, branches) = self.fields(&self.query, arguments);
        let mut questions: Vec<String> = leaves.iter().flatten().map(|leaf| format!("{{ {leaf} }}")).collect();
        for (calls, target) in branches {
            for (number, call) in calls.iter().enumerate() {
                if number == 0 {
                    self.below(call, self.concrete(&target), arguments, &mut questions);
                } else {
                    // The same resolvers answer whatever the value: once step by step is enough.
                    questions.push(format!("{{ {call} {} }}", self.folded(&target, FOLDED, arguments)));
                }
            }
        }
        questions
    }

    fn below(&self, call: &str, concrete: Vec<(String, String)>, arguments: &Arguments, questions: &mut Vec<String>) {
        let mut asked = BTreeSet::new();
        let mut ahead =
            VecDeque::from([Place { before: String::new(), after: String::new(), depth: 0 }.go(call, concrete)]);
        while let Some(places) = ahead.pop_front() {
            for (type_name, place) in places {
                let (leaves, branches) = self.fields(&type_name, arguments);
                questions.push(format!("{{ {} __typename {} {} }}", place.before, once(&leaves), place.after));
                for (calls, target) in branches.into_iter().filter(|_| place.depth < DEEPEST) {
                    let Some(call) = calls.first() else { continue };
                    if asked.insert((type_name.clone(), call.clone())) {
                        ahead.push_back(place.go(call, self.concrete(&target)));
                    }
                }
            }
        }
    }

    /// Writes a selection of all that a type has, so many levels deep.
    fn folded(&self, target: &str, levels: usize, arguments: &Arguments) -> String {
        let part = |(type_name, opening): (String, String)| {
            let (leaves, branches) = self.fields(&type_name, arguments);
            let deeper = branches.iter().filter(|_| levels > 1).filter_map(|(calls, target)| {
                calls.first().map(|call| format!("{call} {}", self.folded(target, levels - 1, arguments)))
            });
            let deeper: Vec<String> = deeper.collect();
            let closing = if opening.is_empty() { "" } else { "}" };
            format!("{opening} __typename {} {} {closing}", once(&leaves), deeper.join(" "))
        };
        let concrete = self.concrete(target);
        let concrete = if concrete.len() > 1 {
            concrete.into_iter().filter(|(name, _)| name == "Survivor").collect()
        } else {
            concrete
        };
        format!("{{ {} }}", concrete.into_iter().map(part).collect::<Vec<_>>().join(" "))
    }

    /// Writes one question that opens records by their ids, whatever their types.
    pub fn nodes(&self, ids: &[String]) -> String {
        let fragment = |(type_name, opening): (String, String)| {
            let leaves = self.fields(&type_name, &Arguments::new()).0;
            format!("{opening} {} }}", once(&leaves))
        };
        let fragments: Vec<String> = self.concrete("Node").into_iter().map(fragment).collect();
        format!("{{ nodes(ids: [{}]) {{ __typename {} }} }}", ids.join(", "), fragments.join(" "))
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

    /// Gives a type's fields as they are called: those that hold a value, and those that lead on.
    fn fields(&self, type_name: &str, arguments: &Arguments) -> (Vec<Calls>, Vec<(Calls, String)>) {
        let (mut leaves, mut branches) = (Vec::new(), Vec::new());
        for field in self.types[type_name]["fields"].as_array().expect("fields") {
            let calls = calls(field, arguments);
            let target = bare(&field["type"]);
            if matches!(target["kind"].as_str(), Some("SCALAR" | "ENUM")) {
                leaves.push(calls);
            } else {
                branches.push((calls, target["name"].as_str().expect("a name").to_owned()));
            }
        }
        (leaves, branches)
    }
}

/// Writes a selection that asks each field by its first call.
fn once(leaves: &[Calls]) -> String {
    leaves.iter().filter_map(|calls| calls.first()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Writes a field's calls: one for each value of its arguments.
fn calls(field: &Value, arguments: &Arguments) -> Calls {
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
