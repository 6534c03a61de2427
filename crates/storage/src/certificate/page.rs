use ashshash_access::{Right, Scope};
use ashshash_base::Date;
use ashshash_survivors::certificate::CertificateState;
use uuid::Uuid;

use super::{COLUMNS, View, view};
use crate::cursor::{Binding, Page, PageQuestion, position};
use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

/// Binds cursors.
///
/// # Errors
/// Fails when the question can't be written.
pub fn binding(scope: &Scope, state: CertificateState) -> Result<Binding, StorageError> {
    Binding::new(scope, &("certificates", state.code()))
}

/// What waits comes oldest first, what is decided newest first: the column and the direction.
fn order(state: CertificateState) -> (&'static str, bool) {
    match state {
        CertificateState::Requested | CertificateState::Returned => ("requested_on", true),
        CertificateState::Ended => ("requested_on", false),
        CertificateState::Approved | CertificateState::Revoked => ("approved_on", false),
    }
}

/// Lists certificates that stand in one way.
///
/// # Errors
/// Returns what the database says; refuses a foreign cursor.
pub async fn page(
    db: &Read,
    scope: &Scope,
    state: CertificateState,
    question: &PageQuestion,
) -> Result<Page<View>, StorageError> {
    let after: Option<(Date, Uuid)> = question.opened(db, &binding(scope, state)?)?;
    let mut page = Page::default();
    if !scope.may(Right::ReadCaseWork) {
        page.total = question.with_total.then_some(0);
        return Ok(page);
    }
    if question.with_total {
        page.total = Some(total(db, scope, state).await?);
    }
    if question.first == 0 {
        return Ok(page);
    }
    let (column, is_rising) = order(state);
    let (beyond, direction) = if is_rising { (">", "") } else { ("<", " DESC") };
    let mut sql = db.sql(COLUMNS);
    narrow(&mut sql, scope, state);
    if let Some((day, id)) = after {
        sql.push(&format!(" AND (r.{column}, r.id) {beyond} (")).bind(day).push(", ").bind(id).push(")");
    }
    sql.push(&format!(" AND r.{column} IS NOT NULL ORDER BY r.{column}{direction}, r.id{direction} LIMIT "));
    sql.bind(i64::from(question.first) + 1);
    let rows = db.all(sql).await?;
    page.has_next = rows.len() > usize::from(question.first);
    for row in rows.iter().take(usize::from(question.first)) {
        let day: Date = row.try_get("", column)?;
        let view = view(row)?;
        let place = position(&(day, view.id.as_uuid()))?;
        page.rows.push((view, place));
    }
    Ok(page)
}

/// Counts the requests that wait for a decision.
///
/// # Errors
/// Returns what the database says.
pub async fn waiting(db: &Read, scope: &Scope) -> Result<i64, StorageError> {
    total(db, scope, CertificateState::Requested).await
}

async fn total(db: &Read, scope: &Scope, state: CertificateState) -> Result<i64, StorageError> {
    let mut sql = db.sql(
        "SELECT COUNT(*) AS total FROM certificate r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND ",
    );
    narrow(&mut sql, scope, state);
    let row = db.one(sql).await?;
    Ok(row.map(|row| row.try_get("", "total")).transpose()?.unwrap_or_default())
}

fn narrow(sql: &mut Sql, scope: &Scope, state: CertificateState) {
    // Repeated on the row itself, so that its own index serves.
    if let Scope::Organisation(organisation) = scope {
        sql.push("r.organisation_id = ").bind(organisation.as_uuid()).push(" AND ");
    }
    sql.push("r.state = ").bind(state.code()).push(" AND ");
    scope::survivors(sql, scope, "s");
}
