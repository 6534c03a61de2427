//! Leaving the project, completion, transfer, coming back (R9).

use ashshash_access::Right;
use ashshash_base::{Deed, Purpose, SurvivorId};
use ashshash_storage::write::{EnrolmentRow, insert_all};
use ashshash_storage::{StorageError, consent, counsellor, leaving};
use ashshash_survivors::leaving::{
    Leaving, LeavingFacts, ReturnFacts, SurvivorComplete, SurvivorDropOut, SurvivorReenrol, SurvivorTransfer,
    TrainingChoice, come_back, leave,
};
use ashshash_survivors::{DropOutReason, SurvivorStatus};
use serde_json::json;

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Records that a survivor left the project.
///
/// # Errors
/// Refuses what the rule finds missing, and a stale version.
pub async fn survivor_drop_out(actor: Actor<'_>, deed: &SurvivorDropOut) -> Result<Done, DeedError> {
    end(actor, deed, deed.survivor, deed.version, Leaving::from(deed)).await
}

/// Records that the support is complete.
///
/// # Errors
/// Refuses what the rule finds missing, and a stale version.
pub async fn survivor_complete(actor: Actor<'_>, deed: &SurvivorComplete) -> Result<Done, DeedError> {
    end(actor, deed, deed.survivor, deed.version, Leaving::from(deed)).await
}

/// Records that another office takes over.
///
/// # Errors
/// Refuses what the rule finds missing, and a stale version.
pub async fn survivor_transfer(actor: Actor<'_>, deed: &SurvivorTransfer) -> Result<Done, DeedError> {
    end(actor, deed, deed.survivor, deed.version, Leaving::from(deed)).await
}

/// Ends the open episode and, in the same transaction, what was open with it.
async fn end<D: Deed>(
    actor: Actor<'_>,
    deed: &D,
    survivor: SurvivorId,
    version: i64,
    leaving: Leaving<'_>,
) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::EndEnrolment).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(survivor).await?;
    let episode = leaving::open_episode(&work.txn, file.id).await?;
    let facts = LeavingFacts {
        status: file.status,
        started_on: episode.map(|episode| episode.started_on),
        in_training: leaving::is_in_training(&work.txn, file.id).await?,
    };
    leave(facts, &leaving, actor.today())?;
    let Some(episode) = episode else {
        return Err(ashshash_base::Finding::at("survivor-not-active", "survivor").into());
    };
    work.expect_version(file.id.as_uuid(), file.version, version, &["status"]).await?;
    let key = work.data_key(file.id.as_uuid()).await?;
    let words = leaving.note.filter(|note| !note.is_blank()).map(|note| note.reveal(&Purpose::Store));
    let note = key.seal_text(leaving::END_NOTE, episode.id.as_uuid(), words).map_err(StorageError::from)?;
    let ended = leaving::end(&work.txn, episode.id, leaving.on, leaving.status, leaving.reason, note).await?;
    work.also(Touched::in_file(&file, episode.id.as_uuid(), ended, &["ended_on", "end_kind"])).await?;
    let training_ends = leaving.training == Some(TrainingChoice::Ends);
    for other in leaving::end_open_work(&work.txn, file.id, leaving.on, training_ends).await? {
        work.also(Touched::in_file(&file, other.id, other.version, &[other.field])).await?;
    }
    let version = leaving::set_status(&work.txn, file.id, leaving.status, file.counsellor).await?;
    let touched = Touched::in_file(&file, file.id.as_uuid(), version, &["status"]);
    work.finish(touched.before(&key, json!({ "status": file.status }))).await
}

/// Opens a new episode for somebody who comes back.
///
/// # Errors
/// Refuses what the rule finds missing, and a stale version.
pub async fn survivor_reenrol(actor: Actor<'_>, deed: &SurvivorReenrol) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::EnrolSurvivor).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let last = leaving::last_end(&work.txn, file.id).await?;
    let chosen = deed.counsellor.or(file.counsellor);
    let has_counsellor = match chosen {
        Some(chosen) => counsellor::is_of(&work.txn, file.holder, chosen).await?,
        None => false,
    };
    let facts = ReturnFacts {
        status: file.status,
        is_dead: last.drop_out_reason.as_deref() == Some(DropOutReason::Death.code()),
        ended_on: last.on,
        agrees_to_services: consent::agrees_to_services(&work.txn, file.id, actor.today()).await?,
        has_counsellor,
    };
    come_back(facts, deed, actor.today())?;
    work.expect_version(file.id.as_uuid(), file.version, deed.version, &["status", "counsellor"]).await?;
    let row = EnrolmentRow {
        id: deed.id.as_uuid(),
        survivor_id: file.id,
        counsellor_id: chosen,
        upazila_id: file.upazila.map(|place| place.0),
        union_id: file.union.map(|place| place.0),
        started_on: deed.started_on,
        ended_on: None,
        end_kind: None,
        drop_out_reason: None,
    };
    insert_all(&work.txn, file.holder, actor.now(), vec![row]).await?;
    leaving::returned(&work.txn, deed.id, deed.reason.code()).await?;
    let version = leaving::set_status(&work.txn, file.id, SurvivorStatus::Active, chosen).await?;
    let key = work.data_key(file.id.as_uuid()).await?;
    let before = json!({ "status": file.status, "counsellor": file.counsellor });
    let fields: &[&'static str] = if chosen == file.counsellor { &["status"] } else { &["status", "counsellor"] };
    work.also(Touched::in_file(&file, file.id.as_uuid(), version, fields).before(&key, before)).await?;
    work.finish(Touched::in_file(&file, deed.id.as_uuid(), 1, &[])).await
}
