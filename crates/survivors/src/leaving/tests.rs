use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::needs::tests::day;

const ID: Uuid = Uuid::from_u128(1);

fn drop_out(on: Date, training: Option<TrainingChoice>, reason: DropOutReason) -> SurvivorDropOut {
    SurvivorDropOut { deed_id: ID.into(), survivor: ID.into(), version: 1, left_on: on, reason, training, note: None }
}

fn open(in_training: bool) -> LeavingFacts {
    LeavingFacts { status: SurvivorStatus::Active, started_on: Some(day("2021-02-01")), in_training }
}

fn codes(result: Result<(), Vec<Finding>>) -> Vec<&'static str> {
    result.err().unwrap_or_default().into_iter().map(|finding| finding.code).collect()
}

fn left(facts: LeavingFacts, deed: &SurvivorDropOut) -> Vec<&'static str> {
    codes(leave(facts, &Leaving::from(deed), day("2021-06-01")))
}

#[test]
fn leaving_asks_about_training_only_where_there_is_one() {
    let deed = |training| drop_out(day("2021-05-01"), training, DropOutReason::Illness);
    assert!(left(open(false), &deed(None)).is_empty());
    assert_eq!(left(open(true), &deed(None)), ["training-undecided"]);
    assert!(left(open(true), &deed(Some(TrainingChoice::GoesOn))).is_empty());
    let death = drop_out(day("2021-05-01"), Some(TrainingChoice::GoesOn), DropOutReason::Death);
    assert_eq!(left(open(true), &death), ["training-cannot-go-on"]);
}

#[test]
fn nobody_leaves_twice() {
    let gone = LeavingFacts { status: SurvivorStatus::Completed, started_on: None, in_training: false };
    assert_eq!(left(gone, &drop_out(day("2021-05-01"), None, DropOutReason::Illness)), ["survivor-not-active"]);
}

#[test]
fn the_three_ways_lead_to_their_status() {
    let complete = SurvivorComplete {
        deed_id: ID.into(),
        survivor: ID.into(),
        version: 1,
        completed_on: day("2021-05-01"),
        reason: CompletionReason::InWork,
        training: None,
        note: None,
    };
    let transfer = SurvivorTransfer {
        deed_id: ID.into(),
        survivor: ID.into(),
        version: 1,
        transferred_on: day("2021-05-01"),
        reason: TransferReason::Safety,
        training: None,
        note: None,
    };
    let dropped = drop_out(day("2021-05-01"), None, DropOutReason::FoundWork);
    let ways = [Leaving::from(&dropped), Leaving::from(&complete), Leaving::from(&transfer)];
    let told = ways.map(|way| (way.status, way.reason));
    assert_eq!(
        told,
        [
            (SurvivorStatus::DroppedOut, "found_work"),
            (SurvivorStatus::Completed, "in_work"),
            (SurvivorStatus::Transferred, "safety"),
        ]
    );
}

#[test]
fn coming_back_opens_a_new_episode_after_the_last_one() {
    let deed = |on: &str| SurvivorReenrol {
        deed_id: ID.into(),
        id: ID.into(),
        survivor: ID.into(),
        version: 1,
        started_on: day(on),
        reason: ReturnReason::CameBack,
        counsellor: None,
    };
    let facts = ReturnFacts {
        status: SurvivorStatus::DroppedOut,
        is_dead: false,
        ended_on: Some(day("2021-05-01")),
        agrees_to_services: true,
        has_counsellor: true,
    };
    let today = day("2021-06-01");
    assert_eq!(come_back(facts, &deed("2021-05-01"), today), Ok(()));
    assert_eq!(codes(come_back(facts, &deed("2021-04-30"), today)), ["day-too-early"]);
    assert_eq!(codes(come_back(facts, &deed("2021-06-02"), today)), ["date-in-future"]);
    let active = ReturnFacts { status: SurvivorStatus::Active, ..facts };
    assert_eq!(codes(come_back(active, &deed("2021-06-01"), today)), ["enrolment-open"]);
    let alone = ReturnFacts { agrees_to_services: false, has_counsellor: false, ..facts };
    assert_eq!(
        codes(come_back(alone, &deed("2021-06-01"), today)),
        ["services-consent-missing", "counsellor-to-choose"]
    );
    let dead = ReturnFacts { is_dead: true, ..facts };
    assert_eq!(codes(come_back(dead, &deed("2021-06-01"), today)), ["survivor-died"]);
}

proptest! {
    #[test]
    fn nobody_leaves_before_they_came_or_after_today(on in 0_usize..900) {
        let (left_on, started_on, today) = (day("2020-01-01").iter_days().nth(on).unwrap(), day("2021-02-01"), day("2021-06-01"));
        let deed = drop_out(left_on, None, DropOutReason::NoContact);
        prop_assert_eq!(left(open(false), &deed).is_empty(), started_on <= left_on && left_on <= today);
    }
}
