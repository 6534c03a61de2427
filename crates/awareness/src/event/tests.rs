use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn today() -> Date {
    Date::from_yo_opt(2021, 100).unwrap()
}

fn event(activity: &str) -> EventRecord {
    EventRecord {
        deed_id: DeedId::from_uuid(Uuid::from_u128(1)),
        id: AwarenessEventId::from_uuid(Uuid::from_u128(2)),
        version: None,
        activity: ActivityType::from_code(activity).unwrap(),
        on: today(),
        upazila: Some(UpazilaId(178)),
        union: None,
        male: 3,
        female: 20,
        other: 0,
        boys: None,
        girls: None,
        reach: Vec::new(),
    }
}

fn codes(event: &EventRecord) -> Vec<(&'static str, Option<&'static str>)> {
    let problems = check_event(event, today()).err().unwrap_or_default();
    problems.iter().map(|problem| (problem.code(), problem.field())).collect()
}

fn nobody(activity: &str) -> EventRecord {
    EventRecord { male: 0, female: 0, ..event(activity) }
}

#[test]
fn an_event_has_a_known_type_a_past_day_a_place_and_people() {
    assert_eq!(codes(&event("COMMUNITY_COUNSELLING")), []);
    assert_eq!(codes(&event("DANCING")), [("event-activity-missing", Some("activity"))]);
    let tomorrow = EventRecord { on: today().succ_opt().unwrap(), ..event("TIE_TFD") };
    assert_eq!(codes(&tomorrow), [("session-not-yet", Some("on"))]);
    assert_eq!(codes(&EventRecord { upazila: None, ..event("TIE_TFD") }), [("event-place-missing", Some("upazila"))]);
    assert_eq!(codes(&nobody("TIE_TFD")), [("event-nobody-came", Some("male"))]);
    assert_eq!(codes(&nobody("PROVIDER_COORDINATION")), [], "this type counts no people");
    let crowded = EventRecord { other: MOST_PEOPLE + 1, ..event("TIE_TFD") };
    assert_eq!(codes(&crowded), [("event-too-many", Some("other"))]);
    let school = EventRecord { boys: Some(4), girls: Some(20), ..event("TIE_TFD") };
    assert_eq!(codes(&school), [("event-too-many-pupils", Some("boys"))]);
}

#[test]
fn a_union_lies_in_its_upazila() {
    let union = Gazetteer::official().unions_in(UpazilaId(178)).next().unwrap().id;
    let by_union = EventRecord { union: Some(union), upazila: None, ..event("TIE_TFD") };
    assert_eq!((codes(&by_union), by_union.upazila_or_unions()), (vec![], Some(UpazilaId(178))));
    let elsewhere = EventRecord { union: Some(union), upazila: Some(UpazilaId(179)), ..event("TIE_TFD") };
    assert_eq!(codes(&elsewhere), [("event-union-elsewhere", Some("union"))]);
    assert_eq!(
        codes(&EventRecord { union: Some(UnionId(-1)), ..by_union }),
        [("event-union-elsewhere", Some("union"))]
    );
}

#[test]
fn only_a_days_observation_counts_whom_a_channel_reached() {
    let rally = Reach { channel: ReachChannel::Rally, male: 40, female: 60, other: 1 };
    let day = EventRecord { reach: vec![rally], ..nobody(DAY_OBSERVATION) };
    assert_eq!((codes(&day), Sex::ALL.map(|sex| day.counted(sex))), (vec![], [40, 60, 1]));
    let twice = EventRecord { reach: vec![rally, rally], ..event(DAY_OBSERVATION) };
    assert_eq!(codes(&twice), [("event-channel-twice", Some("reach"))]);
    let elsewhere = EventRecord { reach: vec![rally], ..event("TIE_TFD") };
    assert_eq!(codes(&elsewhere), [("event-reach-elsewhere", Some("reach"))]);
    ReachChannel::assert_every_word_is_read();
}

proptest! {
    #[test]
    fn what_counts_is_who_came_and_who_was_reached(came in proptest::array::uniform3(0u32..50), reached in proptest::collection::vec(proptest::array::uniform3(0u32..50), 0..4)) {
        let reach = reached.iter().zip(ReachChannel::ALL).map(|(people, channel)| Reach { channel: *channel, male: people[0], female: people[1], other: people[2] });
        let event = EventRecord { male: came[0], female: came[1], other: came[2], reach: reach.collect(), ..event(DAY_OBSERVATION) };
        let all: u32 = came.iter().sum::<u32>() + reached.iter().flatten().sum::<u32>();
        prop_assert_eq!(Sex::ALL.iter().map(|sex| event.counted(*sex)).sum::<u32>(), all);
        prop_assert_eq!(check_event(&event, today()).is_ok(), all > 0);
    }
}
