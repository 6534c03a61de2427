//! What is decided about a lead, by the coordinator or by the person.

use ashshash_base::{CounsellorId, Date, Deed, DeedId, Finding, LeadId, LeadReferralId, PersonalText};
use serde::{Deserialize, Serialize};

use super::{ContactAnswer, Lead, RefusalReason, RejectionReason, UrgentNeed};
use crate::Verification;
use crate::identity::{LONGEST_NOTE, in_future, too_long};

deeds! {
    LeadVerify = "lead-verify";
    LeadReject = "lead-reject";
    LeadAskBack = "lead-ask-back";
    LeadRefuse = "lead-refuse";
    LeadContactRecord = "lead-contact-record";
    LeadReferralMake = "lead-referral-make";
}

/// Confirms that the person was trafficked (R1).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeadVerify {
    /// The deed.
    pub deed_id: DeedId,
    /// The lead.
    pub id: LeadId,
    /// The version that it was made on.
    pub version: i64,
    /// On which day it was confirmed.
    pub verified_on: Date,
    /// What it rests on.
    pub basis: Verification,
    /// Who is to enrol the person; the lead's own counsellor where nobody is named.
    pub counsellor: Option<CounsellorId>,
}

impl LeadVerify {
    /// Confirms.
    ///
    /// # Errors
    /// Says what is missing, or that the coordinator has decided already.
    pub fn decide(&self, lead: Lead, birth_year: Option<i32>, today: Date) -> Result<Lead, Vec<Finding>> {
        // The age at the time of the deed counts; it lies before the identification, so this asks too
        // much at most, and never of somebody who is a child now.
        let on = lead.identified_on.unwrap_or(self.verified_on);
        let missing = self.basis.judge(crate::is_minor(birth_year, on));
        match lead.verify(self.verified_on, today) {
            Ok(verified) if missing.is_empty() => Ok(verified),
            Ok(_) => Err(missing),
            Err(mut findings) => {
                findings.extend(missing);
                Err(findings)
            }
        }
    }
}

/// Ends a lead by the coordinator's decision; the identity is destroyed at once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeadReject {
    /// The deed.
    pub deed_id: DeedId,
    /// The lead.
    pub id: LeadId,
    /// The version that it was made on.
    pub version: i64,
    /// Why.
    pub reason: RejectionReason,
}

/// Asks for more before deciding.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeadAskBack {
    /// The deed.
    pub deed_id: DeedId,
    /// The lead.
    pub id: LeadId,
    /// The version that it was made on.
    pub version: i64,
    /// What is asked.
    pub comment: PersonalText,
}

impl LeadAskBack {
    /// Asks back.
    ///
    /// # Errors
    /// Refuses without a question, and when the coordinator has decided already.
    pub fn decide(&self, lead: Lead, today: Date) -> Result<Lead, Vec<Finding>> {
        let asked = lead.ask_back(today)?;
        let mut findings = Vec::new();
        if self.comment.is_blank() {
            findings.push(Finding::at("comment-missing", "comment"));
        }
        too_long(&mut findings, Some(&self.comment), LONGEST_NOTE, "comment");
        if findings.is_empty() { Ok(asked) } else { Err(findings) }
    }
}

/// Ends a lead by the person's wish.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeadRefuse {
    /// The deed.
    pub deed_id: DeedId,
    /// The lead.
    pub id: LeadId,
    /// The version that it was made on.
    pub version: i64,
    /// On which day the person said so.
    pub refused_on: Date,
    /// Why.
    pub reason: RefusalReason,
}

/// Records what the person answered to 'may we contact you'.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeadContactRecord {
    /// The deed.
    pub deed_id: DeedId,
    /// The lead.
    pub id: LeadId,
    /// The version that it was made on.
    pub version: i64,
    /// The answer.
    pub contact: ContactAnswer,
}

/// Sends a lead for urgent help: it waits for no verification (R1, R8).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeadReferralMake {
    /// The deed.
    pub deed_id: DeedId,
    /// The referral.
    pub id: LeadReferralId,
    /// The lead.
    pub lead: LeadId,
    /// What is needed.
    pub need: UrgentNeed,
    /// On which day.
    pub made_on: Date,
    /// To whom, in words.
    pub recipient: Option<PersonalText>,
}

impl LeadReferralMake {
    /// Makes the referral; `has_identity` tells whether words about the person can still be sealed.
    ///
    /// # Errors
    /// Refuses a day that lies ahead, and words about somebody whose identity is gone.
    pub fn decide(&self, has_identity: bool, today: Date) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        if self.made_on > today {
            findings.push(in_future(self.made_on, "made_on"));
        }
        let said = self.recipient.as_ref().filter(|text| !text.is_blank());
        if said.is_some() && !has_identity {
            findings.push(Finding::at("lead-identity-gone", "recipient"));
        }
        too_long(&mut findings, said, crate::identity::LONGEST_LINE, "recipient");
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }
}
