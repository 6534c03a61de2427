//! The questions of this feature, checked against the schema when the program is built.

use crate::api::{
    FollowUpFinding, FollowUpKind, FollowUpStep, ReferralService, ReferralStatus, Relation, SessionKind, SessionReason,
    SessionStatus, Sex, Venue,
};
use graphql_client::GraphQLQuery;

/// Asks what waits today.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/counselling/day.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone",
    extern_enums("ReferralService", "ReferralStatus", "SessionKind", "Venue")
)]
pub struct Day;

/// Asks for one session.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/counselling/session.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone",
    extern_enums("SessionKind", "SessionReason", "SessionStatus", "Venue")
)]
pub struct OneSession;

/// Asks when both have time.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/counselling/slots.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone",
    extern_enums("Venue")
)]
pub struct Slots;

/// Asks for the own survivors.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/counselling/mine.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone"
)]
pub struct Mine;

/// Opens the private note of a follow-up; it is journalled.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/counselling/follow_up_note.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone"
)]
pub struct FollowUpNote;

/// Opens the private note of a session; it is journalled.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/counselling/note.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone"
)]
pub struct Note;

/// Asks for the sessions of a week.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/counselling/week.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone",
    extern_enums("SessionKind", "SessionStatus", "Venue")
)]
pub struct Week;

/// Asks who a form is about.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/counselling/person.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone"
)]
pub struct Person;

/// Asks for a family and the sessions with it.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/counselling/family.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone",
    extern_enums("Relation", "Sex")
)]
pub struct Family;

/// Asks for the follow-ups of a survivor.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/counselling/follow_ups.graphql",
    custom_scalars_module = "crate::api",
    response_derives = "Clone",
    extern_enums("FollowUpFinding", "FollowUpKind", "FollowUpStep")
)]
pub struct FollowUps;
