//! What a password must be, before it is hashed.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroize;

use super::AccountError;

/// Passwords found most often in published leaks, one a line, lower-cased (origin and licence: the file beside it).
const COMMON: &str = include_str!("../../data/common-passwords.txt");

/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most characters of a password: far above any real one, so that hashing stays cheap.
pub const LONGEST: usize = 256;

/// A password as typed: not printed, wiped from memory when dropped.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// Takes what was typed, in one Unicode form: Bangla keyboards spell the same letter in two ways.
    #[must_use]
    pub fn new(mut typed: String) -> Self {
        let composed = typed.nfc().collect();
        typed.zeroize();
        Self(composed)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    pub(super) fn is_too_long(&self) -> bool {
        self.0.chars().count() > LONGEST
    }

    /// Refuses what is short, long, widely used or made from the person's own address.
    ///
    /// # Errors
    /// Says which of them it is.
    pub fn check(&self, email: &str) -> Result<(), AccountError> {
        let length = self.0.chars().count();
        if length < SHORTEST {
            return Err(AccountError::PasswordTooShort);
        }
        if length > LONGEST {
            return Err(AccountError::PasswordTooLong);
        }
        let folded = self.0.to_lowercase();
        if contains_address(&folded, email) {
            return Err(AccountError::PasswordContainsAddress);
        }
        if is_guessable(&folded) {
            return Err(AccountError::PasswordCommon);
        }
        Ok(())
    }
}

impl Drop for Password {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("•••")
    }
}

fn contains_address(folded: &str, email: &str) -> bool {
    let email = email.to_lowercase();
    let name = email.split('@').next().unwrap_or_default();
    name.chars().count() >= 4 && folded.contains(name) && folded.chars().count() < name.chars().count() + 8
}

/// Says whether a guesser's first list has it: as it is, dressed with digits and signs, repeated, or a run of keys.
fn is_guessable(folded: &str) -> bool {
    let bare = folded.trim_matches(|c: char| !c.is_alphabetic());
    let unit = repeated_unit(folded);
    let is_tiny = |part: &str| part.chars().count() <= 3;
    is_run(folded)
        || (unit.len() < folded.len() && is_tiny(unit))
        || COMMON.lines().any(|common| common == folded || common == unit || common == bare)
}

/// Finds the shortest beginning whose repetition gives the whole (the last one may be cut short).
fn repeated_unit(text: &str) -> &str {
    text.char_indices()
        .map(|(at, _)| at)
        .filter(|at| *at > 0 && *at * 2 <= text.len())
        .map(|at| text.split_at(at))
        .find(|(_, rest)| text.starts_with(rest))
        .map_or(text, |(unit, _)| unit)
}

/// Says whether it only counts up, down or stands still: `123456789012`, `abcdefghijkl`.
fn is_run(text: &str) -> bool {
    let steps: Vec<i64> = text
        .chars()
        .zip(text.chars().skip(1))
        .map(|(one, next)| i64::from(u32::from(next)) - i64::from(u32::from(one)))
        .collect();
    [-1, 0, 1].iter().any(|step| steps.iter().all(|found| found == step || found.abs() == 9))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<(), AccountError> {
        Password::new(text.to_owned()).check("shirin.akter@rj.example")
    }

    #[test]
    fn list_has_ten_thousand_passwords_and_more() {
        assert!(COMMON.lines().count() >= 10_000);
    }

    #[test]
    fn short_and_endless_passwords_are_refused() {
        assert!(matches!(check("eleven chrs"), Err(AccountError::PasswordTooShort)));
        assert!(matches!(check(&"ab cd ef ".repeat(40)), Err(AccountError::PasswordTooLong)));
    }

    #[test]
    fn twelve_bangla_letters_are_twelve_characters() {
        assert!(check("আমার সোনার বাংলা").is_ok());
    }

    #[test]
    fn passwords_of_a_guessers_first_list_are_refused() {
        for text in [
            "qwertyuiop12",
            "Password123456",
            "123456789012",
            "aaaaaaaaaaaa",
            "abcabcabcabcab",
            "passwordpassword",
            "!!sunshine!!2024",
            "abcdefghijklm",
        ] {
            assert!(matches!(check(text), Err(AccountError::PasswordCommon)), "{text}");
        }
    }

    #[test]
    fn own_address_is_no_password() {
        assert!(matches!(check("Shirin.Akter1"), Err(AccountError::PasswordContainsAddress)));
    }

    #[test]
    fn plain_sentences_are_taken() {
        for text in ["four goats on the bridge", "mango-rain-37-bicycle", "x9#Lq2!vTz8@wK"] {
            assert!(check(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", Password::new("four goats on the bridge".into())), "•••");
    }
}
