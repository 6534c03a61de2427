use async_graphql_parser::parse_schema;
use async_graphql_parser::types::{TypeKind, TypeSystemDefinition};

use super::sdl;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.graphql");

/// The file is the contract that the front end is checked against: `UPDATE_SCHEMA=1` rewrites it.
#[test]
fn the_checked_in_schema_is_the_present_one() {
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(FILE, sdl()).unwrap();
    }
    let checked_in = std::fs::read_to_string(FILE).unwrap();
    assert!(checked_in == sdl(), "schema.graphql is out of date: run `just schema` and look at the difference");
}

#[test]
fn every_type_field_argument_and_value_is_described() {
    let mut bare = Vec::new();
    for definition in parse_schema(sdl()).unwrap().definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let definition = definition.node;
        let name = definition.name.node.to_string();
        let mut check = |described: bool, what: String| {
            if !described {
                bare.push(what);
            }
        };
        check(definition.description.is_some(), name.clone());
        match definition.kind {
            TypeKind::Object(object) => {
                for field in object.fields {
                    let field = field.node;
                    check(field.description.is_some(), format!("{name}.{}", field.name.node));
                    for argument in field.arguments {
                        let what = format!("{name}.{}({})", field.name.node, argument.node.name.node);
                        check(argument.node.description.is_some(), what);
                    }
                }
            }
            TypeKind::Interface(interface) => {
                for field in interface.fields {
                    check(field.node.description.is_some(), format!("{name}.{}", field.node.name.node));
                }
            }
            TypeKind::InputObject(input) => {
                for field in input.fields {
                    check(field.node.description.is_some(), format!("{name}.{}", field.node.name.node));
                }
            }
            TypeKind::Enum(values) => {
                for value in values.values {
                    check(value.node.description.is_some(), format!("{name}.{}", value.node.value.node));
                }
            }
            TypeKind::Scalar | TypeKind::Union(_) => {}
        }
    }
    assert!(bare.is_empty(), "without description: {bare:?}");
}
