use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn today() -> Date {
    Date::from_yo_opt(2021, 100).unwrap()
}

fn day(ordinal: u32) -> Date {
    Date::from_yo_opt(2021, ordinal).unwrap()
}

fn id(number: u128) -> FollowUpId {
    FollowUpId::from_uuid(Uuid::from_u128(number))
}

fn record() -> FollowUpRecord {
    FollowUpRecord {
        deed_id: DeedId::from_uuid(Uuid::from_u128(1)),
        id: id(2),
        version: 1,
        done_on: today(),
        joint: None,
        finding: Some(FollowUpFinding::Better),
        next_step: Some(FollowUpStep::Nothing),
        satisfaction: None,
        male: None,
        female: None,
        other: None,
        note: None,
        again: None,
    }
}

fn codes(kind: FollowUpKind, record: &FollowUpRecord) -> Vec<&'static str> {
    let problems = check_record(kind, false, record, today()).err().unwrap_or_default();
    problems.iter().map(Problem::code).collect()
}

#[test]
fn a_follow_up_says_what_was_found_and_what_comes_next() {
    assert_eq!(codes(FollowUpKind::Survivor, &record()), [""; 0]);
    let bare = FollowUpRecord { finding: None, next_step: None, done_on: day(101), ..record() };
    assert_eq!(
        codes(FollowUpKind::Survivor, &bare),
        ["session-not-yet", "follow-up-finding-missing", "follow-up-step-missing"]
    );
    let again = FollowUpRecord { next_step: Some(FollowUpStep::Again), ..record() };
    assert_eq!(codes(FollowUpKind::Training, &again), ["follow-up-again-missing"]);
    let past = FollowUpRecord { again: Some(FollowUpAgain { id: id(3), due_on: day(99) }), ..again };
    assert_eq!(codes(FollowUpKind::Training, &past), ["appointment-past"]);
    assert_eq!(check_record(FollowUpKind::Survivor, true, &record(), today()), Err(vec![FollowUpProblem::DoneAlready]));
}

#[test]
fn satisfaction_is_asked_of_whoever_was_reached() {
    let kind = FollowUpKind::CounsellingSatisfaction;
    assert_eq!(codes(kind, &record()), ["satisfaction-missing"]);
    assert_eq!(codes(kind, &FollowUpRecord { satisfaction: Some(5), ..record() }), [""; 0]);
    assert_eq!(codes(kind, &FollowUpRecord { satisfaction: Some(0), ..record() }), ["satisfaction-off-scale"]);
    let absent = FollowUpRecord { finding: Some(FollowUpFinding::NotReached), ..record() };
    assert_eq!(codes(kind, &absent), [""; 0]);
}

proptest! {
    #[test]
    fn an_accepted_follow_up_lies_ahead(offset in 0u64..1000, back in any::<bool>()) {
        let due_on = if back { today() - Days::new(offset) } else { today() + Days::new(offset) };
        let plan = FollowUpPlan {
            deed_id: DeedId::from_uuid(Uuid::from_u128(1)), id: id(1), survivor: SurvivorId::from_uuid(Uuid::from_u128(1)),
            kind: FollowUpKind::Business, due_on, joint: false,
        };
        prop_assert_eq!(check_plan(&plan, today()).is_ok(), offset == 0 || (!back && offset <= FARTHEST));
    }
}
