//! Figures: their values, their parts, and the records that make them.

mod code;
mod object;
mod query;
mod record;

pub(crate) use query::IndicatorQuery;
