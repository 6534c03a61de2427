//! What can go wrong between a question and the database.

use sea_orm::{DbErr, SqlErr};
use thiserror::Error;

use crate::dialect;
use crate::seal::SealError;

/// Says why the database could not answer or did not change.
#[derive(Debug, Error)]
pub enum StorageError {
    /// The database refused or could not be reached.
    #[error("the database did not answer: {0}")]
    Database(#[from] DbErr),
    /// A sealed field could not be opened: the key file does not belong to this database.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A stored value is none that this version knows.
    #[error("column {column} of table {table} holds an unknown value")]
    Unreadable {
        /// The table that was read.
        table: &'static str,
        /// The column whose value is unknown.
        column: &'static str,
    },
    /// The journal is not what was written.
    #[error("the journal of organisation {organisation} is broken at entry {seq}")]
    JournalBroken {
        /// Code of the organisation.
        organisation: String,
        /// The first entry that does not fit.
        seq: i64,
    },
    /// A cursor that is none, or belongs to another question.
    #[error("the cursor does not belong to this question")]
    CursorInvalid,
    /// The viewer may not ask so: by a filter or an order over what the viewer can't read.
    #[error("this filter or order is not offered")]
    NotOffered,
}

impl StorageError {
    /// Tells whether somebody else wrote the same at the same moment, so that the deed may be tried again:
    /// a unique value was taken, two transactions waited for each other, or the one writer was busy.
    pub fn is_conflict(&self) -> bool {
        let Self::Database(error) = self else { return false };
        matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) || self.is_passing()
    }

    /// Tells whether a new row bears the id of one that is there.
    pub fn is_id_taken(&self) -> bool {
        matches!(self, Self::Database(error) if dialect::is_of_primary_key(&error.to_string()))
    }

    /// Tells whether the database was only in each other's way, whatever was to be written.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Database(error) if dialect::is_passing(&error.to_string()))
    }
}
