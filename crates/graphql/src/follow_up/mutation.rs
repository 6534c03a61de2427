use ashshash_base::PersonalText;
use ashshash_operations::follow_up;
use ashshash_services::follow_up::{FollowUpAgain, FollowUpPlan, FollowUpRecord};
use async_graphql::{Context, ID, InputObject, Object, Result};

use super::object::{FollowUpFinding, FollowUpKind, FollowUpStep};
use crate::deed;
use crate::problem::Outcome;
use crate::scalar::Day;

/// A follow-up that is planned.
#[derive(InputObject)]
pub struct FollowUpPlanInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The new follow-up's id, made by the caller.
    id: ID,
    /// Of whom.
    survivor: ID,
    /// What is followed up.
    kind: FollowUpKind,
    /// By when: today or later.
    due_on: Day,
    /// Together with the training provider.
    #[graphql(default_with = "Some(false)")]
    joint: Option<bool>,
}

/// What a follow-up found.
#[derive(InputObject)]
pub struct FollowUpRecordInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The follow-up.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// The day: today or earlier.
    done_on: Day,
    /// The training provider took part; as planned where it is left out.
    joint: Option<bool>,
    /// What was found.
    finding: Option<FollowUpFinding>,
    /// What comes next.
    next_step: Option<FollowUpStep>,
    /// How satisfied the survivor is, 1 to 5.
    satisfaction: Option<u8>,
    /// Men and boys who took part, where several did.
    male: Option<u16>,
    /// Women and girls who took part, where several did.
    female: Option<u16>,
    /// Hijra and other genders who took part, where several did.
    other: Option<u16>,
    /// A private note.
    #[graphql(secret)]
    note: Option<String>,
    /// The follow-up that comes after it.
    again: Option<FollowUpAgainInput>,
}

/// The follow-up that comes after one, of the same kind.
#[derive(InputObject)]
pub struct FollowUpAgainInput {
    /// The new follow-up's id, made by the caller.
    id: ID,
    /// By when: today or later.
    due_on: Day,
}

/// Deeds on follow-ups.
#[derive(Default)]
pub struct FollowUpMutation;

/// Deeds on follow-ups.
#[Object]
impl FollowUpMutation {
    /// Plans a follow-up.
    async fn follow_up_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of whom, what and by when.")] input: FollowUpPlanInput,
    ) -> Result<Outcome> {
        let command = FollowUpPlan {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            kind: input.kind.into(),
            due_on: input.due_on.0,
            joint: input.joint.unwrap_or_default(),
        };
        deed::perform(ctx, |actor| follow_up::follow_up_plan(actor, &command)).await
    }

    /// Records what a planned follow-up found.
    async fn follow_up_record(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and what was found.")] input: FollowUpRecordInput,
    ) -> Result<Outcome> {
        let again = match &input.again {
            Some(again) => Some(FollowUpAgain { id: deed::id(ctx, &again.id)?, due_on: again.due_on.0 }),
            None => None,
        };
        let command = FollowUpRecord {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            done_on: input.done_on.0,
            joint: input.joint,
            finding: input.finding.map(Into::into),
            next_step: input.next_step.map(Into::into),
            satisfaction: input.satisfaction,
            male: input.male,
            female: input.female,
            other: input.other,
            note: input.note.map(|note| PersonalText::new(&note)),
            again,
        };
        deed::perform(ctx, |actor| follow_up::follow_up_record(actor, &command)).await
    }
}
