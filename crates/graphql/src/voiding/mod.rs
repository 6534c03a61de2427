//! Taking wrong records back.

mod mutation;
mod query;

pub(crate) use mutation::{VoidReason, VoidingMutation};
pub(crate) use query::VoidingQuery;
