//! Why a load did not happen.

use ashshash_base::{Argument, Problem};
use ashshash_storage::StorageError;
use thiserror::Error;

use super::super::WorkbookProblem;

/// Says why a workbook did not go in.
#[derive(Debug, Error)]
pub enum LoadError {
    /// It can't be read at all.
    #[error(transparent)]
    Workbook(#[from] WorkbookProblem),
    /// The database failed, or the key file is another one.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The load was asked for and is not there any more.
    #[error("the load is not there any more")]
    Gone,
    /// Somebody kept changing records while the load was planned.
    #[error("records kept changing while the register was checked")]
    Busy,
    /// The reading or planning thread ended.
    #[error("the register could not be checked")]
    Stopped,
}

impl LoadError {
    /// Gives what the person who loads can mend; none for a surprise.
    pub fn problem(&self) -> Option<&dyn Problem> {
        match self {
            Self::Workbook(problem) => Some(problem),
            Self::Busy => Some(self),
            Self::Storage(_) | Self::Gone | Self::Stopped => None,
        }
    }
}

impl Problem for LoadError {
    fn code(&self) -> &'static str {
        match self {
            Self::Workbook(problem) => problem.code(),
            Self::Busy => "server-busy",
            Self::Storage(_) | Self::Gone | Self::Stopped => "internal",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Workbook(problem) => problem.field(),
            _ => None,
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        match self {
            Self::Workbook(problem) => problem.arguments(),
            _ => Vec::new(),
        }
    }
}
