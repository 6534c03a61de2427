use ashshash_base::PersonalText;
use ashshash_operations::glass;
use ashshash_survivors::glass::GlassBreak;
use async_graphql::{Context, ID, InputObject, Object, Result};

use crate::deed;
use crate::problem::Outcome;

/// Opens a file outside the own reach for a day.
#[derive(InputObject)]
pub struct GlassBreakInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The access's id.
    id: ID,
    /// The survivor's code.
    code: String,
    /// Why the file has to be opened; the coordinator reads it. Sealed.
    #[graphql(secret)]
    reason: String,
}

/// Deeds about files outside the own reach.
#[derive(Default)]
pub struct GlassMutation;

/// Deeds about files outside the own reach.
#[Object]
impl GlassMutation {
    /// Opens a file of the own office for 24 hours, with a reason.
    async fn glass_break(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose file, and why.")] input: GlassBreakInput,
    ) -> Result<Outcome> {
        let command = GlassBreak {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            code: input.code,
            reason: PersonalText::new(&input.reason),
        };
        deed::perform(ctx, |actor| glass::glass_break(actor, &command)).await
    }
}
