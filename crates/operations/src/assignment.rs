//! Giving survivors to counsellors.

use ashshash_access::Right;
use ashshash_storage::{counsellor, survivor};
use ashshash_survivors::assignment::{AssignmentFacts, SurvivorReassign, reassign};
use serde_json::json;

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Gives a survivor to another counsellor.
///
/// # Errors
/// Refuses an unknown counsellor, one that the survivor has, and a stale version.
pub async fn survivor_reassign(actor: Actor<'_>, deed: &SurvivorReassign) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::Reassign).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let record = file.id.as_uuid();
    work.expect_version(record, file.version, deed.version, &["counsellor"]).await?;
    let is_of_the_office = counsellor::is_of(&work.txn, file.holder, deed.counsellor).await?;
    reassign(AssignmentFacts { present: file.counsellor, is_of_the_office }, deed)?;
    let version = survivor::assign(&work.txn, file.id, deed.counsellor).await?;
    let key = work.data_key(record).await?;
    let before = json!({ "counsellor": file.counsellor });
    work.finish(Touched::in_file(&file, record, version, &["counsellor"]).before(&key, before)).await
}
