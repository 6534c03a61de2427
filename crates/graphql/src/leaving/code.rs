//! Reasons for leaving and coming back.

use async_graphql::Enum;

/// Why a survivor left the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::DropOutReason")]
pub enum DropOutReason {
    /// Left to work elsewhere.
    MigratedForWork,
    /// The family does not allow it.
    FamilyRestriction,
    /// The guardian forbids it.
    GuardianForbids,
    /// Can't spare a day's income.
    DailyIncomeNeeded,
    /// Moved away.
    MovedAway,
    /// Not interested in the training.
    NotInterestedInTraining,
    /// Ill.
    Illness,
    /// Travel money came late.
    ConveyanceLate,
    /// Found work.
    FoundWork,
    /// Threatened or unsafe.
    ThreatOrSafety,
    /// Trafficked again.
    TraffickedAgain,
    /// Can't be reached.
    NoContact,
    /// Died.
    Death,
}

/// Why the support is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::leaving::CompletionReason")]
pub enum CompletionReason {
    /// The goals of the plan are reached.
    GoalsReached,
    /// The survivor lives on the own income.
    InWork,
    /// The survivor wishes to end it.
    SurvivorsWish,
    /// The project ends.
    ProjectEnds,
}

/// Why another office takes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::leaving::TransferReason")]
pub enum TransferReason {
    /// The survivor moved to another district.
    MovedDistrict,
    /// The survivor needs help that this office does not give.
    OtherHelp,
    /// The survivor is not safe here.
    Safety,
    /// The survivor wishes so.
    SurvivorsWish,
}

/// Why somebody comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::leaving::ReturnReason")]
pub enum ReturnReason {
    /// The survivor wishes so.
    SurvivorsWish,
    /// The survivor came back to the area.
    CameBack,
    /// The reason for leaving is gone.
    HindranceGone,
    /// Trafficked again and back.
    TraffickedAgain,
}

/// What becomes of a training when the survivor leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::leaving::TrainingChoice")]
pub enum TrainingChoice {
    /// It goes on.
    GoesOn,
    /// It ends on the same day.
    Ends,
}
