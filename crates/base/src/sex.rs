use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::Spellings;

/// A person's sex as recorded: male, female or other (হিজড়া, তৃতীয় লিঙ্গ).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Male.
    Male,
    /// Female.
    Female,
    /// Neither male nor female.
    Other,
}

static SPELLINGS: LazyLock<Spellings<Sex>> = LazyLock::new(|| {
    Spellings::new([
        (Sex::Male, &["m", "male", "man", "men", "boy", "boys", "পুরুষ", "পু", "পুং", "ছেলে", "বালক"] as &[_]),
        (Sex::Female, &["f", "female", "woman", "women", "girl", "girls", "মহিলা", "নারী", "ম", "মেয়ে", "বালিকা", "স্ত্রী"]),
        (
            Sex::Other,
            &[
                "o",
                "other",
                "others",
                "third gender",
                "transgender",
                "hijra",
                "হিজড়া",
                "হিজরা",
                "অন্যান্য",
                "অন্য",
                "তৃতীয় লিঙ্গ",
                "৩য় লিঙ্গ",
            ],
        ),
    ])
});

impl Sex {
    /// All three, in the order in which reports print them.
    pub const ALL: [Self; 3] = [Self::Male, Self::Female, Self::Other];

    /// Gives `male`, `female` or `other`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
            Self::Other => "other",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sex| sex.code() == code)
    }

    /// Reads what people write into registers, in English or Bangla.
    pub fn parse(text: &str) -> Option<Self> {
        SPELLINGS.find(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        for (text, sex) in [
            ("M", Sex::Male),
            (" male ", Sex::Male),
            ("MALE", Sex::Male),
            ("পুরুষ", Sex::Male),
            (" f", Sex::Female),
            ("FEMALE", Sex::Female),
            ("মহিলা", Sex::Female),
            ("নারী\u{a0}", Sex::Female),
            ("মেয়ে", Sex::Female),
            ("মেয়ে", Sex::Female),
            ("Third gender", Sex::Other),
            ("হিজড়া", Sex::Other),
            ("তৃতীয় লিঙ্গ", Sex::Other),
        ] {
            assert_eq!(Sex::parse(text), Some(sex), "{text}");
        }
        assert_eq!(Sex::parse(""), None);
        assert_eq!(Sex::parse("yes"), None);
        for sex in Sex::ALL {
            assert_eq!(Sex::from_code(sex.code()), Some(sex));
            assert_eq!(Sex::parse(sex.code()), Some(sex));
        }
    }
}
