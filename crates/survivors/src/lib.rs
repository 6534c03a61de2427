//! Who is helped: how a survivor was found, what was done to them, their episodes of support, and
//! what a register may say about them.

pub mod assignment;
pub mod case_plan;
pub mod certificate;
mod code;
mod consent;
mod destination;
pub mod document;
mod duplicate;
mod enrol;
mod enrolment;
mod exploitation;
pub mod glass;
pub mod handover;
pub mod history;
mod identity;
mod lead;
pub mod leaving;
pub mod merge;
pub mod needs;
pub mod risk;
pub mod safety_plan;
mod status;
mod verification;
pub mod voiding;
pub mod wellbeing;

pub use code::{CodeProblem, SurvivorCode};
pub use consent::{
    ConsentGive, ConsentPurpose, ConsentRefuse, ConsentState, ConsentWay, ConsentWithdraw, ConsentsRecordPaper,
    PaperConsent, Recipient, is_in_force,
};
pub use destination::Destination;
pub use duplicate::{DuplicateDecide, DuplicateDecision, Likeness, Traits, likeness, likeness_among_own};
pub use enrol::{EnrolConsent, EnrolFacts, GuardianDecision, GuardianKind, SurvivorEnrol};
pub use enrolment::{DropOutReason, EnrolmentEnd};
pub use exploitation::Exploitation;
pub use identity::{
    AnsweredQuestion, IdentityChange, LONGEST_LINE, LONGEST_NOTE, LeadIdentity, PersonField, PersonGiven, SafeContact,
};
pub use lead::{
    ContactAnswer, DAYS_WITHOUT_ANSWER, DocumentSeen, Lead, LeadAskBack, LeadChange, LeadContactRecord, LeadCreate,
    LeadFacts, LeadField, LeadReferralMake, LeadRefuse, LeadReject, LeadSource, LeadState, LeadVerify, RefusalReason,
    RejectionReason, UrgentNeed, judge_said, last_day,
};
pub use status::SurvivorStatus;
pub use verification::{TraffickingAct, TraffickingMeans, Verification, is_minor};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_every_closed_set_is_read() {
        LeadSource::assert_every_word_is_read();
        Exploitation::assert_every_word_is_read();
        SurvivorStatus::assert_every_word_is_read();
        DropOutReason::assert_every_word_is_read();
        ContactAnswer::assert_every_word_is_read();
        DocumentSeen::assert_every_word_is_read();
        LeadField::assert_every_word_is_read();
        PersonField::assert_every_word_is_read();
        UrgentNeed::assert_every_word_is_read();
        RefusalReason::assert_every_word_is_read();
        RejectionReason::assert_every_word_is_read();
        TraffickingAct::assert_every_word_is_read();
        TraffickingMeans::assert_every_word_is_read();
        ConsentPurpose::assert_every_word_is_read();
        ConsentWay::assert_every_word_is_read();
        ConsentState::assert_every_word_is_read();
        GuardianKind::assert_every_word_is_read();
        DuplicateDecision::assert_every_word_is_read();
        risk::RiskQuestion::assert_every_word_is_read();
        risk::RiskAnswer::assert_every_word_is_read();
        risk::Risk::assert_every_word_is_read();
        needs::NeedLevel::assert_every_word_is_read();
        safety_plan::SafetyOutcome::assert_every_word_is_read();
        case_plan::PlanArea::assert_every_word_is_read();
        case_plan::GoalState::assert_every_word_is_read();
        case_plan::PlannedService::assert_every_word_is_read();
        case_plan::ServiceBy::assert_every_word_is_read();
        case_plan::ServiceState::assert_every_word_is_read();
        leaving::CompletionReason::assert_every_word_is_read();
        leaving::TransferReason::assert_every_word_is_read();
        leaving::ReturnReason::assert_every_word_is_read();
        leaving::TrainingChoice::assert_every_word_is_read();
        voiding::VoidReason::assert_every_word_is_read();
    }
}
