//! Taking wrong records back.

mod mutation;

pub(crate) use mutation::{VoidReason, VoidingMutation};
