//! Enrolment of a verified lead.

mod query;

pub(crate) use query::{EnrolmentQuery, GuardianOf};

use ashshash_base::PersonalText;
use ashshash_operations::enrolment;
use ashshash_survivors::{EnrolConsent, GuardianDecision, SurvivorEnrol};
use async_graphql::{Context, Enum, ID, InputObject, Object, Result};

use crate::consent::{ConsentPurpose, ConsentWay};
use crate::deed;
use crate::lead::text;
use crate::problem::Outcome;
use crate::scalar::Day;

/// Who decides for a person under 18.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::GuardianKind")]
pub enum GuardianKind {
    /// The guardian agrees.
    Guardian,
    /// The guardian is implicated: a probation or child-welfare officer decided.
    Officer,
}

/// The consent that a person under 18 needs besides the own one.
#[derive(InputObject)]
pub struct GuardianDecisionInput {
    /// Guardian, or officer in the guardian's place.
    kind: GuardianKind,
    /// Who it was.
    #[graphql(secret)]
    name: String,
    /// On which day.
    decided_on: Day,
}

/// What the person said to one purpose.
#[derive(InputObject)]
pub struct EnrolConsentInput {
    /// The consent's id, made by the caller.
    id: ID,
    /// What for.
    purpose: ConsentPurpose,
    /// With which organisation; all of the kind where none is named.
    recipient: Option<ID>,
    /// Given, or refused.
    given: bool,
}

/// An enrolment.
#[derive(InputObject)]
pub struct SurvivorEnrolInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The enrolment's id, made by the caller.
    id: ID,
    /// Who becomes a survivor.
    lead: ID,
    /// The lead's version that the caller saw.
    version: i64,
    /// The survivor's id, made by the caller.
    survivor: ID,
    /// First day of the support.
    enrolled_on: Day,
    /// Who counsels; the lead's counsellor where nobody is named.
    counsellor: Option<ID>,
    /// How consent was given.
    way: ConsentWay,
    /// Who witnessed it; needed without a signature.
    #[graphql(secret)]
    witness: Option<String>,
    /// What the person said, by purpose; services must be among what was given.
    consents: Vec<EnrolConsentInput>,
    /// The guardian's consent or an officer's decision, under 18.
    guardian: Option<GuardianDecisionInput>,
}

/// Deeds that open enrolments.
#[derive(Default)]
pub struct EnrolmentMutation;

/// Deeds that open enrolments.
#[Object]
impl EnrolmentMutation {
    /// Makes a survivor of a verified lead: a code, the first enrolment, the consents.
    async fn survivor_enrol(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, from when, and what the person agreed to.")] input: SurvivorEnrolInput,
    ) -> Result<Outcome> {
        let mut consents = Vec::with_capacity(input.consents.len());
        for said in &input.consents {
            consents.push(EnrolConsent {
                id: deed::id(ctx, &said.id)?,
                purpose: said.purpose.into(),
                recipient: said.recipient.as_ref().map(|id| deed::id(ctx, id)).transpose()?,
                given: said.given,
            });
        }
        let guardian = input.guardian.as_ref().map(|guardian| GuardianDecision {
            kind: guardian.kind.into(),
            name: PersonalText::new(&guardian.name),
            decided_on: guardian.decided_on.0,
        });
        let command = SurvivorEnrol {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            lead: deed::id(ctx, &input.lead)?,
            version: input.version,
            survivor: deed::id(ctx, &input.survivor)?,
            enrolled_on: input.enrolled_on.0,
            counsellor: input.counsellor.as_ref().map(|id| deed::id(ctx, id)).transpose()?,
            way: input.way.into(),
            witness: text(input.witness.as_ref()),
            consents,
            guardian,
        };
        deed::perform(ctx, |actor| enrolment::survivor_enrol(actor, &command)).await
    }
}
