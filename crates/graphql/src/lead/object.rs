use ashshash_base::{LeadReferralId, PersonalText, Purpose, Sealed};
use ashshash_storage::lead::View;
use ashshash_storage::lead::identity::Opened;
use ashshash_survivors::LeadState as Standing;
use async_graphql::{Context, ID, Object, Result, SimpleObject};

use super::code::{
    ContactAnswer, DocumentSeen, Exploitation, LeadSource, LeadState, TraffickingAct, TraffickingMeans, UrgentNeed,
};
use super::loader::LeadIdentityOf;
use crate::asked::loaders;
use crate::connection::connection;
use crate::loaders::CounsellorOf;
use crate::place::Place;
use crate::problem::Told;
use crate::scalar::Day;
use crate::survivor::{Counsellor, SafeContact, Sex};

/// A person pointed out by somebody; known by no code unless a register gave one.
#[derive(Clone)]
pub struct Lead(pub(crate) View);

/// A person pointed out by somebody; known by no code unless a register gave one.
#[Object]
impl Lead {
    /// The lead's id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// The code that a register gave.
    async fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// Where it stands.
    async fn state(&self) -> LeadState {
        self.0.lead.state.into()
    }

    /// Since when it stands there, where that is recorded.
    async fn state_on(&self) -> Option<Day> {
        match self.0.lead.state {
            Standing::Open => None,
            Standing::AskedBack { on }
            | Standing::Verified { on }
            | Standing::Enrolled { on, .. }
            | Standing::Rejected { on, .. }
            | Standing::Refused { on, .. }
            | Standing::Lapsed { on } => Some(Day(on)),
        }
    }

