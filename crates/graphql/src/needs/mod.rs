//! What survivors need: scales, assessments, training needs.

mod code;
mod mutation;
mod object;
mod query;

pub(crate) use mutation::NeedsMutation;
pub(crate) use object::{NeedsAssessment, TrainingNeeds};
pub(crate) use query::NeedsQuery;
