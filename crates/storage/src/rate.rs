//! Budgets of tries, as rows: every server process sees the same ones.

use ashshash_base::Timestamp;
use sea_orm::ConnectionTrait;

use crate::dialect;
use crate::error::StorageError;
use crate::sql::Sql;

/// What a budget's row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// Millionths of a try left.
    pub tokens_micro: i64,
    /// When that was counted.
    pub updated_at: Timestamp,
}

/// Locks a budget for the rest of the transaction and gives its level; makes it when absent.
///
/// # Errors
/// Returns what the database says.
pub async fn lock(db: &impl ConnectionTrait, key: &str, if_absent: Level) -> Result<Level, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(backend, "INSERT INTO rate (key, tokens_micro, updated_at) VALUES (");
    sql.bind(key).push(", ").bind(if_absent.tokens_micro).push(", ").bind(if_absent.updated_at.0);
    sql.push(") ON CONFLICT (key) DO NOTHING");
    db.execute_raw(sql.finish()).await?;
    let mut sql = Sql::new(backend, "SELECT tokens_micro, updated_at FROM rate WHERE key = ");
    sql.bind(key).push(dialect::for_update(backend));
    let row = db.query_one_raw(sql.finish()).await?;
    row.map_or(Ok(if_absent), |row| {
        Ok(Level {
            tokens_micro: row.try_get("", "tokens_micro")?,
            updated_at: Timestamp(row.try_get("", "updated_at")?),
        })
    })
}

/// Writes a budget's level.
///
/// # Errors
/// Returns what the database says.
pub async fn set(db: &impl ConnectionTrait, key: &str, level: Level) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "INSERT INTO rate (key, tokens_micro, updated_at) VALUES (");
    sql.bind(key).push(", ").bind(level.tokens_micro).push(", ").bind(level.updated_at.0);
    sql.push(
        ") ON CONFLICT (key) DO UPDATE SET tokens_micro = excluded.tokens_micro, updated_at = excluded.updated_at",
    );
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Says since when a key is kept; nothing when it is not.
///
/// # Errors
/// Returns what the database says.
pub async fn updated_at(db: &impl ConnectionTrait, key: &str) -> Result<Option<Timestamp>, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT updated_at FROM rate WHERE key = ");
    sql.bind(key);
    let row = db.query_one_raw(sql.finish()).await?;
    row.map(|row| Ok(Timestamp(row.try_get("", "updated_at")?))).transpose()
}

/// Clears away what was last written before an instant and has long filled again.
///
/// # Errors
/// Returns what the database says.
pub async fn delete_written_before(
    db: &impl ConnectionTrait,
    key_start: &str,
    instant: Timestamp,
) -> Result<u64, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "DELETE FROM rate WHERE updated_at < ");
    sql.bind(instant.0).push(" AND key LIKE ").bind(format!("{key_start}%"));
    Ok(db.execute_raw(sql.finish()).await?.rows_affected())
}
