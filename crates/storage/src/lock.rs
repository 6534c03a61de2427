//! Rows locked for a deed, in its transaction, as far as the one who does it may reach them.
//!
//! In one order everywhere, so that two deeds never wait for each other: survivor, counsellor, batch,
//! provider, counter, and last the journal's head. SQLite's write transaction has locked all of it already.

use ashshash_access::Scope;
use ashshash_base::place::{UnionId, UpazilaId};
use ashshash_base::{CounsellorId, Date, OrganisationId, Sex, SurvivorId};
use ashshash_survivors::SurvivorStatus;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::dialect;
use crate::error::StorageError;
use crate::scope;
use crate::seal::{DataKey, Keys};
use crate::sql::Sql;

/// What is plain of a survivor, locked.
#[derive(Clone, Debug)]
pub struct LockedSurvivor {
    /// The survivor.
    pub id: SurvivorId,
    /// The office that holds the file.
    pub holder: OrganisationId,
    /// The code.
    pub code: String,
    /// Sex.
    pub sex: Sex,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// How the support stands.
    pub status: SurvivorStatus,
    /// Who counsels.
    pub counsellor: Option<CounsellorId>,
    /// Upazila.
    pub upazila: Option<UpazilaId>,
    /// Union.
    pub union: Option<UnionId>,
    /// When somebody pointed the person out.
    pub identified_on: Option<Date>,
    /// When the verification was confirmed.
    pub verified_on: Option<Date>,
    /// Start of the first enrolment.
    pub enrolled_on: Option<Date>,
    /// Counts changes.
    pub version: i64,
}

/// Locks a survivor whom the scope reaches.
///
/// # Errors
/// Returns what the database says.
pub async fn survivor(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: SurvivorId,
) -> Result<Option<LockedSurvivor>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(
        backend,
        "SELECT s.id, s.organisation_id, s.code, s.sex, s.birth_year, s.status, s.counsellor_id, s.upazila_id, s.union_id, s.identified_on, s.verified_on, s.enrolled_on, s.version FROM survivor s WHERE ",
    );
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND s.id = ").bind(id.as_uuid()).push(dialect::for_update(backend));
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    let unreadable = |column| StorageError::Unreadable { table: "survivor", column };
    let (sex, status): (String, String) = (row.try_get("", "sex")?, row.try_get("", "status")?);
    Ok(Some(LockedSurvivor {
        id,
        holder: OrganisationId::from_uuid(row.try_get("", "organisation_id")?),
        code: row.try_get("", "code")?,
        sex: Sex::from_code(&sex).ok_or_else(|| unreadable("sex"))?,
        birth_year: row.try_get("", "birth_year")?,
        status: SurvivorStatus::from_code(&status).ok_or_else(|| unreadable("status"))?,
        counsellor: row.try_get::<Option<Uuid>>("", "counsellor_id")?.map(CounsellorId::from_uuid),
        upazila: row.try_get::<Option<i32>>("", "upazila_id")?.map(UpazilaId),
        union: row.try_get::<Option<i32>>("", "union_id")?.map(UnionId),
        identified_on: row.try_get("", "identified_on")?,
        verified_on: row.try_get("", "verified_on")?,
        enrolled_on: row.try_get("", "enrolled_on")?,
        version: row.try_get("", "version")?,
    }))
}

/// Opens the key of a survivor or a lead; none where it was destroyed.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn data_key(db: &impl ConnectionTrait, keys: &Keys, subject: Uuid) -> Result<Option<DataKey>, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT wrapped FROM data_key WHERE subject_id = ");
    sql.bind(subject);
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    let wrapped: Vec<u8> = row.try_get("", "wrapped")?;
    Ok(Some(keys.unwrap(subject, &wrapped)?))
}

/// Makes the key of a new survivor or lead.
///
/// # Errors
/// Returns what the database says.
pub async fn new_data_key(db: &impl ConnectionTrait, keys: &Keys, subject: Uuid) -> Result<DataKey, StorageError> {
    let (key, wrapped) = keys.new_data_key(subject)?;
    crate::write::insert_keys(db, vec![crate::write::DataKeyRow { subject, wrapped }]).await?;
    Ok(key)
}

/// Makes a lead's key the key of the survivor whom it became.
///
/// # Errors
/// Returns what the database says.
pub async fn hand_over_data_key(
    db: &impl ConnectionTrait,
    keys: &Keys,
    key: &DataKey,
    from: Uuid,
    to: Uuid,
) -> Result<(), StorageError> {
    let wrapped = keys.wrap_for(to, key)?;
    destroy_data_key(db, from).await?;
    crate::write::insert_keys(db, vec![crate::write::DataKeyRow { subject: to, wrapped }]).await
}

/// Destroys a key: what was sealed with it is gone for good.
///
/// # Errors
/// Returns what the database says.
pub async fn destroy_data_key(db: &impl ConnectionTrait, subject: Uuid) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "DELETE FROM data_key WHERE subject_id = ");
    sql.bind(subject);
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Locks a counsellor, so that nobody else agrees an appointment for the same time meanwhile (R3).
///
/// # Errors
/// Returns what the database says.
pub async fn counsellor(db: &impl ConnectionTrait, id: CounsellorId) -> Result<(), StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(backend, "SELECT id FROM counsellor WHERE id = ");
    sql.bind(id.as_uuid()).push(dialect::for_update(backend));
    db.query_one_raw(sql.finish()).await?;
    Ok(())
}
