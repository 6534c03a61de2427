//! Enrolments: episodes of support.

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{CounsellorId, Date, EnrolmentId, Sealed, SurvivorId};
use ashshash_indicators::Source;
use ashshash_survivors::GuardianKind;
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use crate::counsellor::Counsellor;
use crate::error::StorageError;
use crate::read::Read;
use crate::record::Fact;
use crate::scope;
use crate::sealed_words::{self, SealedWords};
use crate::sql::Sql;

/// An episode of support.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: EnrolmentId,
    /// Whose.
    pub survivor: SurvivorId,
    /// Its first day.
    pub started_on: Date,
    /// Its last day.
    pub ended_on: Option<Date>,
    /// How it ended: `dropped_out`, `completed`, `transferred`.
    pub end: Option<String>,
    /// Why the survivor dropped out.
    pub drop_out_reason: Option<String>,
    /// Why the support was completed, or another office took over.
    pub end_reason: Option<String>,
    /// Why the survivor came back, where it is not the first episode.
    pub return_reason: Option<String>,
    /// Whether a private note was written at the end.
    pub has_end_note: bool,
    /// Who decided for a person under 18 (R2), and when.
    pub guardian: Option<(GuardianKind, Date)>,
    /// When the person was pointed out.
    pub identified_on: Option<Date>,
    /// When the verification was confirmed.
    pub verified_on: Option<Date>,
    /// Who counselled.
    pub counsellor: Option<Counsellor>,
    /// Counts changes.
    pub version: i64,
}

const COLUMNS: &str = "SELECT r.id, r.survivor_id, r.started_on, r.ended_on, r.end_kind, r.drop_out_reason, r.end_reason, r.return_reason, r.guardian_kind, r.guardian_on, CASE WHEN r.end_note IS NULL THEN 0 ELSE 1 END AS noted, r.version, r.counsellor_id, c.name AS counsellor_name, s.identified_on, s.verified_on FROM enrolment r JOIN survivor s ON s.id = r.survivor_id LEFT JOIN counsellor c ON c.id = r.counsellor_id WHERE r.voided_at IS NULL AND ";

/// Reads the enrolments of survivors, each survivor's in the order of their start.
///
/// # Errors
/// Returns what the database says.
pub async fn of_survivors(db: &Read, scope: &Scope, survivors: &[SurvivorId]) -> Result<Vec<View>, StorageError> {
    let mut sql = db.sql(COLUMNS);
    sql.push("r.survivor_id IN ").bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
    read(db, scope, sql).await
}

/// Reads enrolments by their ids.
///
/// # Errors
/// Returns what the database says.
pub async fn by_ids(db: &Read, scope: &Scope, ids: &[EnrolmentId]) -> Result<Vec<View>, StorageError> {
    let mut sql = db.sql(COLUMNS);
    sql.push("r.id IN ").bind_list(ids.iter().map(|id| id.as_uuid())).push(" AND ");
    read(db, scope, sql).await
}

async fn read(db: &Read, scope: &Scope, mut sql: Sql) -> Result<Vec<View>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    scope::survivors(&mut sql, scope, "s");
    sql.push(" ORDER BY r.survivor_id, r.started_on, r.id");
    db.all(sql).await?.iter().map(view).collect()
}

impl Fact for View {
    const SOURCE: Source = Source::Enrolment;
    const ON: &'static str = "started_on";
    const COLUMNS: &'static str = ", r.started_on, r.ended_on, r.end_kind, r.drop_out_reason, r.end_reason, r.return_reason, r.guardian_kind, r.guardian_on, CASE WHEN r.end_note IS NULL THEN 0 ELSE 1 END AS noted, s.identified_on, s.verified_on";

    fn read(row: &QueryResult) -> Result<Self, StorageError> {
        view(row)
    }
}

const UNREADABLE: StorageError = StorageError::Unreadable { table: "enrolment", column: "guardian_kind" };

/// The label of who decided for a person under 18; never renamed.
pub const LABEL_GUARDIAN: &str = "enrolment.guardian";
const GUARDIAN: SealedWords = SealedWords::new("enrolment", "guardian", LABEL_GUARDIAN);

/// Writes who decided for a person under 18 (R2).
///
/// # Errors
/// Returns what the database says.
pub async fn set_guardian(
    db: &impl ConnectionTrait,
    enrolment: EnrolmentId,
    kind: GuardianKind,
    name: Vec<u8>,
    on: Date,
) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE enrolment SET guardian_kind = ");
    sql.bind(kind.code()).push(", guardian = ").bind(name).push(", guardian_on = ").bind(on);
    sql.push(" WHERE id = ").bind(enrolment.as_uuid());
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Opens who decided for people under 18; a look.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn guardians(
    db: &Read,
    scope: &Scope,
    ids: &[EnrolmentId],
) -> Result<HashMap<EnrolmentId, Sealed<String>>, StorageError> {
    let names = sealed_words::names(db, scope, GUARDIAN, ids.iter().map(|id| id.as_uuid()).collect()).await?;
    Ok(names.into_iter().map(|opened| (EnrolmentId::from_uuid(opened.record), opened.text)).collect())
}

fn view(row: &QueryResult) -> Result<View, StorageError> {
    let noted: i32 = row.try_get("", "noted")?;
    let kind: Option<String> = row.try_get("", "guardian_kind")?;
    let kind = kind.map(|kind| GuardianKind::from_code(&kind).ok_or(UNREADABLE)).transpose()?;
    let counsellor = match row.try_get::<Option<Uuid>>("", "counsellor_id")? {
        Some(id) => Some(Counsellor {
            id: CounsellorId::from_uuid(id),
            name: row.try_get::<Option<String>>("", "counsellor_name")?.unwrap_or_default(),
        }),
        None => None,
    };
    Ok(View {
        id: EnrolmentId::from_uuid(row.try_get("", "id")?),
        survivor: SurvivorId::from_uuid(row.try_get("", "survivor_id")?),
        started_on: row.try_get("", "started_on")?,
        ended_on: row.try_get("", "ended_on")?,
        end: row.try_get("", "end_kind")?,
        drop_out_reason: row.try_get("", "drop_out_reason")?,
        end_reason: row.try_get("", "end_reason")?,
        return_reason: row.try_get("", "return_reason")?,
        has_end_note: noted > 0,
        guardian: kind.zip(row.try_get("", "guardian_on")?),
        identified_on: row.try_get("", "identified_on")?,
        verified_on: row.try_get("", "verified_on")?,
        counsellor,
        version: row.try_get("", "version")?,
    })
}
