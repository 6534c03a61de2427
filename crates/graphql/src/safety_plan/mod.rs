//! Safety plans.

mod mutation;
mod object;

pub(crate) use mutation::SafetyPlanMutation;
pub(crate) use object::SafetyPlan;
