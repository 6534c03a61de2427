//! The safety plan: what the person and the counsellor agreed to do when danger comes.

use ashshash_base::{Date, Deed, DeedId, Finding, PersonalText, SafetyPlanId, SurvivorId, closed_set};
use serde::{Deserialize, Serialize};

use crate::needs::{happened, needed, text, to_come};

closed_set! {
    /// Why a safety plan is no longer needed.
    SafetyOutcome {
        /// The danger is over.
        DangerOver = "danger_over" [],
        /// The person is at a safe place.
        AtSafePlace = "at_safe_place" [],
        /// The police or another body has taken it on.
        TakenOn = "taken_on" [],
        /// The person wishes so.
        PersonsWish = "persons_wish" [],
    }
}

/// Whether a safety plan still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SafetyState {
    /// It holds; since when somebody saw the danger.
    Open {
        /// First day.
        since: Date,
    },
    /// It was closed.
    Closed,
}

/// Writes a safety plan, or a new wording of it. A red risk screen opens one that waits for its words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SafetyPlanWrite {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The plan's id: that of an open one, or a new one.
    pub id: SafetyPlanId,
    /// The version that was read; 0 for a new plan.
    pub version: i64,
    /// Whose plan.
    pub survivor: SurvivorId,
    /// By what the person knows that danger is near.
    pub warning_signs: Option<PersonalText>,
    /// What the person does then.
    pub steps: PersonalText,
    /// Where the person can go.
    pub safe_places: Option<PersonalText>,
    /// Whom the person can call.
    pub people: Option<PersonalText>,
    /// When both look at it again.
    pub review_on: Date,
}

impl Deed for SafetyPlanWrite {
    const NAME: &'static str = "safety-plan-write";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

/// Closes a safety plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SafetyPlanClose {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The plan's id.
    pub id: SafetyPlanId,
    /// The version that was read.
    pub version: i64,
    /// Whose plan.
    pub survivor: SurvivorId,
    /// When it was closed.
    pub closed_on: Date,
    /// Why.
    pub outcome: SafetyOutcome,
}

impl Deed for SafetyPlanClose {
    const NAME: &'static str = "safety-plan-close";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

/// Decides whether a plan can be written; `present` is the plan of that id, `another_is_open` says
/// that the survivor has one under another id. A survivor who left can still be in danger.
///
/// # Errors
/// Lists what is missing.
pub fn write(
    present: Option<SafetyState>,
    another_is_open: bool,
    deed: &SafetyPlanWrite,
    today: Date,
) -> Result<(), Vec<Finding>> {
    let mut found = Vec::new();
    if present == Some(SafetyState::Closed) {
        found.push(Finding::at("safety-plan-closed", "id"));
    }
    if another_is_open {
        found.push(Finding::at("safety-plan-open", "id"));
    }
    found.extend(needed("steps", "safety-steps-missing", &deed.steps));
    found.extend(text("warning_signs", deed.warning_signs.as_ref()));
    found.extend(text("safe_places", deed.safe_places.as_ref()));
    found.extend(text("people", deed.people.as_ref()));
    found.extend(to_come("review_on", deed.review_on, today));
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// Decides whether a plan can be closed.
///
/// # Errors
/// Lists what is missing.
pub fn close(state: SafetyState, deed: &SafetyPlanClose, today: Date) -> Result<(), Vec<Finding>> {
    let found = match state {
        SafetyState::Open { since } => happened("closed_on", deed.closed_on, Some(since), today),
        SafetyState::Closed => vec![Finding::at("safety-plan-closed", "id")],
    };
    if found.is_empty() { Ok(()) } else { Err(found) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::needs::tests::day;
    use uuid::Uuid;

    fn plan(steps: &str, review_on: &str) -> SafetyPlanWrite {
        let id = Uuid::from_u128(1);
        SafetyPlanWrite {
            deed_id: id.into(),
            id: id.into(),
            version: 0,
            survivor: id.into(),
            warning_signs: None,
            steps: PersonalText::new(steps),
            safe_places: None,
            people: None,
            review_on: day(review_on),
        }
    }

    fn codes(result: Result<(), Vec<Finding>>) -> Vec<&'static str> {
        result.err().unwrap_or_default().into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_plan_needs_its_steps_and_a_day_to_look_again() {
        let today = day("2021-06-01");
        let open = Some(SafetyState::Open { since: today });
        assert_eq!(write(open, false, &plan("Go to the neighbour", "2021-06-08"), today), Ok(()));
        assert_eq!(
            codes(write(None, false, &plan(" ", "2021-05-31"), today)),
            ["safety-steps-missing", "day-has-passed"]
        );
        assert_eq!(
            codes(write(Some(SafetyState::Closed), false, &plan("Go", "2021-06-01"), today)),
            ["safety-plan-closed"]
        );
        assert_eq!(codes(write(None, true, &plan("Go", "2021-06-01"), today)), ["safety-plan-open"]);
    }

    #[test]
    fn a_plan_closes_once_and_not_before_it_opened() {
        let (id, today) = (Uuid::from_u128(1), day("2021-06-01"));
        let deed = |on: &str| SafetyPlanClose {
            deed_id: id.into(),
            id: id.into(),
            version: 1,
            survivor: id.into(),
            closed_on: day(on),
            outcome: SafetyOutcome::DangerOver,
        };
        let open = SafetyState::Open { since: day("2021-05-20") };
        assert_eq!(close(open, &deed("2021-05-20"), today), Ok(()));
        assert_eq!(codes(close(open, &deed("2021-05-19"), today)), ["day-too-early"]);
        assert_eq!(codes(close(open, &deed("2021-06-02"), today)), ["date-in-future"]);
        assert_eq!(codes(close(SafetyState::Closed, &deed("2021-06-01"), today)), ["safety-plan-closed"]);
    }
}
