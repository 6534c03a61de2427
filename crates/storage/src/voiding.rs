//! Records that are taken back: found, locked, marked (R13).

use ashshash_base::{Date, OrganisationId, SurvivorId, Timestamp, UserId};
use ashshash_survivors::voiding::{VoidReason, Voidable, VoidableId};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::error::StorageError;
use crate::sql::Sql;
use crate::write::change;

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

const fn table(kind: Voidable) -> &'static str {
    match kind {
        Voidable::CounsellingSession => "counselling_session",
        Voidable::FamilySession => "family_session",
        Voidable::FollowUp => "follow_up",
        Voidable::Support => "support",
        Voidable::NeedsAssessment => "needs_assessment",
        Voidable::TrainingNeedsAssessment => "training_needs_assessment",
        Voidable::Consent => "consent",
        Voidable::AwarenessEvent => "awareness_event",
    }
}

/// Finds a record, whoever holds it: the caller compares with what the person reaches.
///
/// # Errors
/// Returns what the database says.
pub async fn find(db: &impl ConnectionTrait, record: VoidableId) -> Result<Option<Found>, StorageError> {
    let (table, backend) = (table(record.kind), db.get_database_backend());
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
    change(db, table(record.kind), record.id, columns).await
}
