use ashshash_base::{Argument, PersonalText};
use ashshash_operations::certificate;
use ashshash_survivors::certificate::{
    CertificateApprove, CertificateRequest, CertificateReturn, CertificateRevoke, MOST_AT_ONCE,
};
use async_graphql::{Context, ID, InputObject, Object, Result};

use crate::deed;
use crate::problem::{Outcome, refusal};

/// Asks for a certificate.
#[derive(InputObject)]
pub struct CertificateRequestInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The certificate: a new id, or that of the one that was sent back.
    id: ID,
    /// For whom.
    survivor: ID,
    /// The version of the one that was sent back; 0 for a new one.
    #[graphql(default)]
    version: i64,
    /// Why the person is ready, at most 1,000 characters.
    #[graphql(secret)]
    statement: String,
}

/// Approves a certificate.
#[derive(InputObject)]
pub struct CertificateApproveInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// Which.
    id: ID,
    /// The version that the caller saw.
    version: i64,
}

/// Approves several certificates.
#[derive(InputObject)]
pub struct CertificatesApproveInput {
    /// Which, in the order in which they get their numbers; at most 50.
    certificates: Vec<CertificateApproveInput>,
}

/// Sends a request back.
#[derive(InputObject)]
pub struct CertificateReturnInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// Which.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// What is to be done first, at most 1,000 characters.
    #[graphql(secret)]
    comment: String,
}

/// Revokes a certificate.
#[derive(InputObject)]
pub struct CertificateRevokeInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// Which.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// Why, at most 1,000 characters.
    #[graphql(secret)]
    reason: String,
}

/// Deeds about certificates.
#[derive(Default)]
pub struct CertificateMutation;

/// Deeds about certificates.
#[Object]
impl CertificateMutation {
    /// Asks for a certificate, for the first time or again after it was sent back (R4).
    async fn certificate_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For whom, and why.")] input: CertificateRequestInput,
    ) -> Result<Outcome> {
        let command = CertificateRequest {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            version: input.version,
            statement: PersonalText::new(&input.statement),
        };
        deed::perform(ctx, |actor| certificate::certificate_request(actor, &command)).await
    }

    /// Approves a certificate and gives it its number: by a coordinator or the deputy, never by the one who asked.
    async fn certificate_approve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: CertificateApproveInput,
    ) -> Result<Outcome> {
        approve(ctx, &input).await
    }

    /// Approves several certificates; each is decided by itself and has its own outcome, in the order given.
    async fn certificates_approve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: CertificatesApproveInput,
    ) -> Result<Vec<Outcome>> {
        if input.certificates.is_empty() || input.certificates.len() > MOST_AT_ONCE {
            let maximum = Argument::Count(MOST_AT_ONCE.try_into().unwrap_or(i64::MAX));
            return Err(refusal(ctx, "certificates-none-chosen", &[("maximum", maximum)]));
        }
        let mut outcomes = Vec::with_capacity(input.certificates.len());
        for certificate in &input.certificates {
            outcomes.push(approve(ctx, certificate).await?);
        }
        Ok(outcomes)
    }

    /// Sends a request back with a comment.
    async fn certificate_return(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and what is to be done first.")] input: CertificateReturnInput,
    ) -> Result<Outcome> {
        let command = CertificateReturn {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            comment: PersonalText::new(&input.comment),
        };
        deed::perform(ctx, |actor| certificate::certificate_return(actor, &command)).await
    }

    /// Revokes a certificate with a reason; its number is never used again.
    async fn certificate_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and why.")] input: CertificateRevokeInput,
    ) -> Result<Outcome> {
        let command = CertificateRevoke {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            reason: PersonalText::new(&input.reason),
        };
        deed::perform(ctx, |actor| certificate::certificate_revoke(actor, &command)).await
    }
}

async fn approve(ctx: &Context<'_>, input: &CertificateApproveInput) -> Result<Outcome> {
    let command = CertificateApprove {
        deed_id: deed::deed_id(ctx, &input.deed_id)?,
        id: deed::id(ctx, &input.id)?,
        version: input.version,
    };
    deed::perform(ctx, |actor| certificate::certificate_approve(actor, &command)).await
}
