//! Records that are taken back: found, locked, marked (R13).

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{Date, OrganisationId, SurvivorId, Timestamp, UserId};
use ashshash_survivors::voiding::{VoidReason, Voidable, VoidableId};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;
use crate::survivor_document;
use crate::write::change;

/// A record as it is shown before it is taken back.
#[derive(Clone, Debug)]
pub struct View {
    /// The record.
    pub record: VoidableId,
    /// The survivor whose it is; an event is nobody's.
    pub survivor: Option<SurvivorId>,
    /// When it happened.
    pub on: Option<Date>,
    /// A code that says more, or the item that was given.
    pub detail: Option<String>,
    /// Code of its status or outcome.
    pub status: Option<String>,
    /// When it was recorded.
    pub recorded_on: Date,
    /// Who recorded it, where the journal knows.
    pub recorded_by: Option<UserId>,
    /// Counts changes.
    pub version: i64,
}

/// The columns that say when a record happened and what it was: day, detail, status.
const fn shown(kind: Voidable) -> [&'static str; 3] {
    match kind {
        Voidable::CounsellingSession => ["r.session_on", "r.kind", "r.status"],
        Voidable::FamilySession => ["r.session_on", "NULL", "NULL"],
        Voidable::FollowUp => ["COALESCE(r.done_on, r.due_on)", "r.kind", "r.finding"],
        Voidable::Support => ["r.given_on", "r.item", "r.item_kind"],
        Voidable::NeedsAssessment => ["r.assessed_on", "NULL", "r.risk"],
        Voidable::TrainingNeedsAssessment => ["r.assessed_on", "NULL", "NULL"],
        Voidable::Consent => ["COALESCE(r.ended_on, r.given_on)", "r.purpose", "r.state"],
        Voidable::Referral => ["r.made_on", "r.service", "r.status"],
        Voidable::TrainingEnrolment => ["r.started_on", "r.kind", "r.status"],
        Voidable::Placement => ["r.placed_on", "r.kind", "NULL"],
        Voidable::AwarenessEvent => ["r.event_on", "r.activity_type", "NULL"],
    }
}

/// Reads a record that somebody may want to take back; with goods or money, all that was given to the
/// person on that day by the same provider, which a time line shows as one.
///
/// # Errors
/// Returns what the database says.
pub async fn views(db: &Read, scope: &Scope, record: VoidableId) -> Result<Vec<View>, StorageError> {
    if !scope.may(Right::VoidRecord) {
        return Ok(Vec::new());
    }
    let (kind, is_event) = (record.kind, record.kind == Voidable::AwarenessEvent);
    let ([on, detail, status], table) = (shown(kind), kind.name());
    let survivor = if is_event { "NULL" } else { "r.survivor_id" };
    let join = if is_event { "" } else { " JOIN survivor s ON s.id = r.survivor_id" };
    let mut sql = db.sql(&format!(
        "SELECT r.id, {survivor} AS survivor, {on} AS happened_on, {detail} AS detail, {status} AS status, r.created_at, r.version, (SELECT j.user_id FROM journal j WHERE j.record_id = r.id AND j.deed_id IS NOT NULL ORDER BY j.seq LIMIT 1) AS recorded_by FROM {table} r{join} WHERE r.voided_at IS NULL AND "
    ));
    if is_event {
        scope::events(&mut sql, scope, "r");
    } else {
        scope::survivors(&mut sql, scope, "s");
    }
    if kind == Voidable::Support {
        sql.push(" AND EXISTS (SELECT 1 FROM support o WHERE o.survivor_id = r.survivor_id AND o.given_on = r.given_on AND (o.provider_id = r.provider_id OR (o.provider_id IS NULL AND r.provider_id IS NULL)) AND o.id = ");
        sql.bind(record.id).push(") ORDER BY r.id");
    } else {
        sql.push(" AND r.id = ").bind(record.id);
    }
    let mut views = Vec::new();
    for row in db.all(sql).await? {
        let survivor = if is_event { None } else { Some(SurvivorId::from_uuid(row.try_get("", "survivor")?)) };
        views.push(View {
            record: VoidableId { kind, id: row.try_get("", "id")? },
            survivor,
            on: row.try_get("", "happened_on")?,
            detail: row.try_get("", "detail")?,
            status: row.try_get("", "status")?,
            recorded_on: Timestamp(row.try_get("", "created_at")?).date_in_dhaka(),
            recorded_by: row.try_get::<Option<Uuid>>("", "recorded_by")?.map(UserId::from_uuid),
            version: row.try_get("", "version")?,
        });
    }
    Ok(views)
}

