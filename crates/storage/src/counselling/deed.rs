//! Sessions as deeds lock and write them.

use ashshash_access::{Right, Scope};
use ashshash_base::{CounsellingSessionId, CounsellorId, Date, SurvivorId, Timestamp};
use ashshash_services::Venue;
use ashshash_services::counselling::{Appointment, SessionState};
use sea_orm::{ConnectionTrait, Value};

use crate::dialect;
use crate::error::StorageError;
use crate::lock::LockedSurvivor;
use crate::record::{CounsellingSession, Fact};
use crate::scope;
use crate::sql::Sql;
use crate::write::{self, AppointmentRow};

/// Tells with whom a session is, where it is in reach: the survivor is locked before the session.
///
/// # Errors
/// Returns what the database says.
pub async fn survivor_of(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: CounsellingSessionId,
) -> Result<Option<SurvivorId>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(None);
    }
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT r.survivor_id FROM counselling_session r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND ",
    );
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND r.id = ").bind(id.as_uuid());
    let row = db.query_one_raw(sql.finish()).await?;
    row.map(|row| Ok(SurvivorId::from_uuid(row.try_get("", "survivor_id")?))).transpose()
}

/// A session that a deed has locked.
#[derive(Clone, Debug)]
pub struct Locked {
    /// What it says.
    pub session: CounsellingSession,
    /// Under whose name it stands.
    pub counsellor: Option<CounsellorId>,
    /// Counts changes.
    pub version: i64,
}

/// Locks a session of a survivor who is locked.
///
/// # Errors
/// Returns what the database says.
pub async fn lock(
    db: &impl ConnectionTrait,
    file: &LockedSurvivor,
    id: CounsellingSessionId,
) -> Result<Option<Locked>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(
        backend,
        &format!(
            "SELECT r.session_on AS record_on, r.counsellor_id, r.version{} FROM counselling_session r WHERE r.voided_at IS NULL AND r.id = ",
            CounsellingSession::COLUMNS
        ),
    );
    sql.bind(id.as_uuid()).push(" AND r.survivor_id = ").bind(file.id.as_uuid());
    sql.push(dialect::for_update(backend));
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    Ok(Some(Locked {
        session: CounsellingSession::read(&row)?,
        counsellor: row.try_get::<Option<uuid::Uuid>>("", "counsellor_id")?.map(CounsellorId::from_uuid),
        version: row.try_get("", "version")?,
    }))
}

/// Tells whether a survivor had a session.
///
/// # Errors
/// Returns what the database says.
pub async fn has_held_before(db: &impl ConnectionTrait, survivor: SurvivorId) -> Result<bool, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT 1 AS found FROM counselling_session r WHERE r.voided_at IS NULL AND r.status = 'held' AND r.survivor_id = ",
    );
    sql.bind(survivor.as_uuid()).push(" LIMIT 1");
    Ok(db.query_one_raw(sql.finish()).await?.is_some())
}

/// Writes a new session of a survivor.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(
    db: &impl ConnectionTrait,
    file: &LockedSurvivor,
    (id, counsellor): (CounsellingSessionId, Option<CounsellorId>),
    appointment: &Appointment,
    state: SessionState,
    (note, now): (Option<Vec<u8>>, Timestamp),
) -> Result<(), StorageError> {
    let held = held(state);
    let row = AppointmentRow {
        id: id.as_uuid(),
        survivor_id: file.id,
        counsellor_id: counsellor,
        upazila_id: file.upazila.map(|id| id.0),
        union_id: file.union.map(|id| id.0),
        session_on: appointment.on,
        status: state.status().code(),
        kind: appointment.kind.unwrap_or(ashshash_services::SessionKind::Regular).code(),
        venue: held.0.or(appointment.venue).map(Venue::code),
        starts_minute: appointment.starts_at.map(|time| time.minutes().into()),
        minutes: Some(appointment.length().into()),
        suitable: held.1,
        satisfaction: held.2,
        note,
    };
    write::insert_all(db, file.holder, now, vec![row]).await
}

fn held(state: SessionState) -> (Option<Venue>, Option<bool>, Option<i32>) {
    match state {
        SessionState::Held(held) => (held.venue, held.suitable, held.satisfaction.map(i32::from)),
        _ => (None, None, None),
    }
}

/// What a deed changes of a session.
#[derive(Clone, Debug)]
pub struct Change {
    /// What became of it.
    pub state: SessionState,
    /// The day, where it was another one.
    pub on: Date,
    /// Who held it.
    pub counsellor: Option<CounsellorId>,
    /// A note, where there is a new one.
    pub note: Option<Vec<u8>>,
}

/// Writes what became of a session, with the survivor's place of now where it counts; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn change(
    db: &impl ConnectionTrait,
    file: &LockedSurvivor,
    id: CounsellingSessionId,
    change: Change,
) -> Result<i64, StorageError> {
    let mut columns: Vec<(&'static str, Value)> = vec![
        ("status", change.state.status().code().into()),
        ("session_on", change.on.into()),
        ("to_settle", change.state.is_to_settle().into()),
        ("reason", change.state.reason().map(|reason| reason.code()).into()),
        ("rescheduled_to", change.state.rescheduled_to().map(|to| to.as_uuid()).into()),
        ("counsellor_id", change.counsellor.map(|id| id.as_uuid()).into()),
    ];
    if let SessionState::Held(_) = change.state {
        let (venue, suitable, satisfaction) = held(change.state);
        columns.extend([
            ("venue", venue.map(Venue::code).into()),
            ("suitable", suitable.into()),
            ("satisfaction", satisfaction.into()),
            ("upazila_id", file.upazila.map(|id| id.0).into()),
            ("union_id", file.union.map(|id| id.0).into()),
        ]);
    }
    if let Some(note) = change.note {
        columns.push(("note", note.into()));
    }
    write::change(db, "counselling_session", id.as_uuid(), columns).await
}
