//! Pages of survivors, by keyset: a page costs the same wherever it lies.

use ashshash_access::{Right, Scope};
use ashshash_base::place::{UnionId, UpazilaId};
use ashshash_base::{CounsellorId, Date, Sex};
use ashshash_survivors::{ConsentPurpose, SurvivorStatus};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{COLUMNS, View, read};
use crate::cursor::{Binding, Page, PageQuestion, position};
use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

/// Which survivors to list; what is none does not narrow.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Filter {
    /// Living in this upazila.
    pub upazila: Option<UpazilaId>,
    /// Living in this union.
    pub union: Option<UnionId>,
    /// Of this sex.
    pub sex: Option<Sex>,
    /// So far in the support.
    pub status: Option<SurvivorStatus>,
    /// Counselled by.
    pub counsellor: Option<CounsellorId>,
    /// First enrolled on this day or later.
    pub enrolled_from: Option<Date>,
    /// First enrolled on this day or earlier.
    pub enrolled_to: Option<Date>,
    /// With a code that starts so.
    pub code_prefix: Option<String>,
    /// Of whom nothing is recorded about this purpose.
    pub without_consent: Option<ConsentPurpose>,
}

/// In which order to list survivors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Order {
    /// By code.
    #[default]
    Code,
    /// By code, backwards.
    CodeDescending,
    /// By first enrolment, the earliest first; who is not enrolled comes last.
    EnrolledOn,
    /// By first enrolment, the latest first; who is not enrolled comes first.
    EnrolledOnDescending,
}

impl Order {
    fn is_by_code(self) -> bool {
        matches!(self, Self::Code | Self::CodeDescending)
    }

    fn is_descending(self) -> bool {
        matches!(self, Self::CodeDescending | Self::EnrolledOnDescending)
    }
}

/// Where a page of survivors ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Position(Key, Uuid);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Key {
    Code(String),
    EnrolledOn(Date),
    NotEnrolled,
}

/// Binds cursors to a filter and an order.
///
/// # Errors
/// Fails when the question can't be written.
pub fn binding(scope: &Scope, filter: &Filter, order: Order) -> Result<Binding, StorageError> {
    Binding::new(scope, &("survivors", order, filter))
}

/// Lists survivors.
///
/// # Errors
/// Returns what the database says; refuses a foreign cursor, and filters and orders over what the
/// viewer may not read.
pub async fn page(
    db: &Read,
    scope: &Scope,
    filter: &Filter,
    order: Order,
    question: &PageQuestion,
) -> Result<Page<View>, StorageError> {
    let is_about_case = filter.union.is_some()
        || filter.counsellor.is_some()
        || filter.enrolled_from.is_some()
        || filter.enrolled_to.is_some()
        || filter.without_consent.is_some();
    if (is_about_case || !order.is_by_code()) && !scope.may(Right::ReadCaseFacts) {
        return Err(StorageError::NotOffered);
    }
    let after: Option<Position> = question.opened(db, &binding(scope, filter, order)?)?;
    db.note_question(words(filter));
    let mut page = Page::default();
    if question.with_total {
        let mut sql = db.sql("SELECT COUNT(*) AS total FROM survivor s WHERE ");
        conditions(&mut sql, scope, filter);
        page.total = db.one(sql).await?.map(|row| row.try_get("", "total")).transpose()?;
    }
    if question.first == 0 {
        return Ok(page);
    }
    let wanted = usize::from(question.first) + 1;
    let mut views = Vec::new();
    for part in parts(filter, order, after.as_ref()) {
        if views.len() < wanted {
            let sql = select(db, scope, filter, order, part, after.as_ref(), wanted - views.len());
            views.extend(read(db, scope, sql).await?);
        }
    }
    page.has_next = views.len() == wanted;
    views.truncate(usize::from(question.first));
    page.rows = views
        .into_iter()
        .map(|view| {
            let key = match (order.is_by_code(), view.enrolled_on) {
                (true, _) => Key::Code(view.code.clone()),
                (false, Some(day)) => Key::EnrolledOn(day),
                (false, None) => Key::NotEnrolled,
            };
            let place = position(&Position(key, view.id.as_uuid()))?;
            Ok((view, place))
        })
        .collect::<Result<_, StorageError>>()?;
    Ok(page)
}

/// A stretch of the order that one index serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Codes,
    Enrolled,
    NotEnrolled,
}

/// The parts that lie ahead: a missing date has a part of its own, since no comparison finds it.
fn parts(filter: &Filter, order: Order, after: Option<&Position>) -> Vec<Part> {
    if order.is_by_code() {
        return vec![Part::Codes];
    }
    let mut parts = vec![Part::Enrolled];
    if filter.enrolled_from.is_none() && filter.enrolled_to.is_none() {
        parts.insert(if order.is_descending() { 0 } else { 1 }, Part::NotEnrolled);
    }
    let begun = match after.map(|Position(key, _)| key) {
        Some(Key::EnrolledOn(_)) => Some(Part::Enrolled),
        Some(Key::NotEnrolled) => Some(Part::NotEnrolled),
        _ => None,
    };
    let skipped = begun.and_then(|part| parts.iter().position(|p| *p == part)).unwrap_or(0);
    parts.split_off(skipped)
}

