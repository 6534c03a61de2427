//! Loads of register workbooks: what came of them, and what they brought.

mod load;
mod outcome;

pub use load::{Load, LoadState, by_id, recent};
pub use outcome::{Change, Gone, MissingColumn, Outcome, Refused, RowReference, SheetColumn, Warning};