    /// Code of why it was rejected or refused.
    async fn reason(&self) -> Option<&'static str> {
        match self.0.lead.state {
            Standing::Rejected { reason, .. } => Some(reason.code()),
            Standing::Refused { reason, .. } => Some(reason.code()),
            _ => None,
        }
    }

    /// Whether the person agreed to be contacted.
    async fn contact(&self) -> ContactAnswer {
        self.0.lead.contact.into()
    }

    /// The last day on which the identity is kept without an answer; null once the person has agreed.
    async fn keep_until(&self) -> Option<Day> {
        self.0.lead.keep_until.map(Day)
    }

    /// Sex, as recorded.
    async fn sex(&self) -> Option<Sex> {
        self.0.sex.map(Sex::from)
    }

    /// Year of birth.
    async fn birth_year(&self) -> Option<i32> {
        self.0.birth_year
    }

    /// When the person was pointed out.
    async fn identified_on(&self) -> Option<Day> {
        self.0.lead.identified_on.map(Day)
    }

    /// When the verification was confirmed.
    async fn verified_on(&self) -> Option<Day> {
        self.0.verified_on.map(Day)
    }

    /// The day on which it was recorded.
    async fn recorded_on(&self) -> Day {
        Day(self.0.recorded_on)
    }

    /// Upazila of residence.
    async fn upazila(&self) -> Option<Place> {
        self.0.upazila.and_then(Place::upazila)
    }

    /// Union of residence.
    async fn union(&self) -> Option<Place> {
        self.0.union.and_then(Place::union)
    }

    /// Papers that were seen.
    async fn documents(&self) -> Vec<DocumentSeen> {
        self.0.documents.iter().map(|document| (*document).into()).collect()
    }

    /// What the verification rests on; null where the viewer may not read the case.
    async fn basis(&self) -> Option<VerificationBasis> {
        let basis = self.0.basis.as_ref()?;
        Some(VerificationBasis {
            acts: basis.acts.iter().map(|act| (*act).into()).collect(),
            means: basis.means.iter().map(|means| (*means).into()).collect(),
            purposes: basis.purposes.iter().map(|purpose| (*purpose).into()).collect(),
            own_statement: basis.own_statement,
        })
    }

    /// Who follows it up.
    async fn counsellor(&self, ctx: &Context<'_>) -> Result<Option<Counsellor>> {
        let Some(id) = self.0.counsellor else { return Ok(None) };
        Ok(loaders(ctx)?.load_one(CounsellorOf(id)).await.told(ctx)?.map(Counsellor::from))
    }

    /// Urgent referrals, the first one first.
    async fn urgent_referrals(&self) -> Vec<UrgentReferral> {
        let of = |referral: &ashshash_storage::lead::UrgentReferral| UrgentReferral {
            id: referral.id.to_string().into(),
            need: referral.need.into(),
            made_on: Day(referral.made_on),
        };
        self.0.referrals.iter().map(of).collect()
    }

    /// Whether it is still known who it is.
    async fn has_identity(&self) -> bool {
        self.0.has_identity
    }

    /// Whether the viewer may read and change who pointed the person out: who wrote it down, and the coordinator.
    async fn source_is_open(&self) -> bool {
        self.0.source_is_open
    }

    /// Who it is; reading it is journalled. Null where the identity is gone.
    async fn identity(&self, ctx: &Context<'_>) -> Result<Option<LeadIdentity>> {
        let found = loaders(ctx)?.load_one(LeadIdentityOf(self.0.id)).await.told(ctx)?;
        Ok(found.map(LeadIdentity))
    }

    /// Code of the survivor whom it became, where the viewer may see that one.
    async fn survivor_code(&self) -> Option<&str> {
        self.0.survivor_code.as_deref()
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

/// What a verification rests on.
#[derive(Clone, Debug, SimpleObject)]
pub struct VerificationBasis {
    /// What was done.
    acts: Vec<TraffickingAct>,
    /// By which means.
    means: Vec<TraffickingMeans>,
    /// What for.
    purposes: Vec<Exploitation>,
    /// It rests on the person's own statement.
    own_statement: bool,
}

/// An urgent referral of a lead.
#[derive(Clone, Debug, SimpleObject)]
pub struct UrgentReferral {
    /// Its id.
    id: ID,
    /// What was needed.
    need: UrgentNeed,
    /// On which day.
    made_on: Day,
}

/// Who a lead is; reading it is journalled.
pub struct LeadIdentity(pub(crate) std::sync::Arc<Opened>);

/// Who a lead is; reading it is journalled.
#[Object]
impl LeadIdentity {
    /// Name in Latin script.
    async fn name(&self) -> Option<&str> {
        shown(&self.open().person.name)
    }

    /// Name in Bangla script.
    async fn name_bn(&self) -> Option<&str> {
        shown(&self.open().person.name_bn)
    }

    /// Phone; null where the safe contact says no calls.
    async fn phone(&self) -> Option<&str> {
        let person = &self.open().person;
        let may_call = person.safe_contact.as_ref().is_none_or(|contact| contact.calls_allowed);
        shown(&person.phone).filter(|_| may_call)
    }

    /// Address below the union.
    async fn address(&self) -> Option<&str> {
        shown(&self.open().person.address)
    }

    /// How to call safely; belongs beside every phone number.
    async fn safe_contact(&self) -> SafeContact {
        SafeContact::of(self.open().person.safe_contact.as_ref())
    }

    /// Who pointed the person out, who may be the broker; only for the coordinator and who wrote it down.
    async fn source(&self) -> Option<LeadSource> {
        self.open().source.map(LeadSource::from)
    }

    /// More about the source; as the source.
    async fn source_note(&self) -> Option<&str> {
        shown(&self.open().source_note)
    }

    /// What the coordinator asked back last.
    async fn asked(&self) -> Option<&str> {
        shown(&self.open().asked)
    }

    /// What was asked back before, the first question first.
    async fn answered(&self) -> Vec<AnsweredQuestion> {
        let of = |one: &ashshash_survivors::AnsweredQuestion| AnsweredQuestion {
            question: one.question.reveal(&Purpose::Show).to_owned(),
            answer: shown(&one.answer).map(str::to_owned),
        };
        self.open().answered.iter().map(of).collect()
    }

    /// Where the urgent referrals lead that were given a place.
    async fn recipients(&self) -> Vec<UrgentRecipient> {
        let of = |(id, text): (&LeadReferralId, &Sealed<String>)| UrgentRecipient {
            referral: id.to_string().into(),
            recipient: text.reveal(&Purpose::Show).clone(),
        };
        self.0.recipients.iter().map(of).collect()
    }
}

/// What the coordinator asked back, and what was answered.
#[derive(SimpleObject)]
pub struct AnsweredQuestion {
    /// The question.
    question: String,
    /// The answer; null where the lead was corrected, or asked about anew, without a word.
    answer: Option<String>,
}

/// Where an urgent referral leads.
#[derive(SimpleObject)]
pub struct UrgentRecipient {
    /// The referral's id.
    referral: ID,
    /// To whom.
    recipient: String,
}

impl LeadIdentity {
    fn open(&self) -> &ashshash_survivors::LeadIdentity {
        self.0.identity.reveal(&Purpose::Show)
    }
}

fn shown(text: &Option<PersonalText>) -> Option<&str> {
    text.as_ref().map(|text| text.reveal(&Purpose::Show)).filter(|text| !text.is_empty())
}

connection!(LeadConnection, LeadEdge, Lead, total_count);
