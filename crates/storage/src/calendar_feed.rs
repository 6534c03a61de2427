//! Calendar feeds: addresses that other programs may ask, known by the hash of their secret.

use ashshash_base::{CalendarFeedId, OrganisationId, Timestamp, UserId};
use sea_orm::ConnectionTrait;

use crate::database::Database;
use crate::error::StorageError;
use crate::read::Read;
use crate::sql::Sql;
use crate::user::{self, User};

/// A feed that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feed {
    /// The feed.
    pub id: CalendarFeedId,
    /// When it was made.
    pub made_at: Timestamp,
}

/// Opens a feed.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(
    db: &impl ConnectionTrait,
    id: CalendarFeedId,
    (organisation, user): (OrganisationId, UserId),
    secret_hash: &str,
    now: Timestamp,
) -> Result<(), StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "INSERT INTO calendar_feed (id, organisation_id, user_id, secret_hash, created_at) VALUES (",
    );
    sql.bind(id.as_uuid()).push(", ").bind(organisation.as_uuid()).push(", ").bind(user.as_uuid());
    sql.push(", ").bind(secret_hash).push(", ").bind(now.0).push(")");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Ends all feeds of a person; says how many there were.
///
/// # Errors
/// Returns what the database says.
pub async fn end_all(db: &impl ConnectionTrait, user: UserId, now: Timestamp) -> Result<u64, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE calendar_feed SET ended_at = ");
    sql.bind(now.0).push(" WHERE ended_at IS NULL AND user_id = ").bind(user.as_uuid());
    Ok(db.execute_raw(sql.finish()).await?.rows_affected())
}

/// Finds whose open feed a secret opens.
///
/// # Errors
/// Returns what the database says.
pub async fn owner(db: &Database, secret_hash: &str) -> Result<Option<User>, StorageError> {
    let reader = db.reader();
    let mut sql = Sql::new(
        reader.get_database_backend(),
        &format!(
            "SELECT {} FROM calendar_feed f JOIN app_user u ON u.id = f.user_id WHERE f.ended_at IS NULL AND f.secret_hash = ",
            user::COLUMNS
        ),
    );
    sql.bind(secret_hash);
    reader.query_one_raw(sql.finish()).await?.as_ref().map(user::read).transpose()
}

/// Tells which feed of the viewer is open.
///
/// # Errors
/// Returns what the database says.
pub async fn of_user(db: &Read, user: UserId) -> Result<Option<Feed>, StorageError> {
    let mut sql = db.sql("SELECT f.id, f.created_at FROM calendar_feed f WHERE f.ended_at IS NULL AND f.user_id = ");
    sql.bind(user.as_uuid()).push(" ORDER BY f.created_at DESC LIMIT 1");
    let row = db.one(sql).await?;
    row.map(|row| {
        let id = CalendarFeedId::from_uuid(row.try_get("", "id")?);
        Ok(Feed { id, made_at: Timestamp(row.try_get("", "created_at")?) })
    })
    .transpose()
}
