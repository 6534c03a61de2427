//! From when to when there is something to count.

use ashshash_access::{Scope, may_count};
use ashshash_base::{Date, Period};
use ashshash_indicators::{Measure, Source, measures};

use crate::error::StorageError;
use crate::measure::{countable, counted, from};
use crate::read::Read;
use crate::scope;

/// Gives the first and the last date in scope by which a figure counts; one statement.
///
/// # Errors
/// Returns what the database says.
pub async fn recorded(db: &Read, scope: &Scope) -> Result<Option<Period>, StorageError> {
    let mut sql = db.sql("SELECT MIN(a.counted_on) AS first_on, MAX(a.counted_on) AS last_on FROM (");
    let mut is_first = true;
    for source in Source::ALL.into_iter().filter(|source| may_count(scope.role(), counted(*source))) {
        let of_source: Vec<&Measure> = measures().iter().filter(|m| m.source == source).collect();
        let mut columns: Vec<&str> = of_source.iter().map(|m| m.counted_on).collect();
        columns.sort_unstable();
        columns.dedup();
        for column in columns {
            let by_column: Vec<&Measure> = of_source.iter().copied().filter(|m| m.counted_on == column).collect();
            // Each end by itself: then the index by date is read from that end, and no further than one row.
            for direction in ["", " DESC"] {
                sql.push(if std::mem::take(&mut is_first) { "" } else { " UNION ALL " });
                sql.push(&format!("SELECT e.counted_on FROM (SELECT r.{column} AS counted_on"));
                from(&mut sql, source);
                sql.push(&format!(" WHERE r.{column} IS NOT NULL AND "));
                scope::rows(&mut sql, scope, source);
                countable(&mut sql, &by_column);
                sql.push(&format!(" ORDER BY r.{column}{direction} LIMIT 1) e"));
            }
        }
    }
    sql.push(") a");
    if is_first {
        return Ok(None);
    }
    let Some(row) = db.one(sql).await? else { return Ok(None) };
    let ends: (Option<Date>, Option<Date>) = (row.try_get("", "first_on")?, row.try_get("", "last_on")?);
    Ok(match ends {
        (Some(from), Some(to)) => Period::new(from, to).ok(),
        _ => None,
    })
}
