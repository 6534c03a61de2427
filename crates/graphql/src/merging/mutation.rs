use ashshash_operations::merging;
use ashshash_survivors::merge::SurvivorsMerge;
use async_graphql::{Context, ID, InputObject, Object, Result};

use crate::deed;
use crate::problem::Outcome;

/// Makes one file of two.
#[derive(InputObject)]
pub struct SurvivorsMergeInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The file that stays.
    keep: ID,
    /// Its version that the caller saw.
    keep_version: i64,
    /// The file that goes into it.
    merge: ID,
    /// Its version that the caller saw.
    merge_version: i64,
}

/// Deeds about files of one person.
#[derive(Default)]
pub struct MergingMutation;

/// Deeds about files of one person.
#[Object]
impl MergingMutation {
    /// Moves all records of one file into another of the same person.
    async fn survivors_merge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which file stays, which goes.")] input: SurvivorsMergeInput,
    ) -> Result<Outcome> {
        let command = SurvivorsMerge {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            keep: deed::id(ctx, &input.keep)?,
            keep_version: input.keep_version,
            merge: deed::id(ctx, &input.merge)?,
            merge_version: input.merge_version,
        };
        deed::perform(ctx, |actor| merging::survivors_merge(actor, &command)).await
    }
}
