//! The questions of this feature, checked against the schema when the program is built.

use crate::api::{Code, Sex, SurvivorStatus};
use graphql_client::GraphQLQuery;

pub type ConsentWay = Code;
pub type ConsentPurpose = Code;
type GuardianKind = Code;

/// Asks for the consents of a survivor.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/consents/consents.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone",
    extern_enums("ConsentWay", "GuardianKind")
)]
pub struct Consents;

/// Asks of whom nothing is recorded.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/consents/papers.graphql",
    custom_scalars_module = "crate::api",
    extern_enums("Sex", "SurvivorStatus", "ConsentPurpose")
)]
pub struct Papers;

/// Asks who a survivor is.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/consents/identity.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone"
)]
pub struct Identity;
