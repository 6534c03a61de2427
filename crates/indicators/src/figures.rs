//! The figures, in the order of the donor report's outputs (docs/figures.md).

use std::sync::LazyLock;

use ashshash_awareness::ActivityType;

use crate::measure::{Aggregate, Condition, Measure, Output, Source, When};

use Aggregate::{Events, EventsOnly, Families, People, Records, Survivors, Unions};
use Condition::{First, Is, NotBy, OneOf, Positive};

static MEASURES: LazyLock<Vec<Measure>> = LazyLock::new(all);

/// All figures, in the order in which they are reported.
pub fn measures() -> &'static [Measure] {
    &MEASURES
}

/// Finds a figure by its code.
pub fn find(code: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|measure| measure.code == code)
}

fn measure(
    code: &str,
    output: Output,
    (source, counted_on): (Source, &'static str),
    aggregate: Aggregate,
    conditions: Vec<Condition>,
) -> Measure {
    Measure { code: code.to_owned(), output, source, aggregate, counted_on, when: When::In, conditions }
}

fn stock(mut measure: Measure, open: (&'static str, Option<&'static str>)) -> Measure {
    measure.when = When::OpenAtEnd { ended: "ended_on", open };
    measure
}

fn all() -> Vec<Measure> {
    let mut figures = counselled();
    figures.extend(trained());
    figures.extend(health_and_law());
    figures.extend(aware());
    figures.push(measure(
        "union_parishads_with_budget",
        Output::Institutions,
        (Source::BudgetAllocation, "starts_on"),
        Unions,
        vec![Positive("amount_bdt")],
    ));
    figures.extend(referred());
    // Community counselling is an event of output 1.1: each output stands together.
    figures.sort_by_key(|figure| figure.output);
    figures
}

fn counselled() -> Vec<Measure> {
    let enrolment = (Source::Enrolment, "started_on");
    let session = (Source::CounsellingSession, "session_on");
    let family = (Source::FamilySession, "session_on");
    let out = Output::Counselled;
    vec![
        measure("survivors_enrolled", out, enrolment, Survivors, vec![First("started_on")]),
        measure(
            "survivors_dropped_out",
            out,
            (Source::Enrolment, "ended_on"),
            Survivors,
            vec![Is("end_kind", "dropped_out")],
        ),
        stock(measure("survivors_active_at_end", out, enrolment, Survivors, vec![]), ("end_kind", None)),
        measure("survivors_counselled", out, session, Survivors, vec![Is("status", "held")]),
        measure("counselling_sessions_held", out, session, Records, vec![Is("status", "held")]),
        measure("counselling_sessions_missed", out, session, Records, vec![Is("status", "missed")]),
        measure("families_counselled", out, family, Families, vec![]),
        measure("family_members_counselled", out, family, People, vec![]),
    ]
}

fn trained() -> Vec<Measure> {
    let out = Output::Trained;
    let ended = (Source::TrainingEnrolment, "ended_on");
    let placed = (Source::Placement, "placed_on");
    let graduates = |kind| vec![Is("kind", kind), Is("status", "graduated")];
    vec![
        measure(
            "ready_to_go_certificates",
            out,
            (Source::Certificate, "approved_on"),
            Survivors,
            vec![NotBy("revoked_on")],
        ),
        measure("training_needs_assessed", out, (Source::TrainingNeedsAssessment, "assessed_on"), Survivors, vec![]),
        measure("edt_graduates", out, ended, Survivors, graduates("edt")),
        measure("skill_graduates", out, ended, Survivors, graduates("skill")),
        stock(
            measure(
                "skill_continuing",
                out,
                (Source::TrainingEnrolment, "started_on"),
                Survivors,
                vec![Is("kind", "skill")],
            ),
            ("status", Some("continuing")),
        ),
        measure("wage_employed", out, placed, Survivors, vec![Is("kind", "wage")]),
        measure("self_employed", out, placed, Survivors, vec![Is("kind", "self")]),
    ]
}

fn health_and_law() -> Vec<Measure> {
    let referral = (Source::Referral, "made_on");
    let out = Output::HealthAndLaw;
    vec![
        measure("legal_support", out, referral, Survivors, vec![Is("service", "legal")]),
        measure("health_referred", out, referral, Survivors, vec![Is("service", "health")]),
    ]
}

fn aware() -> Vec<Measure> {
    let event = (Source::AwarenessEvent, "event_on");
    let mut figures: Vec<Measure> = ActivityType::standard()
        .iter()
        .map(|info| {
            let output = if info.output == "1.1" { Output::Counselled } else { Output::Aware };
            let code = format!("event_{}", info.code.to_ascii_lowercase());
            let aggregate = if info.counts_people { Events } else { EventsOnly };
            measure(&code, output, event, aggregate, vec![Is("activity_type", info.code)])
        })
        .collect();
    let towards = ActivityType::standard().iter().filter(|i| i.counts_towards_made_aware);
    figures.push(measure(
        "people_made_aware",
        Output::Aware,
        event,
        People,
        vec![OneOf("activity_type", towards.map(|i| i.code).collect())],
    ));
    figures
}

fn referred() -> Vec<Measure> {
    let given = (Source::Support, "given_on");
    [
        ("food_support", "food"),
        ("livelihood_support", "livelihood"),
        ("cash_support", "cash"),
        ("in_kind_support", "in_kind"),
    ]
    .into_iter()
    .map(|(code, kind)| measure(code, Output::Referred, given, Survivors, vec![Is("item_kind", kind)]))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_lower_case() {
        let mut codes: Vec<_> = measures().iter().map(|m| m.code.as_str()).collect();
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
        assert!(codes.iter().all(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '_')));
    }

    #[test]
    fn stocks_have_no_time_dimension() {
        use crate::measure::Dimension;
        for measure in measures().iter().filter(|m| m.when != When::In) {
            assert!(!measure.dimensions().contains(&Dimension::Month), "{}", measure.code);
        }
    }
}
