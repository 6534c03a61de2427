//! The safety plan: what the person and the counsellor agreed to do when danger comes.

use ashshash_base::{Date, Deed, DeedId, Finding, PersonalText, SafetyPlanId, SurvivorId, closed_set};
use serde::{Deserialize, Serialize};

use crate::needs::{happened, text, to_come};

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

/// What is known when a safety plan is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafetyFacts {
    /// How the plan of that id stands, where there is one.
    pub state: Option<SafetyState>,
    /// The survivor has an open plan under another id.
    pub another_is_open: bool,
    /// Its steps are written.
    pub has_steps: bool,
    /// A day to look again is agreed.
    pub has_review: bool,
    /// It holds words that the one who writes may not read: nobody writes over what they can't see.
    pub is_unread: bool,
}

/// Writes a safety plan, or a new wording of it. A red risk screen opens one that waits for its words.
/// What isn't given stays as it is; a blank text empties its field.
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
    pub steps: Option<PersonalText>,
    /// Where the person can go.
    pub safe_places: Option<PersonalText>,
    /// Whom the person can call.
    pub people: Option<PersonalText>,
    /// When both look at it again.
    pub review_on: Option<Date>,
}

impl SafetyPlanWrite {
    /// The texts that are given, each with its field's name.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &PersonalText)> {
        let all = [
            ("warning_signs", &self.warning_signs),
            ("steps", &self.steps),
            ("safe_places", &self.safe_places),
            ("people", &self.people),
        ];
        all.into_iter().filter_map(|(name, text)| text.as_ref().map(|text| (name, text)))
    }
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

/// Decides whether a plan can be written. A survivor who left can still be in danger.
///
/// # Errors
/// Lists what is missing.
pub fn write(facts: SafetyFacts, deed: &SafetyPlanWrite, today: Date) -> Result<(), Vec<Finding>> {
    let mut found = Vec::new();
    if facts.state == Some(SafetyState::Closed) {
        found.push(Finding::at("safety-plan-closed", "id"));
    }
    if facts.another_is_open {
        found.push(Finding::at("safety-plan-open", "id"));
    }
    if facts.is_unread {
        found.extend(deed.texts().map(|(name, _)| Finding::at("words-unread", name)));
    }
    let is_left_blank = deed.steps.as_ref().map_or(!facts.has_steps, PersonalText::is_blank);
    if is_left_blank {
        found.push(Finding::at("safety-steps-missing", "steps"));
    }
    found.extend(deed.texts().filter_map(|(name, said)| text(name, Some(said))));
    match deed.review_on {
        Some(on) => found.extend(to_come("review_on", on, today)),
        None if !facts.has_review => found.push(Finding::at("safety-review-missing", "review_on")),
        None => {}
    }
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

    fn plan(steps: Option<&str>, review_on: Option<&str>) -> SafetyPlanWrite {
        let id = Uuid::from_u128(1);
        SafetyPlanWrite {
            deed_id: id.into(),
            id: id.into(),
            version: 0,
            survivor: id.into(),
            warning_signs: None,
            steps: steps.map(PersonalText::new),
            safe_places: None,
            people: None,
            review_on: review_on.map(day),
        }
    }

    const NEW: SafetyFacts =
        SafetyFacts { state: None, another_is_open: false, has_steps: false, has_review: false, is_unread: false };

    fn codes(result: Result<(), Vec<Finding>>) -> Vec<&'static str> {
        result.err().unwrap_or_default().into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_plan_needs_its_steps_and_a_day_to_look_again() {
        let today = day("2021-06-01");
        let found = |facts, steps, review_on| codes(write(facts, &plan(steps, review_on), today));
        let waiting = SafetyFacts { state: Some(SafetyState::Open { since: today }), ..NEW };
        assert_eq!(write(waiting, &plan(Some("Go to the neighbour"), Some("2021-06-08")), today), Ok(()));
        let nothing = ["safety-steps-missing", "safety-review-missing"];
        assert_eq!(found(waiting, None, None), nothing);
        assert_eq!(found(NEW, Some(" "), Some("2021-05-31")), ["safety-steps-missing", "day-has-passed"]);
        let closed = SafetyFacts { state: Some(SafetyState::Closed), ..NEW };
        assert_eq!(found(closed, Some("Go"), Some("2021-06-01")), ["safety-plan-closed"]);
        let second = SafetyFacts { another_is_open: true, ..NEW };
        assert_eq!(found(second, Some("Go"), Some("2021-06-01")), ["safety-plan-open"]);
    }

    #[test]
    fn what_is_not_given_stays_and_what_is_not_read_is_not_written_over() {
        let today = day("2021-06-01");
        let found = |facts, steps, review_on| codes(write(facts, &plan(steps, review_on), today));
        let written =
            SafetyFacts { state: Some(SafetyState::Open { since: today }), has_steps: true, has_review: true, ..NEW };
        assert!(found(written, None, None).is_empty());
        assert_eq!(found(written, Some(""), None), ["safety-steps-missing"]);
        let unread = SafetyFacts { is_unread: true, ..written };
        assert!(found(unread, None, Some("2021-06-08")).is_empty());
        assert_eq!(found(unread, Some("Go"), None), ["words-unread"]);
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
