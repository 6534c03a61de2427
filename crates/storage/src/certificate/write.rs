//! Certificates in a deed: locked, asked for, decided, numbered.

use ashshash_access::Scope;
use ashshash_base::{CertificateId, Date, SurvivorId, Timestamp, UserId};
use ashshash_survivors::certificate::{CertificateNumber, CertificateState};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{TABLE, state};
use crate::dialect;
use crate::error::StorageError;
use crate::lock::{LockedSurvivor, survivor};
use crate::seal::DataKey;
use crate::sql::Sql;
use crate::write::change;

pub(crate) const STATEMENT: &str = "certificate.statement";
pub(crate) const COMMENT: &str = "certificate.comment";
pub(crate) const REASON: &str = "certificate.revocation_reason";

/// A certificate and its survivor, both locked.
#[derive(Clone, Debug)]
pub struct Locked {
    /// Whose.
    pub survivor: LockedSurvivor,
    /// How it stands.
    pub state: CertificateState,
    /// Who asked for it last.
    pub requested_by: Option<UserId>,
    /// Counts changes.
    pub version: i64,
}

/// Locks a certificate whose survivor the scope reaches: the survivor first, as everywhere.
///
/// # Errors
/// Returns what the database says.
pub async fn lock(db: &impl ConnectionTrait, scope: &Scope, id: CertificateId) -> Result<Option<Locked>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(backend, "SELECT survivor_id FROM certificate WHERE voided_at IS NULL AND id = ");
    sql.bind(id.as_uuid());
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    let whose = SurvivorId::from_uuid(row.try_get("", "survivor_id")?);
    let Some(survivor) = survivor(db, scope, whose).await? else { return Ok(None) };
    // Only read now: another deed may have decided while this one waited for the survivor.
    let mut sql = Sql::new(
        backend,
        "SELECT state, requested_by, version FROM certificate WHERE voided_at IS NULL AND survivor_id = ",
    );
    sql.bind(whose.as_uuid()).push(" AND id = ").bind(id.as_uuid()).push(dialect::for_update(backend));
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    Ok(Some(Locked {
        survivor,
        state: state(&row)?,
        requested_by: row.try_get::<Option<Uuid>>("", "requested_by")?.map(UserId::from_uuid),
        version: row.try_get("", "version")?,
    }))
}

/// Reads how a survivor's certificates stand, but one.
///
/// # Errors
/// Returns what the database says.
pub async fn states_of(
    db: &impl ConnectionTrait,
    survivor: SurvivorId,
    but: CertificateId,
) -> Result<Vec<CertificateState>, StorageError> {
    let mut sql =
        Sql::new(db.get_database_backend(), "SELECT state FROM certificate WHERE voided_at IS NULL AND survivor_id = ");
    sql.bind(survivor.as_uuid()).push(" AND id <> ").bind(but.as_uuid());
    db.query_all_raw(sql.finish()).await?.iter().map(state).collect()
}

/// A request as it is to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewRequest<'a> {
    /// The certificate.
    pub id: CertificateId,
    /// Who asks.
    pub by: UserId,
    /// When.
    pub on: Date,
    /// Why the person is ready.
    pub statement: &'a str,
    /// The survivor's key.
    pub key: &'a DataKey,
}

/// Writes a new request, or one that was sent back again; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(
    db: &impl ConnectionTrait,
    survivor: &LockedSurvivor,
    new: NewRequest<'_>,
    is_again: bool,
    now: Timestamp,
) -> Result<i64, StorageError> {
    let statement = new.key.seal(STATEMENT, new.id.as_uuid(), new.statement.as_bytes())?;
    let state = CertificateState::Requested.code();
    if is_again {
        let columns = vec![
            ("state", state.into()),
            ("requested_by", new.by.as_uuid().into()),
            ("requested_on", new.on.into()),
            ("statement", statement.into()),
        ];
        return change(db, TABLE, new.id.as_uuid(), columns).await;
    }
    let mut sql = Sql::new(
        db.get_database_backend(),
        "INSERT INTO certificate (id, organisation_id, survivor_id, counsellor_id, upazila_id, union_id, state, requested_by, requested_on, statement, created_at) VALUES (",
    );
    sql.bind(new.id.as_uuid()).push(", ").bind(survivor.holder.as_uuid()).push(", ").bind(survivor.id.as_uuid());
    sql.push(", ").bind(survivor.counsellor.map(|id| id.as_uuid())).push(", ").bind(survivor.upazila.map(|id| id.0));
    sql.push(", ").bind(survivor.union.map(|id| id.0)).push(", ").bind(state).push(", ").bind(new.by.as_uuid());
    sql.push(", ").bind(new.on).push(", ").bind(statement).push(", ").bind(now.0).push(")");
    db.execute_raw(sql.finish()).await?;
    Ok(1)
}

