//! Loads of register workbooks.

mod object;
mod outcome;
mod query;
mod told;

pub(crate) use object::RegisterImport;
pub(crate) use query::RegisterImportQuery;
