//! Leads: made, corrected, verified, closed; urgent help; what time makes of them (R1).

mod change;
mod decide;
mod lapse;
mod make;
mod referral;

use ashshash_base::{Finding, LeadId, PersonalText, Purpose};
use ashshash_storage::lead::{self, LockedLead};
use ashshash_storage::seal::DataKey;
use ashshash_storage::{StorageError, duplicate, lock};
use ashshash_survivors::{LeadIdentity, PersonGiven, SafeContact, Traits};
use serde_json::{Value, json};

use crate::deed::{DeedError, Touched, Work};

pub use change::lead_change;
pub use decide::{lead_ask_back, lead_contact_record, lead_refuse, lead_reject, lead_verify};
pub use lapse::{KIND as LAPSE, run_job as lapse, schedule as schedule_lapse};
pub use make::lead_create;
pub use referral::lead_referral_make;

/// Locks a lead.
///
/// # Errors
/// Refuses one that the scope does not reach, as one that does not exist.
pub(crate) async fn locked(work: &Work<'_>, id: LeadId) -> Result<LockedLead, DeedError> {
    let found = lead::locked(&work.txn, work.scope(), id).await?;
    found.ok_or_else(|| Finding::at("lead-not-found", "lead").into())
}

/// Opens the key of a lead; none where the identity is gone.
pub(crate) async fn key(work: &Work<'_>, id: LeadId) -> Result<Option<DataKey>, StorageError> {
    lock::data_key(&work.txn, work.keys(), id.as_uuid()).await
}

/// Opens who a lead is, to keep or to change it.
pub(crate) fn identity(lead: &LockedLead, key: Option<&DataKey>) -> Result<LeadIdentity, StorageError> {
    match (key, &lead.identity) {
        (Some(key), Some(sealed)) => lead::identity::read(key, lead.id.as_uuid(), sealed),
        _ => Ok(LeadIdentity::default()),
    }
}

/// Tells the journal of a lead's record.
fn touched<'a>(lead: &LockedLead, version: i64, fields: &[&'static str]) -> Touched<'a> {
    Touched {
        record: lead.id.as_uuid(),
        version,
        holder: lead.holder,
        survivor: None,
        fields: fields.to_vec(),
        before: None,
        count: None,
    }
}

/// Puts likely duplicates of a lead on the coordinator's list.
async fn note_duplicates(
    work: &Work<'_>,
    holder: ashshash_base::OrganisationId,
    lead: LeadId,
    person: &PersonGiven,
    plain: Traits,
) -> Result<(), StorageError> {
    let traits = duplicate::traits(person, plain);
    let found = duplicate::of_office(&work.txn, work.keys(), holder, lead, &traits).await?;
    duplicate::insert(&work.txn, holder, lead, work.actor.now(), found).await
}

/// A person's words as the journal keeps them, sealed.
pub(crate) fn person_before(person: &PersonGiven) -> Value {
    let text = |text: &Option<PersonalText>| text.as_ref().map(|text| text.reveal(&Purpose::Store).to_owned());
    let contact = person.safe_contact.as_ref().map(|contact: &SafeContact| {
        json!({
            "calls_allowed": contact.calls_allowed,
            "who": text(&contact.who),
            "hours": text(&contact.hours),
            "not_to_say": text(&contact.not_to_say),
            "note": text(&contact.note),
        })
    });
    json!({
        "name": text(&person.name),
        "name_bn": text(&person.name_bn),
        "phone": text(&person.phone),
        "address": text(&person.address),
        "safe_contact": contact,
    })
}
