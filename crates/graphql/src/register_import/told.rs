//! What a register's row says, in the reader's own way: days, places, numbers, words for codes.

use ashshash_base::place::Gazetteer;
use ashshash_base::{Date, Language};
use ashshash_i18n::{date, digits, word};

/// Fields that hold codes, and the words' kinds to look for.
const CODED: &[(&str, &[&str])] = &[
    ("Sex", &["sex"]),
    ("Status", &["status", "state"]),
    ("Attendance", &["session"]),
    ("Venue", &["venue"]),
    ("Kind", &["kind", "course", "placement"]),
    ("Service", &["service"]),
    ("Exploitation", &["exploitation"]),
    ("Drop-out reason", &["reason"]),
    ("Activity", &["figure-event"]),
];
/// Kinds of the codes by which a row is described.
const DESCRIBING: &[&str] = &["figure-event", "sex", "service", "course", "placement"];
/// Fields that are told as the office writes them, whatever they look like.
const AS_WRITTEN: &[&str] =
    &["Survivor ID", "Certificate no", "Batch", "Counsellor", "Provider", "TSP", "Trade", "Unit"];

/// Says what a field says.
pub(super) fn value(language: Language, field: &str, text: &str) -> String {
    if AS_WRITTEN.contains(&field) {
        return text.to_owned();
    }
    let kinds = CODED.iter().find(|(coded, _)| *coded == field).map_or(&[][..], |(_, kinds)| kinds);
    coded(language, kinds, text)
        .or_else(|| days(language, text))
        .or_else(|| number(language, text))
        .or_else(|| place(language, text).filter(|_| matches!(field, "Union" | "Upazila")))
        .unwrap_or_else(|| text.to_owned())
}

/// Says what a row is about: a code and a day, a union and a day.
pub(super) fn about(language: Language, text: &str) -> String {
    let part = |part: &str| {
        days(language, part)
            .or_else(|| coded(language, DESCRIBING, part))
            .or_else(|| place(language, part))
            .unwrap_or_else(|| part.to_owned())
    };
    text.split(" · ").map(part).collect::<Vec<_>>().join(" · ")
}

fn coded(language: Language, kinds: &[&str], text: &str) -> Option<String> {
    let separator = |kind: &str| if kind == "figure-event" { '_' } else { '-' };
    kinds.iter().find_map(|kind| word(language, &format!("{kind}{}{text}", separator(kind)))).map(str::to_owned)
}

/// A day, or a first and a last one.
fn days(language: Language, text: &str) -> Option<String> {
    let days: Option<Vec<String>> =
        text.split(" – ").map(|day| day.parse::<Date>().ok().map(|day| date(language, day))).collect();
    days.map(|days| days.join(" – "))
}

fn number(language: Language, text: &str) -> Option<String> {
    let is_number = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_number.then(|| digits(language, text))
}

/// A place in Bangla, by the English name that rows keep.
fn place(language: Language, text: &str) -> Option<String> {
    let places = Gazetteer::official();
    let union = || places.unions().iter().find(|union| union.name == text).map(|union| &union.name_bn);
    let upazila = || places.upazilas().iter().find(|upazila| upazila.name == text).map(|upazila| &upazila.name_bn);
    if language == Language::English { None } else { upazila().or_else(union).cloned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ashshash_base::Language::{Bangla, English};

    #[test]
    fn a_change_is_told_in_the_reader_s_way() {
        for (field, text, english, bangla) in [
            ("Date", "2023-04-03", "3 April 2023", "৩ এপ্রিল ২০২৩"),
            ("Year", "2021-07-01 – 2022-06-30", "1 July 2021 – 30 June 2022", "১ জুলাই ২০২১ – ৩০ জুন ২০২২"),
            ("Sex", "female", "Woman", "নারী"),
            ("Upazila", "Keshabpur", "Keshabpur", "কেশবপুর"),
            ("Male members", "12", "12", "১২"),
            ("Certificate no", "2021", "2021", "2021"),
            ("Counsellor", "Counsellor A", "Counsellor A", "Counsellor A"),
        ] {
            assert_eq!((value(English, field, text), value(Bangla, field, text)), (english.into(), bangla.into()));
        }
        assert_eq!(about(Bangla, "ZX-0002 · 2023-04-03"), "ZX-0002 · ৩ এপ্রিল ২০২৩");
        assert_eq!(about(Bangla, "day_observation · 2023-04-03"), "দিবস পালন · ৩ এপ্রিল ২০২৩");
    }
}
