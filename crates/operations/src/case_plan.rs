//! Case plans: agreed, reviewed, their goals and services.

use ashshash_access::Right;
use ashshash_base::{CasePlanId, Finding, PersonalText, PlanGoalId, Purpose, SurvivorId};
use ashshash_storage::case_plan::{self, GOAL, OUTCOME, OpenPlan};
use ashshash_storage::lock::LockedSurvivor;
use ashshash_storage::seal::DataKey;
use ashshash_storage::write::{CasePlanRow, PlanGoalRow, PlanServiceRow, insert_all};
use ashshash_storage::{StorageError, leaving};
use ashshash_survivors::case_plan::{
    self as rule, CasePlanAgree, CasePlanReview, GoalState, NewGoal, NewService, PlanFacts, PlanGoalAdd,
    PlanGoalChange, PlanServiceAdd, PlanServiceChange, ServiceState,
};
use serde_json::json;

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// What each deed on a plan begins with.
struct Opened {
    file: LockedSurvivor,
    plan: Option<OpenPlan>,
    facts: PlanFacts,
}

impl Opened {
    async fn read(work: &Work<'_>, survivor: SurvivorId) -> Result<Self, DeedError> {
        let file = work.survivor(survivor).await?;
        let plan = case_plan::open_plan(&work.txn, file.id).await?;
        let enrolled_on = leaving::open_episode(&work.txn, file.id).await?.map(|episode| episode.started_on);
        let facts = PlanFacts { status: file.status, enrolled_on, agreed_on: plan.map(|plan| plan.agreed_on) };
        Ok(Self { file, plan, facts })
    }

    /// The open plan, which a rule has found to be there.
    fn plan(&self) -> Result<OpenPlan, DeedError> {
        self.plan.ok_or_else(|| Finding::at("case-plan-ended", "plan").into())
    }

    /// The open plan, where it is the one that the deed names.
    fn plan_named(&self, id: CasePlanId) -> Result<OpenPlan, DeedError> {
        self.plan().and_then(
            |plan| {
                if plan.id == id { Ok(plan) } else { Err(Finding::at("case-plan-ended", "plan").into()) }
            },
        )
    }
}

/// Agrees a plan with its first goals.
///
/// # Errors
/// Refuses what the rule finds missing.
pub async fn case_plan_agree(actor: Actor<'_>, deed: &CasePlanAgree) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let opened = Opened::read(&work, deed.survivor).await?;
    rule::agree(opened.facts, deed, actor.today())?;
    let file = &opened.file;
    let plan = CasePlanRow {
        id: deed.id.as_uuid(),
        survivor_id: file.id,
        counsellor_id: file.counsellor,
        agreed_on: deed.agreed_on,
        reviewed_on: None,
        review_on: deed.review_on,
        ended_on: None,
    };
    insert_all(&work.txn, file.holder, actor.now(), vec![plan]).await?;
    for goal in &deed.goals {
        add_goal(&work, file, deed.id, goal).await?;
    }
    work.finish(Touched::in_file(file, deed.id.as_uuid(), 1, &[])).await
}

/// Records that both looked at the plan again.
///
/// # Errors
/// Refuses what the rule finds missing, and a stale version.
pub async fn case_plan_review(actor: Actor<'_>, deed: &CasePlanReview) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let opened = Opened::read(&work, deed.survivor).await?;
    rule::review(opened.facts, deed, actor.today())?;
    let (plan, record) = (opened.plan_named(deed.id)?, deed.id.as_uuid());
    let fields = ["reviewed_on", "review_on"];
    work.expect_version(record, plan.version, deed.version, &fields).await?;
    let version = case_plan::review(&work.txn, plan.id, deed.reviewed_on, deed.review_on).await?;
    let key = work.data_key(opened.file.id.as_uuid()).await?;
    let before = json!({ "reviewed_on": plan.reviewed_on, "review_on": plan.review_on });
    let next_differs = plan.review_on != deed.review_on;
    let changed = if next_differs { &fields[..] } else { &fields[..1] };
    work.finish(Touched::in_file(&opened.file, record, version, changed).before(&key, before)).await
}

/// Adds a goal to the open plan.
///
/// # Errors
/// Refuses what the rule finds missing.
pub async fn plan_goal_add(actor: Actor<'_>, deed: &PlanGoalAdd) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let opened = Opened::read(&work, deed.survivor).await?;
    rule::add_goal(opened.facts, deed)?;
    let plan = opened.plan_named(deed.plan)?;
    add_goal(&work, &opened.file, plan.id, &deed.goal).await?;
    work.finish(Touched::in_file(&opened.file, deed.goal.id.as_uuid(), 1, &[])).await
}

/// Changes a goal of the open plan.
///
/// # Errors
/// Refuses what the rule finds missing, and a stale version.
pub async fn plan_goal_change(actor: Actor<'_>, deed: &PlanGoalChange) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let opened = Opened::read(&work, deed.survivor).await?;
    rule::change_goal(opened.facts, deed)?;
    let plan = opened.plan()?;
    let found = case_plan::goal(&work.txn, plan.id, deed.id).await?;
    let mut goal = found.ok_or_else(|| Finding::at("goal-unknown", "id"))?;
    let key = work.data_key(opened.file.id.as_uuid()).await?;
    let record = deed.id.as_uuid();
    let mut fields = Vec::new();
    let words = key.open_text(GOAL, record, goal.words.as_deref()).map_err(StorageError::from)?;
    let before = json!({ "state": goal.state, "due_on": goal.due_on, "words": words });
    if let Some(state) = deed.state.filter(|state| *state != goal.state) {
        goal.state = state;
        fields.push("state");
    }
    if deed.due_on.is_some() && deed.due_on != goal.due_on {
        goal.due_on = deed.due_on;
        fields.push("due_on");
    }
    if let Some(given) = &deed.words {
        sees_what_stands(&work, &opened.file, words.as_deref(), "words").await?;
        if words.as_deref() != Some(given.reveal(&Purpose::Store)) {
            goal.words = sealed(&key, GOAL, record, Some(given))?;
            fields.push("words");
        }
    }
    work.expect_version(record, goal.version, deed.version, &fields).await?;
    let version = case_plan::change_goal(&work.txn, &goal).await?;
    work.finish(Touched::in_file(&opened.file, record, version, &fields).before(&key, before)).await
}

