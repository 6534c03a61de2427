use std::borrow::Cow;

use ashshash_base::{Date, DateProblem, date};
use calamine::DataRef;
use chrono::Days;

/// Serial numbers that may stand for a day without being styled as one: 1954 to 2119. A bare 2021 in
/// a date's column is a year that somebody typed, not a day of 1905.
const PLAIN_SERIALS: std::ops::RangeInclusive<i64> = 20_000..=80_000;

/// Takes away what can't be seen: spaces of all kinds around, and characters of no width.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let is_invisible = |c: char| matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    let is_blank =
        |c: char| c.is_whitespace() || c.is_control() || is_invisible(c) || matches!(c, '\u{200c}' | '\u{200d}');
    let trimmed = text.trim_matches(is_blank);
    let needs_work = |c: char| is_invisible(c) || c.is_control() || (c.is_whitespace() && c != ' ');
    if !trimmed.contains(needs_work) && !trimmed.contains("  ") {
        return Cow::Borrowed(trimmed);
    }
    let mut clean = String::with_capacity(trimmed.len());
    for c in trimmed.chars().filter(|c| !is_invisible(*c)) {
        if c.is_whitespace() || c.is_control() {
            if !clean.ends_with(' ') {
                clean.push(' ');
            }
        } else {
            clean.push(c);
        }
    }
    Cow::Owned(clean)
}

