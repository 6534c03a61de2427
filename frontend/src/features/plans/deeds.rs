//! What can be done here.

use crate::api::{Code, deed};
use ashshash_base::Date;

deed! {
    /// A question of the risk screen with its answer.
    input RiskAnsweredInput, { question: Code, answer: Code }
}
deed! {
    /// Records what a survivor needs.
    NeedsAssess, "needsAssess", {
        deed_id: String, id: String, survivor: String, assessed_on: Date, scale: Option<String>, answers: Option<Vec<i64>>,
        risk_answers: Vec<RiskAnsweredInput>, health: Code, legal: Code, economic: Code, family: Code, safety: Code,
        note: Option<String>,
    }
}
deed! {
    /// Records what a survivor wants to learn and can manage.
    TrainingNeedsAssess, "trainingNeedsAssess", {
        deed_id: String, id: String, survivor: String, assessed_on: Date, trade: Code, literacy: Code, hours_a_week: i64,
        earnings_lost_bdt: i64,
    }
}
deed! {
    /// A service that leads to a goal.
    input NewServiceInput, { id: String, service: Code, by: Code, due_on: Date }
}
deed! {
    /// A goal of a plan.
    input NewGoalInput, { id: String, area: Code, words: String, due_on: Option<Date>, services: Vec<NewServiceInput> }
}
deed! {
    /// Agrees a plan.
    CasePlanAgree, "casePlanAgree", {
        deed_id: String, id: String, survivor: String, agreed_on: Date, review_on: Date, goals: Vec<NewGoalInput>,
    }
}
deed! {
    /// Records a review of the plan.
    CasePlanReview, "casePlanReview", {
        deed_id: String, id: String, version: i64, survivor: String, reviewed_on: Date, review_on: Date,
    }
}
deed! {
    /// Adds a goal.
    PlanGoalAdd, "planGoalAdd", { deed_id: String, survivor: String, plan: String, goal: NewGoalInput }
}
deed! {
    /// Says how far a goal is.
    PlanGoalChange, "planGoalChange", { deed_id: String, id: String, version: i64, survivor: String, state: Option<Code> }
}
deed! {
    /// Says what became of a service.
    PlanServiceChange, "planServiceChange", {
        deed_id: String, id: String, version: i64, survivor: String, state: Option<Code>, by: Option<Code>,
        due_on: Option<Date>, outcome: Option<String>,
    }
}
deed! {
    /// Adds a service to a goal.
    PlanServiceAdd, "planServiceAdd", { deed_id: String, survivor: String, goal: String, service: NewServiceInput }
}
deed! {
    /// Writes a safety plan.
    SafetyPlanWrite, "safetyPlanWrite", {
        deed_id: String, id: String, version: i64, survivor: String, warning_signs: Option<String>, steps: Option<String>,
        safe_places: Option<String>, people: Option<String>, review_on: Option<Date>,
    }
}
deed! {
    /// Closes a safety plan.
    SafetyPlanClose, "safetyPlanClose", {
        deed_id: String, id: String, version: i64, survivor: String, closed_on: Date, outcome: Code,
    }
}
deed! {
    /// Records that somebody left the project.
    SurvivorDropOut, "survivorDropOut", {
        deed_id: String, survivor: String, version: i64, left_on: Date, reason: Code, training: Option<Code>, note: Option<String>,
    }
}
deed! {
    /// Records that the support is complete.
    SurvivorComplete, "survivorComplete", {
        deed_id: String, survivor: String, version: i64, completed_on: Date, reason: Code, training: Option<Code>, note: Option<String>,
    }
}
deed! {
    /// Records that another office takes over.
    SurvivorTransfer, "survivorTransfer", {
        deed_id: String, survivor: String, version: i64, transferred_on: Date, reason: Code, training: Option<Code>, note: Option<String>,
    }
}
deed! {
    /// Opens a new episode.
    SurvivorReenrol, "survivorReenrol", {
        deed_id: String, id: String, survivor: String, version: i64, started_on: Date, reason: Code,
    }
}
deed! {
    /// Hands survivors over.
    CaseloadHandOver, "caseloadHandOver", { deed_id: String, from: String, to: String, survivors: Option<Vec<String>> }
}
deed! {
    /// Opens a file for a day.
    GlassBreak, "glassBreak", { deed_id: String, id: String, code: String, reason: String }
}
