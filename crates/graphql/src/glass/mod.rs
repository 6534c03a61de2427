//! Files opened by breaking the glass.

mod mutation;
mod object;
mod query;

pub(crate) use mutation::GlassMutation;
pub(crate) use query::GlassQuery;
