//! A calendar for other programs (RFC 5545): times and one word. No name, no code, no place, nothing
//! about anybody. A writer of our own: five properties need no library, and none writes them without
//! adding its own clock and ids.

use ashshash_base::{Date, Language, TimeOfDay, Timestamp};
use ashshash_i18n::{key, text};

/// Dhaka is six hours ahead of UTC, all year.
const AHEAD: i64 = 6 * 60;
/// The minutes of a day.
const DAY: i64 = 24 * 60;
/// The longest line in bytes, without its end.
const LONGEST: usize = 75;

/// An appointment as other programs may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// A name that stays the same when the appointment is moved or asked again; it tells nothing.
    pub uid: String,
    /// The day in Dhaka.
    pub on: Date,
    /// The begin in Dhaka; the whole day where it is open.
    pub starts_at: Option<TimeOfDay>,
    /// How long it takes.
    pub minutes: u16,
}

/// Writes the calendar.
#[must_use]
pub fn calendar(entries: &[CalendarEntry], language: Language, now: Timestamp) -> String {
    let word = text(language, key::APPOINTMENT, &[]);
    let mut lines = Lines::default();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Appointments//EN", "METHOD:PUBLISH"] {
        lines.add(line);
    }
    let stamp = instant(now);
    for entry in entries {
        lines.add("BEGIN:VEVENT");
        lines.add(&format!("UID:{}", entry.uid));
        lines.add(&format!("DTSTAMP:{stamp}"));
        match entry.starts_at {
            Some(time) => {
                let begin = i64::from(time.minutes());
                lines.add(&format!("DTSTART:{}", utc(entry.on, begin)));
                lines.add(&format!("DTEND:{}", utc(entry.on, begin + i64::from(entry.minutes))));
            }
            None => lines.add(&format!("DTSTART;VALUE=DATE:{}", entry.on.format("%Y%m%d"))),
        }
        lines.add(&format!("SUMMARY:{}", escaped(&word)));
        lines.add("END:VEVENT");
    }
    lines.add("END:VCALENDAR");
    lines.0
}

/// Lines that end and fold as the standard says.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, line: &str) {
        let mut length = 0;
        for letter in line.chars() {
            // A fold begins with a space, which counts; a letter of several bytes stays whole.
            if length + letter.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Writes a time in Dhaka, in minutes since a day's midnight, as UTC.
fn utc(on: Date, minutes: i64) -> String {
    let minutes = minutes - AHEAD;
    let day = match minutes {
        ..0 => on.pred_opt(),
        DAY.. => on.succ_opt(),
        _ => Some(on),
    };
    let of_day = minutes.rem_euclid(DAY);
    format!("{}T{:02}{:02}00Z", day.unwrap_or(on).format("%Y%m%d"), of_day / 60, of_day % 60)
}

/// Writes an instant as UTC, to the second.
fn instant(now: Timestamp) -> String {
    let text = now.to_string();
    let digits: String = text.chars().take(19).filter(|c| c.is_ascii_digit() || *c == 'T').collect();
    format!("{digits}Z")
}

/// Marks what has a meaning of its own in a text.
fn escaped(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => marked.extend(['\\', letter]),
            '\n' => marked.push_str("\\n"),
            _ => marked.push(letter),
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(on: &str, starts_at: Option<&str>) -> CalendarEntry {
        CalendarEntry {
            uid: "0190-1".to_owned(),
            on: on.parse().unwrap(),
            starts_at: starts_at.map(|time| time.parse().unwrap()),
            minutes: 60,
        }
    }

    fn now() -> Timestamp {
        "2021-12-14T03:26:07.123Z".parse().unwrap()
    }

    #[test]
    fn a_calendar_tells_times_and_one_word() {
        let told = calendar(&[entry("2021-12-14", Some("09:30"))], Language::English, now());
        assert_eq!(
            told,
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Appointments//EN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:0190-1\r\nDTSTAMP:20211214T032607Z\r\nDTSTART:20211214T033000Z\r\nDTEND:20211214T043000Z\r\nSUMMARY:appointment\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        assert!(calendar(&[entry("2021-12-14", None)], Language::Bangla, now()).contains("SUMMARY:সাক্ষাৎ\r\n"));
        assert!(calendar(&[], Language::Bangla, now()).ends_with("METHOD:PUBLISH\r\nEND:VCALENDAR\r\n"));
    }

    #[test]
    fn times_are_of_greenwich_whatever_the_day() {
        let early = calendar(&[entry("2022-01-01", Some("05:30"))], Language::English, now());
        assert!(early.contains("DTSTART:20211231T233000Z\r\nDTEND:20220101T003000Z\r\n"), "{early}");
        let late = calendar(&[entry("2021-12-31", Some("23:00"))], Language::English, now());
        assert!(late.contains("DTSTART:20211231T170000Z\r\nDTEND:20211231T180000Z\r\n"), "{late}");
        let open = calendar(&[entry("2021-12-31", None)], Language::English, now());
        assert!(open.contains("DTSTART;VALUE=DATE:20211231\r\n") && !open.contains("DTEND"), "{open}");
    }

    proptest! {
        #[test]
        fn long_lines_fold_and_unfold(text in "[ -~ক-হ]{0,200}") {
            let mut lines = Lines::default();
            lines.add(&text);
            prop_assert!(lines.0.ends_with("\r\n"));
            prop_assert!(lines.0.split("\r\n").all(|line| line.len() <= LONGEST));
            let unfolded = lines.0.replace("\r\n ", "");
            prop_assert_eq!(unfolded.trim_end_matches("\r\n"), text);
        }
    }
}
