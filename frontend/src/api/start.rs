//! The first question: who is signed in, and what is this installation.

use super::{Language, Role};
use graphql_client::GraphQLQuery;

/// Asks who is signed in and what this installation is.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/api/start.graphql",
    custom_scalars_module = "crate::api",
    extern_enums("Role", "Language")
)]
pub struct Start;
