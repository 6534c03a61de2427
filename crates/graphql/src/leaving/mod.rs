//! Ends of episodes and new beginnings.

mod code;
mod mutation;

pub(crate) use mutation::LeavingMutation;
