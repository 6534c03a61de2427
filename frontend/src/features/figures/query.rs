//! The questions of this feature, checked against the schema when the program is built.

use crate::api::{Dimension, RecordSource, Sex};
use ashshash_base::Period;
use graphql_client::GraphQLQuery;

/// Asks from when to when there are records.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/figures/recorded.graphql",
    custom_scalars_module = "crate::api"
)]
pub struct Recorded;

/// Asks for all figures of a period and of the one before.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/figures/overview.graphql",
    custom_scalars_module = "crate::api"
)]
pub struct Overview;

/// Asks for a figure with a page of its records.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/figures/records.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api",
    extern_enums("Dimension", "RecordSource", "Sex")
)]
pub struct Records;

/// Asks for a figure broken down.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/figures/parts.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api",
    extern_enums("Dimension", "RecordSource", "Sex")
)]
pub struct Parts;

/// Writes a period as the overview's question takes it.
pub fn overview_period(period: Period) -> overview::PeriodInput {
    overview::PeriodInput { from: crate::words::iso(period.from), to: crate::words::iso(period.to) }
}
