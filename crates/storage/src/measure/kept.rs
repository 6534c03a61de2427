//! Counts that are kept until what they rest on changes: the figures page is asked for again whenever one comes back to it.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

use ashshash_access::Scope;
use ashshash_base::{OrganisationId, Period};
use ashshash_indicators::{Dimension, Measure, Source};
use lru::LruCache;

use super::{Count, Part, changed};
use crate::error::StorageError;
use crate::read::Read;

/// Answers that are kept at most, those asked for last.
const MOST: NonZeroUsize = NonZeroUsize::MIN.saturating_add(511);

/// A question about an office's figures of one source, at a state of the database.
///
/// Only whole offices are kept: what other roles reach depends on the hour, and is little.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Question {
    organisation: OrganisationId,
    source: Source,
    /// Each deed notes what it may move in its own transaction, so that this number says which rows there are.
    changes: i64,
    period: Period,
    measures: Vec<String>,
    dimension: Option<Dimension>,
}

/// What was changed how often, for an office whose figures are kept.
pub(super) struct Asker {
    organisation: OrganisationId,
    changes: HashMap<String, i64>,
}

impl Asker {
    /// Looks up what was changed; none where answers are not to be kept.
    pub(super) async fn of(db: &Read, scope: &Scope) -> Result<Option<Self>, StorageError> {
        let Scope::Organisation(organisation) = scope else { return Ok(None) };
        Ok(Some(Self { organisation: *organisation, changes: changed::changes(db).await? }))
    }

    /// Names a question about measures of one source.
    pub(super) fn question(
        &self,
        period: Period,
        measures: &[&Measure],
        source: Source,
        dimension: Option<Dimension>,
    ) -> Question {
        Question {
            organisation: self.organisation,
            source,
            changes: self.changes.get(source.name()).copied().unwrap_or_default(),
            period,
            measures: measures.iter().map(|measure| measure.code.clone()).collect(),
            dimension,
        }
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
