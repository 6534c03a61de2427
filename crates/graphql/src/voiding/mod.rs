//! Taking wrong records back.

mod mutation;
mod query;
mod voided;

pub(crate) use mutation::{VoidReason, VoidingMutation};
pub(crate) use query::VoidingQuery;
pub(crate) use voided::{VoidedOf, VoidedRecord};
