//! Needs: the scales that are asked, assessments of needs and of training needs.

use ashshash_access::Right;
use ashshash_base::{Deed as _, Finding, OrganisationId, Purpose, ScaleId, Timestamp};
use ashshash_storage::journal::{self, Entry};
use ashshash_storage::lock::LockedSurvivor;
use ashshash_storage::seal::DataKey;
use ashshash_storage::write::{NeedsAssessmentRow, SafetyPlanRow, TrainingNeedsRow, insert_all};
use ashshash_storage::{Database, StorageError, needs, safety_plan, scale};
use ashshash_survivors::SurvivorStatus;
use ashshash_survivors::needs::{Assessed, NeedsAssess, NeedsFacts, decide};
use ashshash_survivors::risk::Risk;
use ashshash_survivors::safety_plan::SafetyState;
use ashshash_survivors::wellbeing::{Scale, ScaleLoad};
use ashshash_training::needs::{self as training, TrainingNeedsAssess};

use crate::account::Randomness;
use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Loads a scale for the person's office.
///
/// # Errors
/// Refuses a scale that isn't whole, and a code under which another one stands.
pub async fn scale_load(actor: Actor<'_>, deed: &ScaleLoad) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::LoadScale).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    deed.scale.check()?;
    let office = work.scope().organisation();
    if scale::by_code(&work.txn, office, &deed.scale.code).await?.is_some_and(|present| present != deed.id) {
        return Err(Finding::at("scale-code-taken", "code").into());
    }
    let version = scale::keep(&work.txn, office, deed.id, &deed.scale, actor.now()).await?;
    let touched = Touched {
        record: deed.id.as_uuid(),
        version,
        holder: office,
        survivor: None,
        fields: vec!["content"],
        before: None,
        count: None,
    };
    work.finish(touched).await
}

/// Loads a scale from the command line; one of the same code gets the new words.
///
/// # Errors
/// Refuses a scale that isn't whole.
pub async fn scale_load_by_command(
    db: &Database,
    randomness: &Randomness,
    office: OrganisationId,
    scale: &Scale,
    now: Timestamp,
) -> Result<(), DeedError> {
    scale.check()?;
    let txn = db.write().await?;
    let present = scale::by_code(&txn, office, &scale.code).await?;
    let id = present.unwrap_or_else(|| ScaleId::from_uuid(randomness.uuid_v7(now)));
    let version = scale::keep(&txn, office, id, scale, now).await?;
    let entry = Entry {
        at: now,
        deed: ScaleLoad::NAME,
        record: Some(id.as_uuid()),
        version_after: Some(version),
        fields: vec!["content".to_owned()],
        ..Entry::default()
    };
    journal::append(&txn, db.keys(), office, entry).await?;
    Ok(txn.commit().await.map_err(StorageError::from)?)
}

/// Records what a survivor needs; a red risk opens a safety plan that waits for its words.
///
/// # Errors
/// Refuses what the rule finds missing.
pub async fn needs_assess(actor: Actor<'_>, deed: &NeedsAssess) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let scale_is_known = match &deed.wellbeing {
        Some(wellbeing) => scale::is_of(&work.txn, file.holder, wellbeing.scale).await?,
        None => false,
    };
    let facts = NeedsFacts { status: file.status, identified_on: file.identified_on, scale_is_known };
    let assessed = decide(facts, deed, actor.today())?;
    let key = work.data_key(file.id.as_uuid()).await?;
    let row = row(&file, &key, deed, assessed)?;
    insert_all(&work.txn, file.holder, actor.now(), vec![row]).await?;
    if assessed.risk == Risk::Red {
        open_safety_plan(&work, &file, deed).await?;
    }
    work.finish(Touched::in_file(&file, deed.id.as_uuid(), 1, &[])).await
}

fn row(
    file: &LockedSurvivor,
    key: &DataKey,
    deed: &NeedsAssess,
    assessed: Assessed,
) -> Result<NeedsAssessmentRow, StorageError> {
    let id = deed.id.as_uuid();
    let note = deed.note.as_ref().filter(|note| !note.is_blank()).map(|note| note.reveal(&Purpose::Store));
    let answers = |numbers: &[i32]| numbers.iter().map(i32::to_string).collect::<Vec<_>>().join(" ");
    Ok(NeedsAssessmentRow {
        id,
        survivor_id: file.id,
        counsellor_id: file.counsellor,
        upazila_id: file.upazila.map(|place| place.0),
        union_id: file.union.map(|place| place.0),
        assessed_on: deed.assessed_on,
        scale_id: deed.wellbeing.as_ref().map(|wellbeing| wellbeing.scale),
        scale_answers: deed.wellbeing.as_ref().map(|wellbeing| answers(&wellbeing.answers)),
        score: assessed.score,
        risk: assessed.risk.code(),
        risk_answers: needs::risk_words(&deed.risk_answers),
        health: deed.health.code(),
        legal: deed.legal.code(),
        economic: deed.economic.code(),
        family: deed.family.code(),
        safety: deed.safety.code(),
        note: key.seal_text(needs::NOTE, id, note)?,
    })
}

/// Opens the plan with the assessment's own number, unless one holds already.
async fn open_safety_plan(work: &Work<'_>, file: &LockedSurvivor, deed: &NeedsAssess) -> Result<(), DeedError> {
    let present = safety_plan::present(&work.txn, file.id).await?;
    if present.iter().any(|plan| matches!(plan.state, SafetyState::Open { .. })) {
        return Ok(());
    }
    let plan = SafetyPlanRow {
        id: deed.id.as_uuid(),
        survivor_id: file.id,
        counsellor_id: file.counsellor,
        assessment_id: Some(deed.id),
        opened_on: deed.assessed_on,
        written_on: None,
        review_on: None,
        closed_on: None,
        outcome: None,
        words: None,
    };
    Ok(insert_all(&work.txn, file.holder, work.actor.now(), vec![plan]).await?)
}

/// Records what a survivor wants to learn and can manage.
///
/// # Errors
/// Refuses what the rule finds missing.
pub async fn training_needs_assess(actor: Actor<'_>, deed: &TrainingNeedsAssess) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let is_active = file.status == SurvivorStatus::Active;
    training::decide(is_active, file.enrolled_on, deed, actor.today())?;
    let row = TrainingNeedsRow {
        id: deed.id.as_uuid(),
        survivor_id: file.id,
        counsellor_id: file.counsellor,
        upazila_id: file.upazila.map(|place| place.0),
        union_id: file.union.map(|place| place.0),
        assessed_on: deed.assessed_on,
        trade: Some(deed.trade.code()),
        literacy: Some(deed.literacy.code()),
        hours_a_week: Some(deed.hours_a_week),
        earnings_lost_bdt: Some(deed.earnings_lost_bdt),
    };
    insert_all(&work.txn, file.holder, actor.now(), vec![row]).await?;
    work.finish(Touched::in_file(&file, deed.id.as_uuid(), 1, &[])).await
}