/// Adds a service to a goal of the open plan.
///
/// # Errors
/// Refuses what the rule finds missing.
pub async fn plan_service_add(actor: Actor<'_>, deed: &PlanServiceAdd) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let opened = Opened::read(&work, deed.survivor).await?;
    let goal = match opened.plan {
        Some(plan) => case_plan::goal(&work.txn, plan.id, deed.goal).await?,
        None => None,
    };
    rule::add_service(opened.facts, goal.as_ref().map_or(GoalState::Open, |goal| goal.state))?;
    let goal = goal.ok_or_else(|| Finding::at("goal-unknown", "goal"))?;
    add_services(&work, &opened.file, goal.id, std::slice::from_ref(&deed.service)).await?;
    work.finish(Touched::in_file(&opened.file, deed.service.id.as_uuid(), 1, &[])).await
}

/// Changes a service of the open plan.
///
/// # Errors
/// Refuses what the rule finds missing, and a stale version.
pub async fn plan_service_change(actor: Actor<'_>, deed: &PlanServiceChange) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let opened = Opened::read(&work, deed.survivor).await?;
    rule::change_service(opened.facts, deed)?;
    let plan = opened.plan()?;
    let found = case_plan::service(&work.txn, plan.id, deed.id).await?;
    let mut service = found.ok_or_else(|| Finding::at("planned-service-unknown", "id"))?;
    let key = work.data_key(opened.file.id.as_uuid()).await?;
    let record = deed.id.as_uuid();
    let mut fields = Vec::new();
    let outcome = key.open_text(OUTCOME, record, service.outcome.as_deref()).map_err(StorageError::from)?;
    let before = json!({ "state": service.state, "done_by": service.by, "due_on": service.due_on, "outcome": outcome });
    if let Some(state) = deed.state.filter(|state| *state != service.state) {
        service.state = state;
        fields.push("state");
    }
    if let Some(by) = deed.by.filter(|by| *by != service.by) {
        service.by = by;
        fields.push("by");
    }
    if let Some(due_on) = deed.due_on.filter(|due_on| *due_on != service.due_on) {
        service.due_on = due_on;
        fields.push("due_on");
    }
    if let Some(given) = &deed.outcome {
        sees_what_stands(&work, &opened.file, outcome.as_deref(), "outcome").await?;
        if outcome.as_deref() != Some(given.reveal(&Purpose::Store)) {
            service.outcome = sealed(&key, OUTCOME, record, Some(given))?;
            fields.push("outcome");
        }
    }
    work.expect_version(record, service.version, deed.version, &fields).await?;
    let version = case_plan::change_service(&work.txn, &service).await?;
    work.finish(Touched::in_file(&opened.file, record, version, &fields).before(&key, before)).await
}

/// Refuses other words over those that stand, where who writes may not read them.
async fn sees_what_stands(
    work: &Work<'_>,
    file: &LockedSurvivor,
    standing: Option<&str>,
    field: &'static str,
) -> Result<(), DeedError> {
    if standing.is_none() || work.reads_notes(file.id).await? {
        return Ok(());
    }
    Err(Finding::at("words-unread", field).into())
}

async fn add_goal(work: &Work<'_>, file: &LockedSurvivor, plan: CasePlanId, goal: &NewGoal) -> Result<(), DeedError> {
    let key = work.data_key(file.id.as_uuid()).await?;
    let id = goal.id.as_uuid();
    let row = PlanGoalRow {
        id,
        survivor_id: file.id,
        case_plan_id: plan,
        area: goal.area.code(),
        state: GoalState::Open.code(),
        due_on: goal.due_on,
        words: sealed(&key, GOAL, id, Some(&goal.words))?,
    };
    insert_all(&work.txn, file.holder, work.actor.now(), vec![row]).await?;
    add_services(work, file, goal.id, &goal.services).await
}

async fn add_services(
    work: &Work<'_>,
    file: &LockedSurvivor,
    goal: PlanGoalId,
    services: &[NewService],
) -> Result<(), DeedError> {
    let rows = services.iter().map(|service| PlanServiceRow {
        id: service.id.as_uuid(),
        survivor_id: file.id,
        plan_goal_id: goal,
        service: service.service.code(),
        done_by: service.by.code(),
        state: ServiceState::Planned.code(),
        due_on: service.due_on,
        outcome: None,
    });
    Ok(insert_all(&work.txn, file.holder, work.actor.now(), rows.collect()).await?)
}

fn sealed(
    key: &DataKey,
    label: &'static str,
    row: uuid::Uuid,
    words: Option<&PersonalText>,
) -> Result<Option<Vec<u8>>, StorageError> {
    let words = words.filter(|words| !words.is_blank()).map(|words| words.reveal(&Purpose::Store));
    Ok(key.seal_text(label, row, words)?)
}
