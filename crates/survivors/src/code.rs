use std::fmt;

use ashshash_base::{Problem, digits};
use serde::{Deserialize, Deserializer, Serialize};

/// The code by which a survivor is known outside the case team: `RJ-0001`.
///
/// Upper case, 1–32 letters, digits, `-` and `/`; unique within the office that holds the file.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize)]
#[serde(transparent)]
pub struct SurvivorCode(String);

/// The text is no survivor's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeProblem {
    /// Nothing was written.
    #[error("the code is missing")]
    Missing,
    /// Too long, or with other characters than letters, digits, `-` and `/`.
    #[error("a code has 1 to 32 letters, digits, - and /")]
    Malformed,
}

impl Problem for CodeProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::Missing => "code-missing",
            Self::Malformed => "code-malformed",
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("code")
    }
}

impl SurvivorCode {
    /// Reads a code as typed: trimmed, upper-cased, Bangla digits and other dashes made plain.
    pub fn parse(text: &str) -> Result<Self, CodeProblem> {
        let mut code = String::new();
        for c in text.chars() {
            match digits::latin(c) {
                '–' | '—' | '‐' | '‑' | '−' => code.push('-'),
                c if c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\'') => {}
                c if c.is_ascii_alphanumeric() || matches!(c, '-' | '/') => code.push(c.to_ascii_uppercase()),
                _ => return Err(CodeProblem::Malformed),
            }
            if code.len() > 32 {
                return Err(CodeProblem::Malformed);
            }
        }
        if code.is_empty() { Err(CodeProblem::Missing) } else { Ok(Self(code)) }
    }

    /// Gives the next free code of an office: `RJ-0370` after the highest `RJ-0369`.
    ///
    /// Codes of another form don't count.
    pub fn next<'a>(office: &str, taken: impl IntoIterator<Item = &'a str>) -> Result<Self, CodeProblem> {
        let number = |code: &str| -> Option<u64> {
            let digits = code.strip_prefix(office)?.strip_prefix('-')?;
            if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().ok() } else { None }
        };
        let highest = taken.into_iter().filter_map(number).max().unwrap_or_default();
        Self::parse(&format!("{office}-{:04}", highest.saturating_add(1)))
    }

    /// Gives the code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives up the text.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for SurvivorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for SurvivorCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_has_one_spelling() {
        for text in ["RJ-0001", " rj-0001 ", "RJ–0001", "rj-০০০১", "RJ - 0001", "RJ-0001\u{200b}"] {
            assert_eq!(SurvivorCode::parse(text).unwrap().as_str(), "RJ-0001", "{text}");
        }
        for text in ["", "  ", "\u{a0}"] {
            assert_eq!(SurvivorCode::parse(text), Err(CodeProblem::Missing));
        }
        for text in ["RJ_1", "রহিম", "=1+1", &"1".repeat(33)] {
            assert_eq!(SurvivorCode::parse(text), Err(CodeProblem::Malformed));
        }
    }

    #[test]
    fn the_next_code_follows_the_highest_of_the_office() {
        let next = |taken: &[&str]| SurvivorCode::next("RJ", taken.iter().copied()).unwrap().into_string();
        assert_eq!(next(&[]), "RJ-0001");
        assert_eq!(next(&["RJ-0009", "RJ-0369", "RJ-0012"]), "RJ-0370");
        assert_eq!(next(&["RJ-9999"]), "RJ-10000");
        assert_eq!(next(&["OT-0500", "RJ-2021-07", "RJ-A1", "X"]), "RJ-0001");
    }

    proptest! {
        #[test]
        fn reading_twice_changes_nothing(text in "[A-Za-z0-9/ ০-৯–-]{0,40}") {
            if let Ok(code) = SurvivorCode::parse(&text) {
                prop_assert_eq!(SurvivorCode::parse(code.as_str()), Ok(code));
            }
        }
    }
}
