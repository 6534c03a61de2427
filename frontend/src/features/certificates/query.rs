//! The questions of this feature, checked against the schema when the program is built.

use crate::api::Code;
use graphql_client::GraphQLQuery;

pub type CertificateState = Code;
pub type PaperKind = Code;

/// Asks for certificates that stand in one way.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/certificates/approvals.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone",
    extern_enums("CertificateState")
)]
pub struct Approvals;

/// Asks for the certificates of a survivor.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/certificates/one.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone",
    extern_enums("CertificateState")
)]
pub struct Certificates;

/// Asks what a survivor's certificate would rest on.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/certificates/evidence.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone"
)]
pub struct Evidence;

/// Asks for the papers in a file.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/certificates/documents.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone",
    extern_enums("PaperKind")
)]
pub struct Documents;
