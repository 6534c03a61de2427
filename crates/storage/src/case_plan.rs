//! Case plans with their goals and services: codes and days in plain, words sealed.

mod deeds;

use std::collections::HashMap;

use ashshash_access::{Reader, Right, Scope};
use ashshash_base::{CasePlanId, Date, PlanGoalId, PlanServiceId, Sealed, SurvivorId};
use ashshash_survivors::case_plan::{GoalState, PlanArea, PlannedService, ServiceBy, ServiceState};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::error::StorageError;
use crate::read::Read;
use crate::sealed_words::SealedWords;
use crate::{scope, sealed_words};

pub use deeds::{
    OpenPlan, PresentGoal, PresentService, change_goal, change_service, goal, open_goals, open_plan, review, service,
};

/// Label of a goal's sealed words.
pub const GOAL: &str = "plan_goal.words";
/// Label of what came of a service, sealed.
pub const OUTCOME: &str = "plan_service.outcome";

/// A case plan.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: CasePlanId,
    /// Whose.
    pub survivor: SurvivorId,
    /// When it was agreed.
    pub agreed_on: Date,
    /// When both looked at it last.
    pub reviewed_on: Option<Date>,
    /// When both look at it again.
    pub review_on: Date,
    /// When the episode ended.
    pub ended_on: Option<Date>,
    /// Counts changes.
    pub version: i64,
    /// Its goals, in the order in which they were agreed.
    pub goals: Vec<Goal>,
}

/// A goal of a plan.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Its id.
    pub id: PlanGoalId,
    /// What it is about.
    pub area: PlanArea,
    /// How far it is.
    pub state: GoalState,
    /// By when.
    pub due_on: Option<Date>,
    /// Counts changes.
    pub version: i64,
    /// What leads there.
    pub services: Vec<Service>,
}

/// A service that leads to a goal.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its id.
    pub id: PlanServiceId,
    /// Which one.
    pub service: PlannedService,
    /// Who sees to it.
    pub by: ServiceBy,
    /// What became of it.
    pub state: ServiceState,
    /// By when.
    pub due_on: Date,
    /// Counts changes.
    pub version: i64,
}

/// What stands in words in the plans of survivors.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Goals in the survivors' words.
    pub goals: HashMap<PlanGoalId, Sealed<String>>,
    /// What came of services.
    pub outcomes: HashMap<PlanServiceId, Sealed<String>>,
}

/// Reads the case plans of survivors with goals and services, each survivor's newest first.
///
/// # Errors
/// Returns what the database says.
pub async fn of_survivors(db: &Read, scope: &Scope, survivors: &[SurvivorId]) -> Result<Vec<View>, StorageError> {
    if survivors.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql("SELECT r.id, r.survivor_id, r.agreed_on, r.reviewed_on, r.review_on, r.ended_on, r.version FROM case_plan r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND r.survivor_id IN ");
    sql.bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(" ORDER BY r.survivor_id, r.agreed_on DESC, r.id DESC");
    let mut plans = db.all(sql).await?.iter().map(plan).collect::<Result<Vec<View>, StorageError>>()?;
    let mut goals = goals(db, &plans).await?;
    for plan in &mut plans {
        plan.goals = goals.remove(&plan.id).unwrap_or_default();
    }
    Ok(plans)
}

/// Reads the goals of plans that the viewer was found to reach.
async fn goals(db: &Read, plans: &[View]) -> Result<HashMap<CasePlanId, Vec<Goal>>, StorageError> {
    let mut found: HashMap<CasePlanId, Vec<Goal>> = HashMap::new();
    if plans.is_empty() {
        return Ok(found);
    }
    let mut sql = db.sql("SELECT id, case_plan_id, area, state, due_on, version FROM plan_goal WHERE voided_at IS NULL AND case_plan_id IN ");
    sql.bind_list(plans.iter().map(|plan| plan.id.as_uuid())).push(" ORDER BY created_at, id");
    let mut services = services(db, plans).await?;
    for row in db.all(sql).await? {
        let id = row.try_get::<Uuid>("", "id")?.into();
        let goal = Goal {
            id,
            area: code(&row, "plan_goal", "area", PlanArea::from_code)?,
            state: code(&row, "plan_goal", "state", GoalState::from_code)?,
            due_on: row.try_get("", "due_on")?,
            version: row.try_get("", "version")?,
            services: services.remove(&id).unwrap_or_default(),
        };
        found.entry(row.try_get::<Uuid>("", "case_plan_id")?.into()).or_default().push(goal);
    }
    Ok(found)
}

async fn services(db: &Read, plans: &[View]) -> Result<HashMap<PlanGoalId, Vec<Service>>, StorageError> {
    let mut sql = db.sql("SELECT v.id, v.plan_goal_id, v.service, v.done_by, v.state, v.due_on, v.version FROM plan_service v JOIN plan_goal g ON g.id = v.plan_goal_id WHERE v.voided_at IS NULL AND g.case_plan_id IN ");
    sql.bind_list(plans.iter().map(|plan| plan.id.as_uuid())).push(" ORDER BY v.due_on, v.id");
    let mut found: HashMap<PlanGoalId, Vec<Service>> = HashMap::new();
    for row in db.all(sql).await? {
        let service = Service {
            id: row.try_get::<Uuid>("", "id")?.into(),
            service: code(&row, "plan_service", "service", PlannedService::from_code)?,
            by: code(&row, "plan_service", "done_by", ServiceBy::from_code)?,
            state: code(&row, "plan_service", "state", ServiceState::from_code)?,
            due_on: row.try_get("", "due_on")?,
            version: row.try_get("", "version")?,
        };
        found.entry(row.try_get::<Uuid>("", "plan_goal_id")?.into()).or_default().push(service);
    }
    Ok(found)
}

/// Opens what stands in words in survivors' plans, as far as the reader may; a look a person.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn words(db: &Read, scope: &Scope, reader: Reader, survivors: &[SurvivorId]) -> Result<Words, StorageError> {
    let goals = [SealedWords::new("plan_goal", "words", GOAL)];
    let outcomes = [SealedWords::new("plan_service", "outcome", OUTCOME)];
    let goals = sealed_words::open(db, scope, reader, survivors, &goals).await?;
    let outcomes = sealed_words::open(db, scope, reader, survivors, &outcomes).await?;
    Ok(Words {
        goals: goals.into_iter().map(|opened| (opened.record.into(), opened.text)).collect(),
        outcomes: outcomes.into_iter().map(|opened| (opened.record.into(), opened.text)).collect(),
    })
}

fn plan(row: &QueryResult) -> Result<View, StorageError> {
    Ok(View {
        id: row.try_get::<Uuid>("", "id")?.into(),
        survivor: row.try_get::<Uuid>("", "survivor_id")?.into(),
        agreed_on: row.try_get("", "agreed_on")?,
        reviewed_on: row.try_get("", "reviewed_on")?,
        review_on: row.try_get("", "review_on")?,
        ended_on: row.try_get("", "ended_on")?,
        version: row.try_get("", "version")?,
        goals: Vec::new(),
    })
}

fn code<T>(
    row: &QueryResult,
    table: &'static str,
    column: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, StorageError> {
    let code: String = row.try_get("", column)?;
    read(&code).ok_or(StorageError::Unreadable { table, column })
}
