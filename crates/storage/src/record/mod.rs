//! Lists of records of one kind, newest first, as far as the viewer reaches: the reach is that of the
//! figures that count them ([`scope::rows`]), so a list and its figure can't disagree.

mod awareness;
mod case;
mod directory;
mod session;
mod training;

use ashshash_access::{Right, Scope};
use ashshash_base::place::{UnionId, UpazilaId};
use ashshash_base::{CounsellorId, Date, SurvivorId};
use ashshash_indicators::Source;
use sea_orm::QueryResult;
use serde::Serialize;
use uuid::Uuid;

use crate::counsellor::Counsellor;
use crate::cursor::{Binding, Page, PageQuestion, position};
use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

pub use awareness::{AwarenessEvent, BudgetAllocation};
pub use case::{FamilySession, Referral, Support};
pub use directory::{
    Batch, ServiceProvider, batches, batches_binding, batches_by_ids, providers, providers_binding, providers_by_ids,
};
pub use session::CounsellingSession;
pub(crate) use session::{small, starts_at};
pub use training::{Placement, TrainingEnrolment, TrainingNeedsAssessment};

/// Which records to list; what is left out does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// About this survivor.
    pub survivor: Option<SurvivorId>,
    /// On this day or later.
    pub from: Option<Date>,
    /// On this day or earlier.
    pub to: Option<Date>,
    /// With this counsellor written on them.
    pub counsellor: Option<CounsellorId>,
}

/// What every record has.
#[derive(Clone, Debug)]
pub struct About {
    /// The record.
    pub id: Uuid,
    /// The survivor whom it is about.
    pub survivor: Option<SurvivorId>,
    /// Upazila written on it.
    pub upazila: Option<UpazilaId>,
    /// Union written on it; of a survivor's record not for providers.
    pub union: Option<UnionId>,
    /// Counsellor written on it; not for providers.
    pub counsellor: Option<Counsellor>,
    /// Counts changes.
    pub version: i64,
}

/// What records of one kind say.
pub trait Fact: Sized {
    /// Their kind.
    const SOURCE: Source;
    /// The column of their date.
    const ON: &'static str;
    /// Their own columns, of a table named `r`, each after a comma.
    const COLUMNS: &'static str;
    /// Tables that belong to them.
    const JOINS: &'static str = "";

    /// Reads them.
    ///
    /// # Errors
    /// When a stored value is none that this version knows.
    fn read(row: &QueryResult) -> Result<Self, StorageError>;
}

/// Binds cursors of a list.
///
/// # Errors
/// Fails when the question can't be written.
pub fn binding<T: Fact>(scope: &Scope, filter: &Filter) -> Result<Binding, StorageError> {
    Binding::new(scope, &(T::SOURCE.name(), filter))
}

/// Lists records.
///
/// # Errors
/// Returns what the database says; refuses a foreign cursor, and filters over what the viewer may not
/// read.
pub async fn page<T: Fact>(
    db: &Read,
    scope: &Scope,
    filter: &Filter,
    question: &PageQuestion,
) -> Result<Page<(About, T)>, StorageError> {
    let names_what_is_not_there = !T::SOURCE.is_about_survivors() && filter.survivor.is_some();
    if names_what_is_not_there || (filter.counsellor.is_some() && !scope.may(Right::ReadCaseFacts)) {
        return Err(StorageError::NotOffered);
    }
    let after: Option<(Date, Uuid)> = question.opened(db, &binding::<T>(scope, filter)?)?;
    let mut page = Page::default();
    if question.with_total {
        let mut sql = db.sql("SELECT COUNT(*) AS total");
        from::<T>(&mut sql, scope);
        conditions::<T>(&mut sql, filter);
        page.total = db.one(sql).await?.map(|row| row.try_get("", "total")).transpose()?;
    }
    if question.first == 0 {
        return Ok(page);
    }
    let mut sql = select::<T>(db, scope);
    conditions::<T>(&mut sql, filter);
    let on = T::ON;
    if let Some((day, id)) = after {
        sql.push(&format!(" AND (r.{on}, r.id) < (")).bind(day).push(", ").bind(id).push(")");
    }
    sql.push(&format!(" ORDER BY r.{on} DESC, r.id DESC LIMIT ")).bind(i64::from(question.first) + 1);
    let rows = db.all(sql).await?;
    page.has_next = rows.len() > usize::from(question.first);
    for row in rows.iter().take(usize::from(question.first)) {
        let day: Date = row.try_get("", "record_on")?;
        let about = about::<T>(row, scope)?;
        let place = position(&(day, about.id))?;
        page.rows.push(((about, T::read(row)?), place));
    }
    Ok(page)
}

