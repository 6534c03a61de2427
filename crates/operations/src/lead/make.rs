use ashshash_access::{Right, Role};
use ashshash_storage::write::LeadEntryRow;
use ashshash_storage::{counsellor, lead, lock};
use ashshash_survivors::{LeadCreate, LeadFacts, Traits};

use super::note_duplicates;
use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Joins codes as the database keeps them.
pub(super) fn joined<T: Copy>(codes: &[T], code: fn(T) -> &'static str) -> String {
    codes.iter().map(|item| code(*item)).collect::<Vec<_>>().join(" ")
}

/// What is plain of a lead, for the comparison with others.
pub(super) fn plain(facts: &LeadFacts) -> Traits {
    Traits { birth_year: facts.birth_year, upazila: facts.upazila, union: facts.union, ..Traits::default() }
}

/// Makes a lead. Whoever it may be already goes to the coordinator's list; the answer tells nothing of it.
///
/// # Errors
/// Says what can't be taken as given.
pub async fn lead_create(actor: Actor<'_>, deed: &LeadCreate) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::CreateLead).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let begun = deed.decide(actor.today())?;
    let (viewer, id, facts) = (actor.viewer(), deed.id.as_uuid(), &deed.facts);
    let own = match viewer.role {
        Role::Counsellor => counsellor::own_entry(&work.txn, viewer.organisation, viewer.user).await?,
        _ => None,
    };
    let key = lock::new_data_key(&work.txn, work.keys(), id).await?;
    let row = LeadEntryRow {
        id,
        sex: facts.sex.code(),
        birth_year: facts.birth_year,
        upazila_id: facts.upazila.map(|upazila| upazila.0),
        union_id: facts.union.map(|union| union.0),
        identified_on: facts.identified_on,
        state: begun.state.code(),
        contact: begun.contact.code(),
        keep_until: begun.keep_until,
        documents: joined(&facts.documents, |document| document.code()),
        created_by: Some(viewer.user),
        counsellor_id: own,
        identity: Some(lead::identity::seal(&key, id, &facts.identity())?),
    };
    lead::insert(&work.txn, viewer.organisation, actor.now(), row).await?;
    note_duplicates(&work, viewer.organisation, deed.id, &facts.person, plain(facts)).await?;
    let touched = Touched {
        record: id,
        version: 1,
        holder: viewer.organisation,
        survivor: None,
        fields: vec!["identity", "state", "contact"],
        before: None,
        count: None,
    };
    work.finish(touched).await
}
