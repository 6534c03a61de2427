//! Holds every deed, in whatever feature it is declared, against `schema.graphql`.

use super::Deed;

const SCHEMA: &str = include_str!("../../../crates/graphql/schema.graphql");

/// The mutation is there, takes this input, and knows each field.
pub fn deed<D: Deed>(fields: &[(&str, &str)]) {
    let mutations = block("type Mutation {").expect("the schema has mutations");
    let head = format!("\n  {}", D::MUTATION);
    let found = mutations.match_indices(&head).find_map(|(at, _)| {
        let rest = &mutations[at + head.len()..];
        rest.starts_with(['(', ':']).then_some(rest)
    });
    let found = found.unwrap_or_else(|| panic!("{} is not in the schema", D::MUTATION));
    let Some(name) = D::INPUT else {
        assert!(found.starts_with(':'), "{} takes an input", D::MUTATION);
        return;
    };
    let arguments = found.split(')').next().unwrap_or_default();
    assert!(arguments.contains(&format!("input: {name}!")), "{} takes no {name}", D::MUTATION);
    input(name, fields);
}

/// The input type is there, knows each field, needs none that is missing, and none that may be empty.
pub fn input(name: &str, fields: &[(&str, &str)]) {
    let body = block(&format!("input {name} {{")).unwrap_or_else(|| panic!("{name} is not in the schema"));
    let known: Vec<(&str, &str)> = body
        .lines()
        .filter(|line| !line.trim_start().starts_with('"'))
        .filter_map(|line| line.trim().split_once(": "))
        .collect();
    for (field, kind) in fields {
        let spelt = camel_case(field);
        let (_, wanted) =
            known.iter().find(|(known, _)| *known == spelt).unwrap_or_else(|| panic!("{name} has no {spelt}"));
        let may_be_empty = kind.replace(' ', "").starts_with("Option<");
        assert!(!(may_be_empty && wanted.ends_with('!')), "{name}.{spelt} must be there: it is {wanted}");
        let is_list = kind.replace(' ', "").trim_start_matches("Option<").starts_with("Vec<");
        assert_eq!(is_list, wanted.starts_with('['), "{name}.{spelt} is {wanted}");
    }
    for (needed, kind) in known.iter().filter(|(_, kind)| kind.ends_with('!')) {
        assert!(
            fields.iter().any(|(field, _)| camel_case(field) == *needed),
            "{name}.{needed} is missing: it is {kind}"
        );
    }
}

fn block(head: &str) -> Option<&'static str> {
    SCHEMA.split(head).nth(1).and_then(|rest| rest.split("\n}").next())
}

/// The schema's spelling of a field that Rust names in snake_case.
fn camel_case(name: &str) -> String {
    let mut spelt = String::with_capacity(name.len());
    let mut upper = false;
    for c in name.chars() {
        match c {
            '_' => upper = true,
            c if upper => {
                spelt.extend(c.to_uppercase());
                upper = false;
            }
            c => spelt.push(c),
        }
    }
    spelt
}
