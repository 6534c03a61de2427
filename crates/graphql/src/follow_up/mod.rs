//! Follow-ups.

mod mutation;
mod object;
mod query;

pub(crate) use mutation::FollowUpMutation;
pub(crate) use object::FollowUp;
pub(crate) use query::FollowUpQuery;
