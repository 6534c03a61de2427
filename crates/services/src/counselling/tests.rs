use ashshash_base::{CounsellingSessionId, Date, PersonalText, Problem, TimeOfDay};
use chrono::{Datelike, Days, Weekday};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{SessionKind, SessionMode, SessionReason, SessionStatus, Venue};

fn today() -> Date {
    Date::from_ymd_opt(2021, 12, 14).unwrap()
}

fn id(number: u128) -> CounsellingSessionId {
    CounsellingSessionId::from_uuid(Uuid::from_u128(number))
}

fn at(text: &str) -> TimeOfDay {
    text.parse().unwrap()
}

fn appointment(days: u64, starts_at: Option<&str>, minutes: Option<u16>) -> Appointment {
    let on = today().checked_add_days(Days::new(days)).unwrap();
    Appointment { on, starts_at: starts_at.map(at), minutes, kind: None, venue: Some(Venue::Office) }
}

fn record() -> HeldRecord<'static> {
    HeldRecord { on: today(), venue: Some(Venue::Office), suitable: Some(true), satisfaction: Some(4), note: None }
}

fn open(busy: &[Busy]) -> PlanFacts<'_> {
    PlanFacts { is_active: true, has_counsellor: true, busy }
}

fn codes(problems: &[SessionProblem]) -> Vec<(&'static str, Option<&'static str>)> {
    problems.iter().map(|problem| (problem.code(), problem.field())).collect()
}

/// Every state that a session can be in.
fn states() -> Vec<SessionState> {
    let held = Held { venue: Some(Venue::Office), suitable: Some(true), satisfaction: None };
    vec![
        SessionState::Planned,
        SessionState::Held(held),
        SessionState::Missed(Aftermath::ToSettle),
        SessionState::Missed(Aftermath::Settled(None)),
        SessionState::Missed(Aftermath::Rescheduled(id(9))),
        SessionState::Rescheduled(None),
        SessionState::Cancelled(None),
    ]
}

#[test]
fn only_a_planned_session_is_held_missed_or_called_off() {
    for state in states() {
        let is_planned = state == SessionState::Planned;
        assert_eq!(hold(state, &record(), today()).is_ok(), is_planned, "{state:?}");
        assert_eq!(miss(state, today(), None, None, today()).is_ok(), is_planned, "{state:?}");
        assert_eq!(cancel(state, SessionReason::Illness).is_ok(), is_planned, "{state:?}");
        assert_eq!(settle(state, SessionReason::NotReached).is_ok(), state.is_to_settle(), "{state:?}");
        assert_eq!(reschedule(state, id(2)).is_ok(), is_planned || state.is_to_settle(), "{state:?}");
    }
}

#[test]
fn a_missed_session_stays_on_the_list_until_it_is_settled_or_rescheduled() {
    let missed = miss(SessionState::Planned, today(), None, None, today()).unwrap();
    assert!(missed.is_to_settle());
    let settled = settle(missed, SessionReason::NotReached).unwrap();
    assert_eq!((settled.is_to_settle(), settled.reason()), (false, Some(SessionReason::NotReached)));
    let moved = reschedule(missed, id(7)).unwrap();
    assert_eq!((moved.status(), moved.is_to_settle()), (SessionStatus::Missed, false));
    assert_eq!(moved.rescheduled_to(), Some(id(7)));
    let at_once = miss(SessionState::Planned, today(), None, Some(id(8)), today()).unwrap();
    assert_eq!((at_once.is_to_settle(), at_once.rescheduled_to()), (false, Some(id(8))));
    // Moved in time is not missed.
    assert_eq!(reschedule(SessionState::Planned, id(7)).unwrap().status(), SessionStatus::Rescheduled);
}

#[test]
fn what_a_register_brought_is_closed() {
    assert!(!SessionState::Missed(Aftermath::Settled(None)).is_to_settle());
}

