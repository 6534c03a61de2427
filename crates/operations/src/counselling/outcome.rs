//! Recording what became of an appointment.

use ashshash_access::Right;
use ashshash_base::{CounsellingSessionId, Date};
use ashshash_services::counselling::{
    Appointment, SessionCancel, SessionHold, SessionMiss, SessionProblem, SessionRecord, SessionSettle, SessionState,
    cancel, check_held, hold, miss, settle,
};
use ashshash_storage::counselling::{self, Change, Locked};
use ashshash_storage::lock::LockedSurvivor;
use ashshash_storage::note::{self, Noted};
use serde_json::json;

use super::appointment::{add_next, both, check_next, complete};
use super::{locked, refused, worker};
use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// The fields of what became of a session.
const HELD: &[&str] = &["status", "on", "venue", "suitable", "satisfaction"];

/// Records that a planned session took place, and agrees the next one.
///
/// # Errors
/// Says all that is missing, of this session and of the next.
pub async fn session_hold(actor: Actor<'_>, deed: &SessionHold) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let (file, present) = locked(&work, deed.id).await?;
    work.expect_version(deed.id.as_uuid(), present.version, deed.version, &["status"]).await?;
    let told = deed.told(present.session.session_on, present.session.venue);
    let checked = check_next(&work, &file, deed.next.as_ref(), Some(deed.id)).await?;
    let state = both(hold(present.session.state, &told, actor.today()), checked)?;
    let key = work.data_key(file.id.as_uuid()).await?;
    let note = note::seal(&key, Noted::Session(deed.id), deed.note.as_ref())?;
    let fields = with_note(HELD, note.is_some());
    let change = Change { state, on: told.on, counsellor: worker(&work, &file).await?, note };
    let version = counselling::change(&work.txn, &file, deed.id, change).await?;
    add_next(&work, &file, deed.next.as_ref(), told.venue).await?;
    let touched = Touched::in_file(&file, deed.id.as_uuid(), version, &fields);
    work.finish(touched.before(&key, before(&present))).await
}

/// Records a session that nobody had planned, and agrees the next one.
///
/// # Errors
/// Says all that is missing, of this session and of the next.
pub async fn session_record(actor: Actor<'_>, deed: &SessionRecord) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let checked = check_next(&work, &file, deed.next.as_ref(), None).await?;
    let held = both(check_held(&deed.told(), actor.today()), checked)?;
    let key = work.data_key(file.id.as_uuid()).await?;
    let note = note::seal(&key, Noted::Session(deed.id), deed.note.as_ref())?;
    let fields = with_note(HELD, note.is_some());
    let has_held = counselling::has_held_before(&work.txn, file.id).await?;
    let SessionRecord { on, starts_at, minutes, kind, venue, .. } = *deed;
    let told = complete(Appointment { on, starts_at, minutes, kind, venue }, None, has_held);
    let worker = worker(&work, &file).await?;
    let (id, note) = ((deed.id, worker), (note, actor.now()));
    counselling::insert(&work.txn, &file, id, &told, SessionState::Held(held), note).await?;
    add_next(&work, &file, deed.next.as_ref(), venue).await?;
    work.finish(Touched::in_file(&file, deed.id.as_uuid(), 1, &fields)).await
}

/// Records that the survivor did not come; a new appointment may take its place at once.
///
/// # Errors
/// Refuses a session to come, and what is recorded already.
pub async fn session_miss(actor: Actor<'_>, deed: &SessionMiss) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let (file, present) = locked(&work, deed.id).await?;
    work.expect_version(deed.id.as_uuid(), present.version, deed.version, &["status"]).await?;
    let checked = check_next(&work, &file, deed.next.as_ref(), Some(deed.id)).await?;
    let next = deed.next.as_ref().map(|next| next.id);
    let missed = miss(present.session.state, present.session.session_on, deed.note.as_ref(), next, actor.today());
    let state = both(missed, checked)?;
    let key = work.data_key(file.id.as_uuid()).await?;
    let note = note::seal(&key, Noted::Session(deed.id), deed.note.as_ref())?;
    let fields = with_note(&["status"], note.is_some());
    let change = Change { state, on: present.session.session_on, counsellor: worker(&work, &file).await?, note };
    let version = counselling::change(&work.txn, &file, deed.id, change).await?;
    add_next(&work, &file, deed.next.as_ref(), present.session.venue).await?;
    let touched = Touched::in_file(&file, deed.id.as_uuid(), version, &fields);
    work.finish(touched.before(&key, before(&present))).await
}

/// Calls a planned session off.
///
/// # Errors
/// Refuses what is not planned any more.
pub async fn session_cancel(actor: Actor<'_>, deed: &SessionCancel) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    end(work, deed.id, deed.version, |present| cancel(present.session.state, deed.reason)).await
}

/// Closes a missed session with a reason.
///
/// # Errors
/// Refuses where nothing is left to settle.
pub async fn session_settle(actor: Actor<'_>, deed: &SessionSettle) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    end(work, deed.id, deed.version, |present| settle(present.session.state, deed.reason)).await
}

/// Ends a session without a new appointment.
async fn end(
    work: Work<'_>,
    id: CounsellingSessionId,
    version: i64,
    decide: impl Fn(&Locked) -> Result<SessionState, Vec<SessionProblem>>,
) -> Result<Done, DeedError> {
    let (file, present): (LockedSurvivor, Locked) = locked(&work, id).await?;
    work.expect_version(id.as_uuid(), present.version, version, &["status"]).await?;
    let state = decide(&present).map_err(|problems| refused(&problems))?;
    let key = work.data_key(file.id.as_uuid()).await?;
    let change = Change { state, on: present.session.session_on, counsellor: present.counsellor, note: None };
    let version = counselling::change(&work.txn, &file, id, change).await?;
    let touched = Touched::in_file(&file, id.as_uuid(), version, &["status", "reason"]);
    work.finish(touched.before(&key, before(&present))).await
}

fn with_note(fields: &[&'static str], has_note: bool) -> Vec<&'static str> {
    fields.iter().copied().chain(has_note.then_some("note")).collect()
}

/// What the journal keeps of the session as it was.
fn before(present: &Locked) -> serde_json::Value {
    let on: Date = present.session.session_on;
    json!({ "status": present.session.state.status().code(), "on": on, "venue": present.session.venue })
}
