use ashshash_base::place::{Gazetteer, UnionId, UpazilaId};
use ashshash_base::{CounsellorId, Date, Deed, DeedId, Finding, LeadId, LeadReferralId, PersonalText, Sex, closed_set};
use serde::{Deserialize, Serialize};

use super::{ContactAnswer, DocumentSeen, Lead, LeadSource, RefusalReason, RejectionReason, UrgentNeed};
use crate::identity::{LONGEST_NOTE, in_future, judge_birth_year, too_long};
use crate::{LeadIdentity, PersonField, PersonGiven, Verification};

macro_rules! deeds {
    ($($name:ident = $journal:literal;)*) => {$(
        impl Deed for $name {
            const NAME: &'static str = $journal;

            fn deed_id(&self) -> DeedId {
                self.deed_id
            }

            fn record(&self) -> String {
                self.id.to_string()
            }
        }
    )*};
}

deeds! {
    LeadCreate = "lead-create";
    LeadChange = "lead-change";
    LeadVerify = "lead-verify";
    LeadReject = "lead-reject";
    LeadAskBack = "lead-ask-back";
    LeadRefuse = "lead-refuse";
    LeadContactRecord = "lead-contact-record";
    LeadReferralMake = "lead-referral-make";
}

/// What is said of a lead.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeadFacts {
    /// Sex.
    pub sex: Sex,
    /// Year of birth, where known.
    pub birth_year: Option<i32>,
    /// Upazila of residence.
    pub upazila: Option<UpazilaId>,
    /// Union of residence.
    pub union: Option<UnionId>,
    /// When the person was pointed out.
    pub identified_on: Date,
    /// Papers that were seen.
    pub documents: Vec<DocumentSeen>,
    /// Who it is.
    pub person: PersonGiven,
    /// Who pointed the person out.
    pub source: LeadSource,
    /// More about the source, in words.
    pub source_note: Option<PersonalText>,
}

impl LeadFacts {
    /// Says what can't be taken as given.
    pub fn judge(&self, today: Date) -> Vec<Finding> {
        let mut findings = self.person.judge();
        if self.identified_on > today {
            findings.push(in_future(self.identified_on, "identified_on"));
        }
        judge_birth_year(&mut findings, self.birth_year, today);
        if let Some(union) = self.union {
            let of = Gazetteer::official().union(union).map(|union| union.upazila_id);
            if of.is_none() || of != self.upazila {
                findings.push(Finding::at("union-elsewhere", "union"));
            }
        }
        too_long(&mut findings, self.source_note.as_ref(), LONGEST_NOTE, "source_note");
        findings
    }

    /// What is sealed of it.
    pub fn identity(&self) -> LeadIdentity {
        LeadIdentity {
            person: self.person.clone(),
            source: Some(self.source),
            source_note: self.source_note.clone().filter(|note| !note.is_blank()),
            asked: None,
        }
    }
}

/// Makes a lead: somebody pointed a person out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeadCreate {
    /// The deed.
    pub deed_id: DeedId,
    /// The lead.
    pub id: LeadId,
    /// Whether the person agreed to be contacted.
    pub contact: ContactAnswer,
    /// What is said of the person.
    pub facts: LeadFacts,
}

impl LeadCreate {
    /// Makes the lead.
    ///
    /// # Errors
    /// Says what can't be taken as given.
    pub fn decide(&self, today: Date) -> Result<Lead, Vec<Finding>> {
        let findings = self.facts.judge(today);
        if findings.is_empty() { Ok(Lead::begin(self.facts.identified_on, self.contact, today)) } else { Err(findings) }
    }
}

closed_set! {
    /// A part of what is said of a lead that is changed by itself.
    LeadField {
        /// Sex.
        Sex = "sex" [],
        /// Year of birth.
        BirthYear = "birth_year" [],
        /// Upazila and union.
        Place = "place" [],
        /// When the person was pointed out.
        IdentifiedOn = "identified_on" [],
        /// Papers that were seen.
        Documents = "documents" [],
        /// Who pointed the person out, and more about it.
        Source = "source" [],
        /// Name in Latin script.
        Name = "name" [],
        /// Name in Bangla script.
        NameBn = "name_bn" [],
        /// Phone.
        Phone = "phone" [],
        /// Address below the union.
        Address = "address" [],
        /// How to call safely.
        SafeContact = "safe_contact" [],
    }
}

impl LeadField {
    const fn of_person(self) -> Option<PersonField> {
        match self {
            Self::Name => Some(PersonField::Name),
            Self::NameBn => Some(PersonField::NameBn),
            Self::Phone => Some(PersonField::Phone),
            Self::Address => Some(PersonField::Address),
            Self::SafeContact => Some(PersonField::SafeContact),
            _ => None,
        }
    }
}

/// Corrects what is said of a lead.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeadChange {
    /// The deed.
    pub deed_id: DeedId,
    /// The lead.
    pub id: LeadId,
    /// The version that it was made on.
    pub version: i64,
    /// What was changed; the rest stays as it is by now.
    pub touched: Vec<LeadField>,
    /// What the changed parts are from now on.
    pub facts: LeadFacts,
}

impl LeadChange {
    /// Takes the correction in: gives the lead and all that is said of it from now on.
    ///
    /// `present` is what is said of it by now; where a register left something open, what was sent fills it.
    ///
    /// # Errors
    /// Refuses on a closed lead, and says what can't be taken as given.
    pub fn decide(&self, lead: Lead, present: LeadFacts, today: Date) -> Result<(Lead, LeadFacts), Vec<Finding>> {
        let lead = lead.change()?;
        if self.touched.is_empty() {
            return Err(vec![Finding::of("nothing-changed")]);
        }
        let (mut facts, sent) = (present, &self.facts);
        for field in &self.touched {
            match field {
                LeadField::Sex => facts.sex = sent.sex,
                LeadField::BirthYear => facts.birth_year = sent.birth_year,
                LeadField::Place => (facts.upazila, facts.union) = (sent.upazila, sent.union),
                LeadField::IdentifiedOn => facts.identified_on = sent.identified_on,
                LeadField::Documents => facts.documents.clone_from(&sent.documents),
                LeadField::Source => {
                    facts.source = sent.source;
                    facts.source_note.clone_from(&sent.source_note);
                }
                _ => {}
            }
        }
        let of_person: Vec<PersonField> = self.touched.iter().filter_map(|field| field.of_person()).collect();
        facts.person = facts.person.with(&sent.person, &of_person);
        let mut findings = facts.judge(today);
        if let super::LeadState::Verified { on } = lead.state
            && on < facts.identified_on
        {
            findings.push(Finding::at("verified-before-identified", "identified_on"));
        }
        let lead = Lead { identified_on: Some(facts.identified_on), ..lead };
        if findings.is_empty() { Ok((lead, facts)) } else { Err(findings) }
    }
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
