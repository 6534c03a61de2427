//! The period in the address: `2021`, `2021-Q3`, `2021-03`, `2021-01-05..2021-02-01`.

use crate::words::{Words, day, iso};
use ashshash_base::{Argument, Date, Period};
use ashshash_i18n::key;
use chrono::Datelike as _;

/// A period as a person chooses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Year(i32),
    /// A calendar quarter, 1 to 4.
    Quarter(i32, u32),
    Month(i32, u32),
    Days(Period),
}

/// The ways to choose a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Year,
    Quarter,
    Month,
    Days,
}

impl Choice {
    /// Reads a period from the address.
    pub fn read(text: &str) -> Option<Self> {
        if let Some((from, to)) = text.split_once("..") {
            return Period::new(day(from)?, day(to)?).ok().map(Self::Days);
        }
        let Some((year, rest)) = text.split_once('-') else { return read_year(text).map(Self::Year) };
        let year = read_year(year)?;
        match rest.strip_prefix('Q') {
            Some(quarter) => quarter
                .parse()
                .ok()
                .filter(|quarter| (1..=4).contains(quarter))
                .map(|quarter| Self::Quarter(year, quarter)),
            None => rest.parse().ok().filter(|month| (1..=12).contains(month)).map(|month| Self::Month(year, month)),
        }
    }

    /// Writes the period as the address holds it.
    pub fn address(self) -> String {
        match self {
            Self::Year(year) => format!("{year}"),
            Self::Quarter(year, quarter) => format!("{year}-Q{quarter}"),
            Self::Month(year, month) => format!("{year}-{month:02}"),
            Self::Days(period) => format!("{}..{}", iso(period.from), iso(period.to)),
        }
    }

    /// Gives the first and the last day.
    pub fn period(self) -> Period {
        match self {
            Self::Year(year) => Period::year(year),
            Self::Quarter(year, quarter) => {
                let months = (quarter * 3 - 2..=quarter * 3).filter_map(|month| Period::month(year, month));
                let ends: Vec<Period> = months.collect();
                match (ends.first(), ends.last()) {
                    (Some(first), Some(last)) => Period::new(first.from, last.to).unwrap_or(*first),
                    _ => Period::year(year),
                }
            }
            Self::Month(year, month) => Period::month(year, month).unwrap_or_else(|| Period::year(year)),
            Self::Days(period) => period,
        }
    }

    /// Tells how it was chosen.
    pub fn kind(self) -> Kind {
        match self {
            Self::Year(_) => Kind::Year,
            Self::Quarter(..) => Kind::Quarter,
            Self::Month(..) => Kind::Month,
            Self::Days(_) => Kind::Days,
        }
    }

    /// Gives the period of a kind that holds a day; for days, the present one spelt out.
    pub fn of_kind(self, kind: Kind, day: Date) -> Self {
        match kind {
            Kind::Year => Self::Year(day.year()),
            Kind::Quarter => Self::Quarter(day.year(), day.month0() / 3 + 1),
            Kind::Month => Self::Month(day.year(), day.month()),
            Kind::Days => Self::Days(self.period()),
        }
    }

    /// Gives the period just before.
    pub fn before(self) -> Option<Self> {
        let before = self.period().before()?;
        Some(match self {
            Self::Days(_) => Self::Days(before),
            _ => self.of_kind(self.kind(), before.to),
        })
    }

    /// Gives the period just after; days have none.
    pub fn after(self) -> Option<Self> {
        let next = self.period().to.succ_opt()?;
        (self.kind() != Kind::Days).then(|| self.of_kind(self.kind(), next))
    }

    /// Names it: `2021`, `July to September 2021`, `March 2021`, `5 January to 1 February 2021`.
    pub fn name(self, words: Words) -> String {
        match self {
            Self::Year(year) => words.digits(&year.to_string()),
            Self::Quarter(year, quarter) => words.with(
                key::QUARTER_NAME,
                &[("year", Argument::Number(i64::from(year))), ("quarter", Argument::Number(i64::from(quarter)))],
            ),
            Self::Month(year, month) => ashshash_i18n::month(words.0, year, month),
            Self::Days(period) => span(period, words),
        }
    }
}

/// Says first and last day.
pub fn span(period: Period, words: Words) -> String {
    words.with(key::FROM_TO, &[("from", Argument::Date(period.from)), ("to", Argument::Date(period.to))])
}

fn read_year(text: &str) -> Option<i32> {
    text.parse().ok().filter(|year| (1900..=9999).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_written() {
        for text in ["2021", "2021-Q3", "2021-03", "2021-01-05..2021-02-01"] {
            assert_eq!(Choice::read(text).map(Choice::address).as_deref(), Some(text));
        }
        for text in ["", "21", "2021-Q5", "2021-13", "2021-02-01..2021-01-05", "2021-02-30..2021-03-01", "x"] {
            assert_eq!(Choice::read(text), None, "{text}");
        }
    }

    #[test]
    fn the_period_before_is_of_the_same_kind() {
        let before = |text: &str| Choice::read(text).and_then(Choice::before).map(Choice::address);
        assert_eq!(before("2021").as_deref(), Some("2020"));
        assert_eq!(before("2021-Q1").as_deref(), Some("2020-Q4"));
        assert_eq!(before("2021-01").as_deref(), Some("2020-12"));
        assert_eq!(before("2021-01-05..2021-01-06").as_deref(), Some("2021-01-03..2021-01-04"));
    }
}
