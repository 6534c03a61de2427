//! Handing caseloads over.

mod mutation;

pub(crate) use mutation::CaseloadMutation;
