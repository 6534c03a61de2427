//! Follow-ups: planned, due, done.

use ashshash_access::{Right, Scope};
use ashshash_base::{CounsellorId, Date, FollowUpId, SurvivorId, Timestamp, UserId};
use ashshash_services::follow_up::FollowUpRecord;
use ashshash_services::{FollowUpFinding, FollowUpKind, FollowUpStep};
use sea_orm::{ConnectionTrait, QueryResult, Value};

use crate::counselling;
use crate::dialect;
use crate::error::StorageError;
use crate::lock::LockedSurvivor;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;
use crate::write::{self, FollowUpRow};

/// More follow-ups than anybody has due.
const MOST: i64 = 500;

/// A follow-up, without what was noted in it.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: FollowUpId,
    /// Of whom.
    pub survivor: SurvivorId,
    /// What is followed up.
    pub kind: FollowUpKind,
    /// By when.
    pub due_on: Date,
    /// When it was done.
    pub done_on: Option<Date>,
    /// Together with the training provider.
    pub joint: bool,
    /// What was found.
    pub finding: Option<FollowUpFinding>,
    /// What comes next.
    pub next_step: Option<FollowUpStep>,
    /// How satisfied the survivor is, 1 to 5.
    pub satisfaction: Option<i32>,
    /// Men and boys who took part.
    pub male: Option<i32>,
    /// Women and girls who took part.
    pub female: Option<i32>,
    /// Others who took part.
    pub other: Option<i32>,
    /// Whether there is a private note.
    pub has_note: bool,
    /// Counts changes.
    pub version: i64,
}

const COLUMNS: &str = "SELECT r.id, r.survivor_id, r.kind, r.due_on, r.done_on, r.joint, r.finding, r.next_step, r.satisfaction, r.male, r.female, r.other, CASE WHEN r.note IS NULL THEN 0 ELSE 1 END AS noted, r.version FROM follow_up r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND ";

/// Reads the follow-ups of survivors: the open ones first, then the latest done.
///
/// # Errors
/// Returns what the database says.
pub async fn of_survivors(db: &Read, scope: &Scope, survivors: &[SurvivorId]) -> Result<Vec<View>, StorageError> {
    if survivors.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql(COLUMNS);
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND r.survivor_id IN ").bind_list(survivors.iter().map(|id| id.as_uuid()));
    sql.push(" ORDER BY CASE WHEN r.done_on IS NULL THEN 0 ELSE 1 END, CASE WHEN r.done_on IS NULL THEN r.due_on END, r.done_on DESC, r.id");
    db.all(sql).await?.iter().map(view).collect()
}

/// Reads follow-ups by their ids.
///
/// # Errors
/// Returns what the database says.
pub async fn by_ids(db: &Read, scope: &Scope, ids: &[FollowUpId]) -> Result<Vec<View>, StorageError> {
    if ids.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql(COLUMNS);
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND r.id IN ").bind_list(ids.iter().map(|id| id.as_uuid()));
    db.all(sql).await?.iter().map(view).collect()
}

/// Lists the open follow-ups of the survivors whom a person counsels, due by a day.
///
/// # Errors
/// Returns what the database says.
pub async fn due(db: &Read, scope: &Scope, user: UserId, until: Date) -> Result<Vec<View>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql(COLUMNS);
    sql.push("r.done_on IS NULL AND r.due_on <= ").bind(until).push(" AND ");
    counselling::own(&mut sql, scope, user);
    sql.push(" ORDER BY r.due_on, r.id LIMIT ").bind(MOST);
    db.all(sql).await?.iter().map(view).collect()
}

/// Tells of whom a follow-up is, where it is in reach: the survivor is locked before it.
///
/// # Errors
/// Returns what the database says.
pub async fn survivor_of(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: FollowUpId,
) -> Result<Option<SurvivorId>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(None);
    }
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT r.survivor_id FROM follow_up r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND ",
    );
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND r.id = ").bind(id.as_uuid());
    let row = db.query_one_raw(sql.finish()).await?;
    row.map(|row| Ok(SurvivorId::from_uuid(row.try_get("", "survivor_id")?))).transpose()
}

/// Locks a follow-up of a survivor who is locked.
///
/// # Errors
/// Returns what the database says.
pub async fn lock(
    db: &impl ConnectionTrait,
    file: &LockedSurvivor,
    id: FollowUpId,
) -> Result<Option<View>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(backend, COLUMNS);
    sql.push("r.id = ").bind(id.as_uuid()).push(" AND r.survivor_id = ").bind(file.id.as_uuid());
    sql.push(dialect::for_update(backend));
    db.query_one_raw(sql.finish()).await?.as_ref().map(view).transpose()
}

/// Writes a new follow-up.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(
    db: &impl ConnectionTrait,
    file: &LockedSurvivor,
    id: FollowUpId,
    (kind, due_on, joint): (FollowUpKind, Date, bool),
    now: Timestamp,
) -> Result<(), StorageError> {
    let row = FollowUpRow {
        id: id.as_uuid(),
        survivor_id: file.id,
        counsellor_id: file.counsellor,
        upazila_id: file.upazila.map(|id| id.0),
        union_id: file.union.map(|id| id.0),
        kind: kind.code(),
        due_on,
        joint,
    };
    write::insert_all(db, file.holder, now, vec![row]).await
}

/// Writes what a follow-up found; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn record(
    db: &impl ConnectionTrait,
    record: &FollowUpRecord,
    joint: bool,
    counsellor: Option<CounsellorId>,
    note: Option<Vec<u8>>,
) -> Result<i64, StorageError> {
    let number = |number: Option<u16>| -> Value { number.map(i32::from).into() };
    let columns = vec![
        ("done_on", record.done_on.into()),
        ("joint", joint.into()),
        ("finding", record.finding.map(FollowUpFinding::code).into()),
        ("next_step", record.next_step.map(FollowUpStep::code).into()),
        ("satisfaction", record.satisfaction.map(i32::from).into()),
        ("male", number(record.male)),
        ("female", number(record.female)),
        ("other", number(record.other)),
        ("counsellor_id", counsellor.map(|id| id.as_uuid()).into()),
        ("note", note.into()),
    ];
    write::change(db, "follow_up", record.id.as_uuid(), columns).await
}

fn view(row: &QueryResult) -> Result<View, StorageError> {
    let unreadable = |column| StorageError::Unreadable { table: "follow_up", column };
    let text = |column: &'static str| -> Result<Option<String>, StorageError> { Ok(row.try_get("", column)?) };
    let kind = text("kind")?.and_then(|code| FollowUpKind::from_code(&code));
    let finding = text("finding")?.map(|code| FollowUpFinding::from_code(&code).ok_or_else(|| unreadable("finding")));
    let step = text("next_step")?.map(|code| FollowUpStep::from_code(&code).ok_or_else(|| unreadable("next_step")));
    let noted: i32 = row.try_get("", "noted")?;
    Ok(View {
        id: FollowUpId::from_uuid(row.try_get("", "id")?),
        survivor: SurvivorId::from_uuid(row.try_get("", "survivor_id")?),
        kind: kind.ok_or_else(|| unreadable("kind"))?,
        due_on: row.try_get("", "due_on")?,
        done_on: row.try_get("", "done_on")?,
        joint: row.try_get("", "joint")?,
        finding: finding.transpose()?,
        next_step: step.transpose()?,
        satisfaction: row.try_get("", "satisfaction")?,
        male: row.try_get("", "male")?,
        female: row.try_get("", "female")?,
        other: row.try_get("", "other")?,
        has_note: noted > 0,
        version: row.try_get("", "version")?,
    })
}
