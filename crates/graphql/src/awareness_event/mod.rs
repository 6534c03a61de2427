//! Awareness events as people record them; lists of them are [`record`](crate::record)'s.

mod mutation;
mod reach;

pub(crate) use mutation::AwarenessEventMutation;
pub(crate) use reach::EventReach;
