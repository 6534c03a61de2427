//! Weighs selections: each fragment once, however often it is spread.

use std::collections::HashMap;

use async_graphql::{Name, Value as ConstValue, Variables};
use async_graphql_parser::types::{
    ExecutableDocument, Field as AskedField, OperationDefinition, Selection, SelectionSet,
};

use super::types::Types;
use super::{Refusal, TOO_LARGE};

/// The longest list that an argument may ask for.
const LONGEST: u64 = 500;
/// Lists of the schema's own description with a guess at their length.
const SCHEMA_LISTS: [(&str, u64); 7] = [
    ("types", 20),
    ("fields", 4),
    ("args", 2),
    ("inputFields", 4),
    ("enumValues", 3),
    ("possibleTypes", 2),
    ("interfaces", 1),
];
/// Those that lead from a type to other types: one within another would grow without end.
const LEADING_ON: [&str; 4] = ["fields", "inputFields", "possibleTypes", "interfaces"];

/// What a selection weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weight {
    /// Fields of the answer, lists at their longest.
    pub(super) cost: u64,
    /// Fields within fields.
    pub(super) depth: u64,
    /// The same, of the schema's own description.
    pub(super) schema_depth: u64,
    /// Leading lists within leading lists, of the schema's own description.
    pub(super) schema_lists: u64,
    /// Renamed fields.
    pub(super) aliases: u64,
    /// Fields side by side on the first level.
    pub(super) breadth: u64,
}

impl Weight {
    fn add(&mut self, other: Self) {
        self.cost = self.cost.saturating_add(other.cost);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.breadth = self.breadth.saturating_add(other.breadth);
        self.depth = self.depth.max(other.depth);
        self.schema_depth = self.schema_depth.max(other.schema_depth);
        self.schema_lists = self.schema_lists.max(other.schema_lists);
    }
}

/// Where a selection stands: in a type of ours, or in the schema's own description.
#[derive(Clone, Copy, Debug)]
enum Place<'a> {
    Type(&'a str),
    Description,
}

/// Weighs one document.
pub(super) struct Scales<'a> {
    types: &'static Types,
    document: &'a ExecutableDocument,
    operation: &'a OperationDefinition,
    variables: &'a Variables,
    /// None while a fragment is being weighed: to meet it then is a cycle.
    fragments: HashMap<&'a str, Option<Weight>>,
}

impl<'a> Scales<'a> {
    pub(super) fn new(
        types: &'static Types,
        document: &'a ExecutableDocument,
        operation: &'a OperationDefinition,
        variables: &'a Variables,
    ) -> Self {
        Self { types, document, operation, variables, fragments: HashMap::new() }
    }

    /// Weighs the operation, which starts at a root type.
    pub(super) fn operation(&mut self, root: &'static str) -> Result<Weight, Refusal> {
        let operation = self.operation;
        self.set(&operation.selection_set.node, Place::Type(root))
    }

    /// Weighs a fragment, or gives what it weighed before. One that is not there is for the schema to refuse.
    pub(super) fn fragment(&mut self, name: &'a str) -> Result<Weight, Refusal> {
        match self.fragments.get(name) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => return Err(TOO_LARGE),
            None => {}
        }
        let Some(fragment) = self.document.fragments.get(name) else { return Ok(Weight::default()) };
        self.fragments.insert(name, None);
        let on = fragment.node.type_condition.node.on.node.as_str();
        let weight = self.set(&fragment.node.selection_set.node, place_of(on))?;
        self.fragments.insert(name, Some(weight));
        Ok(weight)
    }

    fn set(&mut self, set: &'a SelectionSet, place: Place<'a>) -> Result<Weight, Refusal> {
        let mut weight = Weight::default();
        for item in &set.items {
            match &item.node {
                Selection::Field(field) => weight.add(self.field(&field.node, place)?),
                Selection::InlineFragment(inline) => {
                    let on = inline.node.type_condition.as_ref().map(|condition| condition.node.on.node.as_str());
                    let place = on.map_or(place, place_of);
                    weight.add(self.set(&inline.node.selection_set.node, place)?);
                }
                Selection::FragmentSpread(spread) => {
                    let name = spread.node.fragment_name.node.as_str();
                    weight.add(self.fragment(name)?);
                    weight.cost = weight.cost.saturating_add(1);
                }
            }
        }
        Ok(weight)
    }

    fn field(&mut self, asked: &'a AskedField, place: Place<'a>) -> Result<Weight, Refusal> {
        let name = asked.name.node.as_str();
        let types = self.types;
        let known = match place {
            Place::Type(parent) => types.field(parent, name),
            Place::Description => None,
        };
        let is_description = matches!(place, Place::Description) || matches!(name, "__schema" | "__type");
        let (inside, times) = if is_description {
            let length = SCHEMA_LISTS.iter().find(|(list, _)| *list == name).map_or(1, |(_, length)| *length);
            (Place::Description, length)
        } else {
            let inside = Place::Type(known.map_or("", |field| field.leads_to.as_str()));
            (inside, known.map_or(1, |field| self.times(asked, field)))
        };
        let children = self.set(&asked.selection_set.node, inside)?;
        let leads_on = u64::from(is_description && LEADING_ON.contains(&name));
        Ok(Weight {
            cost: children.cost.saturating_mul(times).saturating_add(1),
            depth: if is_description { 0 } else { children.depth + 1 },
            schema_depth: if is_description { children.schema_depth + 1 } else { children.schema_depth },
            schema_lists: children.schema_lists + leads_on,
            aliases: children.aliases.saturating_add(u64::from(asked.alias.is_some())),
            breadth: 1,
        })
    }

    /// How many times a field's children come.
    fn times(&self, asked: &AskedField, field: &super::types::Field) -> u64 {
        if field.has_first {
            return match self.argument(asked, "first") {
                None | Some(ConstValue::Null) => field.length,
                Some(ConstValue::Number(number)) => number.as_u64().unwrap_or(LONGEST).clamp(1, LONGEST),
                Some(_) => LONGEST,
            };
        }
        match field.named_by.and_then(|name| self.argument(asked, name)) {
            Some(ConstValue::List(items)) => (items.len() as u64).clamp(1, LONGEST),
            _ => field.length,
        }
    }

    /// An argument's value, with the request's variables and their defaults filled in.
    fn argument(&self, asked: &AskedField, name: &str) -> Option<ConstValue> {
        let value = asked.get_argument(name)?;
        value.node.clone().into_const_with(|name| Ok::<_, ()>(self.variable(&name))).ok()
    }

    fn variable(&self, name: &Name) -> ConstValue {
        if let Some(value) = self.variables.get(name) {
            return value.clone();
        }
        let definitions = &self.operation.variable_definitions;
        let definition = definitions.iter().find(|definition| definition.node.name.node == *name);
        definition
            .and_then(|definition| definition.node.default_value.as_ref())
            .map_or(ConstValue::Null, |value| value.node.clone())
    }
}

fn place_of(type_name: &str) -> Place<'_> {
    if type_name.starts_with("__") { Place::Description } else { Place::Type(type_name) }
}
