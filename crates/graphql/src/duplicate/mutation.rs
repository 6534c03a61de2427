use ashshash_operations::duplicate;
use ashshash_survivors::DuplicateDecide;
use async_graphql::{Context, Enum, ID, InputObject, Object, Result};

use crate::deed;
use crate::problem::Outcome;

/// What the coordinator says of two entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::DuplicateDecision")]
pub enum DuplicateDecision {
    /// They are one person.
    SamePerson,
    /// They are two people.
    Different,
}

/// A decision about two entries.
#[derive(InputObject)]
pub struct DuplicateDecideInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The pair.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// One person, or two.
    decision: DuplicateDecision,
}

/// Deeds on likely duplicates.
#[derive(Default)]
pub struct DuplicateMutation;

/// Deeds on likely duplicates.
#[Object]
impl DuplicateMutation {
    /// Says whether two entries are one person; a lead of somebody known already is closed with it.
    async fn duplicate_decide(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which pair, and what it is.")] input: DuplicateDecideInput,
    ) -> Result<Outcome> {
        let command = DuplicateDecide {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            decision: input.decision.into(),
        };
        deed::perform(ctx, |actor| duplicate::duplicate_decide(actor, &command)).await
    }
}
