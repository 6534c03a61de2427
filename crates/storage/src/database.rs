//! Connections: one writer and several readers on SQLite, one pool on PostgreSQL.

use std::sync::Arc;

use sea_orm::{ConnectOptions, DatabaseConnection, DatabaseTransaction, TransactionTrait};

use crate::dialect;
use crate::error::StorageError;
use crate::measure::Kept;
use crate::patience;
pub use crate::read::Read;
use crate::seal::Keys;

/// A database with the keys that open its sealed fields. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Database {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    keys: Arc<Keys>,
    kept: Arc<Kept>,
}

impl Database {
    /// Connects to `sqlite://path` or `postgres://…`; makes the SQLite file when absent.
    ///
    /// # Errors
    /// Returns what the database says when it can't be opened.
    pub async fn connect(url: &str, keys: Keys) -> Result<Self, StorageError> {
        if url.starts_with("sqlite") {
            let writer = sea_orm::Database::connect(sqlite(url, 1, true)).await?;
            let reader = sea_orm::Database::connect(sqlite(url, 4, false)).await?;
            Ok(Self { writer, reader, keys: Arc::new(keys), kept: Arc::default() })
        } else {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(16)
                .sqlx_logging(false)
                .statement_timeout(patience::LONGEST)
                .test_before_acquire(false);
            let pool = sea_orm::Database::connect(options).await?;
            Ok(Self { writer: pool.clone(), reader: pool, keys: Arc::new(keys), kept: Arc::default() })
        }
    }

    /// The connection for migrations and other work that manages its own transactions.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// A connection for one question outside any snapshot.
    pub(crate) fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Asks whether the database answers.
    ///
    /// # Errors
    /// Returns what it says when it does not.
    pub async fn ping(&self) -> Result<(), StorageError> {
        Ok(self.reader.ping().await?)
    }

    /// The keys that open sealed fields.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Begins a transaction that writes.
    ///
    /// # Errors
    /// Returns what the database says when it can't begin one.
    pub async fn write(&self) -> Result<DatabaseTransaction, StorageError> {
        let options = dialect::write_options(self.writer.get_database_backend());
        Ok(self.writer.begin_with_options(options).await?)
    }

    /// Starts reading: nothing is asked before the first question.
    pub fn read(&self) -> Read {
        Read::new(self.reader.clone(), Arc::clone(&self.keys), Arc::clone(&self.kept))
    }

    /// Closes all connections.
    ///
    /// # Errors
    /// Returns what the database says when they don't close.
    pub async fn close(self) -> Result<(), StorageError> {
        self.reader.close().await?;
        Ok(self.writer.close().await?)
    }
}

fn sqlite(url: &str, connections: u32, writes: bool) -> ConnectOptions {
    let url = if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") };
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .sqlx_logging(false)
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(move |options| {
            let options = options
                .pragma("journal_mode", "WAL")
                .pragma("foreign_keys", "ON")
                .pragma("busy_timeout", "10000")
                .pragma("cache_size", if writes { "-16000" } else { "-8000" })
                .pragma("temp_store", "MEMORY");
            if writes { options.pragma("synchronous", "FULL") } else { options.pragma("query_only", "ON") }
        });
    if !writes {
        options
            .map_sqlx_sqlite_pool_opts(|pool| pool.after_connect(|connection, _| Box::pin(patience::obey(connection))))
            .map_sqlx_sqlite_before_acquire(|connection, _| {
                Box::pin(async move { patience::obey(connection).await.map(|()| true) })
            });
    }
    options
}
