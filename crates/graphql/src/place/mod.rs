//! Places.

mod object;
mod query;

pub(crate) use object::{Place, union_of, upazila_of};
pub(crate) use query::PlaceQuery;
