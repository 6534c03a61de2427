//! Handing a caseload over in one deed.

use std::collections::HashMap;

use ashshash_access::Right;
use ashshash_base::{Argument, CounsellorId, Finding, SurvivorId};
use ashshash_storage::{caseload, counsellor};
use ashshash_survivors::handover::{CaseloadHandOver, decide};

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Hands survivors over, with their open appointments and follow-ups.
///
/// # Errors
/// Refuses counsellors whom the office has not, somebody outside the caseload, and appointments that
/// would overlap (R3).
pub async fn caseload_hand_over(actor: Actor<'_>, deed: &CaseloadHandOver) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::Reassign).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let office = work.scope().organisation();
    for (who, field) in [(deed.from, "from"), (deed.to, "to")] {
        if !counsellor::is_of(&work.txn, office, who).await? {
            return Err(Finding::at("counsellor-unknown", field).into());
        }
    }
    let present = caseload::lock(&work.txn, work.scope(), deed.from).await?;
    let chosen = decide(&present, deed)?;
    overlaps(&work, &chosen, deed.from, deed.to).await?;
    let mut handed: HashMap<SurvivorId, Vec<_>> = HashMap::new();
    for record in caseload::hand_over(&work.txn, &chosen, deed.to).await? {
        handed.entry(record.survivor).or_default().push(record);
    }
    for survivor in &chosen {
        for record in handed.remove(survivor).unwrap_or_default() {
            let touched = Touched {
                record: record.record,
                version: record.version,
                holder: office,
                survivor: Some(record.survivor),
                fields: vec!["counsellor"],
                before: None,
                count: None,
            };
            work.also(touched).await?;
        }
    }
    let touched = Touched {
        record: deed.to.as_uuid(),
        version: 1,
        holder: office,
        survivor: None,
        fields: vec!["counsellor"],
        before: None,
        count: i64::try_from(chosen.len()).ok(),
    };
    work.finish(touched).await
}

/// Refuses where an appointment that comes along overlaps one that the other counsellor has.
async fn overlaps(
    work: &Work<'_>,
    chosen: &[SurvivorId],
    from: CounsellorId,
    to: CounsellorId,
) -> Result<(), DeedError> {
    let coming = caseload::open_appointments(&work.txn, from).await?;
    let there = caseload::open_appointments(&work.txn, to).await?;
    let found: Vec<Finding> = coming
        .iter()
        .filter(|one| chosen.contains(&one.survivor))
        .filter(|one| there.iter().any(|other| one.slot.overlaps(other.slot)))
        .map(|one| {
            Finding::at("hand-over-overlap", "survivors")
                .with("date", Argument::Date(one.slot.on))
                .with("code", Argument::Text(one.code.clone()))
        })
        .collect();
    if found.is_empty() { Ok(()) } else { Err(found.into()) }
}
