//! Consent: given, refused, withdrawn, recorded from papers. Access follows in the same transaction, since
//! every question asks for consents in force.

use std::collections::HashMap;

use ashshash_access::Right;
use ashshash_base::{ConsentId, Finding, OrganisationId, PersonalText, Purpose, SurvivorId};
use ashshash_storage::StorageError;
use ashshash_storage::consent::{self, LABEL_WITNESS};
use ashshash_storage::lock::LockedSurvivor;
use ashshash_storage::seal::DataKey;
use ashshash_storage::write::ConsentRow;
use ashshash_survivors::{
    ConsentGive, ConsentPurpose, ConsentRefuse, ConsentState, ConsentWithdraw, ConsentsRecordPaper, Recipient,
};
use serde_json::json;

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Reads what the rules look at of the organisations that consents name.
pub(crate) async fn recipients(
    work: &Work<'_>,
    named: impl IntoIterator<Item = Option<OrganisationId>>,
) -> Result<HashMap<OrganisationId, String>, StorageError> {
    let ids: Vec<OrganisationId> = named.into_iter().flatten().collect();
    consent::recipient_kinds(&work.txn, &ids).await
}

/// Finds one of them.
pub(crate) fn recipient(
    kinds: &HashMap<OrganisationId, String>,
    named: Option<OrganisationId>,
) -> Option<Recipient<'_>> {
    kinds.get(&named?).map(|kind| Recipient { kind })
}

/// Seals who witnessed a consent.
pub(crate) fn seal_witness(
    key: &DataKey,
    consent: ConsentId,
    witness: Option<&PersonalText>,
) -> Result<Option<Vec<u8>>, StorageError> {
    let name = witness.filter(|name| !name.is_blank()).map(|name| name.reveal(&Purpose::Store));
    Ok(key.seal_text(LABEL_WITNESS, consent.as_uuid(), name)?)
}

/// Puts a new word in the place of what was said before of the same purpose and recipient.
async fn replace(
    work: &Work<'_>,
    survivor: SurvivorId,
    purpose: ConsentPurpose,
    recipient: Option<OrganisationId>,
) -> Result<(), StorageError> {
    let before = consent::present_of(&work.txn, survivor, purpose, recipient).await?;
    consent::replace(&work.txn, &before, work.actor.today()).await
}

fn told<'a>(file: &LockedSurvivor, id: ConsentId, version: i64) -> Touched<'a> {
    Touched::in_file(file, id.as_uuid(), version, &["consent"])
}

/// Gives consent to one purpose.
///
/// # Errors
/// Says what is missing.
pub async fn consent_give(actor: Actor<'_>, deed: &ConsentGive) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::RecordConsent).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let kinds = recipients(&work, [deed.recipient]).await?;
    deed.decide(recipient(&kinds, deed.recipient), actor.today())?;
    let key = work.data_key(file.id.as_uuid()).await?;
    replace(&work, file.id, deed.purpose, deed.recipient).await?;
    let row = ConsentRow {
        id: deed.id.as_uuid(),
        survivor_id: file.id,
        purpose: deed.purpose.code(),
        recipient_organisation_id: deed.recipient,
        state: ConsentState::Given.code(),
        given_on: Some(deed.given_on),
        ended_on: None,
        until_on: deed.until,
        way: Some(deed.way.code()),
        witness: seal_witness(&key, deed.id, deed.witness.as_ref())?,
    };
    consent::insert(&work.txn, file.holder, actor.now(), vec![row]).await?;
    work.finish(told(&file, deed.id, 1)).await
}

