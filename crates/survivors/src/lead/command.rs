use ashshash_base::place::{Gazetteer, UnionId, UpazilaId};
use ashshash_base::{Date, Deed, DeedId, Finding, LeadId, PersonalText, Sex, closed_set};
use serde::{Deserialize, Serialize};

use super::{ContactAnswer, DocumentSeen, Lead, LeadSource};
use crate::identity::{LONGEST_NOTE, in_future, judge_birth_year, too_long};
use crate::{LeadIdentity, PersonField, PersonGiven};

deeds! {
    LeadCreate = "lead-create";
    LeadChange = "lead-change";
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
    /// Who pointed the person out; a register may not say.
    pub source: Option<LeadSource>,
    /// More about the source, in words.
    pub source_note: Option<PersonalText>,
}

impl LeadFacts {
    /// Says what can't be taken as given.
    pub fn judge(&self, today: Date) -> Vec<Finding> {
        let mut findings = judge_said(&self.person, self.birth_year, self.identified_on, today);
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
            source: self.source,
            source_note: self.source_note.clone().filter(|note| !note.is_blank()),
            asked: None,
            answered: Vec::new(),
        }
    }
}

/// Says what can't be taken as given of a person, year of birth and day: all that is told without the list of unions.
pub fn judge_said(person: &PersonGiven, birth_year: Option<i32>, identified_on: Date, today: Date) -> Vec<Finding> {
    let mut findings = person.judge();
    if identified_on > today {
        findings.push(in_future(identified_on, "identified_on"));
    }
    judge_birth_year(&mut findings, birth_year, today);
    findings
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
        let mut findings = self.facts.judge(today);
        if self.facts.source.is_none() {
            findings.push(Finding::at("source-missing", "source"));
        }
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
    /// The answer to what the coordinator asked back.
    #[serde(default)]
    pub answer: Option<PersonalText>,
}

impl LeadChange {
    /// Tells whether a part was changed.
    pub fn touches(&self, field: LeadField) -> bool {
        self.touched.contains(&field)
    }

    /// Gives the answer, where one was written.
    pub fn answered(&self) -> Option<&PersonalText> {
        self.answer.as_ref().filter(|answer| !answer.is_blank())
    }

    /// Takes the correction in: gives the lead and all that is said of it from now on.
    ///
    /// `present` is what is said of it by now; where a register left something open, what was sent fills it.
    ///
    /// # Errors
    /// Refuses on a closed lead, and says what can't be taken as given.
    pub fn decide(&self, lead: Lead, present: LeadFacts, today: Date) -> Result<(Lead, LeadFacts), Vec<Finding>> {
        let is_asked = matches!(lead.state, super::LeadState::AskedBack { .. });
        let lead = lead.change()?;
        if self.answered().is_some() && !is_asked {
            return Err(vec![Finding::of("lead-state-wrong")]);
        }
        if self.touched.is_empty() && self.answered().is_none() {
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
        too_long(&mut findings, self.answered(), LONGEST_NOTE, "answer");
        if self.touches(LeadField::Source) && facts.source.is_none() {
            findings.push(Finding::at("source-missing", "source"));
        }
        if let super::LeadState::Verified { on } = lead.state
            && on < facts.identified_on
        {
            findings.push(Finding::at("verified-before-identified", "identified_on"));
        }
        let lead = Lead { identified_on: Some(facts.identified_on), ..lead };
        if findings.is_empty() { Ok((lead, facts)) } else { Err(findings) }
    }
}
