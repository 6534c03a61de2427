//! Loads of register workbooks.

mod object;
mod outcome;
mod query;

pub(crate) use object::RegisterImport;
pub(crate) use query::RegisterImportQuery;
