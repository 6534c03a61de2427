//! What comes in about leads.

use ashshash_base::PersonalText;
use ashshash_survivors::{LeadFacts, PersonGiven};
use async_graphql::{Context, ID, InputObject, Result};

use super::code::{
    ContactAnswer, DocumentSeen, Exploitation, LeadField, LeadSource, RefusalReason, RejectionReason, TraffickingAct,
    TraffickingMeans, UrgentNeed,
};
use crate::place::{union_of, upazila_of};
use crate::problem::refusal;
use crate::scalar::Day;
use crate::survivor::Sex;

/// Takes what somebody wrote; nothing where only space was written.
pub(crate) fn text(written: Option<&String>) -> Option<PersonalText> {
    written.map(|written| PersonalText::new(written)).filter(|text| !text.is_blank())
}

/// Who may be called, when, and what must not be said.
#[derive(Clone, Debug, InputObject)]
pub struct SafeContactInput {
    /// Whether the person may be called at all.
    calls_allowed: bool,
    /// Who may answer.
    #[graphql(secret)]
    who: Option<String>,
    /// When to call.
    #[graphql(secret)]
    hours: Option<String>,
    /// What must not be said.
    #[graphql(secret)]
    not_to_say: Option<String>,
}

/// Who a person is.
#[derive(Clone, Debug, InputObject)]
pub struct PersonInput {
    /// Name in Latin script.
    #[graphql(secret)]
    name: Option<String>,
    /// Name in Bangla script.
    #[graphql(secret)]
    name_bn: Option<String>,
    /// Phone.
    #[graphql(secret)]
    phone: Option<String>,
    /// Address below the union.
    #[graphql(secret)]
    address: Option<String>,
    /// How to call safely; needed with a phone.
    safe_contact: Option<SafeContactInput>,
}

impl PersonInput {
    pub(crate) fn read(&self) -> PersonGiven {
        let contact = self.safe_contact.as_ref().map(|contact| ashshash_survivors::SafeContact {
            calls_allowed: contact.calls_allowed,
            who: text(contact.who.as_ref()),
            hours: text(contact.hours.as_ref()),
            not_to_say: text(contact.not_to_say.as_ref()),
            note: None,
        });
        PersonGiven {
            name: text(self.name.as_ref()),
            name_bn: text(self.name_bn.as_ref()),
            phone: text(self.phone.as_ref()),
            address: text(self.address.as_ref()),
            safe_contact: contact,
        }
    }
}

/// What is said of a lead.
#[derive(Clone, Debug, InputObject)]
pub struct LeadFactsInput {
    /// Sex.
    sex: Sex,
    /// Year of birth, where known.
    birth_year: Option<i32>,
    /// Code of the upazila of residence.
    upazila: Option<String>,
    /// Code of the union of residence.
    union: Option<String>,
    /// When the person was pointed out.
    identified_on: Day,
    /// Papers that were seen.
    documents: Vec<DocumentSeen>,
    /// Who it is.
    person: PersonInput,
    /// Who pointed the person out; sealed, it may be the broker. A new lead says it.
    source: Option<LeadSource>,
    /// More about the source.
    #[graphql(secret)]
    source_note: Option<String>,
}

impl LeadFactsInput {
    pub(crate) fn read(&self, ctx: &Context<'_>) -> Result<LeadFacts> {
        let unknown = || refusal(ctx, "argument-invalid", &[]);
        let upazila = self.upazila.as_deref().map(|code| upazila_of(code).ok_or_else(unknown)).transpose()?;
        let union = self.union.as_deref().map(|code| union_of(code).ok_or_else(unknown)).transpose()?;
        Ok(LeadFacts {
            sex: self.sex.into(),
            birth_year: self.birth_year,
            upazila,
            union,
            identified_on: self.identified_on.0,
            documents: self.documents.iter().map(|document| (*document).into()).collect(),
            person: self.person.read(),
            source: self.source.map(Into::into),
            source_note: text(self.source_note.as_ref()),
        })
    }
}

