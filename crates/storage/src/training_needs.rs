//! Training needs assessments (TNA).

use ashshash_access::{Right, Scope};
use ashshash_base::{Date, SurvivorId, TrainingNeedsAssessmentId};
use ashshash_training::needs::{Literacy, Trade};
use uuid::Uuid;

use crate::error::StorageError;
use crate::read::Read;
use crate::scope;

/// What a survivor wants to learn and can manage; registers know its day alone.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: TrainingNeedsAssessmentId,
    /// Whose.
    pub survivor: SurvivorId,
    /// When it was made.
    pub assessed_on: Date,
    /// The wanted trade or business.
    pub trade: Option<Trade>,
    /// How well the survivor reads and writes.
    pub literacy: Option<Literacy>,
    /// Hours a week that the survivor can give.
    pub hours_a_week: Option<i32>,
    /// What a day of training costs in earnings, in BDT.
    pub earnings_lost_bdt: Option<i64>,
    /// Counts changes.
    pub version: i64,
}

/// Reads the training needs of survivors, each survivor's newest first.
///
/// # Errors
/// Returns what the database says.
pub async fn of_survivors(db: &Read, scope: &Scope, survivors: &[SurvivorId]) -> Result<Vec<View>, StorageError> {
    if survivors.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql("SELECT r.id, r.survivor_id, r.assessed_on, r.trade, r.literacy, r.hours_a_week, r.earnings_lost_bdt, r.version FROM training_needs_assessment r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND r.survivor_id IN ");
    sql.bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(" ORDER BY r.survivor_id, r.assessed_on DESC, r.id DESC");
    let mut found = Vec::new();
    for row in db.all(sql).await? {
        let (trade, literacy): (Option<String>, Option<String>) =
            (row.try_get("", "trade")?, row.try_get("", "literacy")?);
        found.push(View {
            id: row.try_get::<Uuid>("", "id")?.into(),
            survivor: row.try_get::<Uuid>("", "survivor_id")?.into(),
            assessed_on: row.try_get("", "assessed_on")?,
            trade: trade.as_deref().and_then(Trade::from_code),
            literacy: literacy.as_deref().and_then(Literacy::from_code),
            hours_a_week: row.try_get("", "hours_a_week")?,
            earnings_lost_bdt: row.try_get("", "earnings_lost_bdt")?,
            version: row.try_get("", "version")?,
        });
    }
    Ok(found)
}