/// Reads records by their ids, in no order.
///
/// # Errors
/// Returns what the database says.
pub async fn by_ids<T: Fact>(db: &Read, scope: &Scope, ids: &[Uuid]) -> Result<Vec<(About, T)>, StorageError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let narrow = |sql: &mut Sql| _ = sql.push(" AND r.id IN ").bind_list(ids.iter().copied());
    selected(db, scope, narrow).await
}

/// Reads records that meet a further condition, which may also say their order.
pub(crate) async fn selected<T: Fact>(
    db: &Read,
    scope: &Scope,
    narrow: impl Fn(&mut Sql),
) -> Result<Vec<(About, T)>, StorageError> {
    let mut sql = select::<T>(db, scope);
    narrow(&mut sql);
    db.all(sql).await?.iter().map(|row| Ok((about::<T>(row, scope)?, T::read(row)?))).collect()
}

fn select<T: Fact>(db: &Read, scope: &Scope) -> Sql {
    let mut sql =
        db.sql(&format!("SELECT r.id, r.{} AS record_on, r.upazila_id, r.union_id, r.version{}", T::ON, T::COLUMNS));
    if T::SOURCE.is_about_survivors() {
        sql.push(", r.survivor_id, r.counsellor_id, c.name AS counsellor_name");
    }
    from::<T>(&mut sql, scope);
    sql
}

fn from<T: Fact>(sql: &mut Sql, scope: &Scope) {
    sql.push(&format!(" FROM {} r", T::SOURCE.name()));
    if T::SOURCE.is_about_survivors() {
        sql.push(" JOIN survivor s ON s.id = r.survivor_id LEFT JOIN counsellor c ON c.id = r.counsellor_id");
    }
    sql.push(T::JOINS).push(" WHERE ");
    // A counsellor has no figures of events, and sees the own ones to correct them.
    if T::SOURCE == Source::AwarenessEvent {
        scope::events(sql, scope, "r");
    } else {
        scope::rows(sql, scope, T::SOURCE);
    }
}

fn conditions<T: Fact>(sql: &mut Sql, filter: &Filter) {
    let on = T::ON;
    if let Some(survivor) = filter.survivor {
        sql.push(" AND r.survivor_id = ").bind(survivor.as_uuid());
    }
    if let Some(day) = filter.from {
        sql.push(&format!(" AND r.{on} >= ")).bind(day);
    }
    if let Some(day) = filter.to {
        sql.push(&format!(" AND r.{on} <= ")).bind(day);
    }
    if let Some(counsellor) = filter.counsellor {
        sql.push(" AND r.counsellor_id = ").bind(counsellor.as_uuid());
    }
}

fn about<T: Fact>(row: &QueryResult, scope: &Scope) -> Result<About, StorageError> {
    let is_caseworker = scope.may(Right::ReadCaseFacts);
    let is_about_survivor = T::SOURCE.is_about_survivors();
    let mut about = About {
        id: row.try_get("", "id")?,
        survivor: None,
        upazila: row.try_get::<Option<i32>>("", "upazila_id")?.map(UpazilaId),
        union: row.try_get::<Option<i32>>("", "union_id")?.map(UnionId),
        counsellor: None,
        version: row.try_get("", "version")?,
    };
    if is_about_survivor {
        about.survivor = Some(SurvivorId::from_uuid(row.try_get("", "survivor_id")?));
        about.union = about.union.filter(|_| is_caseworker);
        if let Some(id) = row.try_get::<Option<Uuid>>("", "counsellor_id")?.filter(|_| is_caseworker) {
            let name: Option<String> = row.try_get("", "counsellor_name")?;
            about.counsellor = Some(Counsellor { id: CounsellorId::from_uuid(id), name: name.unwrap_or_default() });
        }
    }
    Ok(about)
}

/// Reads the code of a closed set.
fn code<T>(
    row: &QueryResult,
    table: &'static str,
    column: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, StorageError> {
    let text: String = row.try_get("", column)?;
    read(&text).ok_or(StorageError::Unreadable { table, column })
}

/// Reads the code of a closed set, where there is one.
fn optional_code<T>(
    row: &QueryResult,
    table: &'static str,
    column: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, StorageError> {
    let text: Option<String> = row.try_get("", column)?;
    text.map(|text| read(&text).ok_or(StorageError::Unreadable { table, column })).transpose()
}
