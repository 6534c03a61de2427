use ashshash_operations::assignment;
use ashshash_survivors::assignment::SurvivorReassign;
use async_graphql::{Context, ID, InputObject, Object, Result};

use crate::deed;
use crate::problem::Outcome;

/// Gives a survivor to another counsellor.
#[derive(InputObject)]
pub struct SurvivorReassignInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// Whom.
    survivor: ID,
    /// The version of the file that the caller saw.
    version: i64,
    /// To whom.
    counsellor: ID,
}

/// Deeds about who counsels whom.
#[derive(Default)]
pub struct AssignmentMutation;

/// Deeds about who counsels whom.
#[Object]
impl AssignmentMutation {
    /// Gives a survivor to another counsellor of the office.
    async fn survivor_reassign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and to whom.")] input: SurvivorReassignInput,
    ) -> Result<Outcome> {
        let command = SurvivorReassign {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            version: input.version,
            counsellor: deed::id(ctx, &input.counsellor)?,
        };
        deed::perform(ctx, |actor| assignment::survivor_reassign(actor, &command)).await
    }
}
