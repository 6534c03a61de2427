//! Two files of one person made one.

mod mutation;

pub(crate) use mutation::MergingMutation;
