use ashshash_base::PersonalText;
use ashshash_operations::lead;
use ashshash_survivors::{
    LeadAskBack, LeadChange, LeadContactRecord, LeadCreate, LeadReferralMake, LeadRefuse, LeadReject, LeadVerify,
    Verification,
};
use async_graphql::{Context, Object, Result};

use super::input::{
    LeadAskBackInput, LeadChangeInput, LeadContactRecordInput, LeadCreateInput, LeadReferralMakeInput, LeadRefuseInput,
    LeadRejectInput, LeadVerifyInput, text,
};
use crate::deed;
use crate::problem::Outcome;

/// Deeds on leads.
#[derive(Default)]
pub struct LeadMutation;

/// Deeds on leads.
#[Object]
impl LeadMutation {
    /// Makes a lead. Whoever it may be already is told to the coordinator alone.
    async fn lead_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who was pointed out, and by whom.")] input: LeadCreateInput,
    ) -> Result<Outcome> {
        let command = LeadCreate {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            contact: input.contact.into(),
            facts: input.facts.read(ctx)?,
        };
        deed::perform(ctx, |actor| lead::lead_create(actor, &command)).await
    }

    /// Corrects what is said of a lead.
    async fn lead_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was changed.")] input: LeadChangeInput,
    ) -> Result<Outcome> {
        let command = LeadChange {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            touched: input.touched.iter().map(|field| (*field).into()).collect(),
            facts: input.facts.read(ctx)?,
            answer: text(input.answer.as_ref()),
        };
        deed::perform(ctx, |actor| lead::lead_change(actor, &command)).await
    }

    /// Confirms that the person was trafficked; only then can the person be enrolled.
    async fn lead_verify(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it rests on.")] input: LeadVerifyInput,
    ) -> Result<Outcome> {
        let command = LeadVerify {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            verified_on: input.verified_on.0,
            basis: Verification {
                acts: input.acts.iter().map(|act| (*act).into()).collect(),
                means: input.means.iter().map(|means| (*means).into()).collect(),
                purposes: input.purposes.iter().map(|purpose| (*purpose).into()).collect(),
                own_statement: input.own_statement,
            },
            counsellor: input.counsellor.as_ref().map(|id| deed::id(ctx, id)).transpose()?,
        };
        deed::perform(ctx, |actor| lead::lead_verify(actor, &command)).await
    }

    /// Does not take a lead further; who it is, is destroyed at once.
    async fn lead_reject(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and why.")] input: LeadRejectInput,
    ) -> Result<Outcome> {
        let command = LeadReject {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            reason: input.reason.into(),
        };
        deed::perform(ctx, |actor| lead::lead_reject(actor, &command)).await
    }

    /// Asks for more before deciding.
    async fn lead_ask_back(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is asked.")] input: LeadAskBackInput,
    ) -> Result<Outcome> {
        let command = LeadAskBack {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            comment: PersonalText::new(&input.comment),
        };
        deed::perform(ctx, |actor| lead::lead_ask_back(actor, &command)).await
    }

    /// Records that the person does not want to be enrolled.
    async fn lead_refuse(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "When and why.")] input: LeadRefuseInput,
    ) -> Result<Outcome> {
        let command = LeadRefuse {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            refused_on: input.refused_on.0,
            reason: input.reason.into(),
        };
        deed::perform(ctx, |actor| lead::lead_refuse(actor, &command)).await
    }

    /// Records what the person answered to 'may we contact you'.
    async fn lead_contact_record(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer.")] input: LeadContactRecordInput,
    ) -> Result<Outcome> {
        let command = LeadContactRecord {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            contact: input.contact.into(),
        };
        deed::perform(ctx, |actor| lead::lead_contact_record(actor, &command)).await
    }

    /// Sends a lead for urgent help; it waits for no verification.
    async fn lead_referral_make(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is needed.")] input: LeadReferralMakeInput,
    ) -> Result<Outcome> {
        let command = LeadReferralMake {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            lead: deed::id(ctx, &input.lead)?,
            need: input.need.into(),
            made_on: input.made_on.0,
            recipient: text(input.recipient.as_ref()),
        };
        deed::perform(ctx, |actor| lead::lead_referral_make(actor, &command)).await
    }
}
