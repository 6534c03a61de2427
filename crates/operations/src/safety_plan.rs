//! Safety plans: written, written anew, closed.

use ashshash_access::Right;
use ashshash_base::{Finding, PersonalText, Purpose, SafetyPlanId};
use ashshash_storage::StorageError;
use ashshash_storage::safety_plan::{self, Present, WORDS, Words};
use ashshash_storage::write::{SafetyPlanRow, insert_all};
use ashshash_survivors::safety_plan::{self as rule, SafetyPlanClose, SafetyPlanWrite, SafetyState};
use serde_json::json;

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Writes a safety plan, or other words over those of one that holds.
///
/// # Errors
/// Refuses what the rule finds missing, and a stale version.
pub async fn safety_plan_write(actor: Actor<'_>, deed: &SafetyPlanWrite) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let plans = safety_plan::present(&work.txn, file.id).await?;
    let present = plans.iter().find(|plan| plan.id == deed.id);
    let another_is_open = plans.iter().any(|plan| plan.id != deed.id && matches!(plan.state, SafetyState::Open { .. }));
    rule::write(present.map(|plan| plan.state), another_is_open, deed, actor.today())?;
    let id = deed.id.as_uuid();
    let key = work.data_key(file.id.as_uuid()).await?;
    let words = key.seal_text(WORDS, id, Some(&words(deed)?)).map_err(StorageError::from)?;
    let version = match present {
        Some(plan) => {
            work.expect_version(id, plan.version, deed.version, &["words", "review_on"]).await?;
            safety_plan::rewrite(&work.txn, plan.id, words, actor.today(), deed.review_on).await?
        }
        None => {
            let plan = SafetyPlanRow {
                id,
                survivor_id: file.id,
                counsellor_id: file.counsellor,
                assessment_id: None,
                opened_on: actor.today(),
                written_on: Some(actor.today()),
                review_on: Some(deed.review_on),
                closed_on: None,
                outcome: None,
                words,
            };
            insert_all(&work.txn, file.holder, actor.now(), vec![plan]).await?;
            1
        }
    };
    work.finish(Touched::in_file(&file, id, version, &["words", "review_on"])).await
}

/// Closes a safety plan.
///
/// # Errors
/// Refuses what the rule finds missing, and a stale version.
pub async fn safety_plan_close(actor: Actor<'_>, deed: &SafetyPlanClose) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let plan = named(&safety_plan::present(&work.txn, file.id).await?, deed.id)?;
    rule::close(plan.state, deed, actor.today())?;
    let id = deed.id.as_uuid();
    work.expect_version(id, plan.version, deed.version, &["closed_on"]).await?;
    let version = safety_plan::close(&work.txn, plan.id, deed.closed_on, deed.outcome).await?;
    let key = work.data_key(file.id.as_uuid()).await?;
    let touched = Touched::in_file(&file, id, version, &["closed_on", "outcome"]);
    work.finish(touched.before(&key, json!({ "closed_on": null }))).await
}

fn named(plans: &[Present], id: SafetyPlanId) -> Result<Present, Finding> {
    plans.iter().find(|plan| plan.id == id).copied().ok_or_else(|| Finding::at("safety-plan-unknown", "id"))
}

fn words(deed: &SafetyPlanWrite) -> Result<String, StorageError> {
    let open = |text: &Option<PersonalText>| {
        text.as_ref().filter(|text| !text.is_blank()).map(|text| text.reveal(&Purpose::Store).to_owned())
    };
    let words = Words {
        warning_signs: open(&deed.warning_signs),
        steps: deed.steps.reveal(&Purpose::Store).to_owned(),
        safe_places: open(&deed.safe_places),
        people: open(&deed.people),
    };
    serde_json::to_string(&words).map_err(|_| StorageError::Unreadable { table: "safety_plan", column: "words" })
}
