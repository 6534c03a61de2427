//! What a register may say about training and work.

use ashshash_base::{Argument, Date, Finding, Judgement};

use crate::{CourseKind, TrainingStatus};

/// How many days after a batch's start an enrolment is not yet late (R5).
pub const DAYS_OF_GRACE: i64 = 3;

/// What one row says about a survivor in a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraineeFacts {
    /// The trainee's first day.
    pub started_on: Date,
    /// The trainee's last day.
    pub ended_on: Option<Date>,
    /// How the trainee stands.
    pub status: TrainingStatus,
}

/// Judges what one row says about a trainee, by itself (R5, R6).
pub fn judge_trainee(facts: &TraineeFacts, today: Date) -> Judgement {
    let mut judgement = Judgement::default();
    judgement.refuse_if(facts.started_on > today, "date-in-future", "started_on");
    judgement.refuse_if(facts.ended_on.is_some_and(|day| day > today), "date-in-future", "ended_on");
    if facts.ended_on.is_some_and(|day| day < facts.started_on) {
        judgement
            .refusals
            .push(Finding::at("ended-before-started", "ended_on").with("date", Argument::Date(facts.started_on)));
    }
    let is_over = facts.status != TrainingStatus::Continuing;
    judgement.warn_if(is_over && facts.ended_on.is_none(), "training-end-missing", "ended_on");
    judgement.warn_if(!is_over && facts.ended_on.is_some(), "status-contradicts-date", "status");
    judgement
}

/// What is recorded about a trainee besides the register's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordFacts {
    /// The kind of course.
    pub kind: CourseKind,
    /// How the trainee stands.
    pub status: TrainingStatus,
    /// The trainee's first day.
    pub started_on: Date,
    /// The batch's first day, as planned.
    pub batch_starts_on: Option<Date>,
    /// A training needs assessment lies on or before the first day.
    pub has_needs_assessment: bool,
    /// Attendance is recorded day by day.
    pub has_attendance: bool,
}

/// Judges a trainee's record as it stands after the load (R5, R6): nothing here refuses a row.
pub fn judge_record(facts: &RecordFacts) -> Judgement {
    let mut judgement = Judgement::default();
    judgement.warn_if(
        facts.kind == CourseKind::Skill && !facts.has_needs_assessment,
        "training-without-needs-assessment",
        "started_on",
    );
    judgement.warn_if(
        facts.batch_starts_on.is_some_and(|first| (facts.started_on - first).num_days() > DAYS_OF_GRACE),
        "training-late-start",
        "started_on",
    );
    judgement.warn_if(!facts.has_attendance, "attendance-unknown", "status");
    judgement.warn_if(
        facts.status == TrainingStatus::Graduated && !facts.has_attendance,
        "graduated-on-registers-word",
        "status",
    );
    judgement
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(ordinal: u32) -> Date {
        Date::from_yo_opt(2021, ordinal).unwrap()
    }

    proptest! {
        #[test]
        fn an_accepted_trainee_ends_after_the_start_and_by_today(
            start in 1u32..=365, end in proptest::option::of(1u32..=365), today in 1u32..=365, status in proptest::sample::select(TrainingStatus::ALL),
        ) {
            let facts = TraineeFacts { started_on: day(start), ended_on: end.map(day), status };
            let judgement = judge_trainee(&facts, day(today));
            prop_assert_eq!(judgement.is_acceptable(), start <= today && end.is_none_or(|end| start <= end && end <= today));
            let over = status != TrainingStatus::Continuing;
            prop_assert_eq!(judgement.warnings.is_empty(), over == end.is_some());
        }

        #[test]
        fn three_days_of_grace(first in 1u32..=300, later in 0u32..=30) {
            let facts = RecordFacts {
                kind: CourseKind::Edt, status: TrainingStatus::Continuing, started_on: day(first + later), batch_starts_on: Some(day(first)),
                has_needs_assessment: false, has_attendance: true,
            };
            let late = judge_record(&facts).warnings.iter().any(|finding| finding.code == "training-late-start");
            prop_assert_eq!(late, later > 3);
        }
    }

    #[test]
    fn a_skill_graduate_without_papers_is_taken_on_the_registers_word() {
        let facts = RecordFacts {
            kind: CourseKind::Skill,
            status: TrainingStatus::Graduated,
            started_on: day(10),
            batch_starts_on: None,
            has_needs_assessment: false,
            has_attendance: false,
        };
        let codes: Vec<_> = judge_record(&facts).warnings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["training-without-needs-assessment", "attendance-unknown", "graduated-on-registers-word"]);
    }
}
