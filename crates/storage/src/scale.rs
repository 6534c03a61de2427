//! Scales of well-being, in the wording that an office loaded.

use ashshash_access::{Right, Scope};
use ashshash_base::{OrganisationId, ScaleId, Timestamp};
use ashshash_survivors::wellbeing::Scale;
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use crate::error::StorageError;
use crate::read::Read;
use crate::sql::Sql;
use crate::write::change;

/// A scale that an office has.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: ScaleId,
    /// Its wording.
    pub scale: Scale,
    /// Counts changes.
    pub version: i64,
}

const UNREADABLE: StorageError = StorageError::Unreadable { table: "scale", column: "content" };

/// Reads the office's scales by their code.
///
/// # Errors
/// Returns what the database says.
pub async fn all(db: &Read, scope: &Scope) -> Result<Vec<View>, StorageError> {
    if !scope.may(Right::WriteCaseWork) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql("SELECT c.id, c.content, c.version FROM scale c WHERE c.voided_at IS NULL AND c.organisation_id IN (SELECT s.organisation_id FROM survivor s WHERE ");
    // A counsellor of another organisation asks what the holder of the own survivors asks.
    crate::scope::survivors(&mut sql, scope, "s");
    sql.push(") OR (c.voided_at IS NULL AND c.organisation_id = ").bind(scope.organisation().as_uuid());
    sql.push(") ORDER BY c.code, c.id");
    db.all(sql).await?.iter().map(view).collect()
}

/// Finds the scale that an office has under a code.
///
/// # Errors
/// Returns what the database says.
pub async fn by_code(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    code: &str,
) -> Result<Option<ScaleId>, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT id FROM scale WHERE organisation_id = ");
    sql.bind(organisation.as_uuid()).push(" AND code = ").bind(code);
    let row = db.query_one_raw(sql.finish()).await?;
    Ok(row.map(|row| row.try_get::<Uuid>("", "id")).transpose()?.map(ScaleId::from_uuid))
}

/// Tells whether an office has a scale.
///
/// # Errors
/// Returns what the database says.
pub async fn is_of(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    scale: ScaleId,
) -> Result<bool, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT 1 AS found FROM scale WHERE voided_at IS NULL AND id = ");
    sql.bind(scale.as_uuid()).push(" AND organisation_id = ").bind(organisation.as_uuid());
    Ok(db.query_one_raw(sql.finish()).await?.is_some())
}

/// Keeps a new scale, or other words of one that is there; gives its version.
///
/// # Errors
/// Returns what the database says.
pub async fn keep(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    id: ScaleId,
    scale: &Scale,
    now: Timestamp,
) -> Result<i64, StorageError> {
    let content = serde_json::to_string(scale).map_err(|_| UNREADABLE)?;
    if is_of(db, organisation, id).await? {
        let columns = vec![("code", scale.code.clone().into()), ("content", content.into())];
        return change(db, "scale", id.as_uuid(), columns).await;
    }
    let mut sql = Sql::new(
        db.get_database_backend(),
        "INSERT INTO scale (id, organisation_id, code, content, created_at) VALUES (",
    );
    sql.bind(id.as_uuid()).push(", ").bind(organisation.as_uuid()).push(", ").bind(scale.code.as_str());
    sql.push(", ").bind(content).push(", ").bind(now.0).push(")");
    db.execute_raw(sql.finish()).await?;
    Ok(1)
}

fn view(row: &QueryResult) -> Result<View, StorageError> {
    let content: String = row.try_get("", "content")?;
    Ok(View {
        id: ScaleId::from_uuid(row.try_get("", "id")?),
        scale: serde_json::from_str(&content).map_err(|_| UNREADABLE)?,
        version: row.try_get("", "version")?,
    })
}
