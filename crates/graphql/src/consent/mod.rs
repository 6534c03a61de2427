//! Consent, and who a survivor is: what changes it.

mod code;
mod mutation;
mod query;

pub(crate) use code::{ConsentPurpose, ConsentWay};
pub(crate) use mutation::ConsentMutation;
pub(crate) use query::{ConsentQuery, WitnessOf};
