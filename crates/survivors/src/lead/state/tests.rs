use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn open() -> Lead {
    Lead::begin(day("2021-01-05"), ContactAnswer::NotAsked, day("2021-01-05"))
}

#[test]
fn the_coordinator_confirms_and_nobody_confirms_twice() {
    let verified = open().verify(day("2021-01-09"), day("2021-01-10")).unwrap();
    assert_eq!(verified.state, LeadState::Verified { on: day("2021-01-09") });
    for again in [verified.verify(day("2021-01-09"), day("2021-01-10")), verified.ask_back(day("2021-01-10"))] {
        assert_eq!(again.unwrap_err()[0].code, "lead-state-wrong");
    }
}

#[test]
fn a_verification_lies_between_identification_and_today() {
    let at = |on| open().verify(day(on), day("2021-01-10")).map_err(|f| f[0].code);
    assert_eq!(at("2021-01-04").unwrap_err(), "verified-before-identified");
    assert_eq!(at("2021-01-11").unwrap_err(), "date-in-future");
    assert!(at("2021-01-05").is_ok());
    assert!(at("2021-01-10").is_ok());
}

#[test]
fn an_answer_to_what_was_asked_back_brings_it_to_the_coordinator_again() {
    let asked = open().ask_back(day("2021-01-06")).unwrap();
    assert_eq!(asked.state, LeadState::AskedBack { on: day("2021-01-06") });
    assert_eq!(asked.change().unwrap().state, LeadState::Open);
}

#[test]
fn nobody_is_kept_for_more_than_ninety_days_without_an_answer() {
    let lead = open();
    assert_eq!(lead.keep_until, Some(day("2021-04-05")));
    assert_eq!(lead.lapse(day("2021-04-05")), None);
    assert_eq!(lead.lapse(day("2021-04-06")).unwrap().state, LeadState::Lapsed { on: day("2021-04-06") });
    // Saying no, or changing the entry, does not make the time longer.
    let no = lead.answer(ContactAnswer::No, day("2021-03-01")).unwrap().change().unwrap();
    assert_eq!(no.keep_until, Some(day("2021-04-05")));
    let yes = lead.answer(ContactAnswer::Yes, day("2021-03-01")).unwrap();
    assert_eq!(yes.keep_until, None);
    assert_eq!(yes.lapse(day("2031-01-01")), None);
}

#[test]
fn who_refused_may_think_again_until_the_last_day() {
    let agreed = Lead::begin(day("2021-01-05"), ContactAnswer::Yes, day("2021-01-05"));
    let verified = agreed.verify(day("2021-01-06"), day("2021-01-06")).unwrap();
    let refused = verified.refuse(RefusalReason::MustEarnDaily, day("2021-01-07"), day("2021-01-08")).unwrap();
    assert_eq!(refused.keep_until, Some(day("2021-04-08")));
    let again = refused.answer(ContactAnswer::Yes, day("2021-02-01")).unwrap();
    assert_eq!((again.state, again.keep_until), (LeadState::Verified { on: day("2021-01-06") }, None));
    let gone = refused.lapse(day("2021-04-09")).unwrap();
    assert_eq!((gone.state.code(), gone.keep_until), ("refused", None));
}

#[test]
fn a_closed_lead_takes_nothing_any_more() {
    let today = day("2021-02-01");
    let rejected = open().reject(RejectionReason::OutsideArea, today).unwrap();
    assert!(rejected.change().is_err());
    assert!(rejected.reject(RejectionReason::NotFound, today).is_err());
    assert!(rejected.refuse(RefusalReason::Afraid, today, today).is_err());
    assert!(rejected.answer(ContactAnswer::Yes, today).is_err());
    assert_eq!(rejected.lapse(day("2031-01-01")), None);
}

#[derive(Clone, Copy, Debug)]
enum Move {
    Change,
    AskBack,
    Verify,
    Reject,
    Refuse,
    Answer(ContactAnswer),
    Lapse,
}

fn moves() -> impl Strategy<Value = Vec<(Move, u64)>> {
    let one = prop_oneof![
        Just(Move::Change),
        Just(Move::AskBack),
        Just(Move::Verify),
        Just(Move::Reject),
        Just(Move::Refuse),
        Just(Move::Answer(ContactAnswer::Yes)),
        Just(Move::Answer(ContactAnswer::No)),
        Just(Move::Answer(ContactAnswer::NotAsked)),
        Just(Move::Lapse),
    ];
    proptest::collection::vec((one, 0_u64..60), 0..12)
}

proptest! {
    #[test]
    fn whatever_happens_an_identity_is_kept_only_with_consent_or_for_a_time(steps in moves()) {
        let mut today = day("2021-01-05");
        let mut lead = open();
        for (step, days) in steps {
            today = today + chrono::Days::new(days);
            let next = match step {
                Move::Change => lead.change(),
                Move::AskBack => lead.ask_back(today),
                Move::Verify => lead.verify(today, today),
                Move::Reject => lead.reject(RejectionReason::NotTrafficking, today),
                Move::Refuse => lead.refuse(RefusalReason::Debt, today, today),
                Move::Answer(answer) => lead.answer(answer, today),
                Move::Lapse => lead.lapse(today).ok_or_else(Vec::new),
            };
            lead = next.unwrap_or(lead);
            if lead.state.is_pending() && lead.contact != ContactAnswer::Yes {
                prop_assert!(lead.keep_until.is_some(), "{lead:?}");
            }
            if let LeadState::Verified { on } = lead.state {
                prop_assert!(lead.identified_on.unwrap() <= on && on <= today);
            }
            if !lead.state.is_pending() && lead.state.code() != "refused" {
                prop_assert_eq!(lead.keep_until, None);
            }
        }
    }
}
