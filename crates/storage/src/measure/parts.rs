//! The count by a dimension: parts that add up to the whole.

use ashshash_access::Scope;
use ashshash_base::{Period, Sex};
use ashshash_indicators::{Aggregate, Dimension, Measure};
use sea_orm::QueryResult;
use uuid::Uuid;

use super::count::Count;
use super::kept::{Answer, Asker};
use super::{bind_period, counted_records};
use crate::database::Read;
use crate::dialect;
use crate::error::StorageError;

/// One part of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What the part is about.
    pub key: PartKey,
    /// Its count.
    pub count: Count,
}

/// What a part of a figure is about; `None` inside: not recorded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKey {
    /// Sex of the person.
    Sex(Option<String>),
    /// Upazila.
    Upazila(Option<i32>),
    /// Union.
    Union(Option<i32>),
    /// `2021-03` or `2021-Q1`.
    Time(String),
    /// Counsellor.
    Counsellor(Option<Uuid>),
}

/// Breaks a figure down; the answer is ordered by key.
///
/// # Errors
/// Returns what the database says.
pub async fn parts(
    db: &Read,
    scope: &Scope,
    period: Period,
    measure: &Measure,
    dimension: Dimension,
) -> Result<Vec<Part>, StorageError> {
    let asker = Asker::of(db, scope).await?;
    let question = asker.map(|asker| asker.question(period, &[measure], measure.source, Some(dimension)));
    if let Some(Answer::Parts(kept)) = question.as_ref().and_then(|question| db.kept().get(question)) {
        return Ok(kept);
    }
    let parts = counted(db, scope, period, measure, dimension).await?;
    if let Some(question) = question {
        db.kept().put(question, Answer::Parts(parts.clone()));
    }
    Ok(parts)
}

async fn counted(
    db: &Read,
    scope: &Scope,
    period: Period,
    measure: &Measure,
    dimension: Dimension,
) -> Result<Vec<Part>, StorageError> {
    let mut sql = db.sql("");
    let period = bind_period(&mut sql, period);
    let of_people = matches!(measure.aggregate, Aggregate::People | Aggregate::Events);
    let is_money = measure.aggregate == Aggregate::Unions;
    let mut columns: Vec<&str> = Vec::with_capacity(4);
    columns.extend(column(dimension));
    // Where a record counts many people, the parts by sex come from its columns.
    let by_columns_of_people = dimension == Dimension::Sex && of_people;
    let key = if by_columns_of_people { "NULL".to_owned() } else { expression(db, dimension) };
    if of_people {
        columns.extend(["male", "female", "other"]);
    }
    if is_money {
        columns.push("amount_bdt");
    }
    counted_records(&mut sql, scope, measure, &period, &columns);
    let group = if by_columns_of_people { "" } else { " GROUP BY 1" };
    // Money is summed over all records of a union, the union counted once.
    let records = if is_money { "COUNT(*) FILTER (WHERE q.position = 1)" } else { "COUNT(*)" };
    sql.push(&format!("SELECT {key} AS part_key, {records} AS records"));
    if of_people {
        for sex in ["male", "female", "other"] {
            sql.push(&format!(", CAST(COALESCE(SUM(q.{sex}), 0) AS bigint) AS {sex}"));
        }
    } else {
        for sex in ["male", "female", "other"] {
            sql.push(&format!(", COUNT(*) FILTER (WHERE q.sex_of_person = '{sex}') AS {sex}"));
        }
    }
    if is_money {
        sql.push(", CAST(COALESCE(SUM(q.amount_bdt), 0) AS bigint) AS amount");
    }
    sql.push(if is_money { " FROM q" } else { " FROM q WHERE q.position = 1" }).push(group);
    let rows = db.all(sql).await?;
    if by_columns_of_people {
        return rows.first().map_or_else(|| Ok(Vec::new()), by_columns);
    }
    let mut parts = rows.iter().map(|row| part(row, measure, dimension)).collect::<Result<Vec<_>, _>>()?;
    parts.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(parts)
}

/// The column of a record that its part's key is written in; none where the key comes from the person or the date.
pub(super) fn column(dimension: Dimension) -> Option<&'static str> {
    match dimension {
        Dimension::Upazila => Some("upazila_id"),
        Dimension::Union => Some("union_id"),
        Dimension::Counsellor => Some("counsellor_id"),
        Dimension::Sex | Dimension::Month | Dimension::Quarter => None,
    }
}

/// The key of a record's part as SQL: parts are grouped by it, and the records of a part are found by it.
pub(super) fn expression(db: &Read, dimension: Dimension) -> String {
    match dimension {
        Dimension::Sex => "q.sex_of_person".to_owned(),
        Dimension::Month => dialect::month(db.backend(), "q.counted_on"),
        Dimension::Quarter => dialect::quarter(db.backend(), "q.counted_on"),
        Dimension::Upazila => "q.upazila_id".to_owned(),
        Dimension::Union => "q.union_id".to_owned(),
        Dimension::Counsellor => "q.counsellor_id".to_owned(),
    }
}

fn part(row: &QueryResult, measure: &Measure, dimension: Dimension) -> Result<Part, StorageError> {
    let key = match dimension {
        Dimension::Sex => PartKey::Sex(row.try_get("", "part_key")?),
        Dimension::Upazila => PartKey::Upazila(row.try_get("", "part_key")?),
        Dimension::Union => PartKey::Union(row.try_get("", "part_key")?),
        Dimension::Month | Dimension::Quarter => PartKey::Time(row.try_get("", "part_key")?),
        Dimension::Counsellor => PartKey::Counsellor(row.try_get("", "part_key")?),
    };
    let of = |name| row.try_get::<i64>("", name);
    let records = of("records")?;
    let count = match measure.aggregate {
        Aggregate::Survivors | Aggregate::People => Count::by_sex(of("male")?, of("female")?, of("other")?),
        Aggregate::Events => Count { events: Some(records), ..Count::by_sex(of("male")?, of("female")?, of("other")?) },
        Aggregate::EventsOnly => Count { events: Some(records), ..Count::default() },
        Aggregate::Families | Aggregate::Records => Count { total: Some(records), ..Count::default() },
        Aggregate::Unions => Count { total: Some(records), amount_bdt: Some(of("amount")?), ..Count::default() },
    };
    Ok(Part { key, count })
}

/// An event belongs to no sex: its parts by sex count people alone.
fn by_columns(row: &QueryResult) -> Result<Vec<Part>, StorageError> {
    let mut parts = Vec::with_capacity(3);
    for sex in [Sex::Female, Sex::Male, Sex::Other] {
        let people: i64 = row.try_get("", sex.code())?;
        let of = |s| if s == sex { people } else { 0 };
        if people > 0 {
            let count = Count::by_sex(of(Sex::Male), of(Sex::Female), of(Sex::Other));
            parts.push(Part { key: PartKey::Sex(Some(sex.code().to_owned())), count });
        }
    }
    Ok(parts)
}
