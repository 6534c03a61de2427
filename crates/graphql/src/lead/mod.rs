//! Leads.

mod object;
mod query;

pub(crate) use object::Lead;
pub(crate) use query::LeadQuery;
