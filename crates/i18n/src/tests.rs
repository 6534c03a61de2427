use super::*;
use ashshash_base::Date;
use proptest::prelude::*;

/// All that stays Latin in Bangla: codes and the ends of file names.
const LATIN_KEPT: &[&str] = &["RJ", "RTG", "xlsx", "JSON"];

fn both() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    [&INTERFACE, &SERVER].into_iter().flat_map(|table| {
        table
            .codes()
            .enumerate()
            .map(move |(index, code)| (code, table.text(Language::English, index), table.text(Language::Bangla, index)))
    })
}

fn without_placeholders(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|sign| {
            inside = (inside || *sign == '{') && *sign != '}';
            !inside && *sign != '}'
        })
        .collect()
}

#[test]
fn every_key_is_found_by_its_code() {
    for table in [&INTERFACE, &SERVER] {
        for (index, code) in table.codes().enumerate() {
            assert_eq!(table.find(code), Some(index), "{code}");
        }
    }
    assert_eq!(INTERFACE.find("no-such-word"), None);
}

#[test]
fn every_key_has_words_in_both_languages() {
    for (code, english, bangla) in both() {
        assert!(!english.is_empty() && !bangla.is_empty(), "{code}");
    }
}

#[test]
fn bangla_texts_hold_no_english() {
    let mut wrong = Vec::new();
    for (code, _, bangla) in both() {
        let bare = without_placeholders(bangla);
        // Examples in quotes show what a person types or reads in the workbook.
        for word in unquoted(&bare).split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty()) {
            if !LATIN_KEPT.contains(&word) {
                wrong.push(format!("{code}: {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "English in Bangla texts:\n{}", wrong.join("\n"));
}

fn unquoted(text: &str) -> String {
    text.split(['‘', '’']).step_by(2).collect::<Vec<_>>().join(" ")
}

#[test]
fn bangla_texts_use_bangla_digits() {
    for (code, _, bangla) in both() {
        let bare = unquoted(&without_placeholders(bangla)).replace("RJ-0001", "").replace("RJ-0123", "");
        assert!(!bare.contains(|c: char| c.is_ascii_digit()), "{code}: {bangla}");
    }
}

#[test]
fn english_texts_hold_no_bangla() {
    // The name of the language itself is always written in its own script.
    for (code, english, _) in both().filter(|(code, ..)| !code.starts_with("language")) {
        let bare = unquoted(english);
        assert!(!bare.contains(|c: char| ('\u{980}'..='\u{9ff}').contains(&c) && c != '৳'), "{code}: {english}");
    }
}

#[test]
fn nothing_is_said_that_the_office_does_not_say() {
    let never = ["victim", "beneficiar", "invalid", "illegal", "oops", "sorry", "please", "no-show"];
    for (code, english, bangla) in both() {
        let low = english.to_lowercase();
        assert!(!never.iter().any(|word| low.contains(word)), "{code}: {english}");
        assert!(!english.contains('!') && !bangla.contains('!'), "{code}");
        assert!(!bangla.contains("মহিলা") || code.contains("sex"), "{code}: write নারী");
    }
}

#[test]
fn sentences_are_short() {
    for (code, english, _) in both().filter(|(code, ..)| !code.starts_with("rule-")) {
        for sentence in english.split(['.', ':', ';']) {
            let words = sentence.split_whitespace().count();
            assert!(words <= 17, "{code}: {words} words in “{sentence}”");
        }
    }
}

#[test]
fn the_page_of_figures_says_the_very_rules() {
    let page = include_str!("../../../docs/figures.md");
    for code in SERVER.codes().filter_map(|key| key.strip_prefix("rule-")) {
        let said = if code == "event" { "event_<type>" } else { code };
        let sentence = rule(Language::English, if code == "event" { "event_tie_tfd" } else { code });
        let line = format!("| `{said}` | {} |", sentence.unwrap_or_default());
        assert!(page.contains(&line), "docs/figures.md lacks: {line}");
    }
}

#[test]
fn placeholders_are_filled_once_and_gaps_leave_no_brace() {
    let table = Table {
        codes: Pieces { text: "a", lengths: &[1] },
        english: Pieces { text: "{count} rows, {who}{gap}.", lengths: &[25] },
        bangla: Pieces { text: "{count}টি সারি, {who}{gap}।", lengths: &[] },
        singular: &[(0, "1 row, {who}.")],
    };
    let arguments = [("count", Argument::Count(1200)), ("who", Argument::Text("{count}".to_owned()))];
    assert_eq!(fill(Language::English, &table, 0, &arguments), "1,200 rows, {count}.");
    let one = [("count", Argument::Count(1)), ("who", Argument::Text("A".to_owned()))];
    assert_eq!(fill(Language::English, &table, 0, &one), "1 row, A.");
}

#[test]
fn numbers_are_grouped_as_each_language_does() {
    assert_eq!(number(Language::English, 100_000), "100,000");
    assert_eq!(number(Language::Bangla, 100_000), "১,০০,০০০");
    assert_eq!(number(Language::Bangla, 12_345_678), "১,২৩,৪৫,৬৭৮");
    assert_eq!(number(Language::English, -1_234), "−1,234");
    assert_eq!(number(Language::Bangla, 999), "৯৯৯");
    assert_eq!(number(Language::English, i64::MIN), "−9,223,372,036,854,775,808");
}

#[test]
fn dates_read_as_people_write_them() -> Result<(), Box<dyn std::error::Error>> {
    let day = Date::from_ymd_opt(2021, 12, 31).ok_or("no such day")?;
    assert_eq!(date(Language::English, day), "31 December 2021");
    assert_eq!(date(Language::Bangla, day), "৩১ ডিসেম্বর ২০২১");
    assert_eq!(month(Language::Bangla, 2021, 2), "ফেব্রুয়ারি ২০২১");
    assert_eq!(month_short(Language::English, 9), "Sep");
    assert_eq!(month_short(Language::Bangla, 13), "");
    Ok(())
}

#[test]
fn an_unknown_code_is_told_as_our_own_mistake() {
    assert_eq!(problem(Language::English, "no-such-code", &[]), problem(Language::English, "internal", &[]));
    assert!(has_problem("internal"));
}

proptest! {
    #[test]
    fn bangla_digits_can_be_read_back(value in any::<i64>()) {
        let said = number(Language::Bangla, value).replace(',', "").replace('−', "-");
        let latin = ashshash_base::digits::to_latin(&said);
        prop_assert_eq!(latin.parse::<i64>().ok(), Some(value));
    }

    #[test]
    fn digits_change_nothing_but_digits(text in "\\PC{0,40}") {
        let said = digits(Language::Bangla, &text);
        prop_assert_eq!(said.chars().count(), text.chars().count());
        for (before, after) in text.chars().zip(said.chars()) {
            prop_assert!(before == after || before.is_ascii_digit());
        }
        prop_assert_eq!(digits(Language::English, &text), text);
    }
}

#[test]
fn every_minute_of_the_day_is_read_back_as_it_is_written() {
    use ashshash_base::TimeOfDay;
    for minute in 0..24 * 60 {
        let time = TimeOfDay::from_minutes(minute).unwrap();
        for language in [Language::English, Language::Bangla] {
            assert_eq!(TimeOfDay::parse(&crate::time(language, time)), Ok(time), "{}", crate::time(language, time));
        }
    }
    assert_eq!(crate::time(Language::Bangla, TimeOfDay::at(9, 30).unwrap()), "সকাল ৯:৩০");
}
