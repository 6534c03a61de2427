//! Ends of episodes and new beginnings, with all that ends on the same day (R9).

use ashshash_base::{CounsellorId, Date, EnrolmentId, SurvivorId};
use ashshash_survivors::SurvivorStatus;
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

use crate::error::StorageError;
use crate::sql::Sql;
use crate::write::change;

/// Label of the sealed note on an episode's end.
pub const END_NOTE: &str = "enrolment.end_note";

/// The open episode.
#[derive(Clone, Copy, Debug)]
pub struct OpenEpisode {
    /// The enrolment.
    pub id: EnrolmentId,
    /// Its first day.
    pub started_on: Date,
}

/// How the latest episode ended.
#[derive(Clone, Debug, Default)]
pub struct LastEnd {
    /// Its last day.
    pub on: Option<Date>,
    /// Why the survivor dropped out.
    pub drop_out_reason: Option<String>,
}

/// A record that ended with an episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The record.
    pub id: Uuid,
    /// Its version afterwards.
    pub version: i64,
    /// The field that tells.
    pub field: &'static str,
}

/// Finds a survivor's open episode.
///
/// # Errors
/// Returns what the database says.
pub async fn open_episode(
    db: &impl ConnectionTrait,
    survivor: SurvivorId,
) -> Result<Option<OpenEpisode>, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT id, started_on FROM enrolment WHERE voided_at IS NULL AND end_kind IS NULL AND survivor_id = ",
    );
    sql.bind(survivor.as_uuid()).push(" ORDER BY started_on, id LIMIT 1");
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    Ok(Some(OpenEpisode { id: row.try_get::<Uuid>("", "id")?.into(), started_on: row.try_get("", "started_on")? }))
}

/// Tells how a survivor's latest episode ended.
///
/// # Errors
/// Returns what the database says.
pub async fn last_end(db: &impl ConnectionTrait, survivor: SurvivorId) -> Result<LastEnd, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT ended_on, drop_out_reason FROM enrolment WHERE voided_at IS NULL AND end_kind IS NOT NULL AND survivor_id = ",
    );
    sql.bind(survivor.as_uuid()).push(" ORDER BY started_on DESC, id DESC LIMIT 1");
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(LastEnd::default()) };
    Ok(LastEnd { on: row.try_get("", "ended_on")?, drop_out_reason: row.try_get("", "drop_out_reason")? })
}

/// Tells whether a survivor is in training.
///
/// # Errors
/// Returns what the database says.
pub async fn is_in_training(db: &impl ConnectionTrait, survivor: SurvivorId) -> Result<bool, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT 1 AS found FROM training_enrolment WHERE voided_at IS NULL AND status = 'continuing' AND survivor_id = ",
    );
    sql.bind(survivor.as_uuid()).push(" LIMIT 1");
    Ok(db.query_one_raw(sql.finish()).await?.is_some())
}

/// Ends an episode; gives its version.
///
/// # Errors
/// Returns what the database says.
pub async fn end(
    db: &impl ConnectionTrait,
    episode: EnrolmentId,
    on: Date,
    kind: SurvivorStatus,
    reason: &'static str,
    note: Option<Vec<u8>>,
) -> Result<i64, StorageError> {
    let reason_column = if kind == SurvivorStatus::DroppedOut { "drop_out_reason" } else { "end_reason" };
    let columns: Vec<(&'static str, Value)> = vec![
        ("ended_on", on.into()),
        ("end_kind", kind.code().into()),
        (reason_column, reason.into()),
        ("end_note", note.into()),
    ];
    change(db, "enrolment", episode.as_uuid(), columns).await
}

/// Ends what was open with the episode: appointments, missed ones that waited to be settled, requests
/// for a certificate, the plan; a training only where that was decided.
///
/// # Errors
/// Returns what the database says.
pub async fn end_open_work(
    db: &impl ConnectionTrait,
    survivor: SurvivorId,
    on: Date,
    training_ends: bool,
) -> Result<Vec<Ended>, StorageError> {
    const CANCEL: (&str, &str, &str, &str) =
        ("counselling_session", "status = 'cancelled', reason = 'not_needed'", "status = 'planned'", "status");
    const SETTLE: (&str, &str, &str, &str) =
        ("counselling_session", "to_settle = false, reason = 'not_needed'", "to_settle", "to_settle");
    const REQUEST: (&str, &str, &str, &str) =
        ("certificate", "state = 'ended'", "state IN ('requested', 'returned')", "state");
    const PLAN: (&str, &str, &str, &str) = ("case_plan", "ended_on = ", "ended_on IS NULL", "ended_on");
    const TRAINING: (&str, &str, &str, &str) =
        ("training_enrolment", "status = 'dropped_out', ended_on = ", "status = 'continuing'", "status");
    let mut ended = Vec::new();
    let steps = [CANCEL, SETTLE, REQUEST, PLAN, TRAINING];
    for (table, set, open, field) in steps.into_iter().filter(|step| training_ends || *step != TRAINING) {
        let mut sql = Sql::new(db.get_database_backend(), &format!("UPDATE {table} SET {set}"));
        if set.ends_with("= ") {
            sql.bind(on);
        }
        sql.push(", version = version + 1 WHERE voided_at IS NULL AND ").push(open).push(" AND survivor_id = ");
        sql.bind(survivor.as_uuid()).push(" RETURNING id, version");
        for row in db.query_all_raw(sql.finish()).await? {
            ended.push(Ended { id: row.try_get("", "id")?, version: row.try_get("", "version")?, field });
        }
    }
    Ok(ended)
}

/// Keeps why an episode is a return.
///
/// # Errors
/// Returns what the database says.
pub async fn returned(
    db: &impl ConnectionTrait,
    episode: EnrolmentId,
    reason: &'static str,
) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE enrolment SET return_reason = ");
    sql.bind(reason).push(" WHERE id = ").bind(episode.as_uuid());
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Changes how a survivor's support stands, and who counsels; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn set_status(
    db: &impl ConnectionTrait,
    survivor: SurvivorId,
    status: SurvivorStatus,
    counsellor: Option<CounsellorId>,
) -> Result<i64, StorageError> {
    let columns: Vec<(&'static str, Value)> =
        vec![("status", status.code().into()), ("counsellor_id", counsellor.map(|id| id.as_uuid()).into())];
    change(db, "survivor", survivor.as_uuid(), columns).await
}
