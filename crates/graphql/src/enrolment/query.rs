use std::collections::HashMap;
use std::sync::Arc;

use ashshash_base::{EnrolmentId, Purpose, Sealed};
use ashshash_storage::{StorageError, enrolment, note};
use async_graphql::dataloader::Loader;
use async_graphql::{Context, ID, Object, Result};

use crate::asked::{asking, viewing};
use crate::loaders::Batches;
use crate::problem::Told;

/// Asks who decided for a person under 18.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct GuardianOf(pub(crate) EnrolmentId);

impl Loader<GuardianOf> for Batches {
    type Value = Arc<Sealed<String>>;
    type Error = Arc<StorageError>;

    async fn load(&self, keys: &[GuardianOf]) -> Result<HashMap<GuardianOf, Self::Value>, Self::Error> {
        let ids: Vec<EnrolmentId> = keys.iter().map(|key| key.0).collect();
        let found = enrolment::guardians(&self.read, &self.scope, &ids).await?;
        Ok(found.into_iter().map(|(id, name)| (GuardianOf(id), Arc::new(name))).collect())
    }
}

/// Questions about enrolments.
#[derive(Default)]
pub struct EnrolmentQuery;

/// Questions about enrolments.
#[Object]
impl EnrolmentQuery {
    /// Opens the private note that was written at the end of an enrolment; it is journalled. A counsellor's
    /// own; a coordinator's while the file is open by breaking the glass.
    async fn enrolment_note(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The enrolment's id.")] id: ID,
    ) -> Result<Option<String>> {
        let (db, scope) = asking(ctx)?;
        let Ok(id) = id.as_str().parse::<EnrolmentId>() else { return Ok(None) };
        let opened = note::open(db, scope, viewing(ctx)?.reader, note::Noted::End(id)).await.told(ctx)?;
        Ok(opened.map(|note| note.into_revealed(&Purpose::Show)))
    }
}
