use ashshash_base::{Purpose, SurvivorId};
use ashshash_storage::case_plan;
use async_graphql::{Context, ID, Object, Result};

use super::code::{GoalState, PlanArea, PlannedService, ServiceBy, ServiceState};
use crate::asked::loaders;
use crate::loaders::PlanWordsOf;
use crate::problem::Told;
use crate::scalar::Day;

/// What was agreed with a survivor for one episode of support.
#[derive(Clone, Debug)]
pub struct CasePlan(pub(crate) case_plan::View);

/// What was agreed with a survivor for one episode of support.
#[Object]
impl CasePlan {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// When it was agreed.
    async fn agreed_on(&self) -> Day {
        Day(self.0.agreed_on)
    }

    /// When both looked at it last.
    async fn reviewed_on(&self) -> Option<Day> {
        self.0.reviewed_on.map(Day)
    }

    /// When both look at it again.
    async fn review_on(&self) -> Day {
        Day(self.0.review_on)
    }

    /// When the episode ended; null while the plan is open.
    async fn ended_on(&self) -> Option<Day> {
        self.0.ended_on.map(Day)
    }

    /// Its goals, in the order in which they were agreed.
    async fn goals(&self) -> Vec<PlanGoal> {
        let goals = self.0.goals.iter().cloned();
        goals.map(|goal| PlanGoal { goal, survivor: self.0.survivor }).collect()
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

/// A goal of a case plan.
#[derive(Clone, Debug)]
pub struct PlanGoal {
    goal: case_plan::Goal,
    survivor: SurvivorId,
}

/// A goal of a case plan.
#[Object]
impl PlanGoal {
    /// Its id.
    async fn id(&self) -> ID {
        self.goal.id.to_string().into()
    }

    /// What it is about.
    async fn area(&self) -> PlanArea {
        self.goal.area.into()
    }

    /// How far it is.
    async fn state(&self) -> GoalState {
        self.goal.state.into()
    }

    /// By when.
    async fn due_on(&self) -> Option<Day> {
        self.goal.due_on.map(Day)
    }

    /// The goal in the survivor's words; reading it is journalled. Null where the viewer may not read notes.
    async fn words(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let words = loaders(ctx)?.load_one(PlanWordsOf(self.survivor)).await.told(ctx)?;
        Ok(words.and_then(|words| words.goals.get(&self.goal.id).map(|text| text.reveal(&Purpose::Show).clone())))
    }

    /// What leads there, by the day on which it is due.
    async fn services(&self) -> Vec<PlanService> {
        let services = self.goal.services.iter().cloned();
        services.map(|service| PlanService { service, survivor: self.survivor }).collect()
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.goal.version
    }
}

/// A service that leads to a goal.
#[derive(Clone, Debug)]
pub struct PlanService {
    service: case_plan::Service,
    survivor: SurvivorId,
}

/// A service that leads to a goal.
#[Object]
impl PlanService {
    /// Its id.
    async fn id(&self) -> ID {
        self.service.id.to_string().into()
    }

    /// Which one.
    async fn service(&self) -> PlannedService {
        self.service.service.into()
    }

    /// Who sees to it.
    async fn by(&self) -> ServiceBy {
        self.service.by.into()
    }

    /// What became of it.
    async fn state(&self) -> ServiceState {
        self.service.state.into()
    }

    /// By when.
    async fn due_on(&self) -> Day {
        Day(self.service.due_on)
    }

    /// What came of it; reading it is journalled. Null where the viewer may not read notes.
    async fn outcome(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let words = loaders(ctx)?.load_one(PlanWordsOf(self.survivor)).await.told(ctx)?;
        Ok(words.and_then(|words| words.outcomes.get(&self.service.id).map(|text| text.reveal(&Purpose::Show).clone())))
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.service.version
    }
}