/// Gives the next number of an office's year and keeps it taken, in the deed's own transaction: a deed
/// that fails gives it back, one at the same moment waits for its turn.
///
/// # Errors
/// Returns what the database says.
pub async fn next_number(
    db: &impl ConnectionTrait,
    survivor: &LockedSurvivor,
    year: i32,
) -> Result<CertificateNumber, StorageError> {
    let (backend, holder) = (db.get_database_backend(), survivor.holder.as_uuid());
    let mut sql = Sql::new(backend, "INSERT INTO certificate_counter (organisation_id, year, last) VALUES (");
    sql.bind(holder).push(", ").bind(year).push(", 0) ON CONFLICT (organisation_id, year) DO NOTHING");
    db.execute_raw(sql.finish()).await?;
    let mut sql = Sql::new(backend, "SELECT last FROM certificate_counter WHERE organisation_id = ");
    sql.bind(holder).push(" AND year = ").bind(year).push(dialect::for_update(backend));
    let row = db.query_one_raw(sql.finish()).await?;
    let unreadable = StorageError::Unreadable { table: "certificate_counter", column: "last" };
    let last: i64 = row.ok_or(unreadable)?.try_get("", "last")?;
    // Registers bring numbers too: the highest of both counts.
    let mut sql = Sql::new(backend, "SELECT number FROM certificate WHERE organisation_id = ");
    sql.bind(holder).push(" AND number LIKE ").bind(format!("RTG-{year}-%"));
    let rows = db.query_all_raw(sql.finish()).await?;
    let present = rows.iter().map(|row| row.try_get("", "number")).collect::<Result<Vec<String>, _>>()?;
    let given = u32::try_from(last).unwrap_or(u32::MAX);
    let next = CertificateNumber::next(year, given, present.iter().map(String::as_str));
    let mut sql = Sql::new(backend, "UPDATE certificate_counter SET last = ");
    sql.bind(i64::from(next.ordinal)).push(" WHERE organisation_id = ").bind(holder).push(" AND year = ").bind(year);
    db.execute_raw(sql.finish()).await?;
    Ok(next)
}

/// An approval as it is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Approval {
    /// The certificate.
    pub id: CertificateId,
    /// Who approves.
    pub by: UserId,
    /// When.
    pub on: Date,
    /// The number that it gets.
    pub number: CertificateNumber,
}

/// Writes an approval, with counsellor and place as they are now; gives the version.
///
/// # Errors
/// Returns what the database says, also when a register brought the number at this moment.
pub async fn approve(
    db: &impl ConnectionTrait,
    survivor: &LockedSurvivor,
    approval: Approval,
) -> Result<i64, StorageError> {
    let columns = vec![
        ("state", CertificateState::Approved.code().into()),
        ("number", approval.number.to_string().into()),
        ("approved_on", approval.on.into()),
        ("decided_by", approval.by.as_uuid().into()),
        ("decided_on", approval.on.into()),
        ("counsellor_id", survivor.counsellor.map(|id| id.as_uuid()).into()),
        ("upazila_id", survivor.upazila.map(|id| id.0).into()),
        ("union_id", survivor.union.map(|id| id.0).into()),
    ];
    change(db, TABLE, approval.id.as_uuid(), columns).await
}

/// Sends a request back; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn return_request(
    db: &impl ConnectionTrait,
    id: CertificateId,
    (by, on): (UserId, Date),
    comment: &str,
    key: &DataKey,
) -> Result<i64, StorageError> {
    let columns = vec![
        ("state", CertificateState::Returned.code().into()),
        ("decided_by", by.as_uuid().into()),
        ("decided_on", on.into()),
        ("comment", key.seal(COMMENT, id.as_uuid(), comment.as_bytes())?.into()),
    ];
    change(db, TABLE, id.as_uuid(), columns).await
}

/// Revokes a certificate; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn revoke(
    db: &impl ConnectionTrait,
    id: CertificateId,
    (by, on): (UserId, Date),
    reason: &str,
    key: &DataKey,
) -> Result<i64, StorageError> {
    let columns = vec![
        ("state", CertificateState::Revoked.code().into()),
        ("revoked_by", by.as_uuid().into()),
        ("revoked_on", on.into()),
        ("revocation_reason", key.seal(REASON, id.as_uuid(), reason.as_bytes())?.into()),
    ];
    change(db, TABLE, id.as_uuid(), columns).await
}
