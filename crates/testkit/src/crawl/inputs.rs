//! Inputs of every mutation, made from the schema: a word of ours wherever somebody may write one.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::bare;
use crate::Client;

const INTROSPECTION: &str = "{ __schema { mutationType { fields { name args { name type { ...T } } type { kind ofType { kind ofType { kind } } } } }
    types { kind name enumValues { name } inputFields { name type { ...T } } } } }
    fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

/// All mutations of a schema, and the types of what they take.
#[derive(Debug)]
pub struct Mutations {
    mutations: Vec<Value>,
    types: BTreeMap<String, Value>,
}

/// What is written into an input.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "it holds a function")]
pub struct Writing<'a> {
    /// Stands wherever text is taken.
    pub text: &'a str,
    /// Stands for a date.
    pub day: &'a str,
    /// Ids by the type of the input and its field.
    pub id: &'a dyn Fn(&str, &str) -> String,
    /// Whether text stands for ids and dates too.
    pub is_wild: bool,
}

impl Mutations {
    /// Asks a server for its mutations.
    pub async fn of(client: &Client) -> Self {
        let schema = client.ask(INTROSPECTION).await["__schema"].clone();
        let types = schema["types"].as_array().expect("types").iter();
        let types = types.map(|type_| (type_["name"].as_str().expect("a name").to_owned(), type_.clone())).collect();
        Self { mutations: schema["mutationType"]["fields"].as_array().expect("mutations").clone(), types }
    }

    /// Gives each mutation that takes an input: its name, what to ask, the input.
    pub fn filled(&self, writing: Writing<'_>) -> Vec<(String, String, Value)> {
        let with_input = self.mutations.iter().filter(|mutation| !mutation["args"][0].is_null());
        let filled = with_input.map(|mutation| {
            let name = mutation["name"].as_str().expect("a name");
            let type_name = bare(&mutation["args"][0]["type"])["name"].as_str().expect("a type");
            let question = format!(
                "mutation($input: {type_name}!) {{ {name}(input: $input) {{ problems {{ code field message }} }} }}"
            );
            (name.to_owned(), question, self.object(type_name, writing))
        });
        filled.collect()
    }

    fn object(&self, type_name: &str, writing: Writing<'_>) -> Value {
        let fields = self.types[type_name]["inputFields"].as_array().expect("fields").iter();
        let fields = fields.map(|field| {
            let name = field["name"].as_str().expect("a name");
            (name.to_owned(), self.value((type_name, name), &field["type"], writing))
        });
        Value::Object(fields.collect::<Map<_, _>>())
    }

    fn value(&self, place: (&str, &str), type_: &Value, writing: Writing<'_>) -> Value {
        match type_["kind"].as_str() {
            Some("NON_NULL") => return self.value(place, &type_["ofType"], writing),
            Some("LIST") => return json!([self.value(place, &type_["ofType"], writing)]),
            _ => {}
        }
        let name = type_["name"].as_str().expect("a name");
        match (type_["kind"].as_str(), name) {
            (Some("INPUT_OBJECT"), _) => self.object(name, writing),
            (Some("ENUM"), _) => self.types[name]["enumValues"][0]["name"].clone(),
            (_, "Int") => json!(1),
            (_, "Boolean") => json!(true),
            (_, "String") => json!(writing.text),
            _ if writing.is_wild => json!(writing.text),
            (_, "ID") => json!((writing.id)(place.0, place.1)),
            (_, "Date") => json!(writing.day),
            (_, "Time") => json!("10:00"),
            (_, other) => panic!("{place:?}: no value is known for a {other}"),
        }
    }
}
