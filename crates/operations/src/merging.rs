//! Two files of one person made one.

use ashshash_access::Right;
use ashshash_base::Finding;
use ashshash_storage::lock::LockedSurvivor;
use ashshash_storage::merging::{self, Files};
use ashshash_survivors::merge::{MergeSide, SurvivorsMerge, decide};
use serde_json::json;

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Moves all records of one file into another.
///
/// # Errors
/// Refuses files of two offices, of two sexes, and stale versions.
pub async fn survivors_merge(actor: Actor<'_>, deed: &SurvivorsMerge) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::MergeSurvivors).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    // In the order of ids, so that two mergers never wait for each other.
    let first = work.survivor(deed.keep.min(deed.merge)).await?;
    let second = work.survivor(deed.keep.max(deed.merge)).await?;
    let (keep, merge) = if deed.keep <= deed.merge { (first, second) } else { (second, first) };
    let episodes = merging::episodes(&work.txn, &[keep.id, merge.id]).await?;
    let merged = decide(side(&keep), side(&merge), &episodes)?;
    for (file, seen, field) in [(&keep, deed.keep_version, "keep"), (&merge, deed.merge_version, "merge")] {
        if file.version != seen {
            return Err(Finding::at("file-changed", field).into());
        }
    }
    let (keep_key, merge_key) = (work.data_key(keep.id.as_uuid()).await?, work.data_key(merge.id.as_uuid()).await?);
    let files = Files { keep: keep.id, keep_key: &keep_key, merge: merge.id, merge_key: &merge_key };
    let version = merging::merge(&work.txn, &files, &merged, actor.session.user.id, actor.now()).await?;
    work.also(Touched::in_file(&merge, merge.id.as_uuid(), merge.version + 1, &["merged_into"])).await?;
    let before = json!({
        "merged": merge.code, "status": keep.status, "identified_on": keep.identified_on,
        "verified_on": keep.verified_on, "enrolled_on": keep.enrolled_on,
    });
    let fields = ["status", "identified_on", "verified_on", "enrolled_on"];
    work.finish(Touched::in_file(&keep, keep.id.as_uuid(), version, &fields).before(&keep_key, before)).await
}

fn side(file: &LockedSurvivor) -> MergeSide {
    MergeSide {
        survivor: file.id,
        holder: file.holder,
        sex: file.sex,
        status: file.status,
        identified_on: file.identified_on,
        verified_on: file.verified_on,
        enrolled_on: file.enrolled_on,
    }
}
