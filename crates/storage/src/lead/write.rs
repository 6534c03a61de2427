//! Leads as deeds write them.

use ashshash_base::{CounsellorId, Date, LeadId, OrganisationId, SurvivorId, Timestamp};
use ashshash_survivors::{Lead, LeadState, Verification};
use sea_orm::{ConnectionTrait, Value};

use crate::error::StorageError;
use crate::lock::destroy_data_key;
use crate::sql::Sql;
use crate::write::{self, LeadEntryRow, LeadReferralRow, insert_all};

/// Writes a new lead.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    now: Timestamp,
    row: LeadEntryRow,
) -> Result<(), StorageError> {
    insert_all(db, organisation, now, vec![row]).await
}

/// Writes a new urgent referral.
///
/// # Errors
/// Returns what the database says.
pub async fn insert_referral(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    now: Timestamp,
    row: LeadReferralRow,
) -> Result<(), StorageError> {
    insert_all(db, organisation, now, vec![row]).await
}

/// The columns that say where a lead stands.
fn standing(lead: &Lead) -> Vec<(&'static str, Value)> {
    let (on, reason) = match lead.state {
        LeadState::Open | LeadState::Verified { .. } => (None, None),
        LeadState::AskedBack { on } | LeadState::Lapsed { on } | LeadState::Enrolled { on, .. } => (Some(on), None),
        LeadState::Rejected { on, reason } => (Some(on), Some(reason.code())),
        LeadState::Refused { on, reason, .. } => (Some(on), Some(reason.code())),
    };
    let mut columns: Vec<(&'static str, Value)> = vec![
        ("state", lead.state.code().into()),
        ("state_on", on.into()),
        ("reason", reason.into()),
        ("contact", lead.contact.code().into()),
        ("keep_until", lead.keep_until.into()),
    ];
    if let LeadState::Verified { on } = lead.state {
        columns.push(("verified_on", on.into()));
    }
    columns
}

/// Corrects a lead; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn change(db: &impl ConnectionTrait, lead: &Lead, row: LeadEntryRow) -> Result<i64, StorageError> {
    let id = row.id;
    let mut columns = standing(lead);
    columns.extend([
        ("sex", row.sex.into()),
        ("birth_year", row.birth_year.into()),
        ("upazila_id", row.upazila_id.into()),
        ("union_id", row.union_id.into()),
        ("identified_on", row.identified_on.into()),
        ("documents", row.documents.into()),
        ("identity", row.identity.into()),
    ] as [(&'static str, Value); 7]);
    write::change(db, "lead", id, columns).await
}

/// Writes where a lead stands, with what else the deed changed; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn change_state(
    db: &impl ConnectionTrait,
    id: LeadId,
    lead: &Lead,
    basis: Option<&Verification>,
    counsellor: Option<CounsellorId>,
    identity: Option<Vec<u8>>,
) -> Result<i64, StorageError> {
    let mut columns = standing(lead);
    if let Some(basis) = basis {
        let joined = |codes: Vec<&'static str>| codes.join(" ");
        columns.extend([
            ("acts", joined(basis.acts.iter().map(|c| c.code()).collect()).into()),
            ("means", joined(basis.means.iter().map(|c| c.code()).collect()).into()),
            ("purposes", joined(basis.purposes.iter().map(|c| c.code()).collect()).into()),
            ("own_statement", basis.own_statement.into()),
        ] as [(&'static str, Value); 4]);
    }
    if let Some(counsellor) = counsellor {
        columns.push(("counsellor_id", counsellor.as_uuid().into()));
    }
    if let Some(identity) = identity {
        columns.push(("identity", identity.into()));
    }
    write::change(db, "lead", id.as_uuid(), columns).await
}

/// Writes where a lead stands and destroys who it is: the identity and the key that opened it, so that
/// nothing that was ever sealed with it opens again. Gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn close(db: &impl ConnectionTrait, id: LeadId, lead: &Lead) -> Result<i64, StorageError> {
    destroy_data_key(db, id.as_uuid()).await?;
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE lead_referral SET recipient = NULL WHERE lead_id = ");
    sql.bind(id.as_uuid());
    db.execute_raw(sql.finish()).await?;
    let mut columns = standing(lead);
    columns.push(("identity", Option::<Vec<u8>>::None.into()));
    write::change(db, "lead", id.as_uuid(), columns).await
}

/// Ties a lead to the survivor whom it became; its own row keeps no identity. Gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn enrolled(
    db: &impl ConnectionTrait,
    id: LeadId,
    survivor: SurvivorId,
    counsellor: Option<CounsellorId>,
    on: Date,
) -> Result<i64, StorageError> {
    let columns: Vec<(&'static str, Value)> = vec![
        ("state", "enrolled".into()),
        ("state_on", on.into()),
        ("reason", Option::<String>::None.into()),
        ("contact", "yes".into()),
        ("keep_until", Option::<Date>::None.into()),
        ("identity", Option::<Vec<u8>>::None.into()),
        ("survivor_id", survivor.as_uuid().into()),
        ("counsellor_id", counsellor.map(CounsellorId::as_uuid).into()),
    ];
    write::change(db, "lead", id.as_uuid(), columns).await
}

/// Begins the time in which somebody must answer, for leads that a register brought.
///
/// # Errors
/// Returns what the database says.
pub async fn begin_waiting(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    keep_until: Option<Date>,
) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE lead SET keep_until = ");
    sql.bind(keep_until).push(" WHERE organisation_id = ").bind(organisation.as_uuid());
    sql.push(" AND keep_until IS NULL AND identity IS NOT NULL AND contact <> 'yes' AND state = 'open'");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}
