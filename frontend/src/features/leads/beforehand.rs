//! What a verification or an enrolment lacks, said before it is sent: by the functions that the server decides by.

use super::deeds::{LeadFactsInput, LeadVerify, SurvivorEnrol};
use super::query::one::OneLead;
use crate::api::Code;
use crate::session::session;
use crate::words::{day, today};
use ashshash_access::Role;
use ashshash_base::{Date, DeedId, Finding, PersonalText};
use ashshash_survivors::{
    self as survivors, ConsentPurpose, ConsentWay, ContactAnswer, EnrolConsent, EnrolFacts, GuardianDecision,
    GuardianKind, Lead, LeadState, PersonGiven, SafeContact, TraffickingAct, TraffickingMeans, Verification,
};
use leptos::prelude::*;
use uuid::Uuid;

/// The decisions don't look at ids: whose they are is the server's to know.
fn any<T: From<Uuid>>() -> T {
    Uuid::nil().into()
}

fn born(lead: &OneLead) -> Option<i32> {
    lead.birth_year.and_then(|year| year.try_into().ok())
}

fn known(day_of: Option<&String>) -> Option<Date> {
    day_of.and_then(|iso| day(iso))
}

fn all<T>(codes: &[Code], read: fn(&str) -> Option<T>) -> Vec<T> {
    codes.iter().filter_map(|code| read(&code.lower())).collect()
}

/// Tells whether a guardian decides too at an enrolment on this day.
pub fn is_minor(lead: &OneLead, on: Date) -> bool {
    survivors::is_minor(born(lead), on) == Some(true)
}

/// Judges what is said of a lead, but for the place: the list of unions stays with the server.
pub fn facts(said: &LeadFactsInput) -> Result<(), Vec<Finding>> {
    let text = |text: &Option<String>| text.as_deref().map(PersonalText::new);
    let contact = said.person.safe_contact.as_ref().map(|contact| SafeContact {
        calls_allowed: contact.calls_allowed,
        who: text(&contact.who),
        hours: text(&contact.hours),
        not_to_say: text(&contact.not_to_say),
        note: None,
    });
    let person = PersonGiven {
        name: text(&said.person.name),
        name_bn: text(&said.person.name_bn),
        phone: text(&said.person.phone),
        address: text(&said.person.address),
        safe_contact: contact,
    };
    // A year that no calendar has is as impossible as one long ago.
    let born = said.birth_year.map(|year| i32::try_from(year).unwrap_or(i32::MIN));
    let mut findings = survivors::judge_said(&person, born, said.identified_on, today());
    // The form asks for the age.
    for finding in findings.iter_mut().filter(|finding| finding.field == Some("birth_year")) {
        finding.field = Some("age");
    }
    if findings.is_empty() { Ok(()) } else { Err(findings) }
}

/// Judges a verification (R1).
pub fn verification(lead: &OneLead, deed: &LeadVerify) -> Result<(), Vec<Finding>> {
    let (identified_on, today) = (known(lead.identified_on.as_ref()), today());
    let present = Lead { state: LeadState::Open, contact: ContactAnswer::NotAsked, identified_on, keep_until: None };
    let command = survivors::LeadVerify {
        deed_id: any::<DeedId>(),
        id: any(),
        version: deed.version,
        verified_on: deed.verified_on,
        basis: Verification {
            acts: all(&deed.acts, TraffickingAct::from_code),
            means: all(&deed.means, TraffickingMeans::from_code),
            purposes: all(&deed.purposes, survivors::Exploitation::from_code),
            own_statement: deed.own_statement,
        },
        counsellor: None,
    };
    command.decide(present, born(lead), today).map(|_| ())
}

/// Judges an enrolment (R2). What could not be read has its own word and gets a stand-in that nothing is wrong with.
pub fn enrolment(lead: &OneLead, deed: &SurvivorEnrol) -> Result<(), Vec<Finding>> {
    let today = today();
    let or_today = |day: Date| if day == Date::default() { today } else { day };
    let state = known(lead.verified_on.as_ref()).map_or(LeadState::Open, |on| LeadState::Verified { on });
    let is_counsellor = session().person.get_untracked().is_some_and(|person| person.role == Role::Counsellor);
    let facts = EnrolFacts {
        state,
        identified_on: known(lead.identified_on.as_ref()),
        birth_year: born(lead),
        has_counsellor: deed.counsellor.is_some() || lead.counsellor.is_some() || is_counsellor,
    };
    let said = deed.consents.iter().filter_map(|said| {
        let purpose = ConsentPurpose::from_code(&said.purpose.lower())?;
        Some(EnrolConsent { id: any(), purpose, recipient: None, given: said.given })
    });
    let command = survivors::SurvivorEnrol {
        deed_id: any::<DeedId>(),
        id: any(),
        lead: any(),
        version: deed.version,
        survivor: any(),
        enrolled_on: or_today(deed.enrolled_on),
        counsellor: None,
        way: ConsentWay::from_code(&deed.way.lower()).unwrap_or(ConsentWay::Signed),
        witness: deed.witness.as_deref().map(PersonalText::new),
        consents: said.collect(),
        guardian: deed.guardian.as_ref().map(|decision| GuardianDecision {
            kind: GuardianKind::from_code(&decision.kind.lower()).unwrap_or(GuardianKind::Guardian),
            name: PersonalText::new(&decision.name),
            decided_on: or_today(decision.decided_on),
        }),
    };
    let mut decision = command.decide(&facts, today);
    if let Err(findings) = &mut decision {
        // On the screen each purpose is a question of its own.
        for finding in findings.iter_mut().filter(|finding| finding.field == Some("consents")) {
            finding.field = Some("services");
        }
    }
    decision
}
