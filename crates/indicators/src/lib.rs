//! What each figure counts (docs/figures.md).
//!
//! A figure is data: a [`Measure`] says which records it counts, on which date, under which
//! conditions and how. Storage compiles it into the count, the breakdown and the records, so the
//! three can't disagree (R11).

mod figures;
mod measure;

pub use figures::{find, measures};
pub use measure::{Aggregate, Condition, Dimension, Measure, Output, Source, When};
