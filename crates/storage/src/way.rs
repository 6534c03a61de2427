//! A survivor's way: pointed out, verified, enrolled, counselled, ready, trained, placed.

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{Date, SurvivorId};
use sea_orm::QueryResult;

use crate::error::StorageError;
use crate::read::Read;
use crate::scope;

/// A step of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// `lead`, `verified`, `enrolled`, `counselled`, `ready`, `trained` or `placed`.
    pub name: &'static str,
    /// When it was first reached; none where not yet.
    pub on: Option<Date>,
    /// How many sessions were held, at the step of counselling.
    pub count: Option<i64>,
}

/// The steps with the SQL that finds their day.
const STEPS: [(&str, &str); 7] = [
    ("lead", "s.identified_on"),
    ("verified", "s.verified_on"),
    ("enrolled", "s.enrolled_on"),
    (
        "counselled",
        "(SELECT MIN(r.session_on) FROM counselling_session r WHERE r.survivor_id = s.id AND r.voided_at IS NULL AND r.status = 'held')",
    ),
    (
        "ready",
        "(SELECT MIN(r.approved_on) FROM certificate r WHERE r.survivor_id = s.id AND r.voided_at IS NULL AND r.revoked_on IS NULL)",
    ),
    (
        "trained",
        "(SELECT MIN(r.ended_on) FROM training_enrolment r WHERE r.survivor_id = s.id AND r.voided_at IS NULL AND r.status = 'graduated')",
    ),
    ("placed", "(SELECT MIN(r.placed_on) FROM placement r WHERE r.survivor_id = s.id AND r.voided_at IS NULL)"),
];
const SESSIONS: &str = "(SELECT COUNT(*) FROM counselling_session r WHERE r.survivor_id = s.id AND r.voided_at IS NULL AND r.status = 'held')";

/// Tells how far survivors have come, in one statement.
///
/// # Errors
/// Returns what the database says.
pub async fn ways(
    db: &Read,
    scope: &Scope,
    survivors: &[SurvivorId],
) -> Result<HashMap<SurvivorId, Vec<Step>>, StorageError> {
    if survivors.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(HashMap::new());
    }
    let mut sql = db.sql("SELECT s.id");
    for (name, day) in STEPS {
        sql.push(&format!(", {day} AS {name}"));
    }
    sql.push(&format!(", {SESSIONS} AS sessions FROM survivor s WHERE "));
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND s.id IN ").bind_list(survivors.iter().map(|id| id.as_uuid()));
    db.all(sql).await?.iter().map(way).collect()
}

fn way(row: &QueryResult) -> Result<(SurvivorId, Vec<Step>), StorageError> {
    let sessions: i64 = row.try_get("", "sessions")?;
    let step = |name: &'static str| {
        let count = (name == "counselled").then_some(sessions);
        Ok(Step { name, on: row.try_get("", name)?, count })
    };
    let steps = STEPS.into_iter().map(|(name, _)| step(name)).collect::<Result<_, StorageError>>()?;
    Ok((SurvivorId::from_uuid(row.try_get("", "id")?), steps))
}
