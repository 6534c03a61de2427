use proptest::prelude::*;

use super::*;
use ashshash_base::Date;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn id<T: From<uuid::Uuid>>(number: u128) -> T {
    uuid::Uuid::from_u128(number).into()
}

fn give(purpose: ConsentPurpose, recipient: Option<u128>) -> ConsentGive {
    ConsentGive {
        deed_id: id(1),
        id: id(2),
        survivor: id(3),
        purpose,
        recipient: recipient.map(id),
        way: ConsentWay::Signed,
        witness: None,
        given_on: day("2021-02-01"),
        until: None,
    }
}

fn codes(result: Result<(), Vec<Finding>>) -> Vec<&'static str> {
    result.err().unwrap_or_default().into_iter().map(|finding| finding.code).collect()
}

const TODAY: &str = "2021-02-10";

#[test]
fn sharing_names_an_organisation_of_its_kind_or_all_of_it() {
    let judged = |purpose, recipient: Option<u128>, kind: Option<&str>| {
        codes(give(purpose, recipient).decide(kind.map(|kind| Recipient { kind }), day(TODAY)))
    };
    assert!(judged(ConsentPurpose::ShareTsp, None, None).is_empty());
    assert!(judged(ConsentPurpose::ShareTsp, Some(9), Some("tsp")).is_empty());
    assert_eq!(judged(ConsentPurpose::ShareTsp, Some(9), Some("lsp")), ["recipient-wrong"]);
    assert_eq!(judged(ConsentPurpose::ShareTsp, Some(9), None), ["recipient-wrong"], "nobody has this id");
    assert_eq!(judged(ConsentPurpose::Services, Some(9), Some("tsp")), ["recipient-wrong"]);
    assert_eq!(judged(ConsentPurpose::SharePartner, None, None), ["recipient-missing"]);
    assert!(judged(ConsentPurpose::SharePartner, Some(9), Some("partner")).is_empty());
}

#[test]
fn a_thumb_print_and_a_spoken_word_need_a_witness() {
    for way in [ConsentWay::ThumbPrint, ConsentWay::Spoken] {
        let mut consent = ConsentGive { way, ..give(ConsentPurpose::Services, None) };
        assert_eq!(codes(consent.decide(None, day(TODAY))), ["witness-missing"]);
        consent.witness = Some(PersonalText::new("Demo Witness"));
        assert!(consent.decide(None, day(TODAY)).is_ok());
    }
}

#[test]
fn nobody_refuses_what_is_in_force_and_nobody_withdraws_what_was_not_given() {
    let refuse = ConsentRefuse {
        deed_id: id(1),
        id: id(2),
        survivor: id(3),
        purpose: ConsentPurpose::ShareLsp,
        recipient: None,
        refused_on: day("2021-02-01"),
    };
    assert_eq!(codes(refuse.decide(None, true, day(TODAY))), ["consent-in-force"]);
    assert!(refuse.decide(None, false, day(TODAY)).is_ok());
    let withdraw = ConsentWithdraw { deed_id: id(1), id: id(2), version: 1, withdrawn_on: day("2021-02-05") };
    for state in [ConsentState::Refused, ConsentState::Withdrawn, ConsentState::Replaced] {
        assert_eq!(codes(withdraw.decide(state, None, day(TODAY))), ["consent-not-in-force"]);
    }
    let given = Some(day("2021-02-06"));
    assert_eq!(codes(withdraw.decide(ConsentState::Given, given, day(TODAY))), ["withdrawn-before-given"]);
}

#[test]
fn papers_are_seen_by_somebody() {
    let one = PaperConsent { id: id(2), survivor: id(3), purpose: ConsentPurpose::Services, recipient: None };
    let mut paper = ConsentsRecordPaper {
        deed_id: id(1),
        seen_on: day("2021-02-11"),
        seen_by: PersonalText::new(" "),
        way: ConsentWay::Spoken,
        consents: Vec::new(),
    };
    let all = ["date-in-future", "witness-missing", "paper-not-spoken", "nobody-chosen"];
    assert_eq!(codes(paper.decide(day(TODAY))), all);
    paper = ConsentsRecordPaper {
        seen_on: day("2021-02-10"),
        seen_by: PersonalText::new("Demo Coordinator"),
        way: ConsentWay::Signed,
        consents: vec![one],
        ..paper
    };
    assert!(paper.decide(day(TODAY)).is_ok());
}

proptest! {
    #[test]
    fn a_consent_counts_from_giving_to_its_last_day_and_only_while_given(
        state in proptest::sample::select(ConsentState::ALL.to_vec()),
        until in proptest::option::of(0_u64..400),
        on in 0_u64..400,
    ) {
        let first = day("2021-01-01");
        let at = |days: u64| first + chrono::Days::new(days);
        let counts = is_in_force(state, until.map(at), at(on));
        prop_assert_eq!(counts, state == ConsentState::Given && until.is_none_or(|last| on <= last));
    }
}
