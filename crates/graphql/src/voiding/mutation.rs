use ashshash_operations::voiding;
use ashshash_survivors::voiding::RecordVoid;
use async_graphql::{Context, Enum, ID, InputObject, Object, Result};

use crate::deed;
use crate::problem::Outcome;

/// Why a record is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::voiding::VoidReason")]
pub enum VoidReason {
    /// It stands there twice.
    EnteredTwice,
    /// It belongs to somebody else.
    WrongPerson,
    /// It did not happen.
    DidNotHappen,
    /// Its day or its details are wrong; it is entered anew.
    WrongDetails,
}

/// Takes a record back.
#[derive(InputObject)]
pub struct RecordVoidInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The record: a session, family session, follow-up, support, assessment, consent, referral, place in
    /// a training, placement or event.
    record: ID,
    /// The version that the caller saw.
    version: i64,
    /// Why.
    reason: VoidReason,
}

/// Deeds that take records back.
#[derive(Default)]
pub struct VoidingMutation;

/// Deeds that take records back.
#[Object]
impl VoidingMutation {
    /// Takes a wrong record back: it stays, and no figure counts it.
    async fn record_void(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record, and why.")] input: RecordVoidInput,
    ) -> Result<Outcome> {
        let command = RecordVoid {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            record: deed::id(ctx, &input.record)?,
            version: input.version,
            reason: input.reason.into(),
        };
        deed::perform(ctx, |actor| voiding::record_void(actor, &command)).await
    }
}
