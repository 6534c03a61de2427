//! What commands ask before any work: is somebody else changing the tables, has the database been used.

use std::fs::File;
use std::path::Path;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr};

use crate::database::Database;
use crate::error::StorageError;
use crate::sql::Sql;

/// Any number, the same in every process.
const LOCK: i64 = 7_304_121_983;

/// Keeps other processes from changing the tables; dropping it lets them.
#[derive(Debug)]
pub struct MigrationLock {
    transaction: Option<DatabaseTransaction>,
    _file: Option<File>,
}

impl MigrationLock {
    /// Waits until nobody else changes the tables: PostgreSQL has a lock for it, beside an SQLite file lies one.
    ///
    /// # Errors
    /// Returns what the database or the file system says.
    pub async fn take(db: &Database, sqlite_file: Option<&Path>) -> Result<Self, StorageError> {
        if let Some(path) = sqlite_file {
            let mut name = path.as_os_str().to_owned();
            name.push(".lock");
            let locked = File::create(name).and_then(|file| file.lock().map(|()| file));
            let file = locked.map_err(|error| {
                DbErr::Custom(format!("the lock beside {} can't be taken: {error}", path.display()))
            })?;
            return Ok(Self { transaction: None, _file: Some(file) });
        }
        if db.writer().get_database_backend() != DbBackend::Postgres {
            return Ok(Self { transaction: None, _file: None });
        }
        let transaction = db.write().await?;
        let mut sql = Sql::new(DbBackend::Postgres, "SELECT pg_advisory_xact_lock(");
        sql.bind(LOCK).push(")");
        transaction.execute_raw(sql.finish()).await?;
        Ok(Self { transaction: Some(transaction), _file: None })
    }

    /// Lets others change the tables.
    ///
    /// # Errors
    /// Returns what the database says.
    pub async fn release(self) -> Result<(), StorageError> {
        if let Some(transaction) = self.transaction {
            transaction.commit().await?;
        }
        Ok(())
    }
}

/// Says whether the database has an organisation, and so perhaps something sealed.
///
/// # Errors
/// Returns what the database says.
pub async fn is_used(db: &Database) -> Result<bool, StorageError> {
    let reader = db.reader();
    let sql = Sql::new(reader.get_database_backend(), "SELECT 1 AS one FROM organisation LIMIT 1");
    Ok(reader.query_one_raw(sql.finish()).await?.is_some())
}
