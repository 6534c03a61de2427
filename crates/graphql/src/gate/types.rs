//! What the gate knows of the schema: which fields are lists, and how long they may be.

use std::collections::HashMap;
use std::sync::LazyLock;

use async_graphql::Value as ConstValue;
use async_graphql_parser::parse_schema;
use async_graphql_parser::types::{BaseType, FieldDefinition, Type, TypeKind, TypeSystemDefinition};

use crate::schema::sdl;

/// Length of a list that no argument limits.
const USUAL_LENGTH: u64 = 10;

static TYPES: LazyLock<Types> = LazyLock::new(|| Types::read(&sdl()));

/// The fields of all types of the schema.
#[derive(Debug, Default)]
pub(super) struct Types(HashMap<String, HashMap<String, Field>>);

/// What the gate knows of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// The type that it leads to, without wrappers.
    pub(super) leads_to: String,
    /// How many times its children come, where nothing else is said.
    pub(super) length: u64,
    /// Whether an argument `first` says how many times its children come.
    pub(super) has_first: bool,
    /// An argument whose list is as long as the answer.
    pub(super) named_by: Option<&'static str>,
}

impl Types {
    pub(super) fn of_schema() -> &'static Self {
        &TYPES
    }

    pub(super) fn field(&self, parent: &str, name: &str) -> Option<&Field> {
        self.0.get(parent)?.get(name)
    }

    fn read(sdl: &str) -> Self {
        let mut types = Self::default();
        // Our own text: a test reads it too.
        let definitions = parse_schema(sdl).map(|document| document.definitions).unwrap_or_default();
        for definition in definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            let fields = match definition.node.kind {
                TypeKind::Object(object) => object.fields,
                TypeKind::Interface(interface) => interface.fields,
                _ => continue,
            };
            // A page's rows are counted where the page is asked for.
            let is_page = name.ends_with("Connection");
            let fields = fields.into_iter().map(|f| (f.node.name.node.to_string(), field(&f.node, is_page)));
            types.0.insert(name, fields.collect());
        }
        types
    }
}

fn field(definition: &FieldDefinition, of_page: bool) -> Field {
    let argument = |name: &str| definition.arguments.iter().find(|a| a.node.name.node == name);
    let first = argument("first");
    let default = first.and_then(|a| a.node.default_value.as_ref()).and_then(|value| match &value.node {
        ConstValue::Number(number) => number.as_u64(),
        _ => None,
    });
    let is_list = is_list(&definition.ty.node) && !of_page;
    let named_by = ["ids", "codes"].into_iter().find(|name| argument(name).is_some());
    let all = match definition.name.node.as_str() {
        "indicators" => ashshash_indicators::measures().len() as u64,
        _ => USUAL_LENGTH,
    };
    Field {
        leads_to: base(&definition.ty.node),
        length: default.unwrap_or(if is_list { all } else { 1 }),
        has_first: first.is_some(),
        named_by,
    }
}

fn is_list(ty: &Type) -> bool {
    matches!(ty.base, BaseType::List(_))
}

fn base(ty: &Type) -> String {
    match &ty.base {
        BaseType::Named(name) => name.to_string(),
        BaseType::List(inner) => base(inner),
    }
}