/// What was taken back.
#[derive(Clone, Debug)]
pub struct Voided {
    /// The kind of record, as the tables are called.
    pub kind: String,
    /// When it was said to have happened.
    pub on: Option<Date>,
    /// Why it was taken back.
    pub reason: Option<VoidReason>,
}

/// Tells what became of survivors' records that were taken back, whatever their kind, in one statement.
///
/// # Errors
/// Returns what the database says.
pub async fn voided(db: &Read, scope: &Scope, records: &[Uuid]) -> Result<HashMap<Uuid, Voided>, StorageError> {
    if records.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(HashMap::new());
    }
    // An event is nobody's: no file's history tells of it.
    let kinds = Voidable::ALL.into_iter().filter(|kind| *kind != Voidable::AwarenessEvent);
    let kinds = kinds.map(|kind| (kind.name(), kind.name(), shown(kind)[0]));
    let papers = (survivor_document::TABLE, "document", "CAST(NULL AS date)");
    let mut sql = db.sql("");
    for (at, (table, kind, on)) in kinds.chain([papers]).enumerate() {
        let link = if at == 0 { "" } else { " UNION ALL " };
        sql.push(&format!("{link}SELECT r.id, '{kind}' AS kind, {on} AS happened_on, r.void_reason FROM {table} r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NOT NULL AND r.id IN "));
        sql.bind_list(records.iter().copied()).push(" AND ");
        scope::survivors(&mut sql, scope, "s");
    }
    let mut found = HashMap::new();
    for row in db.all(sql).await? {
        let reason: Option<String> = row.try_get("", "void_reason")?;
        let voided = Voided {
            kind: row.try_get("", "kind")?,
            on: row.try_get("", "happened_on")?,
            reason: reason.as_deref().and_then(VoidReason::from_code),
        };
        found.insert(row.try_get("", "id")?, voided);
    }
    Ok(found)
}

/// A record that somebody wants to take back.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The survivor whose it is; an event is nobody's.
    pub survivor: Option<SurvivorId>,
    /// The office that holds it.
    pub holder: OrganisationId,
    /// When it was recorded.
    pub recorded_on: Date,
    /// Who recorded it, where the journal knows.
    pub recorded_by: Option<UserId>,
    /// Whether it was taken back before.
    pub is_voided: bool,
    /// Counts changes.
    pub version: i64,
}

/// Finds a record, whoever holds it: the caller compares with what the person reaches.
///
/// # Errors
/// Returns what the database says.
pub async fn find(db: &impl ConnectionTrait, record: VoidableId) -> Result<Option<Found>, StorageError> {
    let (table, backend) = (record.kind.name(), db.get_database_backend());
    let survivor = if record.kind == Voidable::AwarenessEvent { "NULL" } else { "survivor_id" };
    let mut sql = Sql::new(
        backend,
        &format!(
            "SELECT {survivor} AS survivor, organisation_id, created_at, voided_at, version FROM {table} WHERE id = "
        ),
    );
    sql.bind(record.id);
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    let mut first = Sql::new(backend, "SELECT user_id FROM journal WHERE record_id = ");
    first.bind(record.id).push(" AND deed_id IS NOT NULL ORDER BY seq LIMIT 1");
    let first = db.query_one_raw(first.finish()).await?;
    let recorded_by = first.map(|row| row.try_get::<Option<Uuid>>("", "user_id")).transpose()?.flatten();
    let survivor = match record.kind {
        Voidable::AwarenessEvent => None,
        _ => Some(row.try_get::<Uuid>("", "survivor")?.into()),
    };
    Ok(Some(Found {
        survivor,
        holder: row.try_get::<Uuid>("", "organisation_id")?.into(),
        recorded_on: Timestamp(row.try_get("", "created_at")?).date_in_dhaka(),
        recorded_by: recorded_by.map(UserId::from_uuid),
        is_voided: row.try_get::<Option<i64>>("", "voided_at")?.is_some(),
        version: row.try_get("", "version")?,
    }))
}

/// Marks a record as taken back; gives its version.
///
/// # Errors
/// Returns what the database says.
pub async fn void(
    db: &impl ConnectionTrait,
    record: VoidableId,
    by: UserId,
    now: Timestamp,
    reason: VoidReason,
) -> Result<i64, StorageError> {
    let columns =
        vec![("voided_at", now.0.into()), ("voided_by", by.as_uuid().into()), ("void_reason", reason.code().into())];
    change(db, record.kind.name(), record.id, columns).await
}
