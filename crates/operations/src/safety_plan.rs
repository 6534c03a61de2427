//! Safety plans: written, written anew, closed.

use ashshash_access::Right;
use ashshash_base::{Finding, Purpose, SafetyPlanId};
use ashshash_storage::safety_plan::{self, Present, Words};
use ashshash_storage::write::{SafetyPlanRow, insert_all};
use ashshash_survivors::safety_plan::{self as rule, SafetyFacts, SafetyPlanClose, SafetyPlanWrite, SafetyState};
use serde_json::{Map, Value, json};

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Writes a safety plan, or other words over those of one that holds. What isn't given stays as it is.
///
/// # Errors
/// Refuses what the rule finds missing, words over words that the writer may not read, and a stale version.
pub async fn safety_plan_write(actor: Actor<'_>, deed: &SafetyPlanWrite) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let plans = safety_plan::present(&work.txn, file.id).await?;
    let present = plans.iter().find(|plan| plan.id == deed.id);
    let is_written = present.is_some_and(|plan| plan.words.is_some());
    let facts = SafetyFacts {
        state: present.map(|plan| plan.state),
        another_is_open: plans.iter().any(|plan| plan.id != deed.id && matches!(plan.state, SafetyState::Open { .. })),
        has_steps: is_written,
        has_review: present.is_some_and(|plan| plan.review_on.is_some()),
        is_unread: is_written && !work.reads_notes(file.id).await?,
    };
    rule::write(facts, deed, actor.today())?;
    let (id, key) = (deed.id.as_uuid(), work.data_key(file.id.as_uuid()).await?);
    let mut words = present.map_or_else(|| Ok(Words::default()), |plan| safety_plan::kept(&key, plan))?;
    let earlier = take(&mut words, deed);
    let mut changed: Vec<&'static str> = earlier.iter().map(|(name, _)| *name).collect();
    let review_on = deed.review_on.or_else(|| present.and_then(|plan| plan.review_on));
    if present.is_none_or(|plan| plan.review_on != review_on) {
        changed.push("review_on");
    }
    let version = match present {
        Some(plan) => {
            work.expect_version(id, plan.version, deed.version, &changed).await?;
            if earlier.is_empty() {
                safety_plan::review(&work.txn, plan.id, review_on).await?
            } else {
                let sealed = safety_plan::seal(&key, plan.id, &words)?;
                safety_plan::rewrite(&work.txn, plan.id, sealed, actor.today(), review_on).await?
            }
        }
        None => {
            let plan = SafetyPlanRow {
                id,
                survivor_id: file.id,
                counsellor_id: file.counsellor,
                assessment_id: None,
                opened_on: actor.today(),
                written_on: Some(actor.today()),
                review_on,
                closed_on: None,
                outcome: None,
                words: safety_plan::seal(&key, deed.id, &words)?,
            };
            insert_all(&work.txn, file.holder, actor.now(), vec![plan]).await?;
            1
        }
    };
    let touched = Touched::in_file(&file, id, version, &changed);
    let Some(plan) = present else { return work.finish(touched).await };
    let mut before: Map<String, Value> =
        earlier.into_iter().map(|(name, text)| (name.to_owned(), json!(text))).collect();
    before.insert("review_on".to_owned(), json!(plan.review_on));
    work.finish(touched.before(&key, before.into())).await
}

/// Takes over the texts that are given; tells which of them differ, each with what stood there.
fn take(words: &mut Words, deed: &SafetyPlanWrite) -> Vec<(&'static str, Option<String>)> {
    let mut earlier = Vec::new();
    let given = deed.texts().map(|(name, text)| {
        (name, Some(text).filter(|text| !text.is_blank()).map(|text| text.reveal(&Purpose::Store).to_owned()))
    });
    for (name, text) in given {
        let present = match name {
            "warning_signs" => words.warning_signs.clone(),
            "safe_places" => words.safe_places.clone(),
            "people" => words.people.clone(),
            _ => Some(words.steps.clone()).filter(|steps| !steps.is_empty()),
        };
        if present == text {
            continue;
        }
        match name {
            "warning_signs" => words.warning_signs = text,
            "safe_places" => words.safe_places = text,
            "people" => words.people = text,
            _ => words.steps = text.unwrap_or_default(),
        }
        earlier.push((name, present));
    }
    earlier
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
    plans.iter().find(|plan| plan.id == id).cloned().ok_or_else(|| Finding::at("safety-plan-unknown", "id"))
}
