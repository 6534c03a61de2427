//! The questions of this feature, checked against the schema when the program is built.

use crate::api::ImportState;
use graphql_client::GraphQLQuery;

/// Asks for earlier loads.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/imports/earlier.graphql",
    custom_scalars_module = "crate::api",
    extern_enums("ImportState")
)]
pub struct Earlier;

/// Asks how far a load has come.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/imports/progress.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api",
    extern_enums("ImportState")
)]
pub struct Progress;

/// Asks what came of a load.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/imports/loaded.graphql",
    custom_scalars_module = "crate::api",
    extern_enums("ImportState")
)]
pub struct Loaded;
