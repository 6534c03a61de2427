//! Agreeing appointments.

use ashshash_access::Right;
use ashshash_services::Venue;
use ashshash_services::counselling::{
    Appointment, NextSession, PlanFacts, SessionPlan, SessionProblem, SessionReschedule, SessionState, kind_of_next,
    plan, reschedule,
};
use ashshash_storage::counselling::{self, Change};
use ashshash_storage::lock::{self, LockedSurvivor};
use ashshash_survivors::SurvivorStatus;
use serde_json::json;

use super::{locked, refused};
use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// The fields of a new appointment.
const NEW: &[&str] = &["status", "on", "starts_at", "minutes", "kind", "venue"];

/// Agrees an appointment with a survivor.
///
/// # Errors
/// Refuses one in the past, one that overlaps another, and one with a survivor who left.
pub async fn session_plan(actor: Actor<'_>, deed: &SessionPlan) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let asked = deed.appointment();
    check(&work, &file, &asked, None).await?.map_err(|problems| refused(&problems))?;
    let has_held = counselling::has_held_before(&work.txn, file.id).await?;
    let agreed = complete(asked, Some(Venue::Office), has_held);
    let (id, note) = ((deed.id, file.counsellor), (None, actor.now()));
    counselling::insert(&work.txn, &file, id, &agreed, SessionState::Planned, note).await?;
    work.finish(Touched::in_file(&file, deed.id.as_uuid(), 1, NEW)).await
}

/// Moves a planned or missed session to another time.
///
/// # Errors
/// Refuses what is over, and a new time that is not free.
pub async fn session_reschedule(actor: Actor<'_>, deed: &SessionReschedule) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let (file, present) = locked(&work, deed.id).await?;
    let record = deed.id.as_uuid();
    work.expect_version(record, present.version, deed.version, &["status"]).await?;
    let checked = check_next(&work, &file, Some(&deed.next), Some(deed.id)).await?;
    let moved = both(reschedule(present.session.state, deed.next.id), checked)?;
    let key = work.data_key(file.id.as_uuid()).await?;
    add_next(&work, &file, Some(&deed.next), present.session.venue).await?;
    let change = Change { state: moved, on: present.session.session_on, counsellor: present.counsellor, note: None };
    let version = counselling::change(&work.txn, &file, deed.id, change).await?;
    let before = json!({ "status": present.session.state.status().code() });
    work.finish(Touched::in_file(&file, record, version, &["status"]).before(&key, before)).await
}

/// Checks an appointment against the counsellor's diary, which stays locked.
pub(super) async fn check(
    work: &Work<'_>,
    file: &LockedSurvivor,
    asked: &Appointment,
    besides: Option<ashshash_base::CounsellingSessionId>,
) -> Result<Result<(), Vec<SessionProblem>>, DeedError> {
    let mut busy = Vec::new();
    if let Some(counsellor) = file.counsellor {
        lock::counsellor(&work.txn, counsellor).await?;
        busy = counselling::diary(&work.txn, counsellor, asked.on).await?;
        busy.retain(|busy| Some(busy.session) != besides);
    }
    let facts = PlanFacts {
        is_active: file.status == SurvivorStatus::Active,
        has_counsellor: file.counsellor.is_some(),
        busy: &busy,
    };
    Ok(plan(asked, facts, work.actor.today()))
}

/// Checks the appointment that is to follow, besides the one that is about to end.
pub(super) async fn check_next(
    work: &Work<'_>,
    file: &LockedSurvivor,
    next: Option<&NextSession>,
    besides: Option<ashshash_base::CounsellingSessionId>,
) -> Result<Result<(), Vec<SessionProblem>>, DeedError> {
    let Some(next) = next else { return Ok(Ok(())) };
    let checked = check(work, file, &next.appointment(), besides).await?;
    Ok(checked.map_err(|problems| problems.into_iter().map(SessionProblem::of_next).collect()))
}

/// Joins what two decisions say: all problems at once.
pub(super) fn both<T>(
    first: Result<T, Vec<SessionProblem>>,
    second: Result<(), Vec<SessionProblem>>,
) -> Result<T, DeedError> {
    match (first, second) {
        (Ok(state), Ok(())) => Ok(state),
        (first, second) => {
            let problems = first.err().into_iter().chain(second.err()).flatten().collect::<Vec<_>>();
            Err(refused(&problems))
        }
    }
}

/// Writes the appointment that is to follow, with its own entry in the journal.
pub(super) async fn add_next(
    work: &Work<'_>,
    file: &LockedSurvivor,
    next: Option<&NextSession>,
    venue_before: Option<Venue>,
) -> Result<(), DeedError> {
    let Some(next) = next else { return Ok(()) };
    let has_held = counselling::has_held_before(&work.txn, file.id).await?;
    let agreed = complete(next.appointment(), venue_before, has_held);
    let (id, note) = ((next.id, file.counsellor), (None, work.actor.now()));
    counselling::insert(&work.txn, file, id, &agreed, SessionState::Planned, note).await?;
    work.also(Touched::in_file(file, next.id.as_uuid(), 1, NEW)).await
}

/// Fills in what nobody said.
pub(super) fn complete(asked: Appointment, venue: Option<Venue>, has_held_before: bool) -> Appointment {
    Appointment { kind: asked.kind.or(Some(kind_of_next(has_held_before))), venue: asked.venue.or(venue), ..asked }
}
