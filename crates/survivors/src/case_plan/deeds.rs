//! What can be done with a case plan.

use ashshash_base::{CasePlanId, Date, Deed, DeedId, PersonalText, PlanGoalId, PlanServiceId, SurvivorId};
use serde::{Deserialize, Serialize};

use super::{GoalState, PlanArea, PlannedService, ServiceBy, ServiceState};

/// A goal as it is agreed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewGoal {
    /// The goal's id.
    pub id: PlanGoalId,
    /// What it is about.
    pub area: PlanArea,
    /// The goal in the survivor's words.
    pub words: PersonalText,
    /// By when.
    pub due_on: Option<Date>,
    /// What leads there.
    pub services: Vec<NewService>,
}

/// A service as it is agreed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewService {
    /// The service's id.
    pub id: PlanServiceId,
    /// Which one.
    pub service: PlannedService,
    /// Who sees to it.
    pub by: ServiceBy,
    /// By when.
    pub due_on: Date,
}

/// Agrees a plan with its first goals.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CasePlanAgree {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The plan's id.
    pub id: CasePlanId,
    /// With whom.
    pub survivor: SurvivorId,
    /// When it was agreed.
    pub agreed_on: Date,
    /// When both look at it again.
    pub review_on: Date,
    /// The goals.
    pub goals: Vec<NewGoal>,
}

/// Records that both looked at the plan again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CasePlanReview {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The plan's id.
    pub id: CasePlanId,
    /// The version that was read.
    pub version: i64,
    /// Whose plan.
    pub survivor: SurvivorId,
    /// When they looked.
    pub reviewed_on: Date,
    /// When they look next.
    pub review_on: Date,
}

/// Adds a goal to a plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanGoalAdd {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// Whose plan.
    pub survivor: SurvivorId,
    /// The plan's id.
    pub plan: CasePlanId,
    /// The goal.
    pub goal: NewGoal,
}

/// Changes a goal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanGoalChange {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The goal's id.
    pub id: PlanGoalId,
    /// The version that was read.
    pub version: i64,
    /// Whose plan.
    pub survivor: SurvivorId,
    /// How far it is, where that changed.
    pub state: Option<GoalState>,
    /// By when, where that changed.
    pub due_on: Option<Date>,
    /// Other words, where they changed.
    pub words: Option<PersonalText>,
}

/// Adds a service to a goal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanServiceAdd {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// Whose plan.
    pub survivor: SurvivorId,
    /// The goal's id.
    pub goal: PlanGoalId,
    /// The service.
    pub service: NewService,
}

/// Changes a service.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanServiceChange {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The service's id.
    pub id: PlanServiceId,
    /// The version that was read.
    pub version: i64,
    /// Whose plan.
    pub survivor: SurvivorId,
    /// What became of it, where that changed.
    pub state: Option<ServiceState>,
    /// Who sees to it, where that changed.
    pub by: Option<ServiceBy>,
    /// By when, where that changed.
    pub due_on: Option<Date>,
    /// What came of it, where that changed.
    pub outcome: Option<PersonalText>,
}

macro_rules! named {
    ($($deed:ident = $name:literal, $($record:ident).+;)*) => {$(
        impl Deed for $deed {
            const NAME: &'static str = $name;

            fn deed_id(&self) -> DeedId {
                self.deed_id
            }

            fn record(&self) -> String {
                self.$($record).+.to_string()
            }
        }
    )*};
}

named! {
    CasePlanAgree = "case-plan-agree", id;
    CasePlanReview = "case-plan-review", id;
    PlanGoalAdd = "plan-goal-add", goal.id;
    PlanGoalChange = "plan-goal-change", id;
    PlanServiceAdd = "plan-service-add", service.id;
    PlanServiceChange = "plan-service-change", id;
}
