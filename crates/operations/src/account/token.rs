//! The secret that a browser keeps, and the slot through which a mutation hands it over.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};
use zeroize::Zeroize;

use super::Randomness;

/// The 256-bit id of a session; only its SHA-256 is stored.
#[derive(Clone)]
pub struct SessionToken([u8; 32]);

/// Says that a text is no session token.
#[derive(Debug, thiserror::Error)]
#[error("not a session token")]
pub struct NotAToken;

impl SessionToken {
    /// Draws a new one.
    #[must_use]
    pub fn draw(randomness: &Randomness) -> Self {
        Self(randomness.bytes())
    }

    /// Gives what the database knows it by: 64 hexadecimal digits.
    #[must_use]
    pub fn id_hash(&self) -> String {
        hex(&Sha256::digest(self.0))
    }

    /// Gives the cookie's value: 64 hexadecimal digits.
    #[must_use]
    pub fn reveal(&self) -> String {
        hex(&self.0)
    }
}

impl FromStr for SessionToken {
    type Err = NotAToken;

    fn from_str(text: &str) -> Result<Self, NotAToken> {
        let digits = text.as_bytes();
        let mut bytes = [0; 32];
        if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(NotAToken);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NotAToken)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotAToken)?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("•••")
    }
}

impl Drop for SessionToken {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Writes bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the answer does to the browser's session cookie.
#[derive(Clone, Debug)]
pub enum CookieChange {
    /// Keeps a new session's token.
    Set {
        /// What the browser is to send from now on.
        token: SessionToken,
    },
    /// Forgets the session.
    Clear,
}

/// A request's slot for a cookie change: mutations write it, the server reads it after execution.
#[derive(Clone, Debug, Default)]
pub struct CookieSlot(Arc<Mutex<Option<CookieChange>>>);

impl CookieSlot {
    /// Notes a change; the last one counts.
    pub fn set(&self, change: CookieChange) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(change);
    }

    /// Takes the change out.
    #[must_use]
    pub fn take(&self) -> Option<CookieChange> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn token_survives_the_cookie_and_is_never_its_own_hash() {
        let token = SessionToken::draw(&Randomness::new(|bytes| bytes.fill(7)));
        let read: SessionToken = token.reveal().parse().unwrap();
        assert_eq!(read.id_hash(), token.id_hash());
        assert_ne!(token.reveal(), token.id_hash());
        assert_eq!(format!("{token:?}"), "•••");
    }

    #[test]
    fn anything_else_is_no_token() {
        for text in ["", "ab", &"g".repeat(64), &"é".repeat(32), &"a".repeat(65)] {
            assert!(text.parse::<SessionToken>().is_err());
        }
    }
}