/// A new lead.
#[derive(InputObject)]
pub struct LeadCreateInput {
    /// The caller's id of the deed: a new UUID.
    pub(super) deed_id: ID,
    /// The lead's id, made by the caller.
    pub(super) id: ID,
    /// Whether the person agreed to be contacted.
    pub(super) contact: ContactAnswer,
    /// What is said of the person.
    pub(super) facts: LeadFactsInput,
}

/// A correction of a lead.
#[derive(InputObject)]
pub struct LeadChangeInput {
    /// The caller's id of the deed: a new UUID.
    pub(super) deed_id: ID,
    /// The lead.
    pub(super) id: ID,
    /// The version that the caller saw.
    pub(super) version: i64,
    /// What was changed; the rest stays as it is by now.
    pub(super) touched: Vec<LeadField>,
    /// What the changed parts are from now on.
    pub(super) facts: LeadFactsInput,
    /// The answer to what the coordinator asked back.
    #[graphql(secret)]
    pub(super) answer: Option<String>,
}

/// A confirmed verification.
#[derive(InputObject)]
pub struct LeadVerifyInput {
    /// The caller's id of the deed: a new UUID.
    pub(super) deed_id: ID,
    /// The lead.
    pub(super) id: ID,
    /// The version that the caller saw.
    pub(super) version: i64,
    /// On which day it was confirmed.
    pub(super) verified_on: Day,
    /// What was done.
    pub(super) acts: Vec<TraffickingAct>,
    /// By which means; not needed under 18.
    pub(super) means: Vec<TraffickingMeans>,
    /// What for.
    pub(super) purposes: Vec<Exploitation>,
    /// It rests on the person's own statement, which suffices.
    pub(super) own_statement: bool,
    /// Who is to enrol the person.
    pub(super) counsellor: Option<ID>,
}

/// A lead that is not taken further.
#[derive(InputObject)]
pub struct LeadRejectInput {
    /// The caller's id of the deed: a new UUID.
    pub(super) deed_id: ID,
    /// The lead.
    pub(super) id: ID,
    /// The version that the caller saw.
    pub(super) version: i64,
    /// Why.
    pub(super) reason: RejectionReason,
}

/// A question back.
#[derive(InputObject)]
pub struct LeadAskBackInput {
    /// The caller's id of the deed: a new UUID.
    pub(super) deed_id: ID,
    /// The lead.
    pub(super) id: ID,
    /// The version that the caller saw.
    pub(super) version: i64,
    /// What is asked.
    #[graphql(secret)]
    pub(super) comment: String,
}

/// A person's refusal to be enrolled.
#[derive(InputObject)]
pub struct LeadRefuseInput {
    /// The caller's id of the deed: a new UUID.
    pub(super) deed_id: ID,
    /// The lead.
    pub(super) id: ID,
    /// The version that the caller saw.
    pub(super) version: i64,
    /// On which day the person said so.
    pub(super) refused_on: Day,
    /// Why.
    pub(super) reason: RefusalReason,
}

/// A person's answer to 'may we contact you'.
#[derive(InputObject)]
pub struct LeadContactRecordInput {
    /// The caller's id of the deed: a new UUID.
    pub(super) deed_id: ID,
    /// The lead.
    pub(super) id: ID,
    /// The version that the caller saw.
    pub(super) version: i64,
    /// The answer.
    pub(super) contact: ContactAnswer,
}

/// An urgent referral of a lead.
#[derive(InputObject)]
pub struct LeadReferralMakeInput {
    /// The caller's id of the deed: a new UUID.
    pub(super) deed_id: ID,
    /// The referral's id, made by the caller.
    pub(super) id: ID,
    /// The lead.
    pub(super) lead: ID,
    /// What is needed.
    pub(super) need: UrgentNeed,
    /// On which day.
    pub(super) made_on: Day,
    /// To whom.
    #[graphql(secret)]
    pub(super) recipient: Option<String>,
}
