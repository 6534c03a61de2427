//! The deed *RegisterImport*: a workbook's rows become records, in one transaction.
//!
//! Reading, judging and sealing happen before the transaction, which only inserts many rows at a
//! time. Killed half way, nothing is in. Facts are loaded at once; if somebody changed a record
//! between the facts and the transaction, the whole deed is planned again.

mod compare;
mod error;
mod fields;
mod gone;
mod ids;
mod item;
mod leads;
mod naming;
mod numbers;
mod ordinals;
mod people;
mod plan;
mod prepared;
mod public;
mod refusal;
mod refused;
mod request;
mod run;
mod save;
mod work;
mod writes;

pub use error::LoadError;
pub use refused::{RefusedRow, RefusedRows, RefusedSheet, refused_rows};
pub use request::{Upload, give_up_job, import, request, run_job};
