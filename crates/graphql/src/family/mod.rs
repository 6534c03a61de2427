//! Families of survivors.

mod mutation;
mod object;

pub(crate) use mutation::FamilyMutation;
pub(crate) use object::FamilyMember;
