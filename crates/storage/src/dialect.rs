//! All differences between SQLite and PostgreSQL, and nothing else.

use sea_orm::{AccessMode, DbBackend, IsolationLevel, SqliteTransactionMode, TransactionOptions};

/// Gives the text that stands for the value of this number, which may stand there several times.
pub(crate) fn placeholder(backend: DbBackend, number: usize) -> String {
    match backend {
        DbBackend::Postgres => format!("${number}"),
        _ => format!("?{number}"),
    }
}

/// Gives the text that stands for the next value.
///
/// SQLite looks a numbered one up among all others each time: with thousands of values in a
/// statement that takes minutes, while one without a number is simply the next.
pub(crate) fn next_placeholder(backend: DbBackend, number: usize) -> String {
    match backend {
        DbBackend::Postgres => format!("${number}"),
        _ => "?".to_owned(),
    }
}

/// Gives the SQL that turns a date column into `2021-03`.
pub(crate) fn month(backend: DbBackend, column: &str) -> String {
    match backend {
        DbBackend::Postgres => format!("to_char({column}, 'YYYY-MM')"),
        _ => format!("substr({column}, 1, 7)"),
    }
}

/// Gives the SQL that turns a date column into `2021-Q1`.
pub(crate) fn quarter(backend: DbBackend, column: &str) -> String {
    match backend {
        DbBackend::Postgres => format!("to_char({column}, 'YYYY-\"Q\"Q')"),
        _ => format!("substr({column}, 1, 4) || '-Q' || ((CAST(substr({column}, 6, 2) AS integer) + 2) / 3)"),
    }
}

/// Gives a date of ours as a literal.
pub(crate) fn date_literal(backend: DbBackend, iso: &str) -> String {
    if backend == DbBackend::Postgres { format!("DATE '{iso}'") } else { format!("'{iso}'") }
}

/// Gives the words that lock the rows of a SELECT; SQLite's write transaction has locked already.
pub(crate) fn for_update(backend: DbBackend) -> &'static str {
    if backend == DbBackend::Postgres { " FOR UPDATE" } else { "" }
}

/// Gives the words that lock one free row and pass by those that others hold.
pub(crate) fn for_update_skipping_locked(backend: DbBackend) -> &'static str {
    if backend == DbBackend::Postgres { " FOR UPDATE SKIP LOCKED" } else { "" }
}

/// Options of a transaction that writes.
///
/// SQLite starts it immediately: one that reads first and then writes fails at once when somebody
/// else wrote in between.
pub(crate) fn write_options(backend: DbBackend) -> TransactionOptions {
    TransactionOptions {
        isolation_level: None,
        access_mode: None,
        sqlite_transaction_mode: (backend == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate),
    }
}

/// Options of a transaction that sees one snapshot and writes nothing.
pub(crate) fn read_options(backend: DbBackend) -> TransactionOptions {
    if backend == DbBackend::Postgres {
        TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            sqlite_transaction_mode: None,
        }
    } else {
        TransactionOptions::default()
    }
}

/// Tells whether a database's own words speak of a primary key that is there already: by SQLite's code, by
/// PostgreSQL's name of the constraint.
pub(crate) fn is_of_primary_key(words: &str) -> bool {
    words.contains("(code: 1555)") || words.contains("_pkey\"")
}

/// Tells whether a database's own words speak of others who write at the same moment.
pub(crate) fn is_passing(words: &str) -> bool {
    ["deadlock detected", "could not serialize access", "database is locked"].iter().any(|said| words.contains(said))
}
