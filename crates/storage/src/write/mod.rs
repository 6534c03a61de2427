//! Rows as they are written, many at a time.
//!
//! Each noun's row is a plain struct whose fields are its columns; what every table has
//! (`organisation_id`, `created_at`, `version`) is added here.

mod counselling;
mod entry;
mod identity;
mod plan_rows;
mod row;
mod rows;
mod training_rows;

use ashshash_base::{OrganisationId, Timestamp};
use sea_orm::{ConnectionTrait, Value};

use crate::error::StorageError;
use crate::sql::Sql;

pub use counselling::{AppointmentRow, FamilyMemberRow, FollowUpRow, RecordedEventRow};
pub use entry::{ConsentRow, DuplicateRow, LeadEntryRow, LeadReferralRow};
pub use identity::{DataKeyRow, IdentityRow, insert_identities, insert_keys, update_identities};
pub use plan_rows::{CasePlanRow, NeedsAssessmentRow, PlanGoalRow, PlanServiceRow, SafetyPlanRow, TrainingNeedsRow};
pub use row::Row;
pub use rows::{
    AwarenessEventRow, BudgetAllocationRow, CertificateRow, CounsellingSessionRow, CounsellorRow, EnrolmentRow,
    FamilySessionRow, LeadRow, ReferralRow, ServiceProviderRow, SupportRow, SurvivorRow,
};
pub use training_rows::{BatchRow, PlacementRow, TrainingEnrolmentRow, TrainingNeedsAssessmentRow};

/// Values that one statement may bind: SQLite's limit is 32,766.
const MOST_VALUES: usize = 12_000;

/// Inserts rows of one table.
///
/// # Errors
/// Returns what the database says.
pub async fn insert_all<R: Row>(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    now: Timestamp,
    rows: Vec<R>,
) -> Result<(), StorageError> {
    let head = format!("INSERT INTO {} (id, organisation_id, created_at, {}) VALUES ", R::TABLE, R::COLUMNS.join(", "));
    let rows = rows.into_iter().map(|row| {
        let mut values: Vec<Value> = Vec::with_capacity(R::COLUMNS.len() + 3);
        values.extend([row.id().into(), organisation.as_uuid().into(), now.0.into()]);
        row.values(&mut values);
        values
    });
    insert_values(db, &head, R::COLUMNS.len() + 3, rows, "").await
}

/// Inserts rows of values; `head` names the table and its columns, `tail` may say what to do on
/// conflict.
pub(crate) async fn insert_values(
    db: &impl ConnectionTrait,
    head: &str,
    columns: usize,
    rows: impl IntoIterator<Item = Vec<Value>>,
    tail: &str,
) -> Result<(), StorageError> {
    let most = (MOST_VALUES / columns.max(1)).max(1);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut sql = Sql::new(db.get_database_backend(), head);
        for (position, values) in rows.by_ref().take(most).enumerate() {
            if position > 0 {
                sql.push(", ");
            }
            sql.bind_row(values);
        }
        sql.push(tail);
        db.execute_raw(sql.finish()).await?;
    }
    Ok(())
}

/// Writes rows of one table over those with the same ids, each one version further.
///
/// # Errors
/// Returns what the database says.
pub async fn update_all<R: Row>(db: &impl ConnectionTrait, rows: Vec<R>) -> Result<(), StorageError> {
    for row in rows {
        let id = row.id();
        let mut values = Vec::with_capacity(R::COLUMNS.len());
        row.values(&mut values);
        let mut sql = Sql::new(db.get_database_backend(), &format!("UPDATE {} SET ", R::TABLE));
        for (column, value) in R::COLUMNS.iter().zip(values) {
            sql.push(column).push(" = ").bind(value).push(", ");
        }
        sql.push("version = version + 1 WHERE id = ").bind(id);
        db.execute_raw(sql.finish()).await?;
    }
    Ok(())
}

/// Changes columns of one record, one version further; gives the version.
///
/// # Errors
/// Returns what the database says.
pub(crate) async fn change(
    db: &impl ConnectionTrait,
    table: &'static str,
    id: uuid::Uuid,
    columns: Vec<(&'static str, Value)>,
) -> Result<i64, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), &format!("UPDATE {table} SET "));
    for (column, value) in columns {
        sql.push(column).push(" = ").bind(value).push(", ");
    }
    sql.push("version = version + 1 WHERE id = ").bind(id).push(" RETURNING version");
    let row = db.query_one_raw(sql.finish()).await?;
    let row = row.ok_or(StorageError::Unreadable { table, column: "id" })?;
    Ok(row.try_get("", "version")?)
}

/// Voids records: they stay, with who, when and why, and no figure counts them.
///
/// # Errors
/// Returns what the database says.
pub async fn void_all<R: Row>(
    db: &impl ConnectionTrait,
    ids: &[uuid::Uuid],
    by: Option<ashshash_base::UserId>,
    now: Timestamp,
    reason: &'static str,
) -> Result<(), StorageError> {
    for id in ids {
        let mut sql = Sql::new(db.get_database_backend(), &format!("UPDATE {} SET voided_at = ", R::TABLE));
        sql.bind(now.0).push(", voided_by = ").bind(by.map(|u| u.as_uuid()));
        sql.push(", void_reason = ").bind(reason).push(", version = version + 1 WHERE id = ").bind(*id);
        db.execute_raw(sql.finish()).await?;
    }
    Ok(())
}
