use ashshash_base::PersonalText;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::needs::tests::day;

const ID: Uuid = Uuid::from_u128(1);

fn facts(agreed_on: Option<&str>) -> PlanFacts {
    PlanFacts { status: SurvivorStatus::Active, enrolled_on: Some(day("2021-02-01")), agreed_on: agreed_on.map(day) }
}

fn new_goal(words: &str) -> NewGoal {
    let service = NewService {
        id: ID.into(),
        service: PlannedService::Skills,
        by: ServiceBy::Provider,
        due_on: day("2021-09-01"),
    };
    NewGoal {
        id: ID.into(),
        area: PlanArea::Economic,
        words: PersonalText::new(words),
        due_on: None,
        services: vec![service],
    }
}

fn plan(agreed_on: &str, review_on: &str, goals: Vec<NewGoal>) -> CasePlanAgree {
    CasePlanAgree {
        deed_id: ID.into(),
        id: ID.into(),
        survivor: ID.into(),
        agreed_on: day(agreed_on),
        review_on: day(review_on),
        goals,
    }
}

fn codes(result: Result<(), Vec<Finding>>) -> Vec<&'static str> {
    result.err().unwrap_or_default().into_iter().map(|finding| finding.code).collect()
}

#[test]
fn a_plan_is_agreed_once_an_episode_with_goals_and_a_review() {
    let today = day("2021-06-01");
    let deed = plan("2021-06-01", "2021-09-01", vec![new_goal("A shop of my own")]);
    assert_eq!(agree(facts(None), &deed, today), Ok(()));
    assert_eq!(codes(agree(facts(Some("2021-05-01")), &deed, today)), ["case-plan-open"]);
    let empty = plan("2021-01-31", "2021-05-31", Vec::new());
    assert_eq!(codes(agree(facts(None), &empty, today)), ["day-too-early", "day-has-passed", "goals-missing"]);
    let wordless = plan("2021-06-01", "2021-09-01", vec![new_goal(" ")]);
    assert_eq!(codes(agree(facts(None), &wordless, today)), ["goal-words-missing"]);
}

#[test]
fn nothing_is_changed_in_a_plan_that_ended() {
    let ended = facts(None);
    let deed = PlanGoalAdd { deed_id: ID.into(), survivor: ID.into(), plan: ID.into(), goal: new_goal("A shop") };
    assert_eq!(codes(add_goal(ended, &deed)), ["case-plan-ended"]);
    assert_eq!(codes(add_service(ended, GoalState::Open)), ["case-plan-ended"]);
    let left = PlanFacts { status: SurvivorStatus::DroppedOut, ..facts(Some("2021-05-01")) };
    assert_eq!(codes(add_goal(left, &deed)), ["survivor-not-active"]);
}

#[test]
fn a_reached_goal_takes_no_further_service() {
    let open = facts(Some("2021-05-01"));
    assert_eq!(add_service(open, GoalState::UnderWay), Ok(()));
    assert_eq!(codes(add_service(open, GoalState::Reached)), ["goal-closed"]);
}

#[test]
fn a_review_lies_between_the_agreement_and_today() {
    let deed = |reviewed: &str| CasePlanReview {
        deed_id: ID.into(),
        id: ID.into(),
        version: 1,
        survivor: ID.into(),
        reviewed_on: day(reviewed),
        review_on: day("2021-12-01"),
    };
    let (open, today) = (facts(Some("2021-05-01")), day("2021-06-01"));
    assert_eq!(review(open, &deed("2021-06-01"), today), Ok(()));
    assert_eq!(codes(review(open, &deed("2021-04-30"), today)), ["day-too-early"]);
    assert_eq!(codes(review(open, &deed("2021-06-02"), today)), ["date-in-future"]);
}

proptest! {
    #[test]
    fn progress_counts_what_was_not_set_aside(states in proptest::collection::vec(proptest::sample::select(GoalState::ALL), 0..20)) {
        let counted = progress(states.iter().copied());
        prop_assert!(counted.reached <= counted.goals && counted.goals <= states.len());
        let open = states.iter().filter(|state| state.is_open()).count();
        prop_assert_eq!(counted.goals - counted.reached, open);
    }
}