/// Records that the person does not agree to one purpose.
///
/// # Errors
/// Refuses where a consent in force would have to be withdrawn.
pub async fn consent_refuse(actor: Actor<'_>, deed: &ConsentRefuse) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::RecordConsent).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let kinds = recipients(&work, [deed.recipient]).await?;
    let today = actor.today();
    let in_force = consent::in_force(&work.txn, file.id, deed.purpose, deed.recipient, today).await?;
    deed.decide(recipient(&kinds, deed.recipient), in_force, today)?;
    replace(&work, file.id, deed.purpose, deed.recipient).await?;
    let row = ConsentRow {
        id: deed.id.as_uuid(),
        survivor_id: file.id,
        purpose: deed.purpose.code(),
        recipient_organisation_id: deed.recipient,
        state: ConsentState::Refused.code(),
        given_on: None,
        ended_on: Some(deed.refused_on),
        until_on: None,
        way: None,
        witness: None,
    };
    consent::insert(&work.txn, file.holder, actor.now(), vec![row]).await?;
    work.finish(told(&file, deed.id, 1)).await
}

/// Takes a consent back: who saw the file under it sees nothing from this transaction on, and open
/// referrals under it are closed (R8).
///
/// # Errors
/// Refuses what was never given or ended already, and a stale version.
pub async fn consent_withdraw(actor: Actor<'_>, deed: &ConsentWithdraw) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::RecordConsent).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let found = consent::locked(&work.txn, work.scope(), deed.id).await?;
    let found = found.ok_or_else(|| Finding::at("consent-not-found", "id"))?;
    let file = work.survivor(found.survivor).await?;
    work.expect_version(deed.id.as_uuid(), found.version, deed.version, &["consent"]).await?;
    deed.decide(found.state, found.given_on, actor.today())?;
    let key = work.data_key(file.id.as_uuid()).await?;
    let version = consent::withdraw(&work.txn, deed.id, deed.withdrawn_on).await?;
    consent::close_referrals(&work.txn, file.id, found.purpose.ends_referrals(), found.recipient).await?;
    let before = json!({ "state": found.state, "purpose": found.purpose, "given_on": found.given_on });
    work.finish(told(&file, deed.id, version).before(&key, before)).await
}

/// Records for many at once that the paper was seen. One entry of the journal a consent, the deed's own
/// last.
///
/// # Errors
/// Refuses all of it where one can't be taken as given.
pub async fn consents_record_paper(actor: Actor<'_>, deed: &ConsentsRecordPaper) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::RecordConsent).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    deed.decide(actor.today())?;
    let kinds = recipients(&work, deed.consents.iter().map(|paper| paper.recipient)).await?;
    // In one order, so that two such deeds never wait for each other.
    let mut papers: Vec<_> = deed.consents.iter().collect();
    papers.sort_by_key(|paper| (paper.survivor, paper.purpose, paper.id));
    let mut files: Vec<(LockedSurvivor, DataKey)> = Vec::new();
    let mut entries = Vec::with_capacity(papers.len());
    for paper in papers {
        paper.decide(recipient(&kinds, paper.recipient))?;
        if files.last().is_none_or(|(file, _)| file.id != paper.survivor) {
            let file = work.survivor(paper.survivor).await?;
            let key = work.data_key(file.id.as_uuid()).await?;
            files.push((file, key));
        }
        let Some((file, key)) = files.last() else { continue };
        replace(&work, file.id, paper.purpose, paper.recipient).await?;
        let row = ConsentRow {
            id: paper.id.as_uuid(),
            survivor_id: file.id,
            purpose: paper.purpose.code(),
            recipient_organisation_id: paper.recipient,
            state: ConsentState::Given.code(),
            given_on: Some(deed.seen_on),
            ended_on: None,
            until_on: None,
            way: Some(deed.way.code()),
            witness: seal_witness(key, paper.id, Some(&deed.seen_by))?,
        };
        consent::insert(&work.txn, file.holder, actor.now(), vec![row]).await?;
        entries.push(told(file, paper.id, 1));
    }
    let last = entries.pop().ok_or_else(|| Finding::at("nobody-chosen", "consents"))?;
    let count = i64::try_from(entries.len() + 1).ok();
    for entry in entries {
        work.also(entry).await?;
    }
    work.finish(Touched { count, ..last }).await
}
