//! Who a lead is; opening it is a look (R14).

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{LeadId, OrganisationId, Sealed};
use ashshash_survivors::LeadIdentity;
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

/// Opens who leads are, as far as the viewer may; one look an office.
///
/// A lead whose time is over has no key any more and is not among the answers.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn open(
    db: &Read,
    scope: &Scope,
    ids: &[LeadId],
) -> Result<HashMap<LeadId, Sealed<LeadIdentity>>, StorageError> {
    if ids.is_empty() || !scope.may(Right::ReadLeads) {
        return Ok(HashMap::new());
    }
    let mut sql = db.sql("SELECT l.id, l.organisation_id, l.identity, k.wrapped FROM lead l JOIN data_key k ON k.subject_id = l.id WHERE l.identity IS NOT NULL AND ");
    scope::leads(&mut sql, scope);
    sql.push(" AND l.id IN ").bind_list(ids.iter().map(|id| id.as_uuid()));
    let mut looks: HashMap<OrganisationId, Vec<LeadId>> = HashMap::new();
    let mut opened = HashMap::with_capacity(ids.len());
    for row in db.all(sql).await? {
        let id: Uuid = row.try_get("", "id")?;
        let key = db.keys().unwrap(id, &row.try_get::<Vec<u8>>("", "wrapped")?)?;
        let identity = read(&key, id, &row.try_get::<Vec<u8>>("", "identity")?)?;
        let lead = LeadId::from_uuid(id);
        looks.entry(OrganisationId::from_uuid(row.try_get("", "organisation_id")?)).or_default().push(lead);
        opened.insert(lead, Sealed::new(identity));
    }
    db.note(looks.into_iter().map(|(holder, leads)| Look { leads, ..Look::of(holder, LookKind::Leads) }));
    Ok(opened)
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
