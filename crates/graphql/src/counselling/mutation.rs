use ashshash_operations::counselling;
use async_graphql::{Context, Object, Result};

use super::input::{
    SessionCancelInput, SessionHoldInput, SessionMissInput, SessionPlanInput, SessionRecordInput,
    SessionRescheduleInput, SessionSettleInput,
};
use crate::deed;
use crate::problem::Outcome;

/// Deeds on sessions.
#[derive(Default)]
pub struct CounsellingMutation;

/// Deeds on sessions.
#[Object]
impl CounsellingMutation {
    /// Agrees an appointment with a survivor; two of one counsellor never overlap.
    async fn session_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "With whom and when.")] input: SessionPlanInput,
    ) -> Result<Outcome> {
        let command = input.read(ctx)?;
        deed::perform(ctx, |actor| counselling::session_plan(actor, &command)).await
    }

    /// Records a session that nobody had planned.
    async fn session_record(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "With whom, when and how it was.")] input: SessionRecordInput,
    ) -> Result<Outcome> {
        let command = input.read(ctx)?;
        deed::perform(ctx, |actor| counselling::session_record(actor, &command)).await
    }

    /// Records that a planned session took place, and agrees the next one.
    async fn session_hold(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and how it was.")] input: SessionHoldInput,
    ) -> Result<Outcome> {
        let command = input.read(ctx)?;
        deed::perform(ctx, |actor| counselling::session_hold(actor, &command)).await
    }

    /// Records that the survivor did not come to a planned session.
    async fn session_miss(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and when instead.")] input: SessionMissInput,
    ) -> Result<Outcome> {
        let command = input.read(ctx)?;
        deed::perform(ctx, |actor| counselling::session_miss(actor, &command)).await
    }

    /// Moves a planned or missed session to another time.
    async fn session_reschedule(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and when instead.")] input: SessionRescheduleInput,
    ) -> Result<Outcome> {
        let command = input.read(ctx)?;
        deed::perform(ctx, |actor| counselling::session_reschedule(actor, &command)).await
    }

    /// Calls a planned session off.
    async fn session_cancel(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and why.")] input: SessionCancelInput,
    ) -> Result<Outcome> {
        let command = input.read(ctx)?;
        deed::perform(ctx, |actor| counselling::session_cancel(actor, &command)).await
    }

    /// Closes a missed session with a reason.
    async fn session_settle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and why.")] input: SessionSettleInput,
    ) -> Result<Outcome> {
        let command = input.read(ctx)?;
        deed::perform(ctx, |actor| counselling::session_settle(actor, &command)).await
    }
}
