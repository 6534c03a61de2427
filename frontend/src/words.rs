//! Everything the screens say, in the language that is switched on.

use ashshash_base::{Argument, Date, Language, TimeOfDay, Timestamp};
use ashshash_i18n::Key;

/// Speaks one language; screens take a new one when the language is switched.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Words(pub Language);

impl Words {
    /// Says a word without placeholders.
    pub fn say(self, key: Key) -> String {
        ashshash_i18n::text(self.0, key, &[])
    }

    /// Says a sentence with its placeholders filled.
    pub fn with(self, key: Key, arguments: &[(&str, Argument)]) -> String {
        ashshash_i18n::text(self.0, key, arguments)
    }

    /// Says a sentence about a count, whose placeholder is `{count}`.
    pub fn count(self, key: Key, count: i64) -> String {
        self.with(key, &[("count", Argument::Count(count))])
    }

    /// Says the label of a code, such as `sex-female`; nothing where there is none.
    pub fn label(self, kind: &str, code: &str) -> Option<String> {
        ashshash_i18n::word(self.0, &format!("{kind}-{code}")).map(str::to_owned)
    }

    /// Says the label of a code; the code itself where an office made it up.
    pub fn code(self, kind: &str, code: &str) -> String {
        self.label(kind, code).unwrap_or_else(|| code.replace('_', " "))
    }

    /// Names people of a sex as so many are called: `man`, `men`.
    pub fn people(self, sex: &str, count: i64) -> String {
        self.code(if count == 1 { "person" } else { "people" }, sex)
    }

    /// Writes a count.
    pub fn number(self, value: i64) -> String {
        ashshash_i18n::number(self.0, value)
    }

    /// Writes digits without grouping: years, row numbers, codes of outputs.
    pub fn digits(self, text: &str) -> String {
        ashshash_i18n::digits(self.0, text)
    }

    /// Writes a change with its sign.
    pub fn change(self, value: i64) -> String {
        let sign = if value > 0 { "+" } else { "" };
        format!("{sign}{}", self.number(value))
    }

    /// Writes a day that the server sent.
    pub fn date(self, iso: &str) -> String {
        day(iso).map_or_else(|| iso.to_owned(), |day| self.day(day))
    }

    /// Writes a day.
    pub fn day(self, day: Date) -> String {
        ashshash_i18n::date(self.0, day)
    }

    /// Writes an instant that the server sent as day and time in Dhaka.
    pub fn instant(self, iso: &str) -> String {
        let Some((day, time)) = in_dhaka(iso) else { return iso.to_owned() };
        format!("{}, {}", self.day(day), self.time(time))
    }

    /// Writes a time of day, with its part of the day.
    pub fn time(self, time: TimeOfDay) -> String {
        ashshash_i18n::time(self.0, time)
    }

    /// Chooses the Bangla or the official Latin name.
    pub fn name<'a>(self, latin: &'a str, bangla: &'a str) -> &'a str {
        if self.0 == Language::Bangla && !bangla.is_empty() { bangla } else { latin }
    }

    /// Tells the other language.
    pub fn other(self) -> Language {
        if self.0 == Language::Bangla { Language::English } else { Language::Bangla }
    }
}

/// Today in Dhaka.
pub fn today() -> Date {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970")]
    let now = Timestamp(js_sys::Date::now() as i64);
    now.date_in_dhaka()
}

/// Reads a day as the server writes it.
pub fn day(iso: &str) -> Option<Date> {
    let mut parts = iso.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Date::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Writes a day as the server reads it.
pub fn iso(day: Date) -> String {
    use chrono::Datelike as _;
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// Tells the day in Dhaka of an instant that the server sent.
pub fn dhaka_day(instant: &str) -> Option<Date> {
    in_dhaka(instant).map(|(day, _)| day)
}

/// Reads an instant in UTC and moves it to Dhaka, six hours ahead all year.
fn in_dhaka(instant: &str) -> Option<(Date, TimeOfDay)> {
    let (date, time) = instant.split_once('T')?;
    let mut parts = time.split(':');
    let hour = parts.next()?.parse::<u16>().ok()?.checked_add(6)?;
    let minute = parts.next()?.parse::<u16>().ok()?;
    let date = if hour < 24 { day(date)? } else { day(date)?.succ_opt()? };
    Some((date, TimeOfDay::from_minutes(hour % 24 * 60 + minute)?))
}

#[cfg(test)]
mod tests {
    use super::Words;
    use ashshash_base::Language;

    #[test]
    fn an_instant_is_told_in_dhaka_with_its_part_of_the_day() {
        let bangla = Words(Language::Bangla);
        assert_eq!(bangla.instant("2021-12-30T18:48:00Z"), "৩১ ডিসেম্বর ২০২১, রাত ১২:৪৮");
        assert_eq!(Words(Language::English).instant("2021-12-31T03:30:00Z"), "31 December 2021, 9:30 am");
    }
}
