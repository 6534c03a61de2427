use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

fn sound() -> RowFacts {
    RowFacts {
        has_code: true,
        sex: Some(Sex::Female),
        identified_on: day("2021-01-01"),
        verified_on: day("2021-01-05"),
        enrolled_on: day("2021-01-10"),
        status: Some(SurvivorStatus::Active),
        ..RowFacts::default()
    }
}

fn today() -> Date {
    Date::from_ymd_opt(2022, 1, 1).unwrap()
}

fn codes(facts: &RowFacts) -> (Vec<&'static str>, Vec<&'static str>) {
    let judgement = judge_row(facts, today());
    let codes = |found: &[ashshash_base::Finding]| found.iter().map(|finding| finding.code).collect();
    (codes(&judgement.refusals), codes(&judgement.warnings))
}

#[test]
fn the_table_of_history_is_kept() {
    type Change = fn(&mut RowFacts);
    let table: &[(Change, &[&str], &[&str])] = &[
        (|_| {}, &[], &[]),
        (|f| f.has_code = false, &["code-missing"], &[]),
        (|f| f.sex = None, &["sex-missing"], &[]),
        (|f| f.enrolled_on = day("2020-12-31"), &["enrolled-before-identified"], &["verified-out-of-order"]),
        (|f| f.verified_on = day("2021-01-11"), &[], &["verified-out-of-order"]),
        (|f| f.verified_on = day("2020-12-11"), &[], &["verified-out-of-order"]),
        (|f| f.enrolled_on = None, &[], &["not-enrolled-lead"]),
        (|f| f.enrolled_on = day("2022-01-02"), &["date-in-future"], &[]),
        (|f| f.status = Some(SurvivorStatus::DroppedOut), &["drop-out-date-missing"], &[]),
        (|f| f.ended_on = day("2021-02-01"), &[], &["status-contradicts-date", "drop-out-reason-unknown"]),
        (
            |f| {
                f.status = Some(SurvivorStatus::DroppedOut);
                f.ended_on = day("2021-01-09");
                f.drop_out_reason = Some(DropOutReason::Illness);
            },
            &["drop-out-before-enrolment"],
            &[],
        ),
        (
            |f| {
                f.status = Some(SurvivorStatus::DroppedOut);
                f.ended_on = f.enrolled_on;
                f.drop_out_reason = Some(DropOutReason::Illness);
            },
            &[],
            &[],
        ),
        (|f| f.status = Some(SurvivorStatus::Completed), &[], &["status-contradicts-date"]),
        (|f| f.certificate_on = day("2021-06-01"), &[], &["certificate-number-missing"]),
        (|f| f.has_certificate_number = true, &[], &["certificate-date-missing"]),
    ];
    for (position, (change, refusals, warnings)) in table.iter().enumerate() {
        let mut facts = sound();
        change(&mut facts);
        assert_eq!(codes(&facts), (refusals.to_vec(), warnings.to_vec()), "line {position}");
    }
}

#[test]
fn a_file_without_papers_is_taken_with_warnings() {
    let bare = FileFacts { is_enrolled: true, has_certificate: true, ..FileFacts::default() };
    let judgement = judge_file(&bare);
    assert!(judgement.is_acceptable());
    assert_eq!(judgement.warnings.len(), 5);
    assert_eq!(judge_file(&FileFacts::default()), Judgement::default());
}

fn any_day() -> impl Strategy<Value = Option<Date>> {
    proptest::option::of((2020i32..=2022, 1u32..=365).prop_filter_map("no such day", |(y, d)| Date::from_yo_opt(y, d)))
}

proptest! {
    #[test]
    fn an_accepted_row_is_in_order(
        has_code in any::<bool>(), sex in proptest::option::of(Just(Sex::Male)), identified_on in any_day(), verified_on in any_day(),
        enrolled_on in any_day(), ended_on in any_day(), certificate_on in any_day(),
        status in proptest::option::of(proptest::sample::select(SurvivorStatus::ALL)),
    ) {
        let facts = RowFacts { has_code, sex, identified_on, verified_on, enrolled_on, ended_on, certificate_on, status, ..RowFacts::default() };
        let judgement = judge_row(&facts, today());
        if judgement.is_acceptable() {
            prop_assert!(facts.has_code && facts.sex.is_some());
            for date in [identified_on, verified_on, enrolled_on, ended_on, certificate_on].into_iter().flatten() {
                prop_assert!(date <= today());
            }
            if let (Some(enrolled), Some(identified)) = (enrolled_on, identified_on) {
                prop_assert!(identified <= enrolled);
            }
            if let (Some(ended), Some(enrolled)) = (ended_on, enrolled_on) {
                prop_assert!(enrolled <= ended);
            }
            // A survivor has left exactly where there is a date of leaving.
            prop_assert_eq!(end_status(&facts).is_some(), ended_on.is_some());
        }
        let expected = enrolled_on.is_none();
        prop_assert_eq!(judgement.warnings.iter().any(|finding| finding.code == "not-enrolled-lead"), expected);
    }
}
