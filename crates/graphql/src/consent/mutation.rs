use ashshash_base::PersonalText;
use ashshash_operations::{consent, identity};
use ashshash_survivors::{
    ConsentGive, ConsentRefuse, ConsentWithdraw, ConsentsRecordPaper, IdentityChange, PaperConsent,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

use super::code::{ConsentPurpose, ConsentWay, PersonField};
use crate::deed;
use crate::lead::{PersonInput, text};
use crate::problem::Outcome;
use crate::scalar::Day;

/// A consent to one purpose.
#[derive(InputObject)]
pub struct ConsentGiveInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The consent's id, made by the caller.
    id: ID,
    /// Whose.
    survivor: ID,
    /// What for.
    purpose: ConsentPurpose,
    /// With which organisation; all of the kind where none is named.
    recipient: Option<ID>,
    /// How it was given.
    way: ConsentWay,
    /// Who witnessed it; needed without a signature.
    #[graphql(secret)]
    witness: Option<String>,
    /// On which day.
    given_on: Day,
    /// The last day on which it counts.
    until: Option<Day>,
}

/// A refusal of one purpose.
#[derive(InputObject)]
pub struct ConsentRefuseInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The entry's id, made by the caller.
    id: ID,
    /// Whose.
    survivor: ID,
    /// What for.
    purpose: ConsentPurpose,
    /// With which organisation; all of the kind where none is named.
    recipient: Option<ID>,
    /// On which day.
    refused_on: Day,
}

/// A withdrawal.
#[derive(InputObject)]
pub struct ConsentWithdrawInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The consent.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// On which day.
    withdrawn_on: Day,
}

/// One consent on paper.
#[derive(InputObject)]
pub struct PaperConsentInput {
    /// The consent's id, made by the caller.
    id: ID,
    /// Whose.
    survivor: ID,
    /// What for.
    purpose: ConsentPurpose,
    /// With which organisation; all of the kind where none is named.
    recipient: Option<ID>,
}

/// Papers that were seen.
#[derive(InputObject)]
pub struct ConsentsRecordPaperInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// On which day.
    seen_on: Day,
    /// Who saw them.
    #[graphql(secret)]
    seen_by: String,
    /// Signed, or with a thumb print.
    way: ConsentWay,
    /// Which ones, at most 500.
    consents: Vec<PaperConsentInput>,
}

/// A change of who a survivor is.
#[derive(InputObject)]
pub struct IdentityChangeInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// Whose.
    survivor: ID,
    /// The version of the file that the caller saw.
    version: i64,
    /// What was changed; the rest stays as it is by now.
    touched: Vec<PersonField>,
    /// What the changed parts are from now on.
    person: PersonInput,
}

/// Deeds on consents and identities.
#[derive(Default)]
pub struct ConsentMutation;

/// Deeds on consents and identities.
#[Object]
impl ConsentMutation {
    /// Records a consent to one purpose; what was said of it before is replaced.
    async fn consent_give(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To what, how, and before whom.")] input: ConsentGiveInput,
    ) -> Result<Outcome> {
        let command = ConsentGive {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            purpose: input.purpose.into(),
            recipient: input.recipient.as_ref().map(|id| deed::id(ctx, id)).transpose()?,
            way: input.way.into(),
            witness: text(input.witness.as_ref()),
            given_on: input.given_on.0,
            until: input.until.map(|day| day.0),
        };
        deed::perform(ctx, |actor| consent::consent_give(actor, &command)).await
    }

    /// Records that the person does not agree to one purpose.
    async fn consent_refuse(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To what.")] input: ConsentRefuseInput,
    ) -> Result<Outcome> {
        let command = ConsentRefuse {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            purpose: input.purpose.into(),
            recipient: input.recipient.as_ref().map(|id| deed::id(ctx, id)).transpose()?,
            refused_on: input.refused_on.0,
        };
        deed::perform(ctx, |actor| consent::consent_refuse(actor, &command)).await
    }

    /// Takes a consent back: access under it ends at once, and referrals under it are closed.
    async fn consent_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: ConsentWithdrawInput,
    ) -> Result<Outcome> {
        let command = ConsentWithdraw {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            withdrawn_on: input.withdrawn_on.0,
        };
        deed::perform(ctx, |actor| consent::consent_withdraw(actor, &command)).await
    }

    /// Records for many survivors at once that their papers were seen.
    async fn consents_record_paper(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose papers, seen by whom.")] input: ConsentsRecordPaperInput,
    ) -> Result<Outcome> {
        let mut consents = Vec::with_capacity(input.consents.len());
        for paper in &input.consents {
            consents.push(PaperConsent {
                id: deed::id(ctx, &paper.id)?,
                survivor: deed::id(ctx, &paper.survivor)?,
                purpose: paper.purpose.into(),
                recipient: paper.recipient.as_ref().map(|id| deed::id(ctx, id)).transpose()?,
            });
        }
        let command = ConsentsRecordPaper {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            seen_on: input.seen_on.0,
            seen_by: PersonalText::new(&input.seen_by),
            way: input.way.into(),
            consents,
        };
        deed::perform(ctx, |actor| consent::consents_record_paper(actor, &command)).await
    }

    /// Changes names, phone, address or safe contact of a survivor.
    async fn identity_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was changed.")] input: IdentityChangeInput,
    ) -> Result<Outcome> {
        let command = IdentityChange {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            version: input.version,
            touched: input.touched.iter().map(|field| (*field).into()).collect(),
            person: input.person.read(),
        };
        deed::perform(ctx, |actor| identity::identity_change(actor, &command)).await
    }
}
