//! Loads of register workbooks: what came of them, and what they brought.

mod contents;
mod facts;
mod load;
mod outcome;
mod save;

pub use contents::{Content, Identity, Parts, contents, identities, parts};
pub use facts::{Facts, KnownRow, KnownSurvivor, RowKey, facts, last_change};
pub use load::{Load, LoadProblem, LoadState, binding, by_id, by_ids, page};
pub use outcome::{Change, Gone, MissingColumn, Outcome, Refused, RowReference, SheetColumn, Warning};
pub use save::{
    LoadKey, NewLoad, RegisterChange, RegisterRow, fail, finish, insert_changes, insert_load, insert_rows, progress,
    release_certificate_numbers, update_rows,
};
