use ashshash_base::PersonalText;
use ashshash_operations::leaving;
use ashshash_survivors::leaving::{SurvivorComplete, SurvivorDropOut, SurvivorReenrol, SurvivorTransfer};
use async_graphql::{Context, ID, InputObject, Object, Result};

use super::code::{CompletionReason, DropOutReason, ReturnReason, TrainingChoice, TransferReason};
use crate::deed;
use crate::problem::Outcome;
use crate::scalar::Day;

/// Records that a survivor left the project.
#[derive(InputObject)]
pub struct SurvivorDropOutInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// Who left.
    survivor: ID,
    /// The version of the file that the caller saw.
    version: i64,
    /// Last day.
    left_on: Day,
    /// Why.
    reason: DropOutReason,
    /// What becomes of an open training; asked where there is one.
    training: Option<TrainingChoice>,
    /// What else matters; sealed.
    #[graphql(secret)]
    note: Option<String>,
}

/// Records that the support is complete.
#[derive(InputObject)]
pub struct SurvivorCompleteInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// Whose support.
    survivor: ID,
    /// The version of the file that the caller saw.
    version: i64,
    /// Last day.
    completed_on: Day,
    /// Why.
    reason: CompletionReason,
    /// What becomes of an open training; asked where there is one.
    training: Option<TrainingChoice>,
    /// What else matters; sealed.
    #[graphql(secret)]
    note: Option<String>,
}

/// Records that another office takes over.
#[derive(InputObject)]
pub struct SurvivorTransferInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// Who moves on.
    survivor: ID,
    /// The version of the file that the caller saw.
    version: i64,
    /// Last day here.
    transferred_on: Day,
    /// Why.
    reason: TransferReason,
    /// What becomes of an open training; asked where there is one.
    training: Option<TrainingChoice>,
    /// Who takes over, and what else matters; sealed.
    #[graphql(secret)]
    note: Option<String>,
}

/// Opens a new episode for somebody who comes back.
#[derive(InputObject)]
pub struct SurvivorReenrolInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The new enrolment's id.
    id: ID,
    /// Who comes back.
    survivor: ID,
    /// The version of the file that the caller saw.
    version: i64,
    /// First day of the new episode.
    started_on: Day,
    /// Why.
    reason: ReturnReason,
    /// Who counsels; the counsellor of before where nobody is named.
    counsellor: Option<ID>,
}

/// Deeds about ends of episodes and new beginnings.
#[derive(Default)]
pub struct LeavingMutation;

/// Deeds about ends of episodes and new beginnings.
#[Object]
impl LeavingMutation {
    /// Records that a survivor left the project; open appointments and requests end with it.
    async fn survivor_drop_out(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, when, why.")] input: SurvivorDropOutInput,
    ) -> Result<Outcome> {
        let command = SurvivorDropOut {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            version: input.version,
            left_on: input.left_on.0,
            reason: input.reason.into(),
            training: input.training.map(Into::into),
            note: input.note.as_deref().map(PersonalText::new),
        };
        deed::perform(ctx, |actor| leaving::survivor_drop_out(actor, &command)).await
    }

    /// Records that a survivor's support is complete.
    async fn survivor_complete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose, when, why.")] input: SurvivorCompleteInput,
    ) -> Result<Outcome> {
        let command = SurvivorComplete {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            version: input.version,
            completed_on: input.completed_on.0,
            reason: input.reason.into(),
            training: input.training.map(Into::into),
            note: input.note.as_deref().map(PersonalText::new),
        };
        deed::perform(ctx, |actor| leaving::survivor_complete(actor, &command)).await
    }

    /// Records that another office takes a survivor over.
    async fn survivor_transfer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, when, why.")] input: SurvivorTransferInput,
    ) -> Result<Outcome> {
        let command = SurvivorTransfer {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            version: input.version,
            transferred_on: input.transferred_on.0,
            reason: input.reason.into(),
            training: input.training.map(Into::into),
            note: input.note.as_deref().map(PersonalText::new),
        };
        deed::perform(ctx, |actor| leaving::survivor_transfer(actor, &command)).await
    }

    /// Opens a new episode for a survivor who comes back.
    async fn survivor_reenrol(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, from when, why.")] input: SurvivorReenrolInput,
    ) -> Result<Outcome> {
        let command = SurvivorReenrol {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            version: input.version,
            started_on: input.started_on.0,
            reason: input.reason.into(),
            counsellor: input.counsellor.as_ref().map(|id| deed::id(ctx, id)).transpose()?,
        };
        deed::perform(ctx, |actor| leaving::survivor_reenrol(actor, &command)).await
    }
}
