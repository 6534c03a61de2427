//! Who counsels whom.

mod mutation;

pub(crate) use mutation::AssignmentMutation;
