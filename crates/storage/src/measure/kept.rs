//! Counts that are kept until anything changes: the figures page is asked for again whenever one comes back to it.

use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

use ashshash_access::Scope;
use ashshash_base::{OrganisationId, Period};
use ashshash_indicators::{Dimension, Measure};
use lru::LruCache;

use super::{Count, Part};
use crate::error::StorageError;
use crate::journal;
use crate::read::Read;

/// Answers that are kept at most, those asked for last.
const MOST: NonZeroUsize = NonZeroUsize::MIN.saturating_add(63);

/// A question about an office's figures, at a state of the database.
///
/// Only whole offices are kept: what other roles reach depends on the hour, and is little.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Question {
    organisation: OrganisationId,
    /// Each change writes its entry in its own transaction (R13), so that this number says which rows there are.
    changes: i64,
    period: Period,
    measures: Vec<String>,
    dimension: Option<Dimension>,
}

impl Question {
    /// Names a question; none when its answer is not to be kept.
    pub(super) async fn of(
        db: &Read,
        scope: &Scope,
        period: Period,
        measures: &[&Measure],
        dimension: Option<Dimension>,
    ) -> Result<Option<Self>, StorageError> {
        let Scope::Organisation(organisation) = scope else { return Ok(None) };
        let changes = journal::changes(db).await?;
        let measures = measures.iter().map(|measure| measure.code.clone()).collect();
        Ok(Some(Self { organisation: *organisation, changes, period, measures, dimension }))
    }
}

/// What was counted.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    Counts(Vec<Count>),
    Parts(Vec<Part>),
}

/// The answers; one store a database.
#[derive(Debug)]
pub(crate) struct Kept(Mutex<LruCache<Question, Answer>>);

impl Default for Kept {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(MOST)))
    }
}

impl Kept {
    pub(super) fn get(&self, question: &Question) -> Option<Answer> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(question).cloned()
    }

    pub(super) fn put(&self, question: Question, answer: Answer) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).put(question, answer);
    }
}
