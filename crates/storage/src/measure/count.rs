//! The count: several measures of one source in one pass.

use ashshash_access::Scope;
use ashshash_base::Period;
use ashshash_indicators::{Aggregate, Measure, Source, When};
use sea_orm::QueryResult;

use super::{PeriodSql, bind_period, conditions, dated, from, qualifying, subject};
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
        let measures_asked: Vec<&Measure> = asked.iter().map(|i| measures[*i]).collect();
        let sql = if source.is_about_survivors() {
            of_survivors(db, scope, period, source, &measures_asked)
        } else {
            of_the_public(db, scope, period, source, &measures_asked)
        };
        let Some(row) = db.one(sql).await? else { continue };
        for (position, index) in asked.iter().enumerate() {
            counts[*index] = read(&row, measures[*index], position)?;
        }
    }
    Ok(counts)
}

/// One pass over rows about survivors: gathered by survivor first, so that each survivor is looked
/// up once and nothing is counted distinct.
fn of_survivors(db: &Read, scope: &Scope, period: Period, source: Source, measures: &[&Measure]) -> Sql {
    let mut sql = db.sql("SELECT ");
    let period = bind_period(&mut sql, period);
    let narrowed = is_narrowed(measures);
    for (position, measure) in measures.iter().enumerate() {
        for (index, (gathered, sex, name)) in gathered(measure.aggregate).iter().enumerate() {
            let of_sex = sex.map(|sex| format!(" FILTER (WHERE s.sex = '{sex}')")).unwrap_or_default();
            let comma = if position + index > 0 { ", " } else { "" };
            sql.push(&format!("{comma}CAST(SUM(r.{gathered}{position}){of_sex} AS bigint) AS {name}{position}"));
        }
    }
    sql.push(" FROM (SELECT r.survivor_id");
    for (position, measure) in measures.iter().enumerate() {
        let inner: &[(&str, &str)] = match measure.aggregate {
            Aggregate::People => &[("SUM(r.male)", "male"), ("SUM(r.female)", "female"), ("SUM(r.other)", "other")],
            Aggregate::Records => &[("COUNT(*)", "counted")],
            _ => &[("MAX(1)", "counted")],
        };
        for (expression, name) in inner {
            sql.push(&format!(", {expression} FILTER (WHERE "));
            counting(&mut sql, measure, &period, narrowed);
            sql.push(&format!(") AS {name}{position}"));
        }
    }
    sql.push(&format!(" FROM {} r WHERE ", source.name()));
    scope::rows_to_gather(&mut sql, scope, source);
    within(&mut sql, measures, &period);
    sql.push(" GROUP BY r.survivor_id) r JOIN survivor s ON s.id = r.survivor_id WHERE ");
    scope::survivors(&mut sql, scope, "s");
    sql
}

/// The columns of a measure about survivors: what was gathered, whose sex, the name.
fn gathered(aggregate: Aggregate) -> &'static [(&'static str, Option<&'static str>, &'static str)] {
    match aggregate {
        Aggregate::Survivors => &[
            ("counted", Some("male"), "male"),
            ("counted", Some("female"), "female"),
            ("counted", Some("other"), "other"),
        ],
        Aggregate::People => &[("male", None, "male"), ("female", None, "female"), ("other", None, "other")],
        _ => &[("counted", None, "total")],
    }
}

/// One pass over rows about no survivor.
fn of_the_public(db: &Read, scope: &Scope, period: Period, source: Source, measures: &[&Measure]) -> Sql {
    let mut sql = db.sql("SELECT ");
    let period = bind_period(&mut sql, period);
    for (position, measure) in measures.iter().enumerate() {
        if position > 0 {
            sql.push(", ");
        }
        columns(&mut sql, measure, position, &period, is_narrowed(measures));
    }
    from(&mut sql, source);
    sql.push(" WHERE ");
    scope::rows(&mut sql, scope, source);
    within(&mut sql, measures, &period);
    sql
}

/// Tells whether all measures of a pass count by the same date: then the pass is narrowed to the period.
fn is_narrowed(measures: &[&Measure]) -> bool {
    let Some(first) = measures.first() else { return false };
    measures.iter().all(|m| m.when == When::In && m.counted_on == first.counted_on)
}

/// Narrows the pass to the period.
fn within(sql: &mut Sql, measures: &[&Measure], period: &PeriodSql) {
    if let Some(first) = measures.first().filter(|_| is_narrowed(measures)) {
        sql.push(" AND ");
        dated(sql, first, period);
    }
}

/// Adds the condition under which a measure counts a row of the pass. Dates that the whole pass is narrowed
/// to are not compared again for each measure: that was a third of the time.
fn counting(sql: &mut Sql, measure: &Measure, period: &PeriodSql, narrowed: bool) {
    if narrowed {
        conditions(sql, measure, period);
    } else {
        qualifying(sql, measure, period);
    }
}

/// Adds the columns of a measure about no survivor, named by its position.
fn columns(sql: &mut Sql, measure: &Measure, position: usize, period: &PeriodSql, narrowed: bool) {
    let unions = format!("COUNT(DISTINCT {})", subject(measure));
    let people: &[(&str, &str)] = &[("SUM(r.male)", "male"), ("SUM(r.female)", "female"), ("SUM(r.other)", "other")];
    let columns: &[(&str, &str)] = match measure.aggregate {
        Aggregate::EventsOnly => &[("COUNT(*)", "events")],
        Aggregate::Events => &[("COUNT(*)", "events"), people[0], people[1], people[2]],
        Aggregate::Unions => &[(&unions, "total"), ("SUM(r.amount_bdt)", "amount")],
        _ => people,
    };
    for (index, (expression, name)) in columns.iter().enumerate() {
        sql.push(if index > 0 { ", CAST(" } else { "CAST(" });
        sql.push(expression).push(" FILTER (WHERE ");
        counting(sql, measure, period, narrowed);
        sql.push(&format!(") AS bigint) AS {name}{position}"));
    }
    if measure.aggregate == Aggregate::Unions {
        // Of all unions with a record in the period, also those that set nothing aside.
        let recorded = Measure { conditions: Vec::new(), ..measure.clone() };
        sql.push(&format!(", CAST({unions} FILTER (WHERE "));
        counting(sql, &recorded, period, narrowed);
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
