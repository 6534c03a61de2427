//! Entries that may be one person.

mod mutation;
mod query;

pub(crate) use mutation::DuplicateMutation;
pub(crate) use query::DuplicateQuery;
