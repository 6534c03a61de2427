//! Closed sets that figures are described by.

use ashshash_access::{Right, Scope};
use ashshash_indicators::{Measure, Source};
use async_graphql::Enum;

/// What a figure can be broken down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_indicators::Dimension")]
pub enum Dimension {
    /// The person's sex.
    Sex,
    /// Upazila written on the counted record.
    Upazila,
    /// Union written on the counted record; not for providers.
    Union,
    /// Month of the record's date; of a figure that counts people once, of their first record.
    Month,
    /// Quarter of the record's date; of a figure that counts people once, of their first record.
    Quarter,
    /// Counsellor written on the counted record; not for providers.
    Counsellor,
}

/// The kind of record that a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_indicators::Source")]
pub enum RecordSource {
    /// Episodes of support.
    Enrolment,
    /// Sessions with one survivor.
    CounsellingSession,
    /// Sessions with a survivor's family.
    FamilySession,
    /// Ready-to-Go certificates.
    Certificate,
    /// Training needs assessments.
    TrainingNeedsAssessment,
    /// Survivors in batches.
    TrainingEnrolment,
    /// Jobs and businesses.
    Placement,
    /// Referrals to services.
    Referral,
    /// Goods and money given.
    Support,
    /// Awareness events.
    AwarenessEvent,
    /// Budgets of union parishads.
    BudgetAllocation,
}

/// The type that a record's id names.
pub(crate) fn id_type(source: Source) -> &'static str {
    use ashshash_base as base;
    match source {
        Source::Enrolment => base::EnrolmentId::TYPE,
        Source::CounsellingSession => base::CounsellingSessionId::TYPE,
        Source::FamilySession => base::FamilySessionId::TYPE,
        Source::Certificate => base::CertificateId::TYPE,
        Source::TrainingNeedsAssessment => base::TrainingNeedsAssessmentId::TYPE,
        Source::TrainingEnrolment => base::TrainingEnrolmentId::TYPE,
        Source::Placement => base::PlacementId::TYPE,
        Source::Referral => base::ReferralId::TYPE,
        Source::Support => base::SupportId::TYPE,
        Source::AwarenessEvent => base::AwarenessEventId::TYPE,
        Source::BudgetAllocation => base::BudgetAllocationId::TYPE,
    }
}

/// What a viewer can break a figure down by: places below the upazila and counsellors are the
/// holder's own matter.
pub(crate) fn dimensions(scope: &Scope, measure: &Measure) -> Vec<Dimension> {
    let is_holder = !measure.source.is_about_survivors() || scope.may(Right::ReadCaseFacts);
    let offered = measure.dimensions().into_iter().map(Dimension::from);
    offered.filter(|dimension| is_holder || !matches!(dimension, Dimension::Union | Dimension::Counsellor)).collect()
}
