//! Cursors: where a page ended, sealed, so that they say nothing and fit one question only.

use ashshash_access::Scope;
use ashshash_base::base64url;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::StorageError;
use crate::read::Read;

const LABEL: &str = "cursor";

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
        Ok(base64url::write(&db.keys().office().seal(LABEL, self.organisation, &plain)?))
    }

    /// Opens a cursor of the same question.
    ///
    /// # Errors
    /// Refuses what is no cursor, or another question's, or another organisation's.
    pub fn open<T: DeserializeOwned>(&self, db: &Read, cursor: &str) -> Result<T, StorageError> {
        let sealed = base64url::read(cursor).ok_or(StorageError::CursorInvalid)?;
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
