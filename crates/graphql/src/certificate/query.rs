use ashshash_base::SurvivorId;
use ashshash_storage::certificate;
use async_graphql::{Context, ID, Object, Result};

use super::object::{Certificate, CertificateConnection, CertificateEvidence, CertificateState};
use crate::asked::{asking, loaders, viewing};
use crate::connection::{Paged, page_question};
use crate::deed;
use crate::loaders::EvidenceOf;
use crate::problem::Told;

/// Questions about certificates.
#[derive(Default)]
pub struct CertificateQuery;

/// Questions about certificates.
#[Object]
impl CertificateQuery {
    /// Lists certificates that stand in one way: what waits oldest first, what is decided newest first.
    /// Who decides sees the office's, others those of the survivors whom they may see.
    async fn certificates(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How they stand.", default_with = "Some(CertificateState::Requested)")] state: Option<
            CertificateState,
        >,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<CertificateConnection> {
        let (db, scope) = (asking(ctx)?.0, viewing(ctx)?.decisions());
        let question = page_question(ctx, first.unwrap_or(50), after)?;
        let state = state.unwrap_or(CertificateState::Requested).into();
        let binding = certificate::binding(&scope, state).told(ctx)?;
        let page = certificate::page(db, &scope, state, &question).await.told(ctx)?;
        Ok(CertificateConnection(Paged::new(page, binding, question.after.is_some(), Certificate)))
    }

    /// What a survivor's certificate would rest on; null when there is no such survivor whom the viewer
    /// may see.
    async fn certificate_evidence(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The survivor's id.")] survivor: ID,
    ) -> Result<Option<CertificateEvidence>> {
        let survivor: SurvivorId = deed::id(ctx, &survivor)?;
        Ok(loaders(ctx)?.load_one(EvidenceOf(survivor)).await.told(ctx)?.map(CertificateEvidence))
    }
}
