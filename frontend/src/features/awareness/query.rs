//! The questions of this feature, checked against the schema when the program is built.

use crate::api::ReachChannel;
use graphql_client::GraphQLQuery;

/// Asks for one event, to correct it.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/awareness/event.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone",
    extern_enums("ReachChannel")
)]
pub struct OneEvent;

/// Asks for the events that may be written.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/awareness/events.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone"
)]
pub struct Events;
