//! Compiles a [`Measure`] into SQL, three ways: the count, the count by a dimension, the records.
//!
//! All three go through [`qualifying`], so they can't disagree (R11). Voided rows and merged
//! survivors are left out there, once for all. A measure that counts each subject once attributes
//! the subject to its first qualifying record in the period; place and counsellor are those
//! written on that record, sex is the person's.

pub(crate) mod changed;
mod count;
mod kept;
mod parts;
mod records;
mod years;

use ashshash_access::{Counted, Scope};
use ashshash_indicators::{Aggregate, Condition, Measure, Source, When};

use crate::scope;
use crate::sql::Sql;

pub use count::{Count, counts};
pub(crate) use kept::Kept;
pub use parts::{Part, PartKey, parts};
pub use records::{Record, RecordCursor, RecordPage, RecordQuestion, record_page};
pub use years::{YearCounted, counted_years};

/// Says what kind of work a source records, as far as access is concerned.
pub fn counted(source: Source) -> Counted {
    match source {
        Source::Enrolment
        | Source::CounsellingSession
        | Source::FamilySession
        | Source::Certificate
        | Source::TrainingNeedsAssessment
        | Source::Support => Counted::Cases,
        Source::TrainingEnrolment | Source::Placement => Counted::Training,
        Source::Referral => Counted::Referrals,
        Source::AwarenessEvent | Source::BudgetAllocation => Counted::Awareness,
    }
}

/// The two ends of a period as SQL, bound once or taken from a table of periods.
struct PeriodSql {
    from: String,
    to: String,
}

/// Adds `FROM … ` with the joins of a source.
pub(crate) fn from(sql: &mut Sql, source: Source) {
    sql.push(&format!(" FROM {} r", source.name()));
    if source.is_about_survivors() {
        sql.push(" JOIN survivor s ON s.id = r.survivor_id");
    }
}

/// Adds the condition under which a record counts in the period.
fn qualifying(sql: &mut Sql, measure: &Measure, period: &PeriodSql) {
    dated(sql, measure, period);
    sql.push(" AND ");
    conditions(sql, measure, period);
}

/// Adds the condition on the record's dates.
fn dated(sql: &mut Sql, measure: &Measure, PeriodSql { from, to }: &PeriodSql) {
    let on = measure.counted_on;
    match measure.when {
        When::In => sql.push(&format!("r.{on} >= {from} AND r.{on} <= {to}")),
        When::OpenAtEnd { ended, open } => {
            let still_open = match open {
                (field, Some(code)) => format!("r.{field} = '{code}'"),
                (field, None) => format!("r.{field} IS NULL"),
            };
            sql.push(&format!("r.{on} <= {to} AND (r.{ended} > {to} OR (r.{ended} IS NULL AND {still_open}))"))
        }
    };
}

/// Adds the conditions on what else the record says.
fn conditions(sql: &mut Sql, measure: &Measure, PeriodSql { to, .. }: &PeriodSql) {
    if measure.conditions.is_empty() {
        sql.push("1 = 1");
    }
    for (position, condition) in measure.conditions.iter().enumerate() {
        sql.push(if position > 0 { " AND " } else { "" });
        match condition {
            Condition::Is(field, code) => sql.push(&format!("r.{field} = '{code}'")),
            Condition::OneOf(field, codes) => {
                sql.push(&format!("r.{field} IN ('{}')", codes.join("', '")))
            }
            Condition::Positive(field) => sql.push(&format!("r.{field} > 0")),
            Condition::NotBy(field) => sql.push(&format!("(r.{field} IS NULL OR r.{field} > {to})")),
            Condition::First(field) => sql.push(&format!(
                "NOT EXISTS (SELECT 1 FROM {} e WHERE e.survivor_id = r.survivor_id AND e.voided_at IS NULL AND (e.{field} < r.{field} OR (e.{field} = r.{field} AND e.id < r.id)))",
                measure.source.name()
            )),
        };
    }
}

/// Adds the condition on records that one of the measures may count, in whatever period.
///
/// An appointment that is yet to come is none: it says nothing about what was done.
pub(crate) fn countable(sql: &mut Sql, measures: &[&Measure]) {
    let mut ways: Vec<String> = measures.iter().map(|measure| lasting(measure)).collect();
    ways.sort_unstable();
    ways.dedup();
    if !ways.iter().any(String::is_empty) {
        sql.push(" AND (").push(&ways.join(" OR ")).push(")");
    }
}

/// The conditions of a measure that hold in one period as in another; empty where there are none.
fn lasting(measure: &Measure) -> String {
    let said = measure.conditions.iter().filter_map(|condition| match condition {
        Condition::Is(field, code) => Some(format!("r.{field} = '{code}'")),
        Condition::OneOf(field, codes) => Some(format!("r.{field} IN ('{}')", codes.join("', '"))),
        Condition::Positive(field) => Some(format!("r.{field} > 0")),
        Condition::NotBy(_) | Condition::First(_) => None,
    });
    said.collect::<Vec<_>>().join(" AND ")
}

/// What a measure that counts once counts once.
fn subject(measure: &Measure) -> &'static str {
    match measure.aggregate {
        Aggregate::Survivors | Aggregate::Families => "r.survivor_id",
        Aggregate::Unions => "r.union_id",
        Aggregate::Records | Aggregate::People | Aggregate::Events | Aggregate::EventsOnly => "r.id",
    }
}

/// Adds a table `q` of the records that count, each subject once: its id, date, subject's sex and the
/// columns asked for. What nobody asks for is not carried through the sorting.
fn counted_records(sql: &mut Sql, scope: &Scope, measure: &Measure, period: &PeriodSql, columns: &[&str]) {
    let on = measure.counted_on;
    let sex = if measure.source.is_about_survivors() { "s.sex" } else { "NULL" };
    sql.push(&format!("WITH q AS (SELECT r.id, r.{on} AS counted_on, {sex} AS sex_of_person"));
    for column in columns {
        sql.push(&format!(", r.{column}"));
    }
    // What must be the first of its survivor is one of a kind already.
    let is_first = measure.conditions.iter().any(|condition| matches!(condition, Condition::First(_)));
    if measure.is_distinct() && !is_first {
        sql.push(&format!(", ROW_NUMBER() OVER (PARTITION BY {} ORDER BY r.{on}, r.id) AS position", subject(measure)));
    } else {
        sql.push(", 1 AS position");
    }
    from(sql, measure.source);
    sql.push(" WHERE ");
    scope::rows(sql, scope, measure.source);
    sql.push(" AND ");
    qualifying(sql, measure, period);
    sql.push(") ");
}

/// Binds a period's two ends and gives them as SQL that can be repeated.
fn bind_period(sql: &mut Sql, period: ashshash_base::Period) -> PeriodSql {
    PeriodSql { from: sql.bound(period.from), to: sql.bound(period.to) }
}
