//! The questions of this feature, checked against the schema when the program is built.

use crate::api::{Code, Sex};
use graphql_client::GraphQLQuery;

pub type LeadState = Code;
pub type ContactAnswer = Code;
pub type DocumentSeen = Code;
pub type LeadSource = Code;
pub type UrgentNeed = Code;
pub type TraffickingAct = Code;
pub type TraffickingMeans = Code;
pub type Exploitation = Code;

/// Asks for leads.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/leads/leads.graphql",
    custom_scalars_module = "crate::api",
    extern_enums("Sex", "LeadState", "UrgentNeed")
)]
pub struct Leads;

/// Asks for one lead.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/leads/one.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone",
    extern_enums(
        "Sex",
        "LeadState",
        "ContactAnswer",
        "DocumentSeen",
        "LeadSource",
        "UrgentNeed",
        "TraffickingAct",
        "TraffickingMeans",
        "Exploitation"
    )
)]
pub struct One;

/// Asks for the office's counsellors.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/leads/counsellors.graphql",
    custom_scalars_module = "crate::api"
)]
pub struct Counsellors;

/// Asks who can counsel, and whom a consent can name.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/leads/enrolling.graphql",
    custom_scalars_module = "crate::api"
)]
pub struct Enrolling;

/// Asks who among one's own may be a person.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/leads/likely.graphql",
    custom_scalars_module = "crate::api"
)]
pub struct Likely;

/// Asks for entries that may be one person.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/leads/duplicates.graphql",
    custom_scalars_module = "crate::api",
    extern_enums("Sex")
)]
pub struct Duplicates;
