//! Signing in and out, and one's own account.

mod mutation;
mod object;
mod query;

pub(crate) use mutation::AccountMutation;
pub(crate) use object::Organisation;
pub(crate) use query::AccountQuery;
