//! Who a lead is; opening it is a look (R14).

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{LeadId, LeadReferralId, OrganisationId, Sealed};
use ashshash_survivors::LeadIdentity;
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::error::StorageError;
use crate::look::{Look, LookKind};
use crate::read::Read;
use crate::scope;
use crate::seal::DataKey;

/// The label of the sealed identity; never renamed.
pub const LABEL: &str = "lead.identity";
/// The label of where an urgent referral leads; never renamed.
pub const LABEL_RECIPIENT: &str = "lead_referral.recipient";

/// Who a lead is, as far as the viewer may know.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Who it is; without the source where the viewer may not read it.
    pub identity: Sealed<LeadIdentity>,
    /// Where the urgent referrals lead that were given a place: their ids and what was written.
    pub recipients: HashMap<LeadReferralId, Sealed<String>>,
}

/// Opens who leads are, as far as the viewer may; one look an office.
///
/// A lead whose time is over has no key any more and is not among the answers.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn open(db: &Read, scope: &Scope, ids: &[LeadId]) -> Result<HashMap<LeadId, Opened>, StorageError> {
    if ids.is_empty() || !scope.may(Right::ReadLeads) {
        return Ok(HashMap::new());
    }
    let mut sql = db.sql("SELECT l.id, l.organisation_id, l.identity, k.wrapped, ");
    scope::lead_source(&mut sql, scope);
    sql.push(" AS source_is_open FROM lead l JOIN data_key k ON k.subject_id = l.id WHERE l.identity IS NOT NULL AND ");
    scope::leads(&mut sql, scope);
    sql.push(" AND l.id IN ").bind_list(ids.iter().map(|id| id.as_uuid()));
    let mut looks: HashMap<OrganisationId, Vec<LeadId>> = HashMap::new();
    let mut opened = HashMap::with_capacity(ids.len());
    let mut keys = HashMap::with_capacity(ids.len());
    for row in db.all(sql).await? {
        let id: Uuid = row.try_get("", "id")?;
        let key = db.keys().unwrap(id, &row.try_get::<Vec<u8>>("", "wrapped")?)?;
        let mut identity = read(&key, id, &row.try_get::<Vec<u8>>("", "identity")?)?;
        if row.try_get::<i32>("", "source_is_open")? == 0 {
            (identity.source, identity.source_note) = (None, None);
        }
        let lead = LeadId::from_uuid(id);
        looks.entry(OrganisationId::from_uuid(row.try_get("", "organisation_id")?)).or_default().push(lead);
        opened.insert(lead, Opened { identity: Sealed::new(identity), recipients: HashMap::new() });
        keys.insert(lead, key);
    }
    for row in recipients(db, &opened).await? {
        let lead = LeadId::from_uuid(row.try_get("", "lead_id")?);
        let (Some(key), Some(of_lead)) = (keys.get(&lead), opened.get_mut(&lead)) else { continue };
        let id: Uuid = row.try_get("", "id")?;
        let sealed: Vec<u8> = row.try_get("", "recipient")?;
        if let Some(text) = key.open_text(LABEL_RECIPIENT, id, Some(&sealed))? {
            of_lead.recipients.insert(LeadReferralId::from_uuid(id), Sealed::new(text));
        }
    }
    db.note(looks.into_iter().map(|(holder, leads)| Look { leads, ..Look::of(holder, LookKind::Leads) }));
    Ok(opened)
}

/// Reads where the urgent referrals of opened leads lead, still sealed.
async fn recipients(db: &Read, opened: &HashMap<LeadId, Opened>) -> Result<Vec<QueryResult>, StorageError> {
    if opened.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = db.sql("SELECT r.id, r.lead_id, r.recipient FROM lead_referral r WHERE r.voided_at IS NULL AND r.recipient IS NOT NULL AND r.lead_id IN ");
    sql.bind_list(opened.keys().map(|id| id.as_uuid()));
    db.all(sql).await
}

/// Opens a sealed identity.
///
/// # Errors
/// Fails when it was sealed otherwise.
pub fn read(key: &DataKey, lead: Uuid, sealed: &[u8]) -> Result<LeadIdentity, StorageError> {
    let bytes = key.open(LABEL, lead, sealed)?;
    serde_json::from_slice(&bytes).map_err(|_| StorageError::Unreadable { table: "lead", column: "identity" })
}

/// Seals an identity.
///
/// # Errors
/// Fails when the system has no randomness.
pub fn seal(key: &DataKey, lead: Uuid, identity: &LeadIdentity) -> Result<Vec<u8>, StorageError> {
    let bytes =
        serde_json::to_vec(identity).map_err(|_| StorageError::Unreadable { table: "lead", column: "identity" })?;
    Ok(key.seal(LABEL, lead, &bytes)?)
}
