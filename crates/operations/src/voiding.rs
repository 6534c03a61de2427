//! Taking wrong records back (R13).

use ashshash_access::{Right, Role};
use ashshash_base::{Date, Finding, UserId};
use ashshash_storage::user::User;
use ashshash_storage::voiding::View;
use ashshash_storage::{lock, voiding};
use ashshash_survivors::voiding::{RecordVoid, VoidFacts, decide};

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

fn facts(user: &User, recorded_by: Option<UserId>, recorded_on: Date, is_voided: bool) -> VoidFacts {
    VoidFacts {
        may_void_all: user.role == Role::Coordinator,
        is_own: recorded_by == Some(user.id),
        recorded_on,
        is_voided,
    }
}

/// Says beforehand why a person can't take a record back; nothing where that is possible.
pub fn missing(user: &User, record: &View, today: Date) -> Vec<Finding> {
    decide(facts(user, record.recorded_by, record.recorded_on, false), today).err().unwrap_or_default()
}

/// Takes a record back: it stays, and no figure counts it.
///
/// # Errors
/// Refuses a record that the person does not reach, somebody else's or an older one, and a stale version.
pub async fn record_void(actor: Actor<'_>, deed: &RecordVoid) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::VoidRecord).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let unknown = || Finding::at("record-unknown", "record");
    let seen = voiding::find(&work.txn, deed.record).await?.ok_or_else(unknown)?;
    let user = &actor.session.user;
    let reached = match seen.survivor {
        Some(survivor) => lock::survivor(&work.txn, work.scope(), survivor).await?.is_some(),
        None => seen.holder == work.scope().organisation(),
    };
    if !reached {
        return Err(unknown().into());
    }
    // Read again under the lock: somebody may have taken it back meanwhile.
    let record = voiding::find(&work.txn, deed.record).await?.ok_or_else(unknown)?;
    decide(facts(user, record.recorded_by, record.recorded_on, record.is_voided), actor.today())?;
    work.expect_version(deed.record.id, record.version, deed.version, &["voided_at"]).await?;
    let version = voiding::void(&work.txn, deed.record, user.id, actor.now(), deed.reason).await?;
    let touched = Touched {
        record: deed.record.id,
        version,
        holder: record.holder,
        survivor: record.survivor,
        fields: vec!["voided_at", "void_reason"],
        before: None,
        count: None,
    };
    work.finish(touched).await
}
