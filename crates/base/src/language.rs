use serde::{Deserialize, Serialize};

/// The interface's two languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Bangla.
    #[serde(rename = "bn")]
    Bangla,
}

impl Language {
    /// Both languages, English first.
    pub const ALL: [Self; 2] = [Self::English, Self::Bangla];

    /// Gives the ISO 639-1 code: `en` or `bn`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Bangla => "bn",
        }
    }

    /// Reads an ISO 639-1 code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}
