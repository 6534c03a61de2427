//! The Ready-to-Go certificate (R4): asked for, approved, sent back, revoked.

use ashshash_access::{Right, Scope};
use ashshash_base::{CertificateId, Deed, Finding, Purpose};
use ashshash_storage::certificate::{self, Approval, Locked, NewRequest};
use ashshash_survivors::certificate::{
    CertificateApprove, CertificateRequest, CertificateReturn, CertificateRevoke, approve, request, return_request,
    revoke,
};
use chrono::Datelike;
use serde_json::json;

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Asks for a certificate, for the first time or again after it was returned.
///
/// # Errors
/// Says what is missing, and refuses where another one stands in the way.
pub async fn certificate_request(actor: Actor<'_>, deed: &CertificateRequest) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::RequestCertificate).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let own = certificate::lock(&work.txn, work.scope(), deed.id).await?;
    if own.as_ref().is_some_and(|own| own.survivor.id != file.id) || (own.is_none() && deed.version != 0) {
        return Err(unknown().into());
    }
    let others = certificate::states_of(&work.txn, file.id, deed.id).await?;
    let evidence = certificate::evidence_of(&work.txn, file.id).await?;
    request(own.as_ref().map(|own| own.state), &others, &evidence, &deed.statement)?;
    if let Some(own) = &own {
        work.expect_version(deed.id.as_uuid(), own.version, deed.version, &["state", "statement"]).await?;
    }
    let key = work.data_key(file.id.as_uuid()).await?;
    let statement = deed.statement.reveal(&Purpose::Store);
    let new = NewRequest { id: deed.id, by: actor.session.user.id, on: actor.today(), statement, key: &key };
    let version = certificate::insert(&work.txn, &file, new, own.is_some(), actor.now()).await?;
    let mut touched = Touched::in_file(&file, deed.id.as_uuid(), version, &["state", "statement"]);
    if let Some(own) = own {
        touched = touched.before(&key, json!({ "state": own.state }));
    }
    work.finish(touched).await
}

/// Approves a certificate and gives it its number.
///
/// # Errors
/// Refuses what is not complete any more, an own request, and what is not waiting.
pub async fn certificate_approve(actor: Actor<'_>, deed: &CertificateApprove) -> Result<Done, DeedError> {
    let (work, present) = match decide(actor, deed, deed.id).await? {
        Decision::Open(work, present) => (work, present),
        Decision::Repeated(done) => return Ok(done),
    };
    let by = actor.session.user.id;
    let evidence = certificate::evidence_of(&work.txn, present.survivor.id).await?;
    approve(present.state, &evidence, present.requested_by, by)?;
    work.expect_version(deed.id.as_uuid(), present.version, deed.version, &["state", "number"]).await?;
    let key = work.data_key(present.survivor.id.as_uuid()).await?;
    let number = certificate::next_number(&work.txn, &present.survivor, actor.today().year()).await?;
    let approval = Approval { id: deed.id, by, on: actor.today(), number };
    let version = certificate::approve(&work.txn, &present.survivor, approval).await?;
    let fields = ["state", "number", "approved_on"];
    let touched = Touched::in_file(&present.survivor, deed.id.as_uuid(), version, &fields);
    work.finish(touched.before(&key, json!({ "state": present.state }))).await
}

/// Sends a request back with a comment.
///
/// # Errors
/// Refuses without a comment, an own request, and what is not waiting.
pub async fn certificate_return(actor: Actor<'_>, deed: &CertificateReturn) -> Result<Done, DeedError> {
    let (work, present) = match decide(actor, deed, deed.id).await? {
        Decision::Open(work, present) => (work, present),
        Decision::Repeated(done) => return Ok(done),
    };
    let by = actor.session.user.id;
    return_request(present.state, present.requested_by, by, &deed.comment)?;
    work.expect_version(deed.id.as_uuid(), present.version, deed.version, &["state", "comment"]).await?;
    let key = work.data_key(present.survivor.id.as_uuid()).await?;
    let comment = deed.comment.reveal(&Purpose::Store);
    let version = certificate::return_request(&work.txn, deed.id, (by, actor.today()), comment, &key).await?;
    let touched = Touched::in_file(&present.survivor, deed.id.as_uuid(), version, &["state", "comment"]);
    work.finish(touched.before(&key, json!({ "state": present.state }))).await
}

/// Revokes a certificate; its number is never used again.
///
/// # Errors
/// Refuses without a reason, and what is not valid.
pub async fn certificate_revoke(actor: Actor<'_>, deed: &CertificateRevoke) -> Result<Done, DeedError> {
    let (work, present) = match decide(actor, deed, deed.id).await? {
        Decision::Open(work, present) => (work, present),
        Decision::Repeated(done) => return Ok(done),
    };
    revoke(present.state, &deed.reason)?;
    work.expect_version(deed.id.as_uuid(), present.version, deed.version, &["state"]).await?;
    let key = work.data_key(present.survivor.id.as_uuid()).await?;
    let by = (actor.session.user.id, actor.today());
    let reason = deed.reason.reveal(&Purpose::Store);
    let version = certificate::revoke(&work.txn, deed.id, by, reason, &key).await?;
    let fields = ["state", "revoked_on", "revocation_reason"];
    let touched = Touched::in_file(&present.survivor, deed.id.as_uuid(), version, &fields);
    work.finish(touched.before(&key, json!({ "state": present.state }))).await
}

enum Decision<'a> {
    Open(Work<'a>, Box<Locked>),
    Repeated(Done),
}

/// Begins a decision about a certificate of the office: the coordinator's, or the deputy's. The version
/// is compared after the rules: who comes second is told that it is approved already, not that some
/// field is another.
async fn decide<'a, D: Deed>(actor: Actor<'a>, deed: &D, id: CertificateId) -> Result<Decision<'a>, DeedError> {
    let scope = Scope::of_decisions(&actor.viewer()).ok_or_else(|| Finding::of("not-allowed"))?;
    let work = match Work::begin_unasked(actor, deed).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(Decision::Repeated(done)),
    };
    let present = certificate::lock(&work.txn, &scope, id).await?.ok_or_else(unknown)?;
    Ok(Decision::Open(work, Box::new(present)))
}

fn unknown() -> Finding {
    Finding::at("certificate-unknown", "id")
}
