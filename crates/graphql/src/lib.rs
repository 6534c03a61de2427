//! The GraphQL schema, shaped by hand: a field exists only when someone wrote and described it.
//! No SQL, no rule: questions go to storage, deeds to operations.
//!
//! [`execute`] is the one way in: the gate weighs the question, all its reads see one snapshot,
//! and what it looked at is journalled before the answer leaves.

mod account;
mod asked;
mod assignment;
mod connection;
mod deed;
mod execute;
mod gate;
mod indicator;
mod journal;
mod lead;
mod loaders;
mod node;
mod place;
mod problem;
mod record;
mod register_import;
mod scalar;
mod schema;
mod survivor;

pub use execute::{RequestId, Statements, execute};
pub use schema::{Mutation, Query, Schema, schema, sdl};
