//! The facts that a certificate rests on, for a deed and for the screens that show them beforehand.

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::SurvivorId;
use ashshash_survivors::SurvivorStatus;
use ashshash_survivors::case_plan::GoalState;
use ashshash_survivors::certificate::Evidence;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult};
use uuid::Uuid;

use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

/// The plan that is in force: an ended one is history.
const PLAN: &str = "FROM case_plan p WHERE p.survivor_id = s.id AND p.voided_at IS NULL AND p.ended_on IS NULL";

fn question(backend: DbBackend, survivors: &[SurvivorId]) -> Sql {
    let held = "FROM counselling_session h WHERE h.survivor_id = s.id AND h.voided_at IS NULL AND h.status = 'held'";
    let text = format!(
        "SELECT s.id, s.status, (SELECT COUNT(*) {held}) AS sessions_held, (SELECT MAX(h.session_on) {held}) AS last_held_on, \
         (SELECT MAX(n.assessed_on) FROM needs_assessment n WHERE n.survivor_id = s.id AND n.voided_at IS NULL) AS needs_assessed_on, \
         (SELECT COUNT(*) {PLAN}) AS plans, \
         (SELECT MAX(COALESCE(p.reviewed_on, p.agreed_on)) {PLAN}) AS plan_reviewed_on, \
         (SELECT COUNT(*) FROM plan_goal g WHERE g.voided_at IS NULL AND g.state <> '{}' AND g.case_plan_id IN (SELECT p.id {PLAN})) AS goals \
         FROM survivor s WHERE s.id IN ",
        GoalState::SetAside.code(),
    );
    let mut sql = Sql::new(backend, &text);
    sql.bind_list(survivors.iter().map(|id| id.as_uuid()));
    sql
}

fn read(row: &QueryResult) -> Result<(SurvivorId, Evidence), StorageError> {
    let status: String = row.try_get("", "status")?;
    let plans: i64 = row.try_get("", "plans")?;
    let goals: i64 = row.try_get("", "goals")?;
    let evidence = Evidence {
        is_active: SurvivorStatus::from_code(&status) == Some(SurvivorStatus::Active),
        sessions_held: row.try_get("", "sessions_held")?,
        last_held_on: row.try_get("", "last_held_on")?,
        needs_assessed_on: row.try_get("", "needs_assessed_on")?,
        plan_goals: (plans > 0).then_some(goals),
        plan_reviewed_on: row.try_get("", "plan_reviewed_on")?,
    };
    Ok((SurvivorId::from_uuid(row.try_get::<Uuid>("", "id")?), evidence))
}

/// Reads what a survivor's certificate would rest on, in a deed that has locked the survivor.
///
/// # Errors
/// Returns what the database says.
pub async fn evidence_of(db: &impl ConnectionTrait, survivor: SurvivorId) -> Result<Evidence, StorageError> {
    let sql = question(db.get_database_backend(), &[survivor]);
    let row = db.query_one_raw(sql.finish()).await?;
    Ok(row.map(|row| read(&row)).transpose()?.map(|(_, evidence)| evidence).unwrap_or_default())
}

/// Reads what survivors' certificates would rest on.
///
/// # Errors
/// Returns what the database says.
pub async fn evidence_of_survivors(
    db: &Read,
    scope: &Scope,
    survivors: &[SurvivorId],
) -> Result<HashMap<SurvivorId, Evidence>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(HashMap::new());
    }
    let mut sql = question(db.backend(), survivors);
    sql.push(" AND ");
    scope::survivors(&mut sql, scope, "s");
    db.all(sql).await?.iter().map(read).collect()
}
