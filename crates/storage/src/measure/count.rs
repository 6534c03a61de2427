//! The count: several measures of one source in one pass.

use ashshash_access::Scope;
use ashshash_base::Period;
use ashshash_indicators::{Aggregate, Measure, Source};
use sea_orm::QueryResult;

use super::{PeriodSql, bind_period, from, qualifying, subject};
use crate::database::Read;
use crate::error::StorageError;
use crate::scope;
use crate::sql::Sql;

/// A figure's value; what does not apply is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The sum of the three sexes, or the count of what is not by sex.
    pub total: Option<i64>,
    /// Men and boys.
    pub male: Option<i64>,
    /// Women and girls.
    pub female: Option<i64>,
    /// Others.
    pub other: Option<i64>,
    /// Events.
    pub events: Option<i64>,
    /// Of how many.
    pub out_of: Option<i64>,
    /// Sum of money in BDT.
    pub amount_bdt: Option<i64>,
}

impl Count {
    pub(super) fn by_sex(male: i64, female: i64, other: i64) -> Self {
        Self {
            total: Some(male + female + other),
            male: Some(male),
            female: Some(female),
            other: Some(other),
            ..Self::default()
        }
    }
}

/// Counts measures in a period, one pass over each source; answers in the order of the question.
///
/// # Errors
/// Returns what the database says.
pub async fn counts(
    db: &Read,
    scope: &Scope,
    period: Period,
    measures: &[&Measure],
) -> Result<Vec<Count>, StorageError> {
    let mut counts = vec![Count::default(); measures.len()];
    for source in Source::ALL {
        let asked: Vec<usize> = (0..measures.len()).filter(|i| measures[*i].source == source).collect();
        if asked.is_empty() {
            continue;
        }
        let mut sql = db.sql("SELECT ");
        let period = bind_period(&mut sql, period);
        for (position, index) in asked.iter().enumerate() {
            if position > 0 {
                sql.push(", ");
            }
            columns(&mut sql, measures[*index], position, &period);
        }
        from(&mut sql, source);
        sql.push(" WHERE ");
        scope::rows(&mut sql, scope, source);
        within(&mut sql, &asked.iter().map(|i| measures[*i]).collect::<Vec<_>>(), &period);
        let Some(row) = db.one(sql).await? else { continue };
        for (position, index) in asked.iter().enumerate() {
            counts[*index] = read(&row, measures[*index], position)?;
        }
    }
    Ok(counts)
}

/// Narrows the pass to the period when all its measures count by the same date.
fn within(sql: &mut Sql, measures: &[&Measure], period: &PeriodSql) {
    use ashshash_indicators::When;
    let Some(first) = measures.first() else { return };
    let alike = measures.iter().all(|m| m.when == When::In && m.counted_on == first.counted_on);
    if alike {
        let (on, PeriodSql { from, to }) = (first.counted_on, period);
        sql.push(&format!(" AND r.{on} >= {from} AND r.{on} <= {to}"));
    }
}

/// Adds a measure's columns, named by its position.
fn columns(sql: &mut Sql, measure: &Measure, position: usize, period: &PeriodSql) {
    let subject = subject(measure);
    let distinct = format!("COUNT(DISTINCT {subject})");
    let people: &[(&str, &str, &str)] =
        &[("SUM(r.male)", "", "male"), ("SUM(r.female)", "", "female"), ("SUM(r.other)", "", "other")];
    let events = &[("COUNT(*)", "", "events"), people[0], people[1], people[2]];
    let columns: &[(&str, &str, &str)] = match measure.aggregate {
        Aggregate::Survivors => &[
            (&distinct, " AND s.sex = 'male'", "male"),
            (&distinct, " AND s.sex = 'female'", "female"),
            (&distinct, " AND s.sex = 'other'", "other"),
        ],
        Aggregate::Families => &[(&distinct, "", "total")],
        Aggregate::Records => &[("COUNT(*)", "", "total")],
        Aggregate::EventsOnly => &[("COUNT(*)", "", "events")],
        Aggregate::People => people,
        Aggregate::Events => events,
        Aggregate::Unions => &[(&distinct, "", "total"), ("SUM(r.amount_bdt)", "", "amount")],
    };
    for (index, (expression, extra, name)) in columns.iter().enumerate() {
        sql.push(if index > 0 { ", CAST(" } else { "CAST(" });
        sql.push(expression).push(" FILTER (WHERE ");
        qualifying(sql, measure, period);
        sql.push(extra).push(&format!(") AS bigint) AS {name}{position}"));
    }
    if measure.aggregate == Aggregate::Unions {
        // Of all unions with a record in the period, also those that set nothing aside.
        let recorded = Measure { conditions: Vec::new(), ..measure.clone() };
        sql.push(&format!(", CAST({distinct} FILTER (WHERE "));
        qualifying(sql, &recorded, period);
        sql.push(&format!(") AS bigint) AS outof{position}"));
    }
}

fn number(row: &QueryResult, name: &str, position: usize) -> Result<i64, StorageError> {
    Ok(row.try_get::<Option<i64>>("", &format!("{name}{position}"))?.unwrap_or(0))
}

fn read(row: &QueryResult, measure: &Measure, position: usize) -> Result<Count, StorageError> {
    let of = |name| number(row, name, position);
    Ok(match measure.aggregate {
        Aggregate::Survivors | Aggregate::People => Count::by_sex(of("male")?, of("female")?, of("other")?),
        Aggregate::Events => {
            Count { events: Some(of("events")?), ..Count::by_sex(of("male")?, of("female")?, of("other")?) }
        }
        Aggregate::EventsOnly => Count { events: Some(of("events")?), ..Count::default() },
        Aggregate::Families | Aggregate::Records => Count { total: Some(of("total")?), ..Count::default() },
        Aggregate::Unions => Count {
            total: Some(of("total")?),
            out_of: Some(of("outof")?),
            amount_bdt: Some(of("amount")?),
            ..Count::default()
        },
    })
}
