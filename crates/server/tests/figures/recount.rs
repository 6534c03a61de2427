//! A plain recount: each figure's rule said once more, in loops over the rows (docs/figures.md).

use std::collections::BTreeSet;

use ashshash_awareness::ActivityType;
use ashshash_base::{Date, Period};
use ashshash_indicators::{Dimension, Measure, Source};
use ashshash_storage::measure::PartKey;
use chrono::Datelike;
use uuid::Uuid;

use super::model::{Row, Rows};

/// A row that a figure counts.
#[derive(Clone)]
pub struct CountedRow {
    pub id: Uuid,
    pub on: Date,
    pub sex: Option<&'static str>,
    pub people: [i64; 3],
    pub amount: i64,
    upazila: Option<i32>,
    union: Option<i32>,
    counsellor: Option<Uuid>,
}

impl CountedRow {
    pub fn key(&self, dimension: Dimension) -> PartKey {
        match dimension {
            Dimension::Sex => PartKey::Sex(self.sex.map(str::to_owned)),
            Dimension::Upazila => PartKey::Upazila(self.upazila),
            Dimension::Union => PartKey::Union(self.union),
            Dimension::Month => PartKey::Time(format!("{:04}-{:02}", self.on.year(), self.on.month())),
            Dimension::Quarter => PartKey::Time(format!("{:04}-Q{}", self.on.year(), self.on.quarter())),
            Dimension::Counsellor => PartKey::Counsellor(self.counsellor),
        }
    }
}

/// What a figure counts.
#[derive(Clone, Default)]
pub struct Counted {
    /// Each subject's first row; every row where each counts for itself.
    pub first: Vec<CountedRow>,
    /// All rows that qualify.
    pub all: Vec<CountedRow>,
    /// Unions with any row in the period.
    pub out_of: i64,
}

/// Counts a figure again.
pub fn recount(rows: &Rows, measure: &Measure, period: Period) -> Counted {
    let code = measure.code.as_str();
    let lives = |row: &&Row| {
        let is_of_person = !matches!(row.source, Source::AwarenessEvent | Source::BudgetAllocation);
        !(row.is_voided || is_of_person && rows.people[row.person].is_gone)
    };
    let mut found: Vec<(u128, Date, &Row)> = Vec::new();
    for row in rows.rows.iter().filter(lives) {
        if let Some(on) = counts_on(rows, code, row, period) {
            found.push((subject(rows, code, row), on, row));
        }
    }
    found.sort_by_key(|(subject, on, row)| (*subject, *on, row.id));
    let counted = |(_, on, row): &(u128, Date, &Row)| CountedRow {
        id: row.id,
        on: *on,
        sex: measure.source.is_about_survivors().then(|| rows.people[row.person].sex),
        people: row.people.map(i64::from),
        amount: if row.source == Source::BudgetAllocation { row.amount } else { 0 },
        upazila: row.upazila,
        union: row.union,
        counsellor: if measure.source.is_about_survivors() { row.counsellor } else { None },
    };
    let all = found.iter().map(counted).collect();
    let mut first = found.clone();
    first.dedup_by_key(|(subject, _, _)| *subject);
    let recorded =
        rows.rows.iter().filter(lives).filter(|row| row.source == Source::BudgetAllocation && period.contains(row.on));
    let unions: BTreeSet<Option<i32>> = recorded.map(|row| row.union).collect();
    Counted { first: first.iter().map(counted).collect(), all, out_of: unions.len() as i64 }
}

/// What is counted once: the person, the union, or the row itself.
fn subject(rows: &Rows, code: &str, row: &Row) -> u128 {
    let is_by_row = code.starts_with("event_")
        || matches!(
            code,
            "counselling_sessions_held"
                | "counselling_sessions_missed"
                | "family_members_counselled"
                | "people_made_aware"
        );
    match row.union {
        _ if is_by_row => row.id.as_u128(),
        Some(union) if code == "union_parishads_with_budget" => union as u128,
        _ => rows.people[row.person].id.as_u128(),
    }
}

/// The date by which a row counts in the period; none when it does not.
fn counts_on(rows: &Rows, code: &str, row: &Row, period: Period) -> Option<Date> {
    let within = |day: Date| period.contains(day).then_some(day);
    let of = |source: Source| row.source == source;
    let is = |source: Source, holds: bool| if of(source) && holds { within(row.on) } else { None };
    let is_open_at_end = row.on <= period.to && row.ended.is_none_or(|end| end > period.to);
    match code {
        "survivors_enrolled" => is(Source::Enrolment, is_first_enrolment(rows, row)),
        "survivors_dropped_out" if of(Source::Enrolment) && row.status == Some("dropped_out") => within(row.ended?),
        "survivors_active_at_end" if of(Source::Enrolment) => {
            let is_over = row.ended.is_none() && row.status.is_some();
            (is_open_at_end && !is_over).then_some(row.on)
        }
        "survivors_counselled" | "counselling_sessions_held" => {
            is(Source::CounsellingSession, row.status == Some("held"))
        }
        "counselling_sessions_missed" => is(Source::CounsellingSession, row.status == Some("missed")),
        "families_counselled" | "family_members_counselled" => is(Source::FamilySession, true),
        "ready_to_go_certificates" => is(Source::Certificate, row.ended.is_none_or(|revoked| revoked > period.to)),
        "training_needs_assessed" => is(Source::TrainingNeedsAssessment, true),
        "edt_graduates" | "skill_graduates"
            if of(Source::TrainingEnrolment) && row.status == Some("graduated") && code.starts_with(row.kind) =>
        {
            within(row.ended?)
        }
        "skill_continuing" if of(Source::TrainingEnrolment) && row.kind == "skill" => {
            // Left on an unknown day: an end all the same.
            let is_over = row.ended.is_none() && row.status != Some("continuing");
            (is_open_at_end && !is_over).then_some(row.on)
        }
        "wage_employed" => is(Source::Placement, row.kind == "wage"),
        "self_employed" => is(Source::Placement, row.kind == "self"),
        "legal_support" => is(Source::Referral, row.kind == "legal"),
        "health_referred" => is(Source::Referral, row.kind == "health"),
        "food_support" => is(Source::Support, row.kind == "food"),
        "livelihood_support" => is(Source::Support, row.kind == "livelihood"),
        "cash_support" => is(Source::Support, row.kind == "cash"),
        "in_kind_support" => is(Source::Support, row.kind == "in_kind"),
        "people_made_aware" => {
            let towards = |info: &&ashshash_awareness::ActivityTypeInfo| info.counts_towards_made_aware;
            let counts = ActivityType::standard().iter().filter(towards).any(|info| info.code == row.kind);
            is(Source::AwarenessEvent, counts)
        }
        "union_parishads_with_budget" => is(Source::BudgetAllocation, row.amount > 0),
        _ => {
            let activity = code.strip_prefix("event_").map(str::to_ascii_uppercase);
            is(Source::AwarenessEvent, activity.as_deref() == Some(row.kind))
        }
    }
}

/// No enrolment of the person began before, nor on that day with a smaller id.
fn is_first_enrolment(rows: &Rows, row: &Row) -> bool {
    let is_earlier = |other: &&Row| {
        other.source == Source::Enrolment
            && other.person == row.person
            && !other.is_voided
            && (other.on, other.id) < (row.on, row.id)
    };
    !rows.rows.iter().any(|other| is_earlier(&other))
}
