//! The GraphQL schema, shaped by hand: a field exists only when someone wrote and described it.
//! No SQL, no rule: questions go to storage, deeds to operations.
//!
//! [`execute`] is the one way in: the gate weighs the question, all its reads see one snapshot,
//! and what it looked at is journalled before the answer leaves.

mod account;
mod asked;
mod assignment;
mod awareness_event;
mod calendar;
mod case_plan;
mod caseload;
mod certificate;
mod connection;
mod consent;
mod counselling;
mod deed;
mod document;
mod duplicate;
mod enrolment;
mod execute;
mod family;
mod follow_up;
mod gate;
mod glass;
mod indicator;
mod journal;
mod lead;
mod leaving;
mod loaders;
mod merging;
mod needs;
mod node;
mod place;
mod problem;
mod record;
mod register_import;
mod safety_plan;
mod scalar;
mod schema;
mod survivor;
mod voiding;

pub use execute::{RequestId, Statements, execute};
pub use schema::{Mutation, Query, Schema, schema, sdl};
