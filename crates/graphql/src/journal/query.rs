use ashshash_storage::journal_page;
use async_graphql::{Context, Object, Result};

use super::{JournalConnection, JournalEntry};
use crate::asked::asking;
use crate::connection::{LARGEST_PAGE, Paged, size};
use crate::problem::Told;

/// Questions about the journal.
#[derive(Default)]
pub struct JournalQuery;

/// Questions about the journal.
#[Object]
impl JournalQuery {
    /// The journal of the viewer's organisation, newest first; empty for those who may not read it.
    async fn journal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<JournalConnection> {
        let (db, scope) = asking(ctx)?;
        let first = size(ctx, first.unwrap_or(50), LARGEST_PAGE)?;
        let binding = journal_page::binding(scope).told(ctx)?;
        let page = journal_page::page(db, scope, first, after.as_deref()).await.told(ctx)?;
        Ok(JournalConnection(Paged::new(page, binding, after.is_some(), JournalEntry)))
    }
}