/// Gives a cell's text as a person sees it, roughly: whole numbers without decimals, days as ISO.
pub(super) fn text<'c>(cell: &'c DataRef<'_>, is_1904: bool) -> Cow<'c, str> {
    match cell {
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::String(text) => clean(text),
        DataRef::SharedString(text) => clean(text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => clean(text),
        DataRef::Int(number) => Cow::Owned(number.to_string()),
        DataRef::Float(number) => Cow::Owned(plain_number(*number)),
        DataRef::DateTime(stamp) => Cow::Owned(match serial_date(stamp.as_f64(), is_1904) {
            Ok(date) => date.to_string(),
            Err(_) => plain_number(stamp.as_f64()),
        }),
        DataRef::Bool(value) => Cow::Borrowed(if *value { "TRUE" } else { "FALSE" }),
        DataRef::Error(error) => Cow::Owned(error.to_string()),
    }
}

/// Tells whether a cell holds nothing that can be seen.
pub(super) fn is_empty(cell: &DataRef<'_>) -> bool {
    match cell {
        DataRef::Empty => true,
        DataRef::String(text) => clean(text).is_empty(),
        DataRef::SharedString(text) => clean(text).is_empty(),
        _ => false,
    }
}

/// Reads a cell of a date's column.
pub(super) fn date(cell: &DataRef<'_>, is_1904: bool) -> Result<Date, DateProblem> {
    let plain_serial = |number: f64| {
        let days = whole_days(number).filter(|days| PLAIN_SERIALS.contains(days)).ok_or(DateProblem::Unreadable)?;
        serial_day(days, is_1904)
    };
    match cell {
        DataRef::DateTime(stamp) if stamp.is_datetime() => serial_date(stamp.as_f64(), is_1904),
        DataRef::DateTime(stamp) => plain_serial(stamp.as_f64()),
        DataRef::Float(number) => plain_serial(*number),
        #[expect(clippy::cast_precision_loss, reason = "days that matter have six digits")]
        DataRef::Int(number) => plain_serial(*number as f64),
        DataRef::Empty | DataRef::Bool(_) | DataRef::Error(_) => Err(DateProblem::Unreadable),
        _ => {
            let text = text(cell, is_1904);
            // A serial number that was copied as text.
            match ashshash_base::number::parse_whole(&text) {
                Some(days) if text.chars().count() == 5 && PLAIN_SERIALS.contains(&days) => serial_day(days, is_1904),
                _ => date::parse(&text),
            }
        }
    }
}

/// Reads a cell of a number's column, in thousandths.
pub(super) fn thousandths(cell: &DataRef<'_>, is_1904: bool) -> Option<i64> {
    match cell {
        DataRef::Float(number) => from_float(*number),
        // A number that Excel took for a day keeps its value.
        DataRef::DateTime(stamp) => from_float(stamp.as_f64()),
        DataRef::Int(number) => number.checked_mul(1000),
        DataRef::Empty | DataRef::Bool(_) | DataRef::Error(_) => None,
        _ => ashshash_base::number::parse_thousandths(&text(cell, is_1904)),
    }
}

fn from_float(number: f64) -> Option<i64> {
    let thousandths = (number * 1000.0).round();
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    let whole = (thousandths.abs() < 9e15).then_some(thousandths as i64);
    whole
}

fn plain_number(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
}

fn whole_days(serial: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    let days = (serial.is_finite() && (0.0..3_000_000.0).contains(&serial)).then_some(serial.floor() as i64);
    days
}

fn serial_date(serial: f64, is_1904: bool) -> Result<Date, DateProblem> {
    serial_day(whole_days(serial).ok_or(DateProblem::Unreadable)?, is_1904)
}

/// Excel counts days from 1900-01-01 as 1 and believes in 29 February 1900; or from 1904-01-01 as 0.
fn serial_day(days: i64, is_1904: bool) -> Result<Date, DateProblem> {
    let (epoch, days) = match (is_1904, days) {
        (true, days) => ((1904, 1, 1), days),
        (false, 60) => return Err(DateProblem::NotReal { day: 29, month: 2, year: 1900 }),
        (false, days) if days > 60 => ((1899, 12, 30), days),
        (false, days) => ((1899, 12, 31), days),
    };
    Date::from_ymd_opt(epoch.0, epoch.1, epoch.2)
        .zip(u64::try_from(days).ok())
        .and_then(|(epoch, days)| epoch.checked_add_days(Days::new(days)))
        .ok_or(DateProblem::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{ExcelDateTime, ExcelDateTimeType};
    use proptest::prelude::*;

    fn styled(serial: f64, is_1904: bool) -> DataRef<'static> {
        DataRef::DateTime(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904))
    }

    #[test]
    fn days_are_read_in_both_calendars_of_excel() {
        let new_year = Date::from_ymd_opt(2021, 1, 1).unwrap();
        assert_eq!(date(&styled(44_197.0, false), false), Ok(new_year));
        assert_eq!(date(&styled(44_197.75, false), false), Ok(new_year));
        assert_eq!(date(&styled(42_735.0, true), true), Ok(new_year));
        assert_eq!(date(&DataRef::Float(44_197.0), false), Ok(new_year));
        assert_eq!(date(&DataRef::String("44197".into()), false), Ok(new_year));
        assert_eq!(date(&DataRef::SharedString("\u{a0}০১/০১/২০২১\u{200b}"), false), Ok(new_year));
        assert_eq!(date(&styled(60.0, false), false), Err(DateProblem::NotReal { day: 29, month: 2, year: 1900 }));
        assert_eq!(date(&DataRef::Float(2021.0), false), Err(DateProblem::Unreadable));
        assert_eq!(date(&DataRef::Error(calamine::CellErrorType::NA), false), Err(DateProblem::Unreadable));
    }

    #[test]
    fn invisible_characters_are_taken_away() {
        assert_eq!(clean(" \u{a0}Relative’s\u{a0}home\u{200b} "), "Relative’s home");
        assert_eq!(clean("a \n b"), "a b");
        assert_eq!(clean("\u{feff}"), "");
        // A joiner inside a Bangla word belongs to it.
        assert_eq!(clean("র\u{200d}্যালি"), "র\u{200d}্যালি");
    }

    proptest! {
        #[test]
        fn no_number_panics(number in any::<f64>(), is_1904 in any::<bool>()) {
            for cell in [DataRef::Float(number), styled(number, is_1904)] {
                let _ = (date(&cell, is_1904), thousandths(&cell, is_1904), text(&cell, is_1904));
            }
        }

        #[test]
        fn cleaning_twice_changes_nothing(value in "\\PC{0,30}") {
            let once = clean(&value).into_owned();
            prop_assert_eq!(clean(&once), once.as_str());
        }
    }
}
