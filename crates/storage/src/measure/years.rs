//! Which figures of which years counted a survivor.

use ashshash_access::{Right, Scope};
use ashshash_base::{Date, SurvivorId};
use ashshash_indicators::{Measure, Source};
use chrono::Datelike;
use sea_orm::QueryResult;

use super::{PeriodSql, from, qualifying};
use crate::dialect;
use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

/// Years asked about at most, whatever a mistyped date says.
const YEARS: i32 = 60;

/// A year in which a figure counted one of a survivor's records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearCounted {
    /// Whose record.
    pub survivor: SurvivorId,
    /// The figure.
    pub measure: &'static Measure,
    /// The year.
    pub year: i32,
    /// Date of the first record that it counted.
    pub on: Date,
}

/// Says which figures of which years counted survivors, the newest year first.
///
/// One statement a source, whatever the number of survivors and years.
///
/// # Errors
/// Returns what the database says.
pub async fn counted_years(
    db: &Read,
    scope: &Scope,
    survivors: &[SurvivorId],
    measures: &[&'static Measure],
    this_year: i32,
) -> Result<Vec<YearCounted>, StorageError> {
    let mut found = Vec::new();
    if !scope.may(Right::ReadCaseWork) {
        return Ok(found);
    }
    let Some(first_year) = first_year(db, scope, survivors, measures).await? else { return Ok(found) };
    for source in Source::ALL.into_iter().filter(|source| source.is_about_survivors()) {
        let asked: Vec<&'static Measure> = measures.iter().copied().filter(|m| m.source == source).collect();
        if asked.is_empty() {
            continue;
        }
        let mut sql = db.sql("SELECT r.survivor_id, p.year AS year");
        let period = PeriodSql { from: "p.from_on".into(), to: "p.to_on".into() };
        for (position, measure) in asked.iter().enumerate() {
            sql.push(&format!(", MIN(r.{}) FILTER (WHERE ", measure.counted_on));
            qualifying(&mut sql, measure, &period);
            sql.push(&format!(") AS on{position}"));
        }
        from(&mut sql, source);
        years(&mut sql, first_year.max(this_year - YEARS), this_year);
        sql.push(" WHERE r.survivor_id IN ").bind_list(survivors.iter().map(|id| id.as_uuid()));
        sql.push(" AND ");
        scope::rows(&mut sql, scope, source);
        sql.push(" GROUP BY r.survivor_id, p.year");
        for row in db.all(sql).await? {
            read(&row, &asked, &mut found)?;
        }
    }
    found.sort_by(|a, b| b.year.cmp(&a.year).then(a.on.cmp(&b.on)).then(a.measure.code.cmp(&b.measure.code)));
    Ok(found)
}

fn read(row: &QueryResult, asked: &[&'static Measure], found: &mut Vec<YearCounted>) -> Result<(), StorageError> {
    let survivor = SurvivorId::from_uuid(row.try_get("", "survivor_id")?);
    // A number written out is a 64-bit one in SQLite and a 32-bit one in PostgreSQL.
    let year = row.try_get::<i32>("", "year")?;
    for (position, measure) in asked.iter().enumerate() {
        if let Some(on) = row.try_get::<Option<Date>>("", &format!("on{position}"))? {
            found.push(YearCounted { survivor, measure, year, on });
        }
    }
    Ok(())
}

/// Adds a table `p` of years with their first and last day.
fn years(sql: &mut Sql, first: i32, last: i32) {
    let backend = sql.backend();
    let day = |year: i32, day: &str| dialect::date_literal(backend, &format!("{year:04}-{day}"));
    let rows: Vec<String> = (first.min(last)..=last)
        // Years are numbers of ours: written out, so that both databases know their types.
        .map(|year| {
            format!("SELECT {year} AS year, {} AS from_on, {} AS to_on", day(year, "01-01"), day(year, "12-31"))
        })
        .collect();
    sql.push(&format!(" CROSS JOIN ({}) p", rows.join(" UNION ALL ")));
}

/// The year of the earliest record of any of the survivors.
async fn first_year(
    db: &Read,
    scope: &Scope,
    survivors: &[SurvivorId],
    measures: &[&'static Measure],
) -> Result<Option<i32>, StorageError> {
    let mut columns: Vec<(&str, &str)> = measures
        .iter()
        .filter(|measure| measure.source.is_about_survivors())
        .map(|measure| (measure.source.name(), measure.counted_on))
        .collect();
    columns.sort_unstable();
    columns.dedup();
    if columns.is_empty() || survivors.is_empty() {
        return Ok(None);
    }
    let mut sql = db.sql("SELECT MIN(a.first_on) AS first_on FROM (");
    for (position, (table, column)) in columns.iter().enumerate() {
        sql.push(if position > 0 { " UNION ALL " } else { "" });
        sql.push(&format!("SELECT MIN(r.{column}) AS first_on FROM {table} r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND r.survivor_id IN "));
        sql.bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
        scope::survivors(&mut sql, scope, "s");
    }
    sql.push(") a");
    let row = db.one(sql).await?;
    let first: Option<Date> = row.map(|row| row.try_get("", "first_on")).transpose()?.flatten();
    Ok(first.map(|day| day.year()))
}
