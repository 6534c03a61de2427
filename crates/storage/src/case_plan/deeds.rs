//! Case plans within a deed.

use ashshash_base::{CasePlanId, Date, PlanGoalId, PlanServiceId, SurvivorId};
use ashshash_survivors::case_plan::{GoalState, ServiceBy, ServiceState};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

use super::code;
use crate::error::StorageError;
use crate::sql::Sql;
use crate::write::change;

/// The plan of the open episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenPlan {
    /// Its id.
    pub id: CasePlanId,
    /// When it was agreed.
    pub agreed_on: Date,
    /// When both looked at it last.
    pub reviewed_on: Option<Date>,
    /// When both look at it again.
    pub review_on: Date,
    /// Counts changes.
    pub version: i64,
}

/// A goal of the open plan.
#[derive(Clone, Debug)]
pub struct PresentGoal {
    /// Its id.
    pub id: PlanGoalId,
    /// How far it is.
    pub state: GoalState,
    /// By when.
    pub due_on: Option<Date>,
    /// Its words, sealed.
    pub words: Option<Vec<u8>>,
    /// Counts changes.
    pub version: i64,
}

/// A service of the open plan.
#[derive(Clone, Debug)]
pub struct PresentService {
    /// Its id.
    pub id: PlanServiceId,
    /// What became of it.
    pub state: ServiceState,
    /// Who sees to it.
    pub by: ServiceBy,
    /// By when.
    pub due_on: Date,
    /// What came of it, sealed.
    pub outcome: Option<Vec<u8>>,
    /// Counts changes.
    pub version: i64,
}

/// Finds the plan of a survivor's open episode.
///
/// # Errors
/// Returns what the database says.
pub async fn open_plan(db: &impl ConnectionTrait, survivor: SurvivorId) -> Result<Option<OpenPlan>, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT id, agreed_on, reviewed_on, review_on, version FROM case_plan WHERE voided_at IS NULL AND ended_on IS NULL AND survivor_id = ",
    );
    sql.bind(survivor.as_uuid()).push(" ORDER BY agreed_on, id LIMIT 1");
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    Ok(Some(OpenPlan {
        id: row.try_get::<Uuid>("", "id")?.into(),
        agreed_on: row.try_get("", "agreed_on")?,
        reviewed_on: row.try_get("", "reviewed_on")?,
        review_on: row.try_get("", "review_on")?,
        version: row.try_get("", "version")?,
    }))
}

/// Counts the goals of a plan on which something is left to do: what the certificate's rule asks (R4).
///
/// # Errors
/// Returns what the database says.
pub async fn open_goals(db: &impl ConnectionTrait, plan: CasePlanId) -> Result<i64, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT COUNT(*) AS count FROM plan_goal WHERE voided_at IS NULL AND state IN ",
    );
    sql.bind_list(GoalState::ALL.iter().filter(|state| state.is_open()).map(|state| state.code()));
    sql.push(" AND case_plan_id = ").bind(plan.as_uuid());
    let row = db.query_one_raw(sql.finish()).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get("", "count")?))
}

/// Finds a goal of a plan.
///
/// # Errors
/// Returns what the database says.
pub async fn goal(
    db: &impl ConnectionTrait,
    plan: CasePlanId,
    goal: PlanGoalId,
) -> Result<Option<PresentGoal>, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT id, state, due_on, words, version FROM plan_goal WHERE voided_at IS NULL AND id = ",
    );
    sql.bind(goal.as_uuid()).push(" AND case_plan_id = ").bind(plan.as_uuid());
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    Ok(Some(PresentGoal {
        id: goal,
        state: code(&row, "plan_goal", "state", GoalState::from_code)?,
        due_on: row.try_get("", "due_on")?,
        words: row.try_get("", "words")?,
        version: row.try_get("", "version")?,
    }))
}

/// Finds a service of a plan.
///
/// # Errors
/// Returns what the database says.
pub async fn service(
    db: &impl ConnectionTrait,
    plan: CasePlanId,
    service: PlanServiceId,
) -> Result<Option<PresentService>, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT v.id, v.state, v.done_by, v.due_on, v.outcome, v.version FROM plan_service v JOIN plan_goal g ON g.id = v.plan_goal_id WHERE v.voided_at IS NULL AND v.id = ",
    );
    sql.bind(service.as_uuid()).push(" AND g.case_plan_id = ").bind(plan.as_uuid());
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    Ok(Some(PresentService {
        id: service,
        state: code(&row, "plan_service", "state", ServiceState::from_code)?,
        by: code(&row, "plan_service", "done_by", ServiceBy::from_code)?,
        due_on: row.try_get("", "due_on")?,
        outcome: row.try_get("", "outcome")?,
        version: row.try_get("", "version")?,
    }))
}

/// Keeps that both looked at a plan; gives its version.
///
/// # Errors
/// Returns what the database says.
pub async fn review(
    db: &impl ConnectionTrait,
    plan: CasePlanId,
    reviewed_on: Date,
    review_on: Date,
) -> Result<i64, StorageError> {
    let columns: Vec<(&'static str, Value)> =
        vec![("reviewed_on", reviewed_on.into()), ("review_on", review_on.into())];
    change(db, "case_plan", plan.as_uuid(), columns).await
}

/// Changes a goal; gives its version.
///
/// # Errors
/// Returns what the database says.
pub async fn change_goal(db: &impl ConnectionTrait, goal: &PresentGoal) -> Result<i64, StorageError> {
    let columns: Vec<(&'static str, Value)> =
        vec![("state", goal.state.code().into()), ("due_on", goal.due_on.into()), ("words", goal.words.clone().into())];
    change(db, "plan_goal", goal.id.as_uuid(), columns).await
}

/// Changes a service; gives its version.
///
/// # Errors
/// Returns what the database says.
pub async fn change_service(db: &impl ConnectionTrait, service: &PresentService) -> Result<i64, StorageError> {
    let columns: Vec<(&'static str, Value)> = vec![
        ("state", service.state.code().into()),
        ("done_by", service.by.code().into()),
        ("due_on", service.due_on.into()),
        ("outcome", service.outcome.clone().into()),
    ];
    change(db, "plan_service", service.id.as_uuid(), columns).await
}
