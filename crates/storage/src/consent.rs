//! Consents, per purpose. Where nothing stands, nothing was recorded.

use ashshash_access::{Right, Scope};
use ashshash_base::{ConsentId, Date, SurvivorId};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

/// A survivor's word on one purpose.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: ConsentId,
    /// Whose.
    pub survivor: SurvivorId,
    /// What for: `services`, `share_tsp` …
    pub purpose: String,
    /// `given`, `refused` or `withdrawn`.
    pub state: String,
    /// The day on which it was given, refused or withdrawn.
    pub on: Option<Date>,
}

const COLUMNS: &str = "SELECT r.id, r.survivor_id, r.purpose, r.state, r.given_on, r.ended_on FROM consent r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND ";

/// Reads the consents of survivors.
///
/// # Errors
/// Returns what the database says.
pub async fn of_survivors(db: &Read, scope: &Scope, survivors: &[SurvivorId]) -> Result<Vec<View>, StorageError> {
    let mut sql = db.sql(COLUMNS);
    sql.push("r.survivor_id IN ").bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
    read(db, scope, sql).await
}

/// Reads consents by their ids.
///
/// # Errors
/// Returns what the database says.
pub async fn by_ids(db: &Read, scope: &Scope, ids: &[ConsentId]) -> Result<Vec<View>, StorageError> {
    let mut sql = db.sql(COLUMNS);
    sql.push("r.id IN ").bind_list(ids.iter().map(|id| id.as_uuid())).push(" AND ");
    read(db, scope, sql).await
}

/// Tells within a deed whether a survivor's consent to services is in force on a day (R2).
///
/// # Errors
/// Returns what the database says.
pub async fn agrees_to_services(
    db: &impl ConnectionTrait,
    survivor: SurvivorId,
    on: Date,
) -> Result<bool, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT 1 AS found FROM consent WHERE voided_at IS NULL AND purpose = 'services' AND state = 'given' AND (ended_on IS NULL OR ended_on >= ",
    );
    sql.bind(on).push(") AND survivor_id = ").bind(survivor.as_uuid());
    Ok(db.query_one_raw(sql.finish()).await?.is_some())
}

async fn read(db: &Read, scope: &Scope, mut sql: Sql) -> Result<Vec<View>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    scope::survivors(&mut sql, scope, "s");
    sql.push(" ORDER BY r.survivor_id, r.purpose, r.id");
    db.all(sql).await?.iter().map(view).collect()
}

fn view(row: &QueryResult) -> Result<View, StorageError> {
    let ended_on: Option<Date> = row.try_get("", "ended_on")?;
    Ok(View {
        id: ConsentId::from_uuid(row.try_get("", "id")?),
        survivor: SurvivorId::from_uuid(row.try_get("", "survivor_id")?),
        purpose: row.try_get("", "purpose")?,
        state: row.try_get("", "state")?,
        on: match ended_on {
            Some(day) => Some(day),
            None => row.try_get("", "given_on")?,
        },
    })
}