#[test]
fn a_session_to_come_was_neither_held_nor_missed() {
    let tomorrow = today().succ_opt().unwrap();
    let early = HeldRecord { on: tomorrow, ..record() };
    assert_eq!(codes(&hold(SessionState::Planned, &early, today()).unwrap_err()), [("session-not-yet", Some("on"))]);
    let missed = miss(SessionState::Planned, tomorrow, None, None, today());
    assert_eq!(codes(&missed.unwrap_err()), [("session-not-yet", Some("on"))]);
}

#[test]
fn all_that_is_missing_is_said_at_once() {
    let note = PersonalText::new(&"ক".repeat(4001));
    let bare = HeldRecord { on: today(), venue: None, suitable: None, satisfaction: Some(6), note: Some(&note) };
    assert_eq!(
        codes(&check_held(&bare, today()).unwrap_err()),
        [
            ("session-venue-missing", Some("venue")),
            ("session-suitable-missing", Some("suitable")),
            ("satisfaction-off-scale", Some("satisfaction")),
            ("session-note-too-long", Some("note")),
        ]
    );
}

#[test]
fn an_appointment_lies_ahead_and_has_somebody_to_keep_it() {
    let nobody = PlanFacts { is_active: false, has_counsellor: false, busy: &[] };
    let past = Appointment { on: today().pred_opt().unwrap(), ..appointment(0, None, None) };
    assert_eq!(
        codes(&plan(&past, nobody, today()).unwrap_err()),
        [
            ("survivor-not-active", Some("survivor")),
            ("session-without-counsellor", Some("survivor")),
            ("appointment-past", Some("on"))
        ]
    );
    for (asked, code) in [
        (appointment(367, None, None), "appointment-too-far"),
        (appointment(1, Some("09:00"), Some(9)), "session-minutes-out-of-range"),
        (appointment(1, Some("09:00"), Some(241)), "session-minutes-out-of-range"),
        (appointment(1, Some("23:30"), None), "session-past-midnight"),
    ] {
        assert_eq!(plan(&asked, open(&[]), today()).unwrap_err()[0].code(), code);
    }
    for asked in [appointment(0, None, None), appointment(366, Some("23:00"), None), appointment(1, None, Some(240))] {
        assert_eq!(plan(&asked, open(&[]), today()), Ok(()));
    }
}

#[test]
fn an_overlap_tells_when_the_other_appointment_is_and_not_with_whom() {
    let slot = appointment(4, Some("11:00"), None).slot().unwrap();
    let busy = [Busy { session: id(1), slot }];
    let problems = plan(&appointment(4, Some("11:30"), None), open(&busy), today()).unwrap_err();
    assert_eq!(codes(&problems), [("appointment-overlaps", Some("starts_at"))]);
    assert_eq!(problems[0].clone().of_next().field(), Some("next.starts_at"));
    assert_eq!(problems[0].arguments().iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["on", "time"]);
    for free in ["10:00", "12:00"] {
        assert_eq!(
            plan(&appointment(4, Some(free), None), open(&busy), today()),
            Ok(()),
            "one begins as the other ends"
        );
    }
    assert_eq!(plan(&appointment(4, None, None), open(&busy), today()), Ok(()), "an open time overlaps nothing");
}

#[test]
fn the_first_session_is_known_by_itself() {
    assert_eq!(kind_of_next(false), SessionKind::First);
    assert_eq!(kind_of_next(true), SessionKind::Regular);
    assert_eq!(Venue::Phone.mode(), SessionMode::Phone);
    assert_eq!(Venue::UnionParishad.mode(), SessionMode::FaceToFace);
}

#[test]
fn free_times_are_those_of_the_office() {
    let slot = |days, time: &str, minutes| appointment(days, Some(time), Some(minutes)).slot().unwrap();
    // Tuesday: the morning is taken; Friday the 17th is off.
    let taken = [slot(0, "09:00", 60), slot(0, "10:30", 90), slot(0, "13:00", 240), slot(1, "08:00", 240)];
    let question = SlotQuestion { from: today(), not_before: Some(at("09:10")), minutes: 60, count: 7, most_a_day: 2 };
    let free: Vec<String> =
        free_slots(&taken, question).iter().map(|slot| format!("{} {}", slot.on.day(), slot.starts_at)).collect();
    assert_eq!(free, ["14 12:00", "15 12:00", "15 13:00", "16 09:00", "16 10:00", "18 09:00", "18 10:00"]);
    assert_eq!(free_slots(&taken, SlotQuestion { minutes: 500, ..question }), []);
}

