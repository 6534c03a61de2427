//! Whose time is taken by open appointments with known times.

use ashshash_access::{Right, Scope};
use ashshash_base::{CounsellingSessionId, CounsellorId, Date, SurvivorId};
use ashshash_services::Venue;
use ashshash_services::counselling::{Busy, Slot, USUAL_MINUTES};
use ashshash_survivors::SurvivorStatus;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult};
use uuid::Uuid;

use crate::error::StorageError;
use crate::read::Read;
use crate::record::{small, starts_at};
use crate::scope;
use crate::sql::Sql;

const UNREADABLE: StorageError = StorageError::Unreadable { table: "counselling_session", column: "starts_minute" };

/// Whose time to look at: a counsellor's, a survivor's, or both.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taken {
    /// The counsellor.
    pub counsellor: Option<CounsellorId>,
    /// The survivor.
    pub survivor: Option<SurvivorId>,
}

fn select(backend: DbBackend, whose: Taken, (from, to): (Date, Date)) -> Sql {
    let mut sql = Sql::new(
        backend,
        "SELECT r.id, r.session_on, r.starts_minute, r.minutes FROM counselling_session r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND r.status = 'planned' AND r.starts_minute IS NOT NULL AND s.voided_at IS NULL AND s.merged_into IS NULL AND (1 = 0",
    );
    if let Some(counsellor) = whose.counsellor {
        sql.push(" OR s.counsellor_id = ").bind(counsellor.as_uuid());
    }
    if let Some(survivor) = whose.survivor {
        sql.push(" OR s.id = ").bind(survivor.as_uuid());
    }
    sql.push(") AND r.session_on >= ").bind(from).push(" AND r.session_on <= ").bind(to);
    sql.push(" ORDER BY r.session_on, r.starts_minute, r.id");
    sql
}

fn busy(row: &QueryResult) -> Result<Busy, StorageError> {
    Ok(Busy {
        session: CounsellingSessionId::from_uuid(row.try_get("", "id")?),
        slot: Slot {
            on: row.try_get("", "session_on")?,
            starts_at: starts_at(row)?.ok_or(UNREADABLE)?,
            minutes: small(row, "minutes")?.unwrap_or(USUAL_MINUTES),
        },
    })
}

/// Reads a counsellor's open appointments of one day, in a deed's transaction.
///
/// # Errors
/// Returns what the database says.
pub async fn diary(db: &impl ConnectionTrait, counsellor: CounsellorId, on: Date) -> Result<Vec<Busy>, StorageError> {
    let whose = Taken { counsellor: Some(counsellor), survivor: None };
    let sql = select(db.get_database_backend(), whose, (on, on));
    db.query_all_raw(sql.finish()).await?.iter().map(busy).collect()
}

/// What decides whether an appointment with a survivor can be agreed (R3).
#[derive(Clone, Debug)]
pub struct Facts {
    /// The survivor has an open enrolment.
    pub is_active: bool,
    /// There is a counsellor to keep it.
    pub has_counsellor: bool,
    /// The counsellor's open appointments with known times.
    pub busy: Vec<Busy>,
    /// Where the survivor's last session was held.
    pub last_venue: Option<Venue>,
}

/// Reads what decides about appointments with a survivor in reach, for whoever may agree them.
///
/// # Errors
/// Returns what the database says.
pub async fn facts(
    db: &Read,
    scope: &Scope,
    survivor: SurvivorId,
    days: (Date, Date),
) -> Result<Option<Facts>, StorageError> {
    if !scope.may(Right::WriteCaseWork) {
        return Ok(None);
    }
    let mut sql = db.sql("SELECT s.counsellor_id, s.status, (SELECT r.venue FROM counselling_session r WHERE r.survivor_id = s.id AND r.voided_at IS NULL AND r.status = 'held' AND r.venue IS NOT NULL ORDER BY r.session_on DESC, r.id DESC LIMIT 1) AS last_venue FROM survivor s WHERE ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND s.id = ").bind(survivor.as_uuid());
    let Some(row) = db.one(sql).await? else { return Ok(None) };
    let counsellor = row.try_get::<Option<Uuid>>("", "counsellor_id")?.map(CounsellorId::from_uuid);
    let (status, venue): (String, Option<String>) = (row.try_get("", "status")?, row.try_get("", "last_venue")?);
    let rows = db.all(select(db.backend(), Taken { counsellor, survivor: None }, days)).await?;
    Ok(Some(Facts {
        is_active: SurvivorStatus::from_code(&status) == Some(SurvivorStatus::Active),
        has_counsellor: counsellor.is_some(),
        busy: rows.iter().map(busy).collect::<Result<_, _>>()?,
        last_venue: venue.as_deref().and_then(Venue::from_code),
    }))
}

/// Reads when a survivor in reach and the survivor's counsellor are taken: times alone, never with whom.
/// Nothing where the survivor is out of reach.
///
/// # Errors
/// Returns what the database says.
pub async fn taken(
    db: &Read,
    scope: &Scope,
    survivor: SurvivorId,
    besides: Option<CounsellingSessionId>,
    days: (Date, Date),
) -> Result<Option<Vec<Slot>>, StorageError> {
    let mut sql = db.sql("SELECT s.counsellor_id FROM survivor s WHERE ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND s.id = ").bind(survivor.as_uuid());
    let Some(row) = db.one(sql).await? else { return Ok(None) };
    let counsellor = row.try_get::<Option<Uuid>>("", "counsellor_id")?.map(CounsellorId::from_uuid);
    let rows = db.all(select(db.backend(), Taken { counsellor, survivor: Some(survivor) }, days)).await?;
    let mut slots = Vec::with_capacity(rows.len());
    for row in &rows {
        let busy = busy(row)?;
        if Some(busy.session) != besides {
            slots.push(busy.slot);
        }
    }
    Ok(Some(slots))
}
