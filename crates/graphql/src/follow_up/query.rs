use ashshash_base::{FollowUpId, Purpose};
use ashshash_storage::note;
use async_graphql::{Context, ID, Object, Result};

use crate::asked::{asking, viewing};
use crate::problem::Told;

/// Questions about follow-ups.
#[derive(Default)]
pub struct FollowUpQuery;

/// Questions about follow-ups.
#[Object]
impl FollowUpQuery {
    /// Opens the private note of a follow-up; it is journalled. A counsellor's own; a coordinator's while the
    /// file is open by breaking the glass.
    async fn follow_up_note(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The follow-up's id.")] id: ID,
    ) -> Result<Option<String>> {
        let (db, scope) = asking(ctx)?;
        let Ok(id) = id.as_str().parse::<FollowUpId>() else { return Ok(None) };
        let opened = note::open(db, scope, viewing(ctx)?.reader, note::Noted::FollowUp(id)).await.told(ctx)?;
        Ok(opened.map(|note| note.into_revealed(&Purpose::Show)))
    }
}