fn select(
    db: &Read,
    scope: &Scope,
    filter: &Filter,
    order: Order,
    part: Part,
    after: Option<&Position>,
    limit: usize,
) -> Sql {
    let mut sql = db.sql(COLUMNS);
    conditions(&mut sql, scope, filter);
    let (beyond, direction) = if order.is_descending() { ("<", " DESC") } else { (">", "") };
    match part {
        Part::Codes => {
            if let Some(Position(Key::Code(code), id)) = after {
                sql.push(&format!(" AND (s.code, s.id) {beyond} (")).bind(code.as_str()).push(", ").bind(*id).push(")");
            }
            sql.push(&format!(" ORDER BY s.code{direction}, s.id{direction}"));
        }
        Part::Enrolled => {
            sql.push(" AND s.enrolled_on IS NOT NULL");
            if let Some(Position(Key::EnrolledOn(day), id)) = after {
                sql.push(&format!(" AND (s.enrolled_on, s.id) {beyond} (")).bind(*day).push(", ").bind(*id).push(")");
            }
            sql.push(&format!(" ORDER BY s.enrolled_on{direction}, s.id{direction}"));
        }
        Part::NotEnrolled => {
            sql.push(" AND s.enrolled_on IS NULL");
            if let Some(Position(Key::NotEnrolled, id)) = after {
                sql.push(&format!(" AND s.id {beyond} ")).bind(*id);
            }
            sql.push(&format!(" ORDER BY s.id{direction}"));
        }
    }
    sql.push(" LIMIT ").bind(i64::try_from(limit).unwrap_or(i64::MAX));
    sql
}

fn conditions(sql: &mut Sql, scope: &Scope, filter: &Filter) {
    scope::survivors(sql, scope, "s");
    if let Some(upazila) = filter.upazila {
        sql.push(" AND s.upazila_id = ").bind(upazila.0);
    }
    if let Some(union) = filter.union {
        sql.push(" AND s.union_id = ").bind(union.0);
    }
    if let Some(sex) = filter.sex {
        sql.push(" AND s.sex = ").bind(sex.code());
    }
    if let Some(status) = filter.status {
        sql.push(" AND s.status = ").bind(status.code());
    }
    if let Some(counsellor) = filter.counsellor {
        sql.push(" AND s.counsellor_id = ").bind(counsellor.as_uuid());
    }
    if let Some(day) = filter.enrolled_from {
        sql.push(" AND s.enrolled_on >= ").bind(day);
    }
    if let Some(day) = filter.enrolled_to {
        sql.push(" AND s.enrolled_on <= ").bind(day);
    }
    if let Some(prefix) = &filter.code_prefix {
        code_starts_with(sql, prefix);
    }
    if let Some(purpose) = filter.without_consent {
        sql.push(" AND NOT EXISTS (SELECT 1 FROM consent f WHERE f.survivor_id = s.id AND f.voided_at IS NULL AND f.state <> 'replaced' AND f.purpose = ");
        sql.bind(purpose.code()).push(")");
    }
}

/// Adds the condition that a code starts so, however it is typed.
pub(crate) fn code_starts_with(sql: &mut Sql, prefix: &str) {
    let prefix = prefix.trim().to_uppercase();
    let length = i32::try_from(prefix.chars().count()).unwrap_or(i32::MAX);
    sql.push(" AND substr(s.code, 1, ").bind(length).push(") = ").bind(prefix);
}

/// The filter in codes, for the journal.
fn words(filter: &Filter) -> Vec<String> {
    let mut words = vec!["survivors".to_owned()];
    let mut add = |name: &str, value: Option<String>| words.extend(value.map(|value| format!("{name}={value}")));
    add("upazila", filter.upazila.map(|id| id.0.to_string()));
    add("union", filter.union.map(|id| id.0.to_string()));
    add("sex", filter.sex.map(|sex| sex.code().to_owned()));
    add("status", filter.status.map(|status| status.code().to_owned()));
    add("counsellor", filter.counsellor.map(|id| id.to_string()));
    add("enrolled-from", filter.enrolled_from.map(|day| day.to_string()));
    add("enrolled-to", filter.enrolled_to.map(|day| day.to_string()));
    add("without-consent", filter.without_consent.map(|purpose| purpose.code().to_owned()));
    add("code", filter.code_prefix.clone().filter(|prefix| is_code(prefix)));
    words
}

/// Looks like a code: people type names anywhere, and those are never stored.
pub(crate) fn is_code(prefix: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '/';
    prefix.len() <= 32 && prefix.chars().all(fits) && prefix.chars().any(|c| c.is_ascii_digit())
}
