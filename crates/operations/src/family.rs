//! Families: members, and sessions with them.

use ashshash_access::Right;
use ashshash_base::Finding;
use ashshash_services::family::{FamilyMemberAdd, FamilyProblem, FamilySessionRecord, check_member, check_session};
use ashshash_storage::{counsellor, family};

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

fn refused(problems: Vec<FamilyProblem>) -> DeedError {
    problems.iter().map(|problem| Finding::from_problem(problem)).collect::<Vec<_>>().into()
}

/// Adds a member to a survivor's family.
///
/// # Errors
/// Refuses a name that is none, and a survivor out of reach.
pub async fn family_member_add(actor: Actor<'_>, deed: &FamilyMemberAdd) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    check_member(deed).map_err(refused)?;
    let key = work.data_key(file.id.as_uuid()).await?;
    family::insert_member(&work.txn, &file, &key, deed, actor.now()).await?;
    work.finish(Touched::in_file(&file, deed.id.as_uuid(), 1, &["relation", "sex", "name"])).await
}

/// Records a session with a survivor's family, and whom of its members it reached.
///
/// # Errors
/// Says all that is missing or can't be.
pub async fn family_session_record(actor: Actor<'_>, deed: &FamilySessionRecord) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let members = family::known(&work.txn, file.id).await?;
    check_session(deed, &members, actor.today()).map_err(refused)?;
    let own = counsellor::of_user(&work.txn, actor.session.user.id, file.counsellor).await?;
    family::insert_session(&work.txn, &file, own.or(file.counsellor), deed, actor.now()).await?;
    work.finish(Touched::in_file(&file, deed.id.as_uuid(), 1, &["on", "male", "female", "other", "reached"])).await
}
