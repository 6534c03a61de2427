//! Leads that other records name, and who they are: one statement for all of an answer.

use std::collections::HashMap;
use std::sync::Arc;

use ashshash_base::LeadId;
use ashshash_storage::{StorageError, lead};
use async_graphql::dataloader::Loader;

use crate::loaders::Batches;

/// Asks for a lead that another record names.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct LeadOf(pub(crate) LeadId);

/// Asks who a lead is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct LeadIdentityOf(pub(crate) LeadId);

impl Loader<LeadOf> for Batches {
    type Value = lead::View;
    type Error = Arc<StorageError>;

    async fn load(&self, keys: &[LeadOf]) -> Result<HashMap<LeadOf, lead::View>, Self::Error> {
        let ids: Vec<LeadId> = keys.iter().map(|key| key.0).collect();
        let views = lead::by_ids(&self.read, &self.scope, &ids).await?;
        Ok(views.into_iter().map(|view| (LeadOf(view.id), view)).collect())
    }
}

impl Loader<LeadIdentityOf> for Batches {
    type Value = Arc<lead::identity::Opened>;
    type Error = Arc<StorageError>;

    async fn load(&self, keys: &[LeadIdentityOf]) -> Result<HashMap<LeadIdentityOf, Self::Value>, Self::Error> {
        let ids: Vec<LeadId> = keys.iter().map(|key| key.0).collect();
        let identities = lead::identity::open(&self.read, &self.scope, &ids).await?;
        Ok(identities.into_iter().map(|(id, identity)| (LeadIdentityOf(id), Arc::new(identity))).collect())
    }
}
