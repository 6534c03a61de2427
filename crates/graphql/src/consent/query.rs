use std::collections::HashMap;
use std::sync::Arc;

use ashshash_base::{ConsentId, Sealed};
use ashshash_storage::{StorageError, consent, organisation};
use async_graphql::dataloader::Loader;
use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::asked::asking;
use crate::loaders::Batches;
use crate::problem::Told;

/// Asks who witnessed a consent.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct WitnessOf(pub(crate) ConsentId);

impl Loader<WitnessOf> for Batches {
    type Value = Arc<Sealed<String>>;
    type Error = Arc<StorageError>;

    async fn load(&self, keys: &[WitnessOf]) -> Result<HashMap<WitnessOf, Self::Value>, Self::Error> {
        let ids: Vec<ConsentId> = keys.iter().map(|key| key.0).collect();
        let found = consent::witnesses(&self.read, &self.scope, &ids).await?;
        Ok(found.into_iter().map(|(id, name)| (WitnessOf(id), Arc::new(name))).collect())
    }
}

/// An organisation that a consent to share can name.
#[derive(SimpleObject)]
pub struct ConsentRecipient {
    /// Its id.
    id: ID,
    /// Its name.
    name: String,
    /// `tsp`, `lsp` or `partner`.
    kind: String,
}

/// Questions about consent.
#[derive(Default)]
pub struct ConsentQuery;

/// Questions about consent.
#[Object]
impl ConsentQuery {
    /// Organisations that a consent to share can name, by name.
    async fn consent_recipients(&self, ctx: &Context<'_>) -> Result<Vec<ConsentRecipient>> {
        let (db, scope) = asking(ctx)?;
        let found = organisation::recipients(db, scope).await.told(ctx)?;
        let told = |own: organisation::Organisation| ConsentRecipient {
            id: own.id.to_string().into(),
            name: own.name,
            kind: own.kind,
        };
        Ok(found.into_iter().map(told).collect())
    }
}
