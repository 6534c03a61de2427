//! Follow-ups: planned, and what they found.

use ashshash_access::Right;
use ashshash_base::Finding;
use ashshash_services::follow_up::{FollowUpPlan, FollowUpProblem, FollowUpRecord, check_plan, check_record};
use ashshash_storage::note::{self, Noted};
use ashshash_storage::{counsellor, follow_up};
use serde_json::json;

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// The fields of a new follow-up.
const NEW: &[&str] = &["kind", "due_on", "joint"];

fn refused(problems: Vec<FollowUpProblem>) -> DeedError {
    problems.iter().map(|problem| Finding::from_problem(problem)).collect::<Vec<_>>().into()
}

/// Plans a follow-up.
///
/// # Errors
/// Refuses a day that is past or too far ahead.
pub async fn follow_up_plan(actor: Actor<'_>, deed: &FollowUpPlan) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    check_plan(deed, actor.today()).map_err(refused)?;
    follow_up::insert(&work.txn, &file, deed.id, (deed.kind, deed.due_on, deed.joint), actor.now()).await?;
    work.finish(Touched::in_file(&file, deed.id.as_uuid(), 1, NEW)).await
}

/// Records what a follow-up found, and plans the one that comes after it.
///
/// # Errors
/// Says all that is missing or can't be.
pub async fn follow_up_record(actor: Actor<'_>, deed: &FollowUpRecord) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let unknown = || DeedError::from(Finding::at("follow-up-not-found", "id"));
    let survivor = follow_up::survivor_of(&work.txn, work.scope(), deed.id).await?.ok_or_else(unknown)?;
    let file = work.survivor(survivor).await?;
    let present = follow_up::lock(&work.txn, &file, deed.id).await?.ok_or_else(unknown)?;
    let record = deed.id.as_uuid();
    work.expect_version(record, present.version, deed.version, &["finding"]).await?;
    check_record(present.kind, present.done_on.is_some(), deed, actor.today()).map_err(refused)?;
    let key = work.data_key(file.id.as_uuid()).await?;
    let note = note::seal(&key, Noted::FollowUp(deed.id), deed.note.as_ref())?;
    let has_note = note.is_some();
    let own = counsellor::of_user(&work.txn, actor.session.user.id, file.counsellor).await?;
    let joint = deed.joint.unwrap_or(present.joint);
    let version = follow_up::record(&work.txn, deed, joint, own.or(file.counsellor), note).await?;
    if let Some(again) = &deed.again {
        follow_up::insert(&work.txn, &file, again.id, (present.kind, again.due_on, joint), actor.now()).await?;
        work.also(Touched::in_file(&file, again.id.as_uuid(), 1, NEW)).await?;
    }
    let before = json!({ "done_on": present.done_on, "joint": present.joint });
    let fields = recorded(deed, joint != present.joint, has_note);
    work.finish(Touched::in_file(&file, record, version, &fields).before(&key, before)).await
}

/// The fields that a record fills: the history names no other.
fn recorded(deed: &FollowUpRecord, joint_differs: bool, has_note: bool) -> Vec<&'static str> {
    let fields = [
        ("done_on", true),
        ("joint", joint_differs),
        ("finding", deed.finding.is_some()),
        ("next_step", deed.next_step.is_some()),
        ("satisfaction", deed.satisfaction.is_some()),
        ("male", deed.male.is_some()),
        ("female", deed.female.is_some()),
        ("other", deed.other.is_some()),
        ("note", has_note),
    ];
    fields.into_iter().filter_map(|(name, is_filled)| is_filled.then_some(name)).collect()
}
