//! The gate: weighs a question before anything is asked of the schema.
//!
//! async-graphql's own checks walk fragments again for each place that spreads them, which a short
//! document can make exponential. Here each fragment is weighed once, unused ones too.

mod tokens;
mod types;
mod weigh;

use async_graphql::{Pos, Variables};
use async_graphql_parser::types::{DocumentOperations, ExecutableDocument, OperationType};

use types::Types;
use weigh::{Scales, Weight};

/// Words and signs of a document at most.
const TOKENS: usize = 2_000;
/// Brackets within brackets at most: beyond this no document is read at all.
const NESTING: usize = 40;
/// Renamed fields at most, those of fragments counted where they are spread.
const ALIASES: u64 = 50;
/// Fields within fields at most.
const DEPTH: u64 = 12;
/// The same for questions about the schema: the usual ones nest a type's wrappers deeply.
const SCHEMA_DEPTH: u64 = 20;
/// Fields of the answer at most, with every list as long as it may be.
const COST: u64 = 25_000;

/// Why a question is not let in.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// Not readable as a document from here on.
    Unreadable(Pos),
    /// Readable and too much, by its code.
    Coded(&'static str),
}

const TOO_LARGE: Refusal = Refusal::Coded("query-too-large");

/// Reads a document and lets it in if it is small enough.
///
/// # Errors
/// Refuses what is unreadable, carries several operations or deeds, or asks for too much at once.
pub(crate) fn admit(query: &str, variables: &Variables) -> Result<ExecutableDocument, Refusal> {
    let size = tokens::measure(query);
    if size.tokens > TOKENS || size.nesting > NESTING {
        return Err(TOO_LARGE);
    }
    // The reader's own words quote the document: only the place is told.
    let unreadable =
        |error: async_graphql_parser::Error| Refusal::Unreadable(error.positions().next().unwrap_or_default());
    let document = async_graphql_parser::parse_query(query).map_err(unreadable)?;
    let operation = match &document.operations {
        DocumentOperations::Single(operation) => operation,
        DocumentOperations::Multiple(operations) => match operations.values().next() {
            Some(operation) if operations.len() == 1 => operation,
            _ => return Err(Refusal::Coded("one-operation-a-request")),
        },
    };
    let mut scales = Scales::new(Types::of_schema(), &document, &operation.node, variables);
    for name in document.fragments.keys() {
        check(scales.fragment(name.as_str())?)?;
    }
    let is_mutation = operation.node.ty == OperationType::Mutation;
    let weight = scales.operation(if is_mutation { "Mutation" } else { "Query" })?;
    check(weight)?;
    if is_mutation && weight.breadth > 1 {
        return Err(Refusal::Coded("one-operation-a-request"));
    }
    Ok(document)
}

fn check(weight: Weight) -> Result<(), Refusal> {
    let fits = weight.cost <= COST
        && weight.depth <= DEPTH
        && weight.schema_depth <= SCHEMA_DEPTH
        && weight.schema_lists <= 1
        && weight.aliases <= ALIASES;
    if fits { Ok(()) } else { Err(TOO_LARGE) }
}

#[cfg(test)]
mod tests;
