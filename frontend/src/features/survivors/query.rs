//! The questions of this feature, checked against the schema when the program is built.

use crate::api::{Code, Sex, SurvivorOrder, SurvivorStatus, TimelineKind};
use graphql_client::GraphQLQuery;

type VoidReason = Code;

/// Asks what the list can be filtered by.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/survivors/options.graphql",
    custom_scalars_module = "crate::api"
)]
pub struct Options;

/// Asks for a page of the list.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/survivors/list.graphql",
    custom_scalars_module = "crate::api",
    extern_enums("Sex", "SurvivorOrder", "SurvivorStatus")
)]
pub struct List;

/// Asks who is called so, as it sounds.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/survivors/search.graphql",
    custom_scalars_module = "crate::api",
    extern_enums("Sex", "SurvivorStatus")
)]
pub struct Search;

/// Asks for one file; the look is journalled.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/survivors/file.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api",
    extern_enums("Sex", "SurvivorStatus", "TimelineKind")
)]
pub struct File;

/// Asks for the phone number; the look is journalled.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/survivors/number.graphql",
    custom_scalars_module = "crate::api"
)]
pub struct Number;

/// Asks who counsels a survivor, and who else could.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/survivors/counsellor.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api"
)]
pub struct Assigned;

/// Asks for the history of a file.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/survivors/history.graphql",
    custom_scalars_module = "crate::api",
    extern_enums("VoidReason")
)]
pub struct History;

/// Asks what taking a record back rests on.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/survivors/voiding.graphql",
    custom_scalars_module = "crate::api"
)]
pub struct VoidEvidence;

/// Asks for two files that may be one person's; both looks are journalled.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/survivors/merging.graphql",
    custom_scalars_module = "crate::api",
    extern_enums("Sex", "SurvivorStatus")
)]
pub struct Merging;

/// Asks what a certificate would rest on.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/survivors/evidence.graphql",
    custom_scalars_module = "crate::api"
)]
pub struct Evidence;
