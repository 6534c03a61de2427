//! What a register may say about a survivor: it tells what happened, not what today's rules would
//! allow. Refused is only what can't be right; the rest is taken with a warning.

use ashshash_base::{Argument, Date, Finding, Judgement, Sex};

use crate::{DropOutReason, SurvivorStatus};

/// What one row of a register says about a survivor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowFacts {
    /// The row names a code.
    pub has_code: bool,
    /// The sex, where it could be read.
    pub sex: Option<Sex>,
    /// When the person was pointed out.
    pub identified_on: Option<Date>,
    /// When the verification was confirmed.
    pub verified_on: Option<Date>,
    /// When support began.
    pub enrolled_on: Option<Date>,
    /// The status as written.
    pub status: Option<SurvivorStatus>,
    /// When support ended.
    pub ended_on: Option<Date>,
    /// Why the survivor left, where the words are known.
    pub drop_out_reason: Option<DropOutReason>,
    /// When the Ready-to-Go certificate was given.
    pub certificate_on: Option<Date>,
    /// The row names a certificate number.
    pub has_certificate_number: bool,
}

/// Judges what one row says, by itself (R1, R2, R4, R9).
pub fn judge_row(facts: &RowFacts, today: Date) -> Judgement {
    let mut judgement = Judgement::default();
    let before = |earlier: Option<Date>, later: Option<Date>| matches!((earlier, later), (Some(a), Some(b)) if a < b);

    // R1
    judgement.refuse_if(!facts.has_code, "code-missing", "code");
    judgement.refuse_if(facts.sex.is_none(), "sex-missing", "sex");

    // All dates lie in the past.
    for (date, field) in [
        (facts.identified_on, "identified_on"),
        (facts.verified_on, "verified_on"),
        (facts.enrolled_on, "enrolled_on"),
        (facts.ended_on, "ended_on"),
        (facts.certificate_on, "certificate_on"),
    ] {
        if let Some(date) = date.filter(|date| *date > today) {
            judgement.refusals.push(Finding::at("date-in-future", field).with("date", Argument::Date(date)));
        }
    }

    // R2
    if let (Some(enrolled), Some(identified)) = (facts.enrolled_on, facts.identified_on)
        && enrolled < identified
    {
        judgement
            .refusals
            .push(Finding::at("enrolled-before-identified", "enrolled_on").with("date", Argument::Date(identified)));
    }
    judgement.warn_if(
        before(facts.verified_on, facts.identified_on) || before(facts.enrolled_on, facts.verified_on),
        "verified-out-of-order",
        "verified_on",
    );
    judgement.warn_if(facts.enrolled_on.is_none(), "not-enrolled-lead", "enrolled_on");

    // R9
    if let (Some(ended), Some(enrolled)) = (facts.ended_on, facts.enrolled_on)
        && ended < enrolled
    {
        judgement
            .refusals
            .push(Finding::at("drop-out-before-enrolment", "ended_on").with("date", Argument::Date(enrolled)));
    }
    let dropped_out = facts.status == Some(SurvivorStatus::DroppedOut);
    judgement.refuse_if(dropped_out && facts.ended_on.is_none(), "drop-out-date-missing", "ended_on");
    judgement.warn_if(contradicts(facts), "status-contradicts-date", "status");
    judgement.warn_if(
        end_status(facts) == Some(SurvivorStatus::DroppedOut) && facts.drop_out_reason.is_none(),
        "drop-out-reason-unknown",
        "drop_out_reason",
    );

    // R4
    judgement.warn_if(
        facts.certificate_on.is_some() && !facts.has_certificate_number,
        "certificate-number-missing",
        "certificate_number",
    );
    judgement.warn_if(
        facts.certificate_on.is_none() && facts.has_certificate_number,
        "certificate-date-missing",
        "certificate_on",
    );
    judgement
}

/// Tells how the enrolment ended, if it did: where status and date contradict, the date is believed.
pub fn end_status(facts: &RowFacts) -> Option<SurvivorStatus> {
    facts.ended_on?;
    match facts.status {
        Some(status @ (SurvivorStatus::Completed | SurvivorStatus::Transferred)) => Some(status),
        _ => Some(SurvivorStatus::DroppedOut),
    }
}

fn contradicts(facts: &RowFacts) -> bool {
    match facts.status {
        Some(SurvivorStatus::Active) => facts.ended_on.is_some(),
        Some(SurvivorStatus::Completed | SurvivorStatus::Transferred) => facts.ended_on.is_none(),
        Some(SurvivorStatus::DroppedOut) | None => false,
    }
}

/// What is recorded about a survivor besides the register's row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileFacts {
    /// An enrolment exists.
    pub is_enrolled: bool,
    /// Act, means and purpose of the verification are recorded.
    pub has_verification_basis: bool,
    /// Consent to services is recorded.
    pub has_consent_to_services: bool,
    /// A Ready-to-Go certificate exists.
    pub has_certificate: bool,
    /// A case plan existed when it was given.
    pub has_case_plan: bool,
    /// A needs assessment existed when it was given.
    pub has_needs_assessment: bool,
    /// A held counselling session lies on or before its day.
    pub has_session_before_certificate: bool,
}

/// Judges a survivor's file as it stands after the load (R1, R2, R4): nothing here refuses a row.
pub fn judge_file(facts: &FileFacts) -> Judgement {
    let mut judgement = Judgement::default();
    judgement.warn_if(facts.is_enrolled && !facts.has_verification_basis, "verification-basis-unknown", "verified_on");
    judgement.warn_if(facts.is_enrolled && !facts.has_consent_to_services, "consent-not-recorded", "enrolled_on");
    let certified = facts.has_certificate;
    judgement.warn_if(certified && !facts.has_case_plan, "certificate-without-case-plan", "certificate_on");
    judgement.warn_if(
        certified && !facts.has_needs_assessment,
        "certificate-without-needs-assessment",
        "certificate_on",
    );
    judgement.warn_if(
        certified && !facts.has_session_before_certificate,
        "certificate-without-session",
        "certificate_on",
    );
    judgement
}

#[cfg(test)]
mod tests;
