use ashshash_operations::document;
use ashshash_survivors::document::DocumentVoid;
use async_graphql::{Context, ID, InputObject, Object, Result};

use crate::deed;
use crate::problem::Outcome;
use crate::voiding::VoidReason;

/// Takes a paper out of a file.
#[derive(InputObject)]
pub struct DocumentVoidInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// Which.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// Why.
    reason: VoidReason,
}

/// Deeds about papers.
#[derive(Default)]
pub struct DocumentMutation;

/// Deeds about papers.
#[Object]
impl DocumentMutation {
    /// Takes a wrong paper out of a file; it stays and is not shown any more.
    async fn document_void(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and why.")] input: DocumentVoidInput,
    ) -> Result<Outcome> {
        let command = DocumentVoid {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            reason: input.reason.into(),
        };
        deed::perform(ctx, |actor| document::document_void(actor, &command)).await
    }
}
