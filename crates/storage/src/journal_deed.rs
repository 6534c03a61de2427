//! What the journal knows of deeds: whether one was done before, and what changed a record since.

use ashshash_base::{DeedId, OrganisationId, Timestamp, UserId};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use crate::error::StorageError;
use crate::sql::Sql;

/// A deed that was done.
#[derive(Clone, Debug)]
pub struct DoneDeed {
    /// In whose journal it stands.
    pub organisation: OrganisationId,
    /// Who did it.
    pub user: Option<UserId>,
    /// What it was.
    pub deed: String,
    /// Hash of its input.
    pub input_hash: Option<Vec<u8>>,
    /// The record's version afterwards.
    pub version_after: Option<i64>,
}

/// What is read of an entry's stored form.
#[derive(Deserialize)]
struct Body {
    version_after: Option<i64>,
    #[serde(default)]
    fields: Vec<String>,
}

fn body(bytes: &[u8]) -> Result<Body, StorageError> {
    serde_json::from_slice(bytes).map_err(|_| StorageError::Unreadable { table: "journal", column: "body" })
}

/// Finds a deed by the caller's id of it.
///
/// # Errors
/// Returns what the database says.
pub async fn find(db: &impl ConnectionTrait, deed: DeedId) -> Result<Option<DoneDeed>, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT organisation_id, user_id, deed, input_hash, body FROM journal WHERE deed_id = ",
    );
    sql.bind(deed.as_uuid());
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    let stored: Vec<u8> = row.try_get("", "body")?;
    Ok(Some(DoneDeed {
        organisation: OrganisationId::from_uuid(row.try_get("", "organisation_id")?),
        user: row.try_get::<Option<Uuid>>("", "user_id")?.map(UserId::from_uuid),
        deed: row.try_get("", "deed")?,
        input_hash: row.try_get("", "input_hash")?,
        version_after: body(&stored)?.version_after,
    }))
}

/// One change of a record.
#[derive(Clone, Debug)]
pub struct Change {
    /// Name of who made it; none for the command line and jobs.
    pub by: Option<String>,
    /// Server time.
    pub at: Timestamp,
    /// The record's version afterwards.
    pub version_after: i64,
    /// Names of the changed fields.
    pub fields: Vec<String>,
}

/// Lists what changed a record since a version, the earliest first.
///
/// # Errors
/// Returns what the database says.
pub async fn changes_since(db: &impl ConnectionTrait, record: Uuid, version: i64) -> Result<Vec<Change>, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT j.at, j.body, u.display_name FROM journal j LEFT JOIN app_user u ON u.id = j.user_id WHERE j.record_id = ",
    );
    sql.bind(record).push(" ORDER BY j.organisation_id, j.seq");
    let mut changes = Vec::new();
    for row in db.query_all_raw(sql.finish()).await? {
        let stored: Vec<u8> = row.try_get("", "body")?;
        let Body { version_after, fields } = body(&stored)?;
        let Some(version_after) = version_after.filter(|after| *after > version) else { continue };
        let (by, at) = (row.try_get("", "display_name")?, Timestamp(row.try_get("", "at")?));
        changes.push(Change { by, at, version_after, fields });
    }
    Ok(changes)
}
