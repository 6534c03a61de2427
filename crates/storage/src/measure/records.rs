//! The records that a figure counted, in pages.

use ashshash_access::Scope;
use ashshash_base::{Date, Period, Sex};
use ashshash_indicators::{Aggregate, Dimension, Measure, Source};
use sea_orm::QueryResult;
use uuid::Uuid;

use super::count::counts;
use super::parts::{PartKey, column, expression};
use super::{PeriodSql, bind_period, counted_records};
use crate::database::Read;
use crate::error::StorageError;
use crate::sql::Sql;

/// A record that a figure counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The record.
    pub id: Uuid,
    /// Its kind.
    pub source: Source,
    /// The date that put it into the period.
    pub counted_on: Date,
    /// The survivor whom it is about.
    pub survivor: Option<Uuid>,
    /// The survivor's sex.
    pub sex: Option<String>,
    /// Upazila written on it.
    pub upazila_id: Option<i32>,
    /// Union written on it.
    pub union_id: Option<i32>,
    /// Counsellor written on it.
    pub counsellor: Option<Uuid>,
    /// People whom it counts: men, women, others.
    pub people: Option<[i32; 3]>,
    /// A code that says more, such as the activity type.
    pub detail: Option<String>,
    /// Money in BDT.
    pub amount_bdt: Option<i64>,
}

/// Where a page of records ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordCursor {
    /// Date of the last record.
    pub counted_on: Date,
    /// Its id.
    pub id: Uuid,
}

/// A page of records.
#[derive(Clone, Debug, Default)]
pub struct RecordPage {
    /// The records, by date and id.
    pub records: Vec<Record>,
    /// Whether more follow.
    pub has_next: bool,
    /// How many there are in all; counted only when asked.
    pub total: Option<i64>,
}

/// What to read of a figure's records.
#[derive(Clone, Debug)]
pub struct RecordQuestion {
    /// Only records that count people of this sex.
    pub sex: Option<Sex>,
    /// Only records of one part of the figure.
    pub part: Option<(Dimension, PartKey)>,
    /// After this record.
    pub after: Option<RecordCursor>,
    /// At most so many.
    pub first: u16,
    /// Whether to count them all.
    pub with_total: bool,
}

/// Reads a page of the records that a figure counted, each subject once.
///
/// # Errors
/// Returns what the database says.
pub async fn record_page(
    db: &Read,
    scope: &Scope,
    period: Period,
    measure: &Measure,
    question: RecordQuestion,
) -> Result<RecordPage, StorageError> {
    let mut page = RecordPage::default();
    if question.with_total {
        page.total = total(db, scope, period, measure, &question).await?;
    }
    if question.first == 0 {
        return Ok(page);
    }
    let mut sql = db.sql("");
    let bound = bind_period(&mut sql, period);
    counted(&mut sql, scope, measure, &bound, &question);
    // The page is found by date and id alone; whole rows are read for it only.
    sql.push("SELECT r.*, p.counted_on AS counted_on, p.sex_of_person FROM (SELECT q.id, q.counted_on, q.sex_of_person FROM q WHERE q.position = 1");
    narrow(&mut sql, db, measure, &question);
    if let Some(after) = question.after {
        let (date, id) = (sql.bound(after.counted_on), sql.bound(after.id));
        sql.push(&format!(" AND (q.counted_on > {date} OR (q.counted_on = {date} AND q.id > {id}))"));
    }
    sql.push(" ORDER BY q.counted_on, q.id LIMIT ").bind(i64::from(question.first) + 1);
    sql.push(&format!(") p JOIN {} r ON r.id = p.id ORDER BY p.counted_on, p.id", measure.source.name()));
    let rows = db.all(sql).await?;
    page.has_next = rows.len() > usize::from(question.first);
    page.records = rows
        .iter()
        .take(usize::from(question.first))
        .map(|row| record(row, measure.source))
        .collect::<Result<_, _>>()?;
    Ok(page)
}

/// Counts the records. Where all are asked for and each counts one, that is the figure itself, which may be kept.
async fn total(
    db: &Read,
    scope: &Scope,
    period: Period,
    measure: &Measure,
    question: &RecordQuestion,
) -> Result<Option<i64>, StorageError> {
    let is_whole = question.sex.is_none() && question.part.is_none();
    if is_whole && measure.aggregate != Aggregate::People {
        let figure = counts(db, scope, period, &[measure]).await?.into_iter().next();
        return Ok(figure.and_then(|figure| figure.events.or(figure.total)));
    }
    let mut sql = db.sql("");
    let bound = bind_period(&mut sql, period);
    counted(&mut sql, scope, measure, &bound, question);
    sql.push("SELECT COUNT(*) AS total FROM q WHERE q.position = 1");
    narrow(&mut sql, db, measure, question);
    Ok(db.one(sql).await?.map(|row| row.try_get("", "total")).transpose()?)
}

