use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Purpose, Sealed};

/// A name, number or free text about a person inside a deed: it travels to be stored, and is never
/// printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonalText(String);

impl PersonalText {
    /// Takes what somebody wrote, without the space around it.
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// Tells whether nothing was written.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// Counts characters.
    pub fn characters(&self) -> usize {
        self.0.chars().count()
    }

    /// Opens it.
    pub fn reveal(&self, _purpose: &Purpose) -> &str {
        &self.0
    }

    /// Wraps it for good: nothing serialises it any more.
    pub fn sealed(self) -> Sealed<String> {
        Sealed::new(self.0)
    }
}

impl fmt::Debug for PersonalText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•••")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_travels_and_is_not_printed() {
        let text = PersonalText::new("  Rokeya ");
        assert_eq!(format!("{text:?}"), "•••");
        assert_eq!(serde_json::to_string(&text).unwrap(), "\"Rokeya\"");
        assert_eq!(text.characters(), 6);
        assert!(PersonalText::new(" ").is_blank());
    }
}
