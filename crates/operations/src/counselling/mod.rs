//! Sessions: agreed, held, missed, moved, called off, settled (R3).

mod appointment;
mod outcome;

use ashshash_base::{CounsellingSessionId, CounsellorId, Finding};
use ashshash_services::counselling::SessionProblem;
use ashshash_storage::counselling::{self, Locked};
use ashshash_storage::counsellor;
use ashshash_storage::lock::LockedSurvivor;

use crate::deed::{DeedError, Work};

pub use appointment::{session_plan, session_reschedule};
pub use outcome::{session_cancel, session_hold, session_miss, session_record, session_settle};

fn refused(problems: &[SessionProblem]) -> DeedError {
    problems.iter().map(|problem| Finding::from_problem(problem)).collect::<Vec<_>>().into()
}

/// Locks the survivor and the session of a deed.
async fn locked(work: &Work<'_>, id: CounsellingSessionId) -> Result<(LockedSurvivor, Locked), DeedError> {
    let unknown = || DeedError::from(Finding::at("session-not-found", "id"));
    let survivor = counselling::survivor_of(&work.txn, work.scope(), id).await?.ok_or_else(unknown)?;
    let file = work.survivor(survivor).await?;
    let session = counselling::lock(&work.txn, &file, id).await?.ok_or_else(unknown)?;
    Ok((file, session))
}

/// Under whose name the work stands: the own one of whoever does it, else the file's counsellor's.
async fn worker(work: &Work<'_>, file: &LockedSurvivor) -> Result<Option<CounsellorId>, DeedError> {
    let own = counsellor::of_user(&work.txn, work.actor.session.user.id, file.counsellor).await?;
    Ok(own.or(file.counsellor))
}
