//! How many records a file holds, by kind: what moves when two files become one.

use ashshash_access::{Right, Scope};
use ashshash_base::SurvivorId;

use crate::error::StorageError;
use crate::read::Read;
use crate::scope;

/// The kinds that are counted, named as their tables, in the order of the way.
const KINDS: &[&str] = &[
    "enrolment",
    "consent",
    "counselling_session",
    "family_session",
    "follow_up",
    "needs_assessment",
    "case_plan",
    "certificate",
    "training_needs_assessment",
    "training_enrolment",
    "placement",
    "referral",
    "support",
    "document",
];

/// Counts the records of survivors by kind, in one statement; kinds without any are left out.
///
/// # Errors
/// Returns what the database says.
pub async fn of_survivors(
    db: &Read,
    scope: &Scope,
    survivors: &[SurvivorId],
) -> Result<Vec<(SurvivorId, &'static str, i64)>, StorageError> {
    if survivors.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql("SELECT n.kind, n.survivor_id, n.count FROM (");
    for (place, kind) in KINDS.iter().enumerate() {
        let join = if place > 0 { " UNION ALL " } else { "" };
        sql.push(&format!("{join}SELECT {place} AS kind, survivor_id, COUNT(*) AS count FROM {kind} WHERE voided_at IS NULL AND survivor_id IN "));
        sql.bind_list(survivors.iter().map(|id| id.as_uuid())).push(" GROUP BY survivor_id");
    }
    sql.push(") n JOIN survivor s ON s.id = n.survivor_id WHERE ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(" ORDER BY n.kind");
    let mut counts = Vec::new();
    for row in db.all(sql).await? {
        let place: i32 = row.try_get("", "kind")?;
        let kind = usize::try_from(place).ok().and_then(|place| KINDS.get(place));
        let kind = kind.ok_or(StorageError::Unreadable { table: "record_count", column: "kind" })?;
        counts.push((SurvivorId::from_uuid(row.try_get("", "survivor_id")?), *kind, row.try_get("", "count")?));
    }
    Ok(counts)
}
