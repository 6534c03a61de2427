//! The places that records name.

use ashshash_access::{Right, Scope};
use ashshash_base::place::UpazilaId;

use crate::error::StorageError;
use crate::read::Read;
use crate::scope;

/// Gives the upazilas that records in scope name, in no order; one statement.
///
/// # Errors
/// Returns what the database says.
pub async fn upazilas(db: &Read, scope: &Scope) -> Result<Vec<UpazilaId>, StorageError> {
    let mut sql = db.sql("SELECT s.upazila_id FROM survivor s WHERE s.upazila_id IS NOT NULL AND ");
    scope::survivors(&mut sql, scope, "s");
    if scope.may(Right::ReadLeads) {
        sql.push(" UNION SELECT l.upazila_id FROM lead l WHERE l.upazila_id IS NOT NULL AND ");
        scope::leads(&mut sql, scope);
    }
    for source in [ashshash_indicators::Source::AwarenessEvent, ashshash_indicators::Source::BudgetAllocation] {
        sql.push(&format!(" UNION SELECT r.upazila_id FROM {} r WHERE r.upazila_id IS NOT NULL AND ", source.name()));
        scope::rows(&mut sql, scope, source);
    }
    db.all(sql).await?.iter().map(|row| Ok(UpazilaId(row.try_get("", "upazila_id")?))).collect()
}
