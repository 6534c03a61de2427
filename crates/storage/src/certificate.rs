//! Ready-to-Go certificates.

use ashshash_access::{Right, Scope};
use ashshash_base::{CertificateId, Date, SurvivorId};
use sea_orm::QueryResult;

use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

/// An approved certificate, perhaps revoked.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: CertificateId,
    /// Whose.
    pub survivor: SurvivorId,
    /// Its number, where known.
    pub number: Option<String>,
    /// When it was approved.
    pub approved_on: Date,
    /// When it was revoked.
    pub revoked_on: Option<Date>,
    /// Counts changes.
    pub version: i64,
}

const COLUMNS: &str = "SELECT r.id, r.survivor_id, r.number, r.approved_on, r.revoked_on, r.version FROM certificate r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND r.approved_on IS NOT NULL AND ";

/// Reads the approved certificates of survivors, each survivor's in the order of approval.
///
/// # Errors
/// Returns what the database says.
pub async fn of_survivors(db: &Read, scope: &Scope, survivors: &[SurvivorId]) -> Result<Vec<View>, StorageError> {
    let mut sql = db.sql(COLUMNS);
    sql.push("r.survivor_id IN ").bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
    read(db, scope, sql).await
}

/// Reads approved certificates by their ids.
///
/// # Errors
/// Returns what the database says.
pub async fn by_ids(db: &Read, scope: &Scope, ids: &[CertificateId]) -> Result<Vec<View>, StorageError> {
    let mut sql = db.sql(COLUMNS);
    sql.push("r.id IN ").bind_list(ids.iter().map(|id| id.as_uuid())).push(" AND ");
    read(db, scope, sql).await
}

async fn read(db: &Read, scope: &Scope, mut sql: Sql) -> Result<Vec<View>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    scope::survivors(&mut sql, scope, "s");
    sql.push(" ORDER BY r.survivor_id, r.approved_on, r.id");
    db.all(sql).await?.iter().map(view).collect()
}

fn view(row: &QueryResult) -> Result<View, StorageError> {
    Ok(View {
        id: CertificateId::from_uuid(row.try_get("", "id")?),
        survivor: SurvivorId::from_uuid(row.try_get("", "survivor_id")?),
        number: row.try_get("", "number")?,
        approved_on: row.try_get("", "approved_on")?,
        revoked_on: row.try_get("", "revoked_on")?,
        version: row.try_get("", "version")?,
    })
}
