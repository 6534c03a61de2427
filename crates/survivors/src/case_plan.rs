//! The case plan: goals agreed with the survivor, and the services that lead there, each with who
//! and by when. Referrals and training hang on it.

mod deeds;

use ashshash_base::{Date, Finding, closed_set};

use crate::SurvivorStatus;
use crate::needs::{active, happened, needed, text, to_come};

pub use deeds::{
    CasePlanAgree, CasePlanReview, NewGoal, NewService, PlanGoalAdd, PlanGoalChange, PlanServiceAdd, PlanServiceChange,
};

closed_set! {
    /// The area of life that a goal is about.
    PlanArea {
        /// How the person feels.
        Psychosocial = "psychosocial" [],
        /// Health.
        Health = "health" [],
        /// Law.
        Legal = "legal" [],
        /// Money and work.
        Economic = "economic" [],
        /// Family and neighbours.
        Family = "family" [],
        /// Safety.
        Safety = "safety" [],
    }
}

closed_set! {
    /// How far a goal is.
    GoalState {
        /// Agreed.
        Open = "open" [],
        /// Begun.
        UnderWay = "under_way" [],
        /// Reached.
        Reached = "reached" [],
        /// The survivor no longer wants it.
        SetAside = "set_aside" [],
    }
}

impl GoalState {
    /// Tells whether there is something left to do.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::UnderWay)
    }
}

closed_set! {
    /// What leads to a goal.
    PlannedService {
        /// Counselling by the office.
        Counselling = "counselling" [],
        /// Counselling of the family.
        FamilyCounselling = "family_counselling" [],
        /// Psychosocial support elsewhere.
        Psychosocial = "psychosocial" [],
        /// Health care.
        Health = "health" [],
        /// Legal aid.
        Legal = "legal" [],
        /// A safe place to stay.
        Shelter = "shelter" [],
        /// Training in a trade.
        Skills = "skills" [],
        /// Training in running a business.
        Entrepreneurship = "entrepreneurship" [],
        /// A job.
        Job = "job" [],
        /// Money: a loan, a grant.
        Financial = "financial" [],
        /// A livelihood.
        Livelihood = "livelihood" [],
        /// Something that the survivor does alone.
        OwnStep = "own_step" [],
    }
}

closed_set! {
    /// Who sees to a service.
    ServiceBy {
        /// The counsellor.
        Counsellor = "counsellor" [],
        /// The survivor.
        Survivor = "survivor" [],
        /// The family.
        Family = "family" [],
        /// Somebody else of the office.
        Office = "office" [],
        /// A provider.
        Provider = "provider" [],
    }
}

closed_set! {
    /// What became of a planned service.
    ServiceState {
        /// Agreed.
        Planned = "planned" [],
        /// Begun.
        UnderWay = "under_way" [],
        /// Given.
        Done = "done" [],
        /// Not given after all.
        NotGiven = "not_given" [],
    }
}

/// How far a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Goals that were not set aside.
    pub goals: usize,
    /// Those of them that are reached.
    pub reached: usize,
}

/// Counts how far a plan is.
pub fn progress(goals: impl IntoIterator<Item = GoalState>) -> Progress {
    goals.into_iter().filter(|state| *state != GoalState::SetAside).fold(
        Progress { goals: 0, reached: 0 },
        |progress, state| Progress {
            goals: progress.goals + 1,
            reached: progress.reached + usize::from(state == GoalState::Reached),
        },
    )
}

/// What the rules look at besides a deed.
#[derive(Clone, Copy, Debug)]
pub struct PlanFacts {
    /// How the survivor's support stands.
    pub status: SurvivorStatus,
    /// Since when the survivor is enrolled.
    pub enrolled_on: Option<Date>,
    /// When the open plan was agreed, if there is one.
    pub agreed_on: Option<Date>,
}

/// Decides whether a plan can be agreed.
///
/// # Errors
/// Lists what is missing.
pub fn agree(facts: PlanFacts, deed: &CasePlanAgree, today: Date) -> Result<(), Vec<Finding>> {
    let mut found = active(facts.status);
    if facts.agreed_on.is_some() {
        found.push(Finding::at("case-plan-open", "survivor"));
    }
    found.extend(happened("agreed_on", deed.agreed_on, facts.enrolled_on, today));
    found.extend(to_come("review_on", deed.review_on, today));
    if deed.goals.is_empty() {
        found.push(Finding::at("goals-missing", "goals"));
    }
    found.extend(deed.goals.iter().flat_map(goal));
    told(found)
}

/// Decides whether a review can be recorded.
///
/// # Errors
/// Lists what is missing.
pub fn review(facts: PlanFacts, deed: &CasePlanReview, today: Date) -> Result<(), Vec<Finding>> {
    let mut found = open(facts);
    found.extend(happened("reviewed_on", deed.reviewed_on, facts.agreed_on, today));
    found.extend(to_come("review_on", deed.review_on, today));
    told(found)
}

/// Decides whether a goal can be added.
///
/// # Errors
/// Lists what is missing.
pub fn add_goal(facts: PlanFacts, deed: &PlanGoalAdd) -> Result<(), Vec<Finding>> {
    let mut found = open(facts);
    found.extend(goal(&deed.goal));
    told(found)
}

/// Decides whether a goal can be changed.
///
/// # Errors
/// Lists what is missing.
pub fn change_goal(facts: PlanFacts, deed: &PlanGoalChange) -> Result<(), Vec<Finding>> {
    let mut found = open(facts);
    found.extend(deed.words.as_ref().and_then(|words| needed("words", "goal-words-missing", words)));
    told(found)
}

/// Decides whether a service can be added to a goal.
///
/// # Errors
/// Lists what is missing.
pub fn add_service(facts: PlanFacts, goal: GoalState) -> Result<(), Vec<Finding>> {
    let mut found = open(facts);
    if !goal.is_open() {
        found.push(Finding::at("goal-closed", "goal"));
    }
    told(found)
}

/// Decides whether a service can be changed.
///
/// # Errors
/// Lists what is missing.
pub fn change_service(facts: PlanFacts, deed: &PlanServiceChange) -> Result<(), Vec<Finding>> {
    let mut found = open(facts);
    found.extend(text("outcome", deed.outcome.as_ref()));
    told(found)
}

fn open(facts: PlanFacts) -> Vec<Finding> {
    let mut found = active(facts.status);
    if facts.agreed_on.is_none() {
        found.push(Finding::at("case-plan-ended", "plan"));
    }
    found
}

fn goal(goal: &NewGoal) -> Option<Finding> {
    needed("words", "goal-words-missing", &goal.words)
}

fn told(found: Vec<Finding>) -> Result<(), Vec<Finding>> {
    if found.is_empty() { Ok(()) } else { Err(found) }
}

#[cfg(test)]
mod tests;
