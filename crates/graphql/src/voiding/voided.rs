use std::collections::HashMap;
use std::sync::Arc;

use ashshash_storage::{StorageError, voiding};
use async_graphql::SimpleObject;
use async_graphql::dataloader::Loader;
use uuid::Uuid;

use super::VoidReason;
use crate::loaders::Batches;
use crate::scalar::Day;

/// Asks what became of a record that was taken back.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct VoidedOf(pub(crate) Uuid);

impl Loader<VoidedOf> for Batches {
    type Value = voiding::Voided;
    type Error = Arc<StorageError>;

    async fn load(&self, keys: &[VoidedOf]) -> Result<HashMap<VoidedOf, voiding::Voided>, Self::Error> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let found = voiding::voided(&self.read, &self.scope, &ids).await?;
        Ok(found.into_iter().map(|(id, voided)| (VoidedOf(id), voided)).collect())
    }
}

/// A record that was taken back.
#[derive(Clone, Debug, SimpleObject)]
pub struct VoidedRecord {
    /// The kind of record: `counselling_session`, `support` …
    kind: String,
    /// When it was said to have happened.
    on: Option<Day>,
    /// Why it was taken back.
    reason: Option<VoidReason>,
}

impl From<voiding::Voided> for VoidedRecord {
    fn from(voided: voiding::Voided) -> Self {
        Self { kind: voided.kind, on: voided.on.map(Day), reason: voided.reason.map(VoidReason::from) }
    }
}
