//! Leads: people pointed out who are not survivors yet.

use ashshash_access::{Right, Scope};
use ashshash_base::place::{UnionId, UpazilaId};
use ashshash_base::{Date, LeadId, Sex};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::cursor::{Binding, Page, PageQuestion, position};
use crate::error::StorageError;
use crate::read::Read;
use crate::scope;

/// A lead, without who it is.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: LeadId,
    /// The code that a register gave.
    pub code: Option<String>,
    /// Sex.
    pub sex: Option<Sex>,
    /// When the person was pointed out.
    pub identified_on: Option<Date>,
    /// Upazila.
    pub upazila: Option<UpazilaId>,
    /// Union.
    pub union: Option<UnionId>,
    /// Counts changes.
    pub version: i64,
}

const COLUMNS: &str = "SELECT l.id, l.code, l.sex, l.identified_on, l.upazila_id, l.union_id, l.version FROM lead l WHERE l.survivor_id IS NULL AND ";

/// Binds cursors.
///
/// # Errors
/// Fails when the question can't be written.
pub fn binding(scope: &Scope) -> Result<Binding, StorageError> {
    Binding::new(scope, &"leads")
}

/// Lists leads that have not become survivors, in the order in which they were made.
///
/// # Errors
/// Returns what the database says; refuses a foreign cursor.
pub async fn page(db: &Read, scope: &Scope, question: &PageQuestion) -> Result<Page<View>, StorageError> {
    let after: Option<Uuid> = question.opened(db, &binding(scope)?)?;
    let mut page = Page::default();
    if !scope.may(Right::ReadLeads) {
        page.total = question.with_total.then_some(0);
        return Ok(page);
    }
    if question.with_total {
        let mut sql = db.sql("SELECT COUNT(*) AS total FROM lead l WHERE l.survivor_id IS NULL AND ");
        scope::leads(&mut sql, scope);
        page.total = db.one(sql).await?.map(|row| row.try_get("", "total")).transpose()?;
    }
    if question.first == 0 {
        return Ok(page);
    }
    let mut sql = db.sql(COLUMNS);
    scope::leads(&mut sql, scope);
    if let Some(id) = after {
        sql.push(" AND l.id > ").bind(id);
    }
    sql.push(" ORDER BY l.id LIMIT ").bind(i64::from(question.first) + 1);
    let rows = db.all(sql).await?;
    page.has_next = rows.len() > usize::from(question.first);
    for row in rows.iter().take(usize::from(question.first)) {
        let view = view(row)?;
        let place = position(&view.id.as_uuid())?;
        page.rows.push((view, place));
    }
    Ok(page)
}

/// Reads leads by their ids.
///
/// # Errors
/// Returns what the database says.
pub async fn by_ids(db: &Read, scope: &Scope, ids: &[LeadId]) -> Result<Vec<View>, StorageError> {
    if !scope.may(Right::ReadLeads) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql(COLUMNS);
    sql.push("l.id IN ").bind_list(ids.iter().map(|id| id.as_uuid())).push(" AND ");
    scope::leads(&mut sql, scope);
    db.all(sql).await?.iter().map(view).collect()
}

fn view(row: &QueryResult) -> Result<View, StorageError> {
    let sex: Option<String> = row.try_get("", "sex")?;
    let unreadable = StorageError::Unreadable { table: "lead", column: "sex" };
    Ok(View {
        id: LeadId::from_uuid(row.try_get("", "id")?),
        code: row.try_get("", "code")?,
        sex: sex.map(|code| Sex::from_code(&code).ok_or(unreadable)).transpose()?,
        identified_on: row.try_get("", "identified_on")?,
        upazila: row.try_get::<Option<i32>>("", "upazila_id")?.map(UpazilaId),
        union: row.try_get::<Option<i32>>("", "union_id")?.map(UnionId),
        version: row.try_get("", "version")?,
    })
}
