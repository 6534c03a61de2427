//! Leads: what is known of them, and what is done with them.

mod code;
mod input;
mod loader;
mod mutation;
mod object;
mod query;

pub(crate) use input::{PersonInput, text};
pub(crate) use loader::LeadOf;
pub(crate) use mutation::LeadMutation;
pub(crate) use object::Lead;
pub(crate) use query::LeadQuery;
