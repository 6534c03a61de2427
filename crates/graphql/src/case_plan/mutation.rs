use ashshash_base::PersonalText;
use ashshash_operations::case_plan;
use ashshash_survivors::case_plan::{
    CasePlanAgree, CasePlanReview, NewGoal, NewService, PlanGoalAdd, PlanGoalChange, PlanServiceAdd, PlanServiceChange,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

use super::code::{GoalState, PlanArea, PlannedService, ServiceBy, ServiceState};
use crate::deed;
use crate::problem::Outcome;
use crate::scalar::Day;

/// A goal as it is agreed.
#[derive(InputObject)]
pub struct NewGoalInput {
    /// The goal's id.
    id: ID,
    /// What it is about.
    area: PlanArea,
    /// The goal in the survivor's words; sealed.
    #[graphql(secret)]
    words: String,
    /// By when.
    due_on: Option<Day>,
    /// What leads there.
    #[graphql(default)]
    services: Vec<NewServiceInput>,
}

/// A service as it is agreed.
#[derive(InputObject)]
pub struct NewServiceInput {
    /// The service's id.
    id: ID,
    /// Which one.
    service: PlannedService,
    /// Who sees to it.
    by: ServiceBy,
    /// By when.
    due_on: Day,
}

/// Agrees a plan with its first goals.
#[derive(InputObject)]
pub struct CasePlanAgreeInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The plan's id.
    id: ID,
    /// With whom.
    survivor: ID,
    /// When it was agreed.
    agreed_on: Day,
    /// When both look at it again.
    review_on: Day,
    /// The goals, at least one.
    goals: Vec<NewGoalInput>,
}

/// Records that both looked at the plan again.
#[derive(InputObject)]
pub struct CasePlanReviewInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The plan's id.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// Whose plan.
    survivor: ID,
    /// When they looked.
    reviewed_on: Day,
    /// When they look next.
    review_on: Day,
}

/// Adds a goal to a plan.
#[derive(InputObject)]
pub struct PlanGoalAddInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// Whose plan.
    survivor: ID,
    /// The plan's id.
    plan: ID,
    /// The goal.
    goal: NewGoalInput,
}

/// Changes a goal; what is left out stays.
#[derive(InputObject)]
pub struct PlanGoalChangeInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The goal's id.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// Whose plan.
    survivor: ID,
    /// How far it is.
    state: Option<GoalState>,
    /// By when.
    due_on: Option<Day>,
    /// Other words; sealed.
    #[graphql(secret)]
    words: Option<String>,
}

/// Adds a service to a goal.
#[derive(InputObject)]
pub struct PlanServiceAddInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// Whose plan.
    survivor: ID,
    /// The goal's id.
    goal: ID,
    /// The service.
    service: NewServiceInput,
}

/// Changes a service; what is left out stays.
#[derive(InputObject)]
pub struct PlanServiceChangeInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The service's id.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// Whose plan.
    survivor: ID,
    /// What became of it.
    state: Option<ServiceState>,
    /// Who sees to it.
    by: Option<ServiceBy>,
    /// By when.
    due_on: Option<Day>,
    /// What came of it; sealed.
    #[graphql(secret)]
    outcome: Option<String>,
}

fn goal(ctx: &Context<'_>, goal: NewGoalInput) -> Result<NewGoal> {
    Ok(NewGoal {
        id: deed::id(ctx, &goal.id)?,
        area: goal.area.into(),
        words: PersonalText::new(&goal.words),
        due_on: goal.due_on.map(|day| day.0),
        services: goal.services.into_iter().map(|new| service(ctx, new)).collect::<Result<_>>()?,
    })
}

fn service(ctx: &Context<'_>, service: NewServiceInput) -> Result<NewService> {
    Ok(NewService {
        id: deed::id(ctx, &service.id)?,
        service: service.service.into(),
        by: service.by.into(),
        due_on: service.due_on.0,
    })
}

/// Deeds about case plans.
#[derive(Default)]
pub struct CasePlanMutation;

/// Deeds about case plans.
#[Object]
impl CasePlanMutation {
    /// Agrees a case plan with its first goals.
    async fn case_plan_agree(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan.")] input: CasePlanAgreeInput,
    ) -> Result<Outcome> {
        let command = CasePlanAgree {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            agreed_on: input.agreed_on.0,
            review_on: input.review_on.0,
            goals: input.goals.into_iter().map(|new| goal(ctx, new)).collect::<Result<_>>()?,
        };
        deed::perform(ctx, |actor| case_plan::case_plan_agree(actor, &command)).await
    }

    /// Records that survivor and counsellor looked at the plan again.
    async fn case_plan_review(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which plan, and when.")] input: CasePlanReviewInput,
    ) -> Result<Outcome> {
        let command = CasePlanReview {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            survivor: deed::id(ctx, &input.survivor)?,
            reviewed_on: input.reviewed_on.0,
            review_on: input.review_on.0,
        };
        deed::perform(ctx, |actor| case_plan::case_plan_review(actor, &command)).await
    }

    /// Adds a goal to the open plan.
    async fn plan_goal_add(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The goal.")] input: PlanGoalAddInput,
    ) -> Result<Outcome> {
        let command = PlanGoalAdd {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            plan: deed::id(ctx, &input.plan)?,
            goal: goal(ctx, input.goal)?,
        };
        deed::perform(ctx, |actor| case_plan::plan_goal_add(actor, &command)).await
    }

    /// Changes a goal of the open plan.
    async fn plan_goal_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which goal, and what changed.")] input: PlanGoalChangeInput,
    ) -> Result<Outcome> {
        let command = PlanGoalChange {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            survivor: deed::id(ctx, &input.survivor)?,
            state: input.state.map(Into::into),
            due_on: input.due_on.map(|day| day.0),
            words: input.words.as_deref().map(PersonalText::new),
        };
        deed::perform(ctx, |actor| case_plan::plan_goal_change(actor, &command)).await
    }

    /// Adds a service to a goal of the open plan.
    async fn plan_service_add(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The service.")] input: PlanServiceAddInput,
    ) -> Result<Outcome> {
        let command = PlanServiceAdd {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            goal: deed::id(ctx, &input.goal)?,
            service: service(ctx, input.service)?,
        };
        deed::perform(ctx, |actor| case_plan::plan_service_add(actor, &command)).await
    }

    /// Changes a service of the open plan.
    async fn plan_service_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which service, and what changed.")] input: PlanServiceChangeInput,
    ) -> Result<Outcome> {
        let command = PlanServiceChange {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            survivor: deed::id(ctx, &input.survivor)?,
            state: input.state.map(Into::into),
            by: input.by.map(Into::into),
            due_on: input.due_on.map(|day| day.0),
            outcome: input.outcome.as_deref().map(PersonalText::new),
        };
        deed::perform(ctx, |actor| case_plan::plan_service_change(actor, &command)).await
    }
}
