//! What the coordinator says of two entries that may be one person.

use ashshash_access::Right;
use ashshash_base::Finding;
use ashshash_storage::{duplicate, lead};
use ashshash_survivors::{DuplicateDecide, DuplicateDecision, RejectionReason};

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Takes a pair off the list. A lead that is one with somebody known is closed with it, and its identity
/// destroyed: the person is known already.
///
/// # Errors
/// Refuses a pair that was decided upon, and a stale version.
pub async fn duplicate_decide(actor: Actor<'_>, deed: &DuplicateDecide) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::DecideDuplicate).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let pair = duplicate::locked(&work.txn, work.scope(), deed.id).await?;
    let pair = pair.ok_or_else(|| Finding::at("duplicate-not-found", "id"))?;
    work.expect_version(deed.id.as_uuid(), pair.version, deed.version, &["state"]).await?;
    if !pair.is_open {
        return Err(Finding::of("duplicate-decided").into());
    }
    let today = actor.today();
    let holder = actor.viewer().organisation;
    let version = duplicate::decide(&work.txn, deed.id, deed.decision, today).await?;
    if deed.decision == DuplicateDecision::SamePerson
        && let Some(file) = lead::locked(&work.txn, work.scope(), pair.lead).await?
        && let Ok(closed) = file.lead.reject(RejectionReason::KnownAlready, today)
    {
        let closed_version = lead::close(&work.txn, pair.lead, &closed).await?;
        duplicate::drop_of(&work.txn, pair.lead, today).await?;
        work.also(Touched {
            record: pair.lead.as_uuid(),
            version: closed_version,
            holder,
            survivor: None,
            fields: vec!["state", "identity"],
            before: None,
            count: None,
        })
        .await?;
    }
    let touched = Touched {
        record: deed.id.as_uuid(),
        version,
        holder,
        survivor: None,
        fields: vec!["state"],
        before: None,
        count: None,
    };
    work.finish(touched).await
}
