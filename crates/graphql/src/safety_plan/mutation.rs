use ashshash_base::PersonalText;
use ashshash_operations::safety_plan;
use ashshash_survivors::safety_plan::{SafetyPlanClose, SafetyPlanWrite};
use async_graphql::{Context, ID, InputObject, Object, Result};

use super::object::SafetyOutcome;
use crate::deed;
use crate::problem::Outcome;
use crate::scalar::Day;

/// Writes a safety plan, or other words of it. What isn't given stays as it is; an empty text empties its field.
#[derive(InputObject)]
pub struct SafetyPlanWriteInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The plan's id: that of an open one, or a new one.
    id: ID,
    /// The version that the caller saw; 0 for a new plan.
    version: i64,
    /// Whose plan.
    survivor: ID,
    /// By what the person knows that danger is near; sealed.
    #[graphql(secret)]
    warning_signs: Option<String>,
    /// What the person does then; sealed.
    #[graphql(secret)]
    steps: Option<String>,
    /// Where the person can go; sealed.
    #[graphql(secret)]
    safe_places: Option<String>,
    /// Whom the person can call; sealed.
    #[graphql(secret)]
    people: Option<String>,
    /// When both look at it again.
    review_on: Option<Day>,
}

/// Closes a safety plan.
#[derive(InputObject)]
pub struct SafetyPlanCloseInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The plan's id.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// Whose plan.
    survivor: ID,
    /// When it was closed.
    closed_on: Day,
    /// Why.
    outcome: SafetyOutcome,
}

/// Deeds about safety plans.
#[derive(Default)]
pub struct SafetyPlanMutation;

/// Deeds about safety plans.
#[Object]
impl SafetyPlanMutation {
    /// Writes a survivor's safety plan.
    async fn safety_plan_write(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan.")] input: SafetyPlanWriteInput,
    ) -> Result<Outcome> {
        let words = |text: &Option<String>| text.as_deref().map(PersonalText::new);
        let command = SafetyPlanWrite {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            survivor: deed::id(ctx, &input.survivor)?,
            warning_signs: words(&input.warning_signs),
            steps: words(&input.steps),
            safe_places: words(&input.safe_places),
            people: words(&input.people),
            review_on: input.review_on.map(|on| on.0),
        };
        deed::perform(ctx, |actor| safety_plan::safety_plan_write(actor, &command)).await
    }

    /// Closes a safety plan that is no longer needed.
    async fn safety_plan_close(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which plan, and why.")] input: SafetyPlanCloseInput,
    ) -> Result<Outcome> {
        let command = SafetyPlanClose {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            survivor: deed::id(ctx, &input.survivor)?,
            closed_on: input.closed_on.0,
            outcome: input.outcome.into(),
        };
        deed::perform(ctx, |actor| safety_plan::safety_plan_close(actor, &command)).await
    }
}
