//! Consents as deeds write them.

use std::collections::HashMap;

use ashshash_access::Scope;
use ashshash_base::{ConsentId, Date, OrganisationId, SurvivorId, Timestamp};
use ashshash_survivors::{ConsentPurpose, ConsentState};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

use super::unreadable;
use crate::dialect;
use crate::error::StorageError;
use crate::scope;
use crate::sql::Sql;
use crate::write::{self, ConsentRow, insert_all};

/// Writes new consents.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(
    db: &impl ConnectionTrait,
    holder: OrganisationId,
    now: Timestamp,
    rows: Vec<ConsentRow>,
) -> Result<(), StorageError> {
    insert_all(db, holder, now, rows).await
}

/// Reads the kinds of organisations, to judge whom a consent names.
///
/// # Errors
/// Returns what the database says.
pub async fn recipient_kinds(
    db: &impl ConnectionTrait,
    ids: &[OrganisationId],
) -> Result<HashMap<OrganisationId, String>, StorageError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(db.get_database_backend(), "SELECT o.id, o.kind FROM organisation o WHERE o.id IN ");
    sql.bind_list(ids.iter().map(|id| id.as_uuid()));
    let rows = db.query_all_raw(sql.finish()).await?;
    rows.iter().map(|row| Ok((OrganisationId::from_uuid(row.try_get("", "id")?), row.try_get("", "kind")?))).collect()
}

/// Adds the condition of consents `r` to one purpose with one recipient, or with all of the kind.
fn of_purpose(sql: &mut Sql, survivor: SurvivorId, purpose: ConsentPurpose, recipient: Option<OrganisationId>) {
    sql.push("r.voided_at IS NULL AND r.survivor_id = ").bind(survivor.as_uuid());
    sql.push(" AND r.purpose = ").bind(purpose.code());
    match recipient {
        Some(id) => {
            sql.push(" AND r.recipient_organisation_id = ").bind(id.as_uuid());
        }
        None => {
            sql.push(" AND r.recipient_organisation_id IS NULL");
        }
    }
}

/// Tells whether a consent to a purpose, with this very recipient, counts today.
///
/// # Errors
/// Returns what the database says.
pub async fn in_force(
    db: &impl ConnectionTrait,
    survivor: SurvivorId,
    purpose: ConsentPurpose,
    recipient: Option<OrganisationId>,
    today: Date,
) -> Result<bool, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT 1 AS found FROM consent r WHERE ");
    of_purpose(&mut sql, survivor, purpose, recipient);
    sql.push(" AND r.state = 'given' AND r.ended_on IS NULL AND (r.until_on IS NULL OR r.until_on >= ");
    sql.bind(today).push(") LIMIT 1");
    Ok(db.query_one_raw(sql.finish()).await?.is_some())
}

/// Finds what was said before of a purpose and recipient and not withdrawn: a new word takes its place.
///
/// # Errors
/// Returns what the database says.
pub async fn present_of(
    db: &impl ConnectionTrait,
    survivor: SurvivorId,
    purpose: ConsentPurpose,
    recipient: Option<OrganisationId>,
) -> Result<Vec<ConsentId>, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT r.id FROM consent r WHERE ");
    of_purpose(&mut sql, survivor, purpose, recipient);
    sql.push(" AND r.state IN ('given', 'refused')");
    let rows = db.query_all_raw(sql.finish()).await?;
    rows.iter().map(|row| Ok(ConsentId::from_uuid(row.try_get("", "id")?))).collect()
}

/// Says that a newer word stands in the place of these.
///
/// # Errors
/// Returns what the database says.
pub async fn replace(db: &impl ConnectionTrait, ids: &[ConsentId], on: Date) -> Result<(), StorageError> {
    for id in ids {
        let columns: Vec<(&'static str, Value)> = vec![("state", "replaced".into()), ("ended_on", on.into())];
        write::change(db, "consent", id.as_uuid(), columns).await?;
    }
    Ok(())
}

/// A consent, locked.
#[derive(Clone, Debug)]
pub struct LockedConsent {
    /// Whose.
    pub survivor: SurvivorId,
    /// What for.
    pub purpose: ConsentPurpose,
    /// With whom.
    pub recipient: Option<OrganisationId>,
    /// Where it stands.
    pub state: ConsentState,
    /// When it was given.
    pub given_on: Option<Date>,
    /// Counts changes.
    pub version: i64,
}

/// Locks a consent of a survivor whom the scope reaches.
///
/// # Errors
/// Returns what the database says.
pub async fn locked(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: ConsentId,
) -> Result<Option<LockedConsent>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(
        backend,
        "SELECT r.survivor_id, r.purpose, r.recipient_organisation_id, r.state, r.given_on, r.version FROM consent r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND ",
    );
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND r.id = ").bind(id.as_uuid()).push(dialect::for_update(backend));
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    let (purpose, state): (String, String) = (row.try_get("", "purpose")?, row.try_get("", "state")?);
    Ok(Some(LockedConsent {
        survivor: SurvivorId::from_uuid(row.try_get("", "survivor_id")?),
        purpose: ConsentPurpose::from_code(&purpose).ok_or(unreadable("purpose"))?,
        recipient: row.try_get::<Option<Uuid>>("", "recipient_organisation_id")?.map(OrganisationId::from_uuid),
        state: ConsentState::from_code(&state).ok_or(unreadable("state"))?,
        given_on: row.try_get("", "given_on")?,
        version: row.try_get("", "version")?,
    }))
}

/// Writes a withdrawal; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn withdraw(db: &impl ConnectionTrait, id: ConsentId, on: Date) -> Result<i64, StorageError> {
    let columns: Vec<(&'static str, Value)> = vec![("state", "withdrawn".into()), ("ended_on", on.into())];
    write::change(db, "consent", id.as_uuid(), columns).await
}

/// Closes open referrals that no consent carries any more: the provider learns that they are closed, and
/// nothing else (R8).
///
/// # Errors
/// Returns what the database says.
pub async fn close_referrals(
    db: &impl ConnectionTrait,
    survivor: SurvivorId,
    services: &[&'static str],
    recipient: Option<OrganisationId>,
) -> Result<(), StorageError> {
    if services.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new(
        db.get_database_backend(),
        "UPDATE referral SET status = 'closed', version = version + 1 WHERE voided_at IS NULL AND status IN ('made', 'accepted') AND survivor_id = ",
    );
    sql.bind(survivor.as_uuid()).push(" AND service IN ").bind_list(services.iter().copied());
    if let Some(recipient) = recipient {
        sql.push(" AND provider_organisation_id = ").bind(recipient.as_uuid());
    }
    db.execute_raw(sql.finish()).await?;
    Ok(())
}
