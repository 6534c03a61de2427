//! Counsellors: the office's entries, with or without an account.

use ashshash_access::{Right, Scope};
use ashshash_base::{CounsellorId, OrganisationId, Timestamp, UserId};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::error::StorageError;
use crate::read::Read;
use crate::sql::Sql;

/// A counsellor by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counsellor {
    /// The entry.
    pub id: CounsellorId,
    /// The name that registers use.
    pub name: String,
}

/// Lists the counsellors of the viewer's office by name.
///
/// # Errors
/// Returns what the database says.
pub async fn all(db: &Read, scope: &Scope) -> Result<Vec<Counsellor>, StorageError> {
    if !scope.may(Right::ReadCounsellors) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql("SELECT c.id, c.name FROM counsellor c WHERE c.organisation_id = ");
    sql.bind(scope.organisation().as_uuid()).push(" ORDER BY c.name, c.id");
    db.all(sql).await?.iter().map(counsellor).collect()
}

/// Reads counsellors that records in scope name.
///
/// # Errors
/// Returns what the database says.
pub async fn by_ids(db: &Read, scope: &Scope, ids: &[CounsellorId]) -> Result<Vec<Counsellor>, StorageError> {
    if ids.is_empty() || !scope.may(Right::ReadCounsellors) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql("SELECT c.id, c.name FROM counsellor c WHERE ");
    // Their own office's, and those under whose name a survivor in scope stands.
    let own = sql.bound(scope.organisation().as_uuid());
    sql.push(&format!(
        "(c.organisation_id = {own} OR EXISTS (SELECT 1 FROM survivor s WHERE s.counsellor_id = c.id AND "
    ));
    crate::scope::survivors(&mut sql, scope, "s");
    sql.push(")) AND c.id IN ").bind_list(ids.iter().map(|id| id.as_uuid()));
    db.all(sql).await?.iter().map(counsellor).collect()
}

/// Tells whether an office has a counsellor.
///
/// # Errors
/// Returns what the database says.
pub async fn is_of(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    counsellor: CounsellorId,
) -> Result<bool, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT 1 AS found FROM counsellor c WHERE c.id = ");
    sql.bind(counsellor.as_uuid()).push(" AND c.organisation_id = ").bind(organisation.as_uuid());
    Ok(db.query_one_raw(sql.finish()).await?.is_some())
}

/// Keeps a counsellor of an office.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(
    db: &impl ConnectionTrait,
    id: CounsellorId,
    organisation: OrganisationId,
    name: &str,
    now: Timestamp,
) -> Result<(), StorageError> {
    let mut sql =
        Sql::new(db.get_database_backend(), "INSERT INTO counsellor (id, organisation_id, name, created_at) VALUES (");
    sql.bind(id.as_uuid()).push(", ").bind(organisation.as_uuid()).push(", ").bind(name).push(", ").bind(now.0);
    sql.push(")");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Reads an account's own entry among the counsellors of an office.
///
/// # Errors
/// Returns what the database says.
pub async fn own_entry(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    user: UserId,
) -> Result<Option<CounsellorId>, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT c.id FROM counsellor c WHERE c.user_id = ");
    sql.bind(user.as_uuid()).push(" AND c.organisation_id = ").bind(organisation.as_uuid());
    sql.push(" ORDER BY c.id LIMIT 1");
    let row = db.query_one_raw(sql.finish()).await?;
    Ok(row.map(|row| row.try_get::<uuid::Uuid>("", "id")).transpose()?.map(CounsellorId::from_uuid))
}

fn counsellor(row: &QueryResult) -> Result<Counsellor, StorageError> {
    Ok(Counsellor { id: CounsellorId::from_uuid(row.try_get("", "id")?), name: row.try_get("", "name")? })
}

/// Finds under which counsellor's name a person works on a file: the file's, if that is the person's,
/// else an own one.
///
/// # Errors
/// Returns what the database says.
pub async fn of_user(
    db: &impl ConnectionTrait,
    user: UserId,
    of_the_file: Option<CounsellorId>,
) -> Result<Option<CounsellorId>, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT c.id FROM counsellor c WHERE c.user_id = ");
    sql.bind(user.as_uuid()).push(" ORDER BY CASE WHEN c.id = ").bind(of_the_file.map(|id| id.as_uuid()));
    sql.push(" THEN 0 ELSE 1 END, c.name, c.id LIMIT 1");
    let row = db.query_one_raw(sql.finish()).await?;
    row.map(|row| Ok(CounsellorId::from_uuid(row.try_get("", "id")?))).transpose()
}
