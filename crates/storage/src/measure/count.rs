//! The count: all measures that read a source by the same date in one pass.

use ashshash_access::Scope;
use ashshash_base::Period;
use ashshash_indicators::{Aggregate, Measure};
use sea_orm::QueryResult;

use super::kept::{Answer, Asker};
use super::{PeriodSql, bind_period, conditions, dated, from, subject};
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

/// Counts measures in a period; answers in the order of the question.
///
/// Each pass reads no more than the rows whose date matters, from an index that holds all it asks for, and none
/// where nothing that it counts has changed since.
///
/// # Errors
/// Returns what the database says.
pub async fn counts(
    db: &Read,
    scope: &Scope,
    period: Period,
    measures: &[&Measure],
) -> Result<Vec<Count>, StorageError> {
    let asker = Asker::of(db, scope).await?;
    let mut counts = vec![Count::default(); measures.len()];
    for Pass { like, places } in passes(measures) {
        let asked: Vec<&Measure> = places.iter().map(|place| measures[*place]).collect();
        let question = asker.as_ref().map(|asker| asker.question(period, &asked, like.source, None));
        if let Some(Answer::Counts(kept)) = question.as_ref().and_then(|question| db.kept().get(question)) {
            for (place, count) in places.iter().zip(kept) {
                counts[*place] = count;
            }
            continue;
        }
        let sql = if like.source.is_about_survivors() {
            of_survivors(db, scope, period, like, &asked)
        } else {
            of_the_public(db, scope, period, like, &asked)
        };
        let Some(row) = db.one(sql).await? else { continue };
        for (position, place) in places.iter().enumerate() {
            counts[*place] = read(&row, measures[*place], position)?;
        }
        if let Some(question) = question {
            db.kept().put(question, Answer::Counts(places.iter().map(|place| counts[*place]).collect()));
        }
    }
    Ok(counts)
}

/// Measures that read the same rows: of one source, in the period by the same date.
struct Pass<'a> {
    /// One of them: it says which rows.
    like: &'a Measure,
    /// Their places in the question.
    places: Vec<usize>,
}

fn passes<'a>(measures: &[&'a Measure]) -> Vec<Pass<'a>> {
    let mut passes: Vec<Pass<'a>> = Vec::new();
    for (place, measure) in measures.iter().copied().enumerate() {
        let reads_the_same = |Pass { like, .. }: &&mut Pass<'a>| {
            like.source == measure.source && like.counted_on == measure.counted_on && like.when == measure.when
        };
        match passes.iter_mut().find(reads_the_same) {
            Some(pass) => pass.places.push(place),
            None => passes.push(Pass { like: measure, places: vec![place] }),
        }
    }
    passes
}

/// One pass over rows about survivors: gathered by survivor first, so that each survivor is looked
/// up once and nothing is counted distinct.
fn of_survivors(db: &Read, scope: &Scope, period: Period, like: &Measure, measures: &[&Measure]) -> Sql {
    let mut sql = db.sql("SELECT ");
    let period = bind_period(&mut sql, period);
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
            conditions(&mut sql, measure, &period);
            sql.push(&format!(") AS {name}{position}"));
        }
    }
    sql.push(&format!(" FROM {} r WHERE ", like.source.name()));
    scope::rows_to_gather(&mut sql, scope, like.source);
    sql.push(" AND ");
    dated(&mut sql, like, &period);
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
fn of_the_public(db: &Read, scope: &Scope, period: Period, like: &Measure, measures: &[&Measure]) -> Sql {
    let mut sql = db.sql("SELECT ");
    let period = bind_period(&mut sql, period);
    for (position, measure) in measures.iter().enumerate() {
        if position > 0 {
            sql.push(", ");
        }
        columns(&mut sql, measure, position, &period);
    }
    from(&mut sql, like.source);
    sql.push(" WHERE ");
    scope::rows(&mut sql, scope, like.source);
    sql.push(" AND ");
    dated(&mut sql, like, &period);
    sql
}

/// Adds the columns of a measure about no survivor, named by its position.
fn columns(sql: &mut Sql, measure: &Measure, position: usize, period: &PeriodSql) {
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
        conditions(sql, measure, period);
        sql.push(&format!(") AS bigint) AS {name}{position}"));
    }
    if measure.aggregate == Aggregate::Unions {
        // Of all unions with a record in the period, also those that set nothing aside.
        let recorded = Measure { conditions: Vec::new(), ..measure.clone() };
        sql.push(&format!(", CAST({unions} FILTER (WHERE "));
        conditions(sql, &recorded, period);
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
