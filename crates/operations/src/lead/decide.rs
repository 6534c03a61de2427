//! What the coordinator decides, and what the person says.

use ashshash_access::Right;
use ashshash_base::Finding;
use ashshash_storage::lead::LockedLead;
use ashshash_storage::{counsellor, duplicate, lead};
use ashshash_survivors::{LeadAskBack, LeadContactRecord, LeadRefuse, LeadReject, LeadVerify};
use serde_json::json;

use super::{identity, key, locked, touched};
use crate::deed::{Actor, Begun, DeedError, Done, Work};

/// Confirms a verification (R1).
///
/// # Errors
/// Says what is missing, and refuses where it was decided already.
pub async fn lead_verify(actor: Actor<'_>, deed: &LeadVerify) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::VerifyLead).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = locked(&work, deed.id).await?;
    let fields = ["state", "verified_on", "basis", "counsellor"];
    work.expect_version(deed.id.as_uuid(), file.version, deed.version, &fields).await?;
    let verified = deed.decide(file.lead, file.birth_year, actor.today())?;
    if let Some(counsellor) = deed.counsellor
        && !counsellor::is_of(&work.txn, file.holder, counsellor).await?
    {
        return Err(Finding::at("counsellor-unknown", "counsellor").into());
    }
    let version = lead::change_state(&work.txn, deed.id, &verified, Some(&deed.basis), deed.counsellor, None).await?;
    finish(work, &file, version, &fields).await
}

/// Ends a lead by the coordinator's decision: the identity is destroyed in the same transaction.
///
/// # Errors
/// Refuses on a closed lead and a stale version.
pub async fn lead_reject(actor: Actor<'_>, deed: &LeadReject) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::VerifyLead).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = locked(&work, deed.id).await?;
    work.expect_version(deed.id.as_uuid(), file.version, deed.version, &["state"]).await?;
    let rejected = file.lead.reject(deed.reason, actor.today())?;
    let version = lead::close(&work.txn, deed.id, &rejected).await?;
    duplicate::drop_of(&work.txn, deed.id, actor.today()).await?;
    work.finish(touched(&file, version, &["state", "identity"])).await
}

/// Asks for more before deciding.
///
/// # Errors
/// Refuses without a question, and where it was decided already.
pub async fn lead_ask_back(actor: Actor<'_>, deed: &LeadAskBack) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::VerifyLead).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = locked(&work, deed.id).await?;
    work.expect_version(deed.id.as_uuid(), file.version, deed.version, &["state"]).await?;
    let asked = deed.decide(file.lead, actor.today())?;
    let Some(data_key) = key(&work, deed.id).await? else {
        return Err(Finding::of("lead-identity-gone").into());
    };
    let mut known = identity(&file, Some(&data_key))?;
    known.ask(deed.comment.clone());
    let sealed = lead::identity::seal(&data_key, deed.id.as_uuid(), &known)?;
    let version = lead::change_state(&work.txn, deed.id, &asked, None, None, Some(sealed)).await?;
    finish(work, &file, version, &["state", "asked"]).await
}

/// Ends a lead by the person's wish.
///
/// # Errors
/// Refuses on a closed lead, a stale version, and a day that lies ahead.
pub async fn lead_refuse(actor: Actor<'_>, deed: &LeadRefuse) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::CreateLead).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = locked(&work, deed.id).await?;
    work.expect_version(deed.id.as_uuid(), file.version, deed.version, &["state"]).await?;
    let refused = file.lead.refuse(deed.reason, deed.refused_on, actor.today())?;
    let version = lead::change_state(&work.txn, deed.id, &refused, None, None, None).await?;
    finish(work, &file, version, &["state", "reason"]).await
}

/// Records what the person answered to 'may we contact you'.
///
/// # Errors
/// Refuses on a closed lead and a stale version.
pub async fn lead_contact_record(actor: Actor<'_>, deed: &LeadContactRecord) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::CreateLead).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = locked(&work, deed.id).await?;
    work.expect_version(deed.id.as_uuid(), file.version, deed.version, &["contact", "state"]).await?;
    let answered = file.lead.answer(deed.contact, actor.today())?;
    let version = lead::change_state(&work.txn, deed.id, &answered, None, None, None).await?;
    finish(work, &file, version, &["contact", "state"]).await
}

/// Ends a deed on a lead that keeps its identity: the journal keeps where it stood before.
async fn finish(work: Work<'_>, file: &LockedLead, version: i64, fields: &[&'static str]) -> Result<Done, DeedError> {
    let data_key = key(&work, file.id).await?;
    let told = touched(file, version, fields);
    let before = json!({
        "state": file.lead.state.code(),
        "contact": file.lead.contact,
        "verified_on": file.verified_on,
        "counsellor": file.counsellor,
    });
    let told = match &data_key {
        Some(data_key) => told.before(data_key, before),
        None => told,
    };
    work.finish(told).await
}
