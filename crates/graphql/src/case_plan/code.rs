//! Closed sets of case plans.

use async_graphql::Enum;

/// The area of life that a goal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::case_plan::PlanArea")]
pub enum PlanArea {
    /// How the person feels.
    Psychosocial,
    /// Health.
    Health,
    /// Law.
    Legal,
    /// Money and work.
    Economic,
    /// Family and neighbours.
    Family,
    /// Safety.
    Safety,
}

/// How far a goal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::case_plan::GoalState")]
pub enum GoalState {
    /// Agreed.
    Open,
    /// Begun.
    UnderWay,
    /// Reached.
    Reached,
    /// The survivor no longer wants it.
    SetAside,
}

/// What leads to a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::case_plan::PlannedService")]
pub enum PlannedService {
    /// Counselling by the office.
    Counselling,
    /// Counselling of the family.
    FamilyCounselling,
    /// Psychosocial support elsewhere.
    Psychosocial,
    /// Health care.
    Health,
    /// Legal aid.
    Legal,
    /// A safe place to stay.
    Shelter,
    /// Training in a trade.
    Skills,
    /// Training in running a business.
    Entrepreneurship,
    /// A job.
    Job,
    /// Money: a loan, a grant.
    Financial,
    /// A livelihood.
    Livelihood,
    /// Something that the survivor does alone.
    OwnStep,
}

/// Who sees to a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::case_plan::ServiceBy")]
pub enum ServiceBy {
    /// The counsellor.
    Counsellor,
    /// The survivor.
    Survivor,
    /// The family.
    Family,
    /// Somebody else of the office.
    Office,
    /// A provider.
    Provider,
}

/// What became of a planned service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::case_plan::ServiceState")]
pub enum ServiceState {
    /// Agreed.
    Planned,
    /// Begun.
    UnderWay,
    /// Given.
    Done,
    /// Not given after all.
    NotGiven,
}
