use ashshash_base::Purpose;
use ashshash_storage::certificate::{CertificateWords, View};
use ashshash_survivors::certificate::{Evidence, missing};
use async_graphql::{Context, Enum, ID, Object, Result};

use crate::asked::{language, loaders, viewing};
use crate::connection::connection;
use crate::loaders::{EvidenceOf, WordsOf};
use crate::problem::{Problem, Told};
use crate::scalar::Day;

/// How a Ready-to-Go certificate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::certificate::CertificateState")]
pub enum CertificateState {
    /// Waits for a decision.
    Requested,
    /// Sent back with a comment; can be requested again.
    Returned,
    /// Approved and valid.
    Approved,
    /// Was approved and is no longer valid.
    Revoked,
    /// The request ended with the survivor's support, before a decision.
    Ended,
}

/// A Ready-to-Go certificate: asked for, decided, perhaps revoked.
#[derive(Clone, Debug)]
pub struct Certificate(pub(crate) View);

/// A Ready-to-Go certificate: asked for, decided, perhaps revoked.
#[Object]
impl Certificate {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// The survivor's code.
    async fn survivor_code(&self) -> &str {
        &self.0.survivor_code
    }

    /// How it stands.
    async fn state(&self) -> CertificateState {
        self.0.state.into()
    }

    /// Its number; null before the approval, and where a register gave none.
    async fn number(&self) -> Option<&str> {
        self.0.number.as_deref()
    }

    /// When it was last asked for; null where a register brought it.
    async fn requested_on(&self) -> Option<Day> {
        self.0.requested_on.map(Day)
    }

    /// Name of the colleague who asked for it last.
    async fn requested_by(&self) -> Option<&str> {
        self.0.requested_by.as_deref()
    }

    /// Whether the viewer asked for it, and so can't decide it.
    async fn is_own_request(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.0.requested_by_id == Some(viewing(ctx)?.viewer.user))
    }

    /// When it was approved or sent back.
    async fn decided_on(&self) -> Option<Day> {
        self.0.decided_on.map(Day)
    }

    /// Name of the colleague who approved it or sent it back.
    async fn decided_by(&self) -> Option<&str> {
        self.0.decided_by.as_deref()
    }

    /// When it was approved.
    async fn approved_on(&self) -> Option<Day> {
        self.0.approved_on.map(Day)
    }

    /// When it was revoked.
    async fn revoked_on(&self) -> Option<Day> {
        self.0.revoked_on.map(Day)
    }

    /// Why the person is ready, in the counsellor's words; reading it is journalled.
    async fn statement(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.words(ctx).await?.statement.map(|text| text.into_revealed(&Purpose::Show)))
    }

    /// What is to be done first, where it was sent back; reading it is journalled.
    async fn comment(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.words(ctx).await?.comment.map(|text| text.into_revealed(&Purpose::Show)))
    }

    /// Why it was revoked; reading it is journalled.
    async fn revocation_reason(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.words(ctx).await?.revocation_reason.map(|text| text.into_revealed(&Purpose::Show)))
    }

    /// What it rests on, as the file stands now.
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Option<CertificateEvidence>> {
        let found = loaders(ctx)?.load_one(EvidenceOf(self.0.survivor)).await.told(ctx)?;
        Ok(found.map(CertificateEvidence))
    }

    /// Address of the paper as a PDF; null before the approval, where there is no number, and once it is revoked.
    async fn pdf(&self) -> Option<String> {
        let is_in_force = self.0.number.is_some() && self.0.revoked_on.is_none();
        is_in_force.then(|| format!("/certificates/{}.pdf", self.0.id))
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

impl Certificate {
    async fn words(&self, ctx: &Context<'_>) -> Result<CertificateWords> {
        Ok(loaders(ctx)?.load_one(WordsOf(self.0.id)).await.told(ctx)?.unwrap_or_default())
    }
}

connection!(CertificateConnection, CertificateEdge, Certificate, total_count);

/// The facts that a certificate rests on (R4).
#[derive(Clone, Copy, Debug)]
pub struct CertificateEvidence(pub(crate) Evidence);

/// The facts that a certificate rests on (R4).
#[Object]
impl CertificateEvidence {
    /// Whether the support is open.
    async fn is_active(&self) -> bool {
        self.0.is_active
    }

    /// How many counselling sessions were held.
    async fn sessions_held(&self) -> i64 {
        self.0.sessions_held
    }

    /// When the last one was held.
    async fn last_held_on(&self) -> Option<Day> {
        self.0.last_held_on.map(Day)
    }

    /// When needs were last assessed.
    async fn needs_assessed_on(&self) -> Option<Day> {
        self.0.needs_assessed_on.map(Day)
    }

    /// How many goals the case plan has; null where there is no plan.
    async fn plan_goals(&self) -> Option<i64> {
        self.0.plan_goals
    }

    /// When the plan was last reviewed, or else agreed.
    async fn plan_reviewed_on(&self) -> Option<Day> {
        self.0.plan_reviewed_on.map(Day)
    }

    /// What is still missing; empty when a certificate can be asked for.
    async fn missing(&self, ctx: &Context<'_>) -> Vec<Problem> {
        missing(&self.0).iter().map(|finding| Problem::of(language(ctx), finding)).collect()
    }
}
