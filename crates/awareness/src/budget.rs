use ashshash_base::{Period, digits};
use serde::{Deserialize, Serialize};

/// The year for which a union parishad sets money aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", content = "year", rename_all = "snake_case")]
pub enum BudgetYear {
    /// A fiscal year, July to June, named by the year in which it begins.
    Fiscal(i32),
    /// A single year, as older registers have it; counted as the calendar year, with a warning.
    Bare(i32),
}

impl BudgetYear {
    /// Reads `2020-21`, `2020–2021`, `২০২০-২১`, `FY 2020/21` or a bare `2021`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 100 {
            return None;
        }
        let text = digits::to_latin(text).to_lowercase();
        let mut text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\''));
        for word in ["fiscal year", "fy", "অর্থবছর", "অর্থ বছর", "সাল"] {
            text = text.strip_prefix(word).unwrap_or(text).trim();
            text = text.strip_suffix(word).unwrap_or(text).trim();
        }
        let text = text.strip_suffix(".0").unwrap_or(text);
        let numbers: Vec<&str> = text.split(['-', '–', '—', '/', '−']).map(str::trim).collect();
        let year = |text: &str| -> Option<i32> {
            let digits_only = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
            if digits_only { text.parse().ok().filter(|year| (1971..=2999).contains(year)) } else { None }
        };
        match numbers.as_slice() {
            [only] => year(only).map(Self::Bare),
            [first, second] => {
                let first = year(first)?;
                let next = first + 1;
                let follows = *second == next.to_string() || *second == format!("{:02}", next % 100);
                follows.then_some(Self::Fiscal(first))
            }
            _ => None,
        }
    }

    /// Gives the days that the year has.
    pub fn period(self) -> Period {
        match self {
            Self::Fiscal(year) => Period::fiscal_year(year),
            Self::Bare(year) => Period::year(year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn years_are_read_as_people_write_them() {
        for text in ["2020-21", "2020-2021", "2020–21", "২০২০-২১", "FY 2020/21", " 2020 - 21 ", "২০২০-২০২১ অর্থবছর"]
        {
            assert_eq!(BudgetYear::parse(text), Some(BudgetYear::Fiscal(2020)), "{text}");
        }
        for text in ["2021", "২০২১", " 2021 ", "2021.0"] {
            assert_eq!(BudgetYear::parse(text), Some(BudgetYear::Bare(2021)), "{text}");
        }
        for text in ["", "21", "2020-22", "2020-19", "20201", "soon", "2020-21-22", "1066"] {
            assert_eq!(BudgetYear::parse(text), None, "{text}");
        }
        assert_eq!(BudgetYear::parse("1999-00"), Some(BudgetYear::Fiscal(1999)));
        assert_eq!(BudgetYear::Fiscal(2020).period().to.to_string(), "2021-06-30");
        assert_eq!(BudgetYear::Bare(2021).period(), Period::year(2021));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,30}") {
            let _ = BudgetYear::parse(&text);
        }
    }
}
