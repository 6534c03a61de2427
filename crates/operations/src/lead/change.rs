use ashshash_access::Right;
use ashshash_base::Finding;
use ashshash_storage::lead;
use ashshash_storage::write::LeadEntryRow;
use ashshash_survivors::{LeadChange, LeadFacts, LeadField};
use serde_json::json;

use super::make::{joined, plain};
use super::{identity, key, locked, note_duplicates, person_before, touched};
use crate::deed::{Actor, Begun, DeedError, Done, Work};

/// Corrects what is said of a lead.
///
/// # Errors
/// Refuses on a closed lead, a stale version, and what can't be taken as given.
pub async fn lead_change(actor: Actor<'_>, deed: &LeadChange) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::CreateLead).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = locked(&work, deed.id).await?;
    if deed.touches(LeadField::Source) && !file.source_is_open {
        return Err(Finding::of("not-allowed").into());
    }
    let mut fields: Vec<&'static str> = deed.touched.iter().map(|field: &LeadField| field.code()).collect();
    // An answer belongs to the very question that was read.
    fields.extend(deed.answered().map(|_| "asked"));
    work.expect_version(deed.id.as_uuid(), file.version, deed.version, &fields).await?;
    let data_key = key(&work, deed.id).await?;
    let known = identity(&file, data_key.as_ref())?;
    let present = LeadFacts {
        sex: file.sex.unwrap_or(deed.facts.sex),
        birth_year: file.birth_year,
        upazila: file.upazila,
        union: file.union,
        identified_on: file.lead.identified_on.unwrap_or(deed.facts.identified_on),
        documents: file.documents.clone(),
        person: known.person.clone(),
        source: known.source.or(deed.facts.source.filter(|_| file.source_is_open)),
        source_note: known.source_note.clone(),
    };
    let (changed, facts) = deed.decide(file.lead, present, actor.today())?;
    // A pending lead has its key; without one it would have lapsed.
    let Some(data_key) = data_key else { return Err(Finding::of("lead-identity-gone").into()) };
    let mut after = facts.identity();
    (after.asked, after.answered) = (known.asked, known.answered);
    after.answer(deed.answer.clone());
    let row = LeadEntryRow {
        id: deed.id.as_uuid(),
        sex: facts.sex.code(),
        birth_year: facts.birth_year,
        upazila_id: facts.upazila.map(|upazila| upazila.0),
        union_id: facts.union.map(|union| union.0),
        identified_on: facts.identified_on,
        state: changed.state.code(),
        contact: changed.contact.code(),
        keep_until: changed.keep_until,
        documents: joined(&facts.documents, |document| document.code()),
        created_by: None,
        counsellor_id: None,
        identity: Some(lead::identity::seal(&data_key, deed.id.as_uuid(), &after)?),
    };
    let version = lead::change(&work.txn, &changed, row).await?;
    note_duplicates(&work, file.holder, deed.id, &facts.person, plain(&facts)).await?;
    let before = json!({
        "sex": file.sex,
        "birth_year": file.birth_year,
        "place": [file.upazila.map(|u| u.0), file.union.map(|u| u.0)],
        "identified_on": file.lead.identified_on,
        "documents": file.documents,
        "source": known.source,
        "person": person_before(&known.person),
    });
    work.finish(touched(&file, version, &fields).before(&data_key, before)).await
}
