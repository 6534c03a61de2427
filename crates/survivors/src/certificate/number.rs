use std::fmt;
use std::str::FromStr;

use ashshash_base::digits;

/// A certificate's number, `RTG-<year>-<at least three digits>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CertificateNumber {
    /// The year of the approval.
    pub year: i32,
    /// Counts an organisation's certificates of that year, from 1.
    pub ordinal: u32,
}

impl CertificateNumber {
    /// Gives the number after the highest of an organisation and year.
    ///
    /// Numbers of other years, and what registers wrote in another form, stay as they are and don't
    /// count. `given` is the highest that this system ever gave in the year: a number whose record
    /// was voided is not given again either.
    pub fn next<'a>(year: i32, given: u32, present: impl IntoIterator<Item = &'a str>) -> Self {
        let highest = present
            .into_iter()
            .filter_map(|text| text.parse::<Self>().ok())
            .filter(|number| number.year == year)
            .map(|number| number.ordinal)
            .max();
        Self { year, ordinal: highest.unwrap_or_default().max(given).saturating_add(1) }
    }

    /// Gives a number as it is kept and compared, also of another form than ours: upper case, Latin
    /// digits, plain dashes, so that `rtg-২০২১–০০২` is `RTG-2021-002`.
    pub fn written(text: &str) -> String {
        let plain = |c: char| match digits::latin(c) {
            '–' | '—' | '‐' | '‑' | '−' => '-',
            c => c,
        };
        text.trim().chars().map(plain).flat_map(char::to_uppercase).collect()
    }
}

impl fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RTG-{}-{:03}", self.year, self.ordinal)
    }
}

/// The text is not a certificate's number as we write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a certificate number")]
pub struct NumberUnreadable;

impl FromStr for CertificateNumber {
    type Err = NumberUnreadable;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let (year, ordinal) =
            text.strip_prefix("RTG-").and_then(|rest| rest.split_once('-')).ok_or(NumberUnreadable)?;
        let is_ours = year.len() == 4 && digits(year) && ordinal.len() >= 3 && digits(ordinal);
        if !is_ours {
            return Err(NumberUnreadable);
        }
        let year = year.parse().map_err(|_| NumberUnreadable)?;
        Ok(Self { year, ordinal: ordinal.parse().map_err(|_| NumberUnreadable)? })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_one_in_any_spelling() {
        assert_eq!(CertificateNumber::written(" rtg-২০২১–০০২ "), "RTG-2021-002");
    }

    #[test]
    fn the_next_number_is_the_highest_plus_one() {
        let present = ["RTG-2021-007", "RTG-2020-900", "rtg 12", "RTG-2021-3", "RTG-2021-155"];
        assert_eq!(CertificateNumber::next(2021, 0, present).to_string(), "RTG-2021-156");
        assert_eq!(CertificateNumber::next(2022, 0, present).to_string(), "RTG-2022-001");
        assert_eq!(CertificateNumber::next(2021, 0, ["RTG-2021-999"]).to_string(), "RTG-2021-1000");
    }

    #[test]
    fn a_number_once_given_is_not_given_again() {
        assert_eq!(CertificateNumber::next(2021, 9, ["RTG-2021-007"]).ordinal, 10);
    }

    proptest! {
        #[test]
        fn numbers_read_back(year in 1000..=9999_i32, ordinal in 0..=u32::MAX) {
            let number = CertificateNumber { year, ordinal };
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }

        #[test]
        fn the_next_number_is_new_and_leaves_no_gap(
            ordinals in prop::collection::vec((2020..2023_i32, 1..500_u32), 0..40),
            given in 0..500_u32,
        ) {
            let present: Vec<String> =
                ordinals.iter().map(|(year, ordinal)| CertificateNumber { year: *year, ordinal: *ordinal }.to_string()).collect();
            let next = CertificateNumber::next(2021, given, present.iter().map(String::as_str));
            prop_assert!(!present.contains(&next.to_string()));
            let before = CertificateNumber { ordinal: next.ordinal - 1, ..next };
            prop_assert!(before.ordinal == given || present.contains(&before.to_string()));
        }
    }
}
