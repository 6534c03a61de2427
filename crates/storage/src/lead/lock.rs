//! Leads locked for a deed.

use ashshash_access::Scope;
use ashshash_base::place::{UnionId, UpazilaId};
use ashshash_base::{CounsellorId, Date, LeadId, OrganisationId, Sex};
use ashshash_survivors::{DocumentSeen, Exploitation, Lead};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{STATE, codes, state, unreadable};
use crate::dialect;
use crate::error::StorageError;
use crate::scope;
use crate::sql::Sql;

/// What is plain of a lead, locked.
#[derive(Clone, Debug)]
pub struct LockedLead {
    /// The lead.
    pub id: LeadId,
    /// The office that it belongs to.
    pub holder: OrganisationId,
    /// Where it stands.
    pub lead: Lead,
    /// The code that a register gave.
    pub code: Option<String>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Upazila.
    pub upazila: Option<UpazilaId>,
    /// Union.
    pub union: Option<UnionId>,
    /// Papers that were seen.
    pub documents: Vec<DocumentSeen>,
    /// When the verification was confirmed.
    pub verified_on: Option<Date>,
    /// What the person was exploited for.
    pub purposes: Vec<Exploitation>,
    /// Who follows it up.
    pub counsellor: Option<CounsellorId>,
    /// The viewer may read and change who pointed the person out.
    pub source_is_open: bool,
    /// The sealed identity.
    pub identity: Option<Vec<u8>>,
    /// Counts changes.
    pub version: i64,
}

/// Locks a lead that the scope reaches.
///
/// # Errors
/// Returns what the database says.
pub async fn locked(db: &impl ConnectionTrait, scope: &Scope, id: LeadId) -> Result<Option<LockedLead>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(backend, "SELECT ");
    sql.push(STATE).push(", l.organisation_id, l.code, l.sex, l.birth_year, l.upazila_id, l.union_id, l.documents, l.purposes, l.counsellor_id, l.identity, l.version, ");
    scope::lead_source(&mut sql, scope);
    sql.push(" AS source_is_open FROM lead l WHERE ");
    scope::leads(&mut sql, scope);
    sql.push(" AND l.id = ").bind(id.as_uuid()).push(dialect::for_update(backend));
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    let sex: Option<String> = row.try_get("", "sex")?;
    Ok(Some(LockedLead {
        id,
        holder: OrganisationId::from_uuid(row.try_get("", "organisation_id")?),
        lead: state(&row)?,
        code: row.try_get("", "code")?,
        sex: sex.map(|code| Sex::from_code(&code).ok_or(unreadable("sex"))).transpose()?,
        birth_year: row.try_get("", "birth_year")?,
        upazila: row.try_get::<Option<i32>>("", "upazila_id")?.map(UpazilaId),
        union: row.try_get::<Option<i32>>("", "union_id")?.map(UnionId),
        documents: codes(&row, "documents", DocumentSeen::from_code)?,
        verified_on: row.try_get("", "verified_on")?,
        purposes: codes(&row, "purposes", Exploitation::from_code)?,
        counsellor: row.try_get::<Option<Uuid>>("", "counsellor_id")?.map(CounsellorId::from_uuid),
        source_is_open: row.try_get::<i32>("", "source_is_open")? == 1,
        identity: row.try_get("", "identity")?,
        version: row.try_get("", "version")?,
    }))
}

/// Locks leads of all offices whose identity is kept no longer, at most so many.
///
/// # Errors
/// Returns what the database says.
pub async fn lapsing(
    db: &impl ConnectionTrait,
    today: Date,
    most: u16,
) -> Result<Vec<(LeadId, OrganisationId, Lead)>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(backend, "SELECT ");
    sql.push(STATE)
        .push(", l.organisation_id FROM lead l WHERE l.keep_until IS NOT NULL AND l.keep_until < ")
        .bind(today);
    sql.push(" ORDER BY l.organisation_id, l.id LIMIT ").bind(i64::from(most)).push(dialect::for_update(backend));
    let rows = db.query_all_raw(sql.finish()).await?;
    rows.iter()
        .map(|row| {
            let holder = OrganisationId::from_uuid(row.try_get("", "organisation_id")?);
            Ok((LeadId::from_uuid(row.try_get("", "id")?), holder, state(row)?))
        })
        .collect()
}
