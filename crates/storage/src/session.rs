//! Sessions: known by the SHA-256 of an id that only the browser has.

use ashshash_base::{Timestamp, UserId};
use sea_orm::ConnectionTrait;

use crate::database::Database;
use crate::error::StorageError;
use crate::sql::Sql;
use crate::user::{self, User};

/// A session and whose it is.
#[derive(Clone, Debug)]
pub struct Session {
    /// Hexadecimal SHA-256 of its id.
    pub id_hash: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_seen_at: Timestamp,
    /// After so many unused minutes it ends.
    pub idle_minutes: i64,
    /// Browser and system, so that its owner knows it again.
    pub device: String,
    /// Whose it is.
    pub user: User,
}

/// A session to be opened.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Hexadecimal SHA-256 of its id.
    pub id_hash: String,
    /// Whose it is.
    pub user: UserId,
    /// When it begins.
    pub created_at: Timestamp,
    /// After so many unused minutes it ends.
    pub idle_minutes: i64,
    /// Browser and system.
    pub device: String,
}

/// Finds a session, ended by time or not: its limits are a rule, not a query.
///
/// It is asked outside the request's snapshot: that of a deed's answer begins after the deed.
///
/// # Errors
/// Returns what the database says.
pub async fn find(db: &Database, id_hash: &str) -> Result<Option<Session>, StorageError> {
    let reader = db.reader();
    let mut sql = Sql::new(
        reader.get_database_backend(),
        &format!(
            "SELECT s.created_at, s.last_seen_at, s.idle_minutes, s.device, {} FROM app_session s JOIN app_user u ON u.id = s.user_id WHERE s.id_hash = ",
            user::COLUMNS
        ),
    );
    sql.bind(id_hash);
    let Some(row) = reader.query_one_raw(sql.finish()).await? else { return Ok(None) };
    Ok(Some(Session {
        id_hash: id_hash.to_owned(),
        created_at: Timestamp(row.try_get("", "created_at")?),
        last_seen_at: Timestamp(row.try_get("", "last_seen_at")?),
        idle_minutes: row.try_get("", "idle_minutes")?,
        device: row.try_get("", "device")?,
        user: user::read(&row)?,
    }))
}

/// Opens a session.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(db: &impl ConnectionTrait, session: NewSession) -> Result<(), StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "INSERT INTO app_session (id_hash, user_id, created_at, last_seen_at, idle_minutes, device) VALUES (",
    );
    sql.bind(session.id_hash).push(", ").bind(session.user.as_uuid()).push(", ");
    sql.bind(session.created_at.0).push(", ").bind(session.created_at.0).push(", ");
    sql.bind(session.idle_minutes).push(", ").bind(session.device).push(")");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Notes that a session was used, if the note is older than a given instant.
///
/// # Errors
/// Returns what the database says.
pub async fn touch(
    db: &impl ConnectionTrait,
    id_hash: &str,
    now: Timestamp,
    older_than: Timestamp,
) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE app_session SET last_seen_at = ");
    sql.bind(now.0).push(" WHERE id_hash = ").bind(id_hash).push(" AND last_seen_at < ").bind(older_than.0);
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Ends a session; says whether there was one.
///
/// # Errors
/// Returns what the database says.
pub async fn delete(db: &impl ConnectionTrait, id_hash: &str) -> Result<bool, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "DELETE FROM app_session WHERE id_hash = ");
    sql.bind(id_hash);
    Ok(db.execute_raw(sql.finish()).await?.rows_affected() > 0)
}

/// Ends all sessions of a person; says how many there were.
///
/// # Errors
/// Returns what the database says.
pub async fn delete_all_of(db: &impl ConnectionTrait, user: UserId) -> Result<u64, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "DELETE FROM app_session WHERE user_id = ");
    sql.bind(user.as_uuid());
    Ok(db.execute_raw(sql.finish()).await?.rows_affected())
}

/// Clears away sessions that began before an instant.
///
/// # Errors
/// Returns what the database says.
pub async fn delete_begun_before(db: &impl ConnectionTrait, instant: Timestamp) -> Result<u64, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "DELETE FROM app_session WHERE created_at < ");
    sql.bind(instant.0);
    Ok(db.execute_raw(sql.finish()).await?.rows_affected())
}
