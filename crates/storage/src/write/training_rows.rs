//! The rows of training and work.

use ashshash_base::{BatchId, CounsellorId, Date, OrganisationId, ServiceProviderId, SurvivorId};

use super::row::{Row, row};

row! {
    /// A training needs assessment.
    TrainingNeedsAssessmentRow in "training_needs_assessment" {
        /// Whose.
        survivor_id: SurvivorId,
        /// Counsellor at the time.
        counsellor_id: Option<CounsellorId>,
        /// Upazila at the time.
        upazila_id: Option<i32>,
        /// Union at the time.
        union_id: Option<i32>,
        /// When it was made.
        assessed_on: Date,
    }
}

row! {
    /// A run of a course.
    BatchRow in "batch" {
        /// Its code.
        code: String,
        /// Who runs it.
        provider_id: Option<ServiceProviderId>,
        /// The provider's organisation, where it has one here.
        provider_organisation_id: Option<OrganisationId>,
        /// `edt` or `skill`.
        kind: &'static str,
        /// Trade.
        trade: Option<String>,
    }
}

row! {
    /// A survivor in a batch.
    TrainingEnrolmentRow in "training_enrolment" {
        /// Who.
        survivor_id: SurvivorId,
        /// Counsellor at the time.
        counsellor_id: Option<CounsellorId>,
        /// Upazila of the survivor at the time.
        upazila_id: Option<i32>,
        /// Union of the survivor at the time.
        union_id: Option<i32>,
        /// In which batch.
        batch_id: BatchId,
        /// The provider's organisation, where it has one here.
        provider_organisation_id: Option<OrganisationId>,
        /// `edt` or `skill`.
        kind: &'static str,
        /// The trainee's first day.
        started_on: Date,
        /// The trainee's last day.
        ended_on: Option<Date>,
        /// `continuing`, `graduated`, `dropped_out`.
        status: &'static str,
        /// Whether the register says that conveyance was paid in time.
        conveyance_in_time: Option<bool>,
    }
}

row! {
    /// A job or a business.
    PlacementRow in "placement" {
        /// Who.
        survivor_id: SurvivorId,
        /// Counsellor at the time.
        counsellor_id: Option<CounsellorId>,
        /// Upazila of the survivor at the time.
        upazila_id: Option<i32>,
        /// Union of the survivor at the time.
        union_id: Option<i32>,
        /// `wage` or `self`.
        kind: &'static str,
        /// Day.
        placed_on: Date,
        /// Employer or business in words, sealed.
        employer: Option<Vec<u8>>,
        /// Monthly income in BDT.
        income_bdt: Option<i64>,
    }
}
