//! Case plans with their goals and services.

mod code;
mod mutation;
mod object;

pub(crate) use mutation::CasePlanMutation;
pub(crate) use object::CasePlan;
