//! Cursors: where a page ended, sealed, so that they say nothing and fit one question only.

use ashshash_access::Scope;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::StorageError;
use crate::read::Read;

const LABEL: &str = "cursor";
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What a cursor is good for: one type, order and filter, asked by one organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    digest: [u8; 16],
    organisation: Uuid,
}

impl Binding {
    /// Binds cursors to a question; `question` is everything that decides which rows come in which
    /// order.
    ///
    /// # Errors
    /// Fails when the question can't be written.
    pub fn new(scope: &Scope, question: &impl Serialize) -> Result<Self, StorageError> {
        let question = serde_json::to_vec(question).map_err(|_| StorageError::CursorInvalid)?;
        let hash = Sha256::digest(&question);
        let mut digest = [0; 16];
        digest.copy_from_slice(&hash[..16]);
        Ok(Self { digest, organisation: scope.organisation().as_uuid() })
    }

    /// Seals a position into a cursor.
    ///
    /// # Errors
    /// Fails when the system has no randomness.
    pub fn seal(&self, db: &Read, position: &[u8]) -> Result<String, StorageError> {
        let plain = [&self.digest[..], position].concat();
        Ok(write(&db.keys().office().seal(LABEL, self.organisation, &plain)?))
    }

    /// Opens a cursor of the same question.
    ///
    /// # Errors
    /// Refuses what is no cursor, or another question's, or another organisation's.
    pub fn open<T: DeserializeOwned>(&self, db: &Read, cursor: &str) -> Result<T, StorageError> {
        let sealed = read(cursor).ok_or(StorageError::CursorInvalid)?;
        let opened = db.keys().office().open(LABEL, self.organisation, &sealed);
        let plain = opened.map_err(|_| StorageError::CursorInvalid)?;
        let position = plain.strip_prefix(&self.digest).ok_or(StorageError::CursorInvalid)?;
        serde_json::from_slice(position).map_err(|_| StorageError::CursorInvalid)
    }
}

/// Writes a position as cursors hold it.
pub(crate) fn position(position: &impl Serialize) -> Result<Vec<u8>, StorageError> {
    serde_json::to_vec(position).map_err(|_| StorageError::CursorInvalid)
}

/// A page of rows.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows, each with its place in the order.
    pub rows: Vec<(T, Vec<u8>)>,
    /// Whether more follow.
    pub has_next: bool,
    /// How many there are in all; counted only when asked.
    pub total: Option<i64>,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), has_next: false, total: None }
    }
}

/// Which page to read.
#[derive(Clone, Debug, Default)]
pub struct PageQuestion {
    /// At most so many rows; none at all when only the total matters.
    pub first: u16,
    /// After this cursor.
    pub after: Option<String>,
    /// Whether to count all rows.
    pub with_total: bool,
}

impl PageQuestion {
    /// Opens the cursor.
    ///
    /// # Errors
    /// Refuses one that is not of this question.
    pub(crate) fn opened<T: DeserializeOwned>(&self, db: &Read, binding: &Binding) -> Result<Option<T>, StorageError> {
        self.after.as_deref().map(|cursor| binding.open(db, cursor)).transpose()
    }
}

/// URL-safe base64 without padding.
fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| (group << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for digit in 0..=chunk.len() {
            let value = (group >> (18 - 6 * digit)) & 63;
            text.push(char::from(DIGITS[value as usize]));
        }
    }
    text
}

fn read(text: &str) -> Option<Vec<u8>> {
    if text.len() > 1_024 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.as_bytes().chunks(4) {
        let mut group = 0_u32;
        for digit in chunk {
            let value = DIGITS.iter().position(|known| known == digit)?;
            group = (group << 6) | u32::try_from(value).ok()?;
        }
        group <<= 6 * (4 - chunk.len());
        let [_, a, b, c] = group.to_be_bytes();
        let held = chunk.len().checked_sub(1).filter(|held| *held > 0)?;
        bytes.extend([a, b, c].into_iter().take(held));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        for length in 0..70_u8 {
            let bytes: Vec<u8> = (0..length).map(|byte| byte.wrapping_mul(41)).collect();
            let text = write(&bytes);
            assert!(text.bytes().all(|c| DIGITS.contains(&c)));
            assert_eq!(read(&text), Some(bytes));
        }
        assert_eq!(read("a"), None);
        assert_eq!(read("a+b="), None);
        assert_eq!(read(&"a".repeat(2_000)), None);
    }
}
