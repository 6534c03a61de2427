use ashshash_operations::caseload;
use ashshash_survivors::handover::CaseloadHandOver;
use async_graphql::{Context, ID, InputObject, Object, Result};

use crate::deed;
use crate::problem::Outcome;

/// Hands survivors from one counsellor to another.
#[derive(InputObject)]
pub struct CaseloadHandOverInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// Who accompanied them.
    from: ID,
    /// Who does from now on.
    to: ID,
    /// Whom; all where nobody is named.
    survivors: Option<Vec<ID>>,
}

/// Deeds about caseloads.
#[derive(Default)]
pub struct CaseloadMutation;

/// Deeds about caseloads.
#[Object]
impl CaseloadMutation {
    /// Hands survivors over in one deed; open appointments go along.
    async fn caseload_hand_over(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "From whom, to whom, and whom.")] input: CaseloadHandOverInput,
    ) -> Result<Outcome> {
        let chosen = input.survivors.map(|ids| ids.iter().map(|id| deed::id(ctx, id)).collect::<Result<_>>());
        let command = CaseloadHandOver {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            from: deed::id(ctx, &input.from)?,
            to: deed::id(ctx, &input.to)?,
            survivors: chosen.transpose()?,
        };
        deed::perform(ctx, |actor| caseload::caseload_hand_over(actor, &command)).await
    }
}
