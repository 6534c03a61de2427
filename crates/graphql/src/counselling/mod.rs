//! Counselling sessions and the counsellor's day.

mod input;
mod mutation;
mod object;
mod query;

pub(crate) use mutation::CounsellingMutation;
pub(crate) use query::CounsellingQuery;
