//! Breaking the glass: opening a file outside the own reach for a day.

use ashshash_access::{Right, Role};
use ashshash_base::{Finding, Purpose};
use ashshash_storage::glass::{self, NewAccess, REASON};
use ashshash_storage::{StorageError, lock};
use ashshash_survivors::SurvivorCode;
use ashshash_survivors::glass::{GlassBreak, decide};

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Opens a file of the person's own office: a counsellor's somebody else's, a coordinator's its notes.
///
/// # Errors
/// Refuses a reason that tells nobody why, a file that is open already, and a code that the office
/// does not have.
pub async fn glass_break(actor: Actor<'_>, deed: &GlassBreak) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::BreakGlass).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let ends_at = decide(deed, actor.now())?;
    let unknown = || Finding::at("survivor-not-found", "code");
    let code = SurvivorCode::parse(&deed.code).map_err(|_| unknown())?;
    let office = work.scope().organisation();
    let survivor = glass::survivor_of_office(&work.txn, office, code.as_str()).await?.ok_or_else(unknown)?;
    let user = actor.session.user.id;
    let is_open = match actor.session.user.role {
        Role::Coordinator => glass::is_open(&work.txn, user, survivor, actor.now()).await?,
        _ => lock::survivor(&work.txn, work.scope(), survivor).await?.is_some(),
    };
    if is_open {
        return Err(Finding::at("file-is-open", "code").into());
    }
    let key = work.data_key(survivor.as_uuid()).await?;
    let id = deed.id.as_uuid();
    let reason = key.seal(REASON, id, deed.reason.reveal(&Purpose::Store).as_bytes()).map_err(StorageError::from)?;
    let access = NewAccess { id: deed.id, holder: office, user, survivor, reason, opened_at: actor.now(), ends_at };
    glass::insert(&work.txn, access).await?;
    let touched = Touched {
        record: id,
        version: 1,
        holder: office,
        survivor: Some(survivor),
        fields: Vec::new(),
        before: None,
        count: None,
    };
    work.finish(touched).await
}
