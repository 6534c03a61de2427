use chrono::{Datelike, Days, Months};
use serde::{Deserialize, Serialize};

use crate::{Argument, Date, Problem};

/// Two days, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Bounds", into = "Bounds")]
#[non_exhaustive]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// The period ends before it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the period ends on {to}, before it begins on {from}")]
pub struct PeriodReversed {
    /// The first day asked for.
    pub from: Date,
    /// The last day asked for.
    pub to: Date,
}

impl Problem for PeriodReversed {
    fn code(&self) -> &'static str {
        "period-reversed"
    }

    fn field(&self) -> Option<&'static str> {
        Some("period")
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        vec![("from", Argument::Date(self.from)), ("to", Argument::Date(self.to))]
    }
}

#[derive(Serialize, Deserialize)]
struct Bounds {
    from: Date,
    to: Date,
}

impl TryFrom<Bounds> for Period {
    type Error = PeriodReversed;

    fn try_from(bounds: Bounds) -> Result<Self, Self::Error> {
        Self::new(bounds.from, bounds.to)
    }
}

impl From<Period> for Bounds {
    fn from(period: Period) -> Self {
        Self { from: period.from, to: period.to }
    }
}

impl Period {
    /// Makes a period of its first and last day.
    pub fn new(from: Date, to: Date) -> Result<Self, PeriodReversed> {
        if from <= to { Ok(Self { from, to }) } else { Err(PeriodReversed { from, to }) }
    }

    /// Gives the calendar year; years outside 1–9999 count as the nearest of these.
    pub fn year(year: i32) -> Self {
        let year = year.clamp(1, 9999);
        Self { from: day(year, 1, 1), to: day(year, 12, 31) }
    }

    /// Gives the month's days; nothing where there is no such month.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let from = Date::from_ymd_opt(year, month, 1)?;
        Some(Self { from, to: last_of_month(from) })
    }

    /// Gives a fiscal year of the government of Bangladesh: 1 July of the year to 30 June of the next.
    pub fn fiscal_year(year: i32) -> Self {
        let year = year.clamp(1, 9998);
        Self { from: day(year, 7, 1), to: day(year + 1, 6, 30) }
    }

    /// Tells whether the day lies in the period.
    pub fn contains(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }

    /// Counts the days, at least one.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// Cuts the period into calendar months; the first and last are cut to the period.
    pub fn months(&self) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut from = self.from;
        loop {
            let to = last_of_month(from).min(self.to);
            parts.push(Self { from, to });
            match to.succ_opt() {
                Some(next) if next <= self.to => from = next,
                _ => return parts,
            }
        }
    }

    /// Gives the period of the same length just before: as many months where this one is of whole
    /// months, else as many days. Nothing before the calendar begins.
    pub fn before(&self) -> Option<Self> {
        let to = self.from.pred_opt()?;
        let from = if self.from.day() == 1 && self.to == last_of_month(self.to) {
            self.from.checked_sub_months(Months::new(u32::try_from(self.months().len()).ok()?))?
        } else {
            self.from.checked_sub_days(Days::new(u64::try_from(self.days()).ok()?))?
        };
        Some(Self { from, to })
    }
}

/// Only called with days that every year has.
fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn last_of_month(date: Date) -> Date {
    date.with_day(1)
        .and_then(|first| first.checked_add_months(Months::new(1)))
        .and_then(|next| next.pred_opt())
        .unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_date() -> impl Strategy<Value = Date> {
        (1990i32..2050, 1u32..=366).prop_filter_map("no such day", |(y, d)| Date::from_yo_opt(y, d))
    }

    #[test]
    fn the_period_before_a_year_is_the_year_before() {
        assert_eq!(Period::year(2021).before(), Some(Period::year(2020)));
        assert_eq!(Period::month(2021, 3).unwrap().before(), Period::month(2021, 2));
        assert_eq!(Period::fiscal_year(2021).before(), Some(Period::fiscal_year(2020)));
        let week = Period::new(day(2021, 1, 4), day(2021, 1, 10)).unwrap();
        assert_eq!(week.before(), Some(Period::new(day(2020, 12, 28), day(2021, 1, 3)).unwrap()));
    }

    #[test]
    fn a_reversed_period_is_refused_in_json_too() {
        assert!(serde_json::from_str::<Period>(r#"{"from":"2021-12-31","to":"2021-01-01"}"#).is_err());
        let year: Period = serde_json::from_str(r#"{"from":"2021-01-01","to":"2021-12-31"}"#).unwrap();
        assert_eq!(year, Period::year(2021));
    }

    proptest! {
        #[test]
        fn months_cover_the_period_without_gap_or_overlap(a in any_date(), b in any_date()) {
            let period = Period::new(a.min(b), a.max(b)).unwrap();
            let months = period.months();
            prop_assert_eq!(months[0].from, period.from);
            prop_assert_eq!(months[months.len() - 1].to, period.to);
            for pair in months.windows(2) {
                prop_assert_eq!(pair[0].to.succ_opt(), Some(pair[1].from));
            }
            for month in &months {
                prop_assert_eq!(month.from.month(), month.to.month());
            }
            prop_assert_eq!(months.iter().map(Period::days).sum::<i64>(), period.days());
        }

        #[test]
        fn both_ends_belong_to_the_period(a in any_date(), b in any_date(), other in any_date()) {
            prop_assert_eq!(Period::new(a, b).is_ok(), a <= b);
            if let Ok(period) = Period::new(a, b) {
                prop_assert!(period.contains(a) && period.contains(b));
                prop_assert!(!period.contains(a.pred_opt().unwrap()) && !period.contains(b.succ_opt().unwrap()));
                prop_assert_eq!(period.contains(other), a <= other && other <= b);
                prop_assert_eq!(period.before().unwrap().to.succ_opt(), Some(a));
            }
        }
    }
}
