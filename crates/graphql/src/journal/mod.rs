//! The journal, as far as it may be read: who did what and when, never what the values were.

mod object;
mod query;

pub(crate) use object::{JournalConnection, JournalEntry};
pub(crate) use query::JournalQuery;