fn slots() -> impl Strategy<Value = Vec<Slot>> {
    let slot = (0u64..10, 0u16..1440, 10u16..=240).prop_map(|(days, minute, minutes)| Slot {
        on: today().checked_add_days(Days::new(days)).unwrap(),
        starts_at: TimeOfDay::from_minutes(minute).unwrap(),
        minutes,
    });
    proptest::collection::vec(slot, 0..40)
}

proptest! {
    /// R3: whatever is asked for, what was accepted never overlaps.
    #[test]
    fn accepted_appointments_never_overlap(asked in slots()) {
        let mut diary: Vec<Busy> = Vec::new();
        for (number, slot) in asked.into_iter().enumerate() {
            let wish = Appointment { on: slot.on, starts_at: Some(slot.starts_at), minutes: Some(slot.minutes), kind: None, venue: None };
            if plan(&wish, open(&diary), today()).is_ok() {
                diary.push(Busy { session: id(number as u128), slot });
            }
        }
        for (number, one) in diary.iter().enumerate() {
            prop_assert!(one.slot.ends_by_midnight());
            // Recounted minute by minute, without the rule's own arithmetic.
            for other in &diary[number + 1..] {
                let minutes = |slot: &Slot| (slot.starts_at.minutes()..slot.starts_at.minutes() + slot.minutes).collect::<std::collections::BTreeSet<_>>();
                prop_assert!(one.slot.on != other.slot.on || minutes(&one.slot).is_disjoint(&minutes(&other.slot)));
            }
        }
    }

    #[test]
    fn free_times_overlap_nothing_and_can_be_planned(
        taken in slots(), minutes in 10u16..=240, count in 0usize..20, most_a_day in 1usize..10, from in 0u64..10, not_before in proptest::option::of(0u16..1440),
    ) {
        let question = SlotQuestion {
            from: today().checked_add_days(Days::new(from)).unwrap(),
            not_before: not_before.and_then(TimeOfDay::from_minutes),
            minutes, count, most_a_day,
        };
        let free = free_slots(&taken, question);
        prop_assert_eq!(free.len(), count, "within two months there is room");
        for (number, slot) in free.iter().enumerate() {
            prop_assert!(slot.on >= question.from && slot.on.weekday() != Weekday::Fri);
            prop_assert!(slot.starts_at.minutes() >= OFFICE_OPENS && slot.ends() <= OFFICE_CLOSES);
            prop_assert!(slot.on > question.from || question.not_before.is_none_or(|time| slot.starts_at >= time));
            prop_assert!(taken.iter().chain(&free[number + 1..]).all(|other| !other.overlaps(*slot)));
            prop_assert!(number == 0 || free[number - 1] < *slot);
            let wish = Appointment { on: slot.on, starts_at: Some(slot.starts_at), minutes: Some(minutes), kind: None, venue: None };
            prop_assert_eq!(plan(&wish, open(&[]), today()), Ok(()));
        }
    }

    #[test]
    fn no_move_leads_out_of_an_ended_session(number in 0usize..7, moves in proptest::collection::vec(0u8..5, 0..6)) {
        let mut state = states()[number];
        for step in moves {
            let next = match step {
                0 => hold(state, &record(), today()),
                1 => miss(state, today(), None, None, today()),
                2 => reschedule(state, id(3)),
                3 => cancel(state, SessionReason::Other),
                _ => settle(state, SessionReason::Other),
            };
            if let Ok(next) = next {
                prop_assert!(state == SessionState::Planned || state.is_to_settle());
                prop_assert!(next != SessionState::Planned);
                state = next;
            }
        }
    }
}
