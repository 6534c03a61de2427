//! Closed sets that records are described by.

use async_graphql::Enum;

/// What became of an appointment; only a held one counts (R3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_services::SessionStatus")]
pub enum SessionStatus {
    /// Agreed, not yet due.
    Planned,
    /// It took place.
    Held,
    /// The survivor did not come.
    Missed,
    /// Moved to another day.
    Rescheduled,
    /// Called off.
    Cancelled,
}

/// Which session of a series it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_services::SessionKind")]
pub enum SessionKind {
    /// The first one with this survivor.
    First,
    /// One in between.
    Regular,
    /// The last one.
    Closing,
}

/// Where a session took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_services::Venue")]
pub enum Venue {
    /// At the organisation's office.
    Office,
    /// At the survivor's home.
    SurvivorsHome,
    /// At the union parishad.
    UnionParishad,
    /// At a relative's home.
    RelativesHome,
    /// By video or chat.
    Online,
    /// By telephone.
    Phone,
    /// Somewhere else.
    Other,
}

/// What a referral is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_services::ReferralService")]
pub enum ReferralService {
    /// Psychosocial support.
    Psychosocial,
    /// Health care.
    Health,
    /// Legal aid.
    Legal,
    /// A safe place to stay.
    Shelter,
    /// Training in a trade.
    Skills,
    /// A job.
    Job,
    /// Money: a loan, a grant.
    Financial,
    /// A livelihood.
    Livelihood,
}

/// How a referral stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_services::ReferralStatus")]
pub enum ReferralStatus {
    /// Made, not answered.
    Made,
    /// The provider takes it on.
    Accepted,
    /// The provider does not.
    Declined,
    /// The service was given.
    Completed,
    /// Ended without or after the service.
    Closed,
}

/// Kind of goods or money given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_services::SupportKind")]
pub enum SupportKind {
    /// Food.
    Food,
    /// Things to keep clean and well.
    Hygiene,
    /// A livelihood.
    Livelihood,
    /// Money.
    Cash,
    /// Tools, animals.
    InKind,
    /// Something else.
    Other,
}

/// Kind of course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_training::CourseKind")]
pub enum CourseKind {
    /// Entrepreneurship development training.
    Edt,
    /// Training in a trade.
    Skill,
}

/// How a trainee stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_training::TrainingStatus")]
pub enum TrainingStatus {
    /// Still in training.
    Continuing,
    /// Passed.
    Graduated,
    /// Left before the end.
    DroppedOut,
}

/// How a survivor earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_training::PlacementKind")]
pub enum PlacementKind {
    /// A job with a wage.
    Wage,
    /// An own business.
    SelfEmployment,
}

/// How people meet in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_services::SessionMode")]
pub enum SessionMode {
    /// In one room.
    FaceToFace,
    /// By telephone.
    Phone,
    /// By video or chat.
    Online,
}

/// Why a session was called off, or why a missed one is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_services::SessionReason")]
pub enum SessionReason {
    /// The survivor wants no other session now.
    SurvivorsWish,
    /// The survivor is ill.
    Illness,
    /// The survivor must work that day.
    MustWork,
    /// The family objects.
    FamilyObjects,
    /// Meeting or calling is not safe now.
    NotSafe,
    /// The survivor could not be reached.
    NotReached,
    /// The counsellor could not come.
    CounsellorAway,
    /// The plan makes it unnecessary.
    NotNeeded,
    /// Something else.
    Other,
}

/// By which way the observation of a day reaches people who do not sit in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_awareness::ReachChannel")]
pub enum ReachChannel {
    /// A rally.
    Rally,
    /// A puppet show on cable television.
    CablePuppetShow,
    /// A quiz.
    Quiz,
    /// From house to house.
    HouseToHouse,
}