/// Adds the table of counted records with the columns that the question narrows by.
fn counted(sql: &mut Sql, scope: &Scope, measure: &Measure, period: &PeriodSql, question: &RecordQuestion) {
    let mut columns: Vec<&str> = question.part.iter().filter_map(|(dimension, _)| column(*dimension)).collect();
    if counts_people(measure) {
        columns.extend(["male", "female", "other"]);
    }
    counted_records(sql, scope, measure, period, &columns);
}

/// Tells whether a record of the figure counts many people, each sex in a column of its own.
fn counts_people(measure: &Measure) -> bool {
    matches!(measure.aggregate, Aggregate::People | Aggregate::Events)
}

/// Narrows the counted records to a sex and a part. What is first of its subject was settled before: a part
/// lists exactly what its count counts.
fn narrow(sql: &mut Sql, db: &Read, measure: &Measure, question: &RecordQuestion) {
    if let Some(sex) = question.sex {
        of_sex(sql, measure, Some(sex.code()));
    }
    let Some((dimension, key)) = &question.part else { return };
    if let PartKey::Sex(sex) = key {
        return of_sex(sql, measure, sex.as_deref());
    }
    sql.push(&format!(" AND {}", expression(db, *dimension)));
    match key {
        PartKey::Upazila(Some(id)) | PartKey::Union(Some(id)) => sql.push(" = ").bind(*id),
        PartKey::Time(time) => sql.push(" = ").bind(time.as_str()),
        PartKey::Counsellor(Some(id)) => sql.push(" = ").bind(*id),
        PartKey::Sex(_) | PartKey::Upazila(None) | PartKey::Union(None) | PartKey::Counsellor(None) => {
            sql.push(" IS NULL")
        }
    };
}

/// Keeps the records of people of a sex: those about such a survivor, or those that count such people.
fn of_sex(sql: &mut Sql, measure: &Measure, code: Option<&str>) {
    let known = Sex::ALL.into_iter().find(|sex| Some(sex.code()) == code);
    match known {
        Some(sex) if counts_people(measure) => sql.push(&format!(" AND q.{} > 0", sex.code())),
        Some(sex) if measure.source.is_about_survivors() => sql.push(" AND q.sex_of_person = ").bind(sex.code()),
        Some(_) => sql,
        None => sql.push(" AND q.sex_of_person IS NULL"),
    };
}

fn record(row: &QueryResult, source: Source) -> Result<Record, StorageError> {
    let about_survivors = source.is_about_survivors();
    let counts_people = matches!(source, Source::FamilySession | Source::AwarenessEvent);
    let detail = match source {
        Source::AwarenessEvent => Some("activity_type"),
        Source::Referral => Some("service"),
        Source::Support => Some("item"),
        Source::Certificate => Some("number"),
        Source::TrainingEnrolment | Source::Placement => Some("kind"),
        Source::CounsellingSession => Some("status"),
        _ => None,
    };
    let amount = match source {
        Source::Support => Some("value_bdt"),
        Source::Placement => Some("income_bdt"),
        Source::BudgetAllocation => Some("amount_bdt"),
        _ => None,
    };
    Ok(Record {
        id: row.try_get("", "id")?,
        source,
        counted_on: row.try_get("", "counted_on")?,
        survivor: if about_survivors { row.try_get("", "survivor_id")? } else { None },
        sex: if about_survivors { row.try_get("", "sex_of_person")? } else { None },
        upazila_id: row.try_get("", "upazila_id")?,
        union_id: row.try_get("", "union_id")?,
        counsellor: if about_survivors { row.try_get("", "counsellor_id")? } else { None },
        people: if counts_people {
            Some([row.try_get("", "male")?, row.try_get("", "female")?, row.try_get("", "other")?])
        } else {
            None
        },
        detail: detail.map(|column| row.try_get::<Option<String>>("", column)).transpose()?.flatten(),
        amount_bdt: amount.map(|column| row.try_get::<Option<i64>>("", column)).transpose()?.flatten(),
    })
}
