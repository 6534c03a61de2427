//! The questions of this feature, checked against the schema when the program is built.

use crate::api::{Code, SurvivorStatus};
use graphql_client::GraphQLQuery;

type GoalState = Code;
type Literacy = Code;
type NeedLevel = Code;
type PlanArea = Code;
type PlannedService = Code;
type Risk = Code;
type RiskAnswer = Code;
type RiskQuestion = Code;
type ServiceBy = Code;
type SafetyOutcome = Code;
type ServiceState = Code;
type Trade = Code;

/// Asks for the office's scales and whom they are asked of.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/plans/assess.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api",
    extern_enums("SurvivorStatus")
)]
pub struct Assess;

/// Asks for needs and plan; reading the goals' words is journalled.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/plans/plan.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api",
    extern_enums(
        "GoalState",
        "NeedLevel",
        "PlanArea",
        "PlannedService",
        "Risk",
        "RiskAnswer",
        "RiskQuestion",
        "ServiceBy",
        "ServiceState",
        "SurvivorStatus"
    )
)]
pub struct Plan;

/// Asks for the safety plans; reading their words is journalled.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/plans/safety.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api",
    extern_enums("SafetyOutcome")
)]
pub struct Safety;

/// Asks how the support stands.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/plans/leave.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api",
    extern_enums("SurvivorStatus")
)]
pub struct Leave;

/// Asks for the note that was written at the end of an episode; it is journalled.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/plans/end_note.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api"
)]
pub struct EndNote;

/// Asks what somebody wants to learn and can manage.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/plans/training.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api",
    extern_enums("Literacy", "Trade")
)]
pub struct TrainingNeeds;

/// Asks who counsels.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/plans/offices.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api"
)]
pub struct Offices;

/// Asks whom somebody counsels.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/plans/caseload.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api"
)]
pub struct Caseload;

/// Asks what waits for the coordinator.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/plans/today.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api"
)]
pub struct Today;

/// Asks why a file was opened; the look is journalled.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/plans/reason.graphql",
    response_derives = "Clone",
    custom_scalars_module = "crate::api"
)]
pub struct Reason;
