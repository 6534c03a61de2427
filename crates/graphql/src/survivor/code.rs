//! Closed sets that survivors are described by.

use async_graphql::Enum;

/// Sex, as recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "ashshash_base::Sex")]
pub enum Sex {
    /// Male.
    Male,
    /// Female.
    Female,
    /// Hijra or another gender.
    Other,
}

/// How the support of a survivor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::SurvivorStatus")]
pub enum SurvivorStatus {
    /// An enrolment is open.
    Active,
    /// Left before the support was over.
    DroppedOut,
    /// The support is over.
    Completed,
    /// Went on to another office.
    Transferred,
}

/// In which order survivors are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_storage::survivor::Order")]
pub enum SurvivorOrder {
    /// By code.
    #[default]
    Code,
    /// By code, backwards.
    CodeDescending,
    /// By first enrolment, the earliest first.
    EnrolledOn,
    /// By first enrolment, the latest first.
    EnrolledOnDescending,
}

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_storage::timeline::Kind")]
pub enum TimelineKind {
    /// The person was pointed out.
    Lead,
    /// The verification was confirmed.
    Verification,
    /// An enrolment began.
    Enrolment,
    /// A counselling session, of whatever status.
    CounsellingSession,
    /// A session with the family.
    FamilySession,
    /// A Ready-to-Go certificate was approved.
    Certificate,
    /// Training needs were assessed.
    TrainingNeedsAssessment,
    /// A training began.
    TrainingStart,
    /// A training ended.
    TrainingEnd,
    /// A job or a business began.
    Placement,
    /// A referral was made.
    Referral,
    /// Goods or money were given; one entry a day and provider.
    Support,
    /// An enrolment ended.
    EnrolmentEnd,
}
