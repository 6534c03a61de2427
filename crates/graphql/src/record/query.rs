use ashshash_base::{CounsellorId, SurvivorId};
use ashshash_storage::record::{self, About, Fact, Filter};
use async_graphql::{Context, ID, InputObject, Object, Result};

use super::awareness::{AwarenessEventConnection, BudgetAllocationConnection};
use super::case::{FamilySessionConnection, ReferralConnection, SupportConnection};
use super::directory::{BatchConnection, ServiceProviderConnection};
use super::session::CounsellingSessionConnection;
use super::training::{PlacementConnection, TrainingEnrolmentConnection, TrainingNeedsAssessmentConnection};
use super::{
    AwarenessEvent, Batch, BudgetAllocation, CounsellingSession, FamilySession, Placement, Referral, ServiceProvider,
    Support, TrainingEnrolment, TrainingNeedsAssessment,
};
use crate::asked::asking;
use crate::connection::{Paged, page_question};
use crate::problem::{Told, refusal};
use crate::scalar::Day;
use crate::survivor::{Enrolment, EnrolmentConnection};

/// Which records to list; what is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct RecordFilter {
    /// About this survivor; not for events and budgets.
    survivor: Option<ID>,
    /// On this day or later.
    from: Option<Day>,
    /// On this day or earlier.
    to: Option<Day>,
    /// With this counsellor written on them; not for providers.
    counsellor: Option<ID>,
}

/// How to page a list.
#[derive(Clone, Debug)]
struct Asked {
    filter: Option<RecordFilter>,
    first: Option<i32>,
    after: Option<String>,
}

impl RecordFilter {
    fn read(self) -> Option<Filter> {
        let survivor = self.survivor.map(|id| id.as_str().parse::<SurvivorId>().ok());
        let counsellor = self.counsellor.map(|id| id.as_str().parse::<CounsellorId>().ok());
        if survivor == Some(None) || counsellor == Some(None) {
            return None;
        }
        Some(Filter {
            survivor: survivor.flatten(),
            from: self.from.map(|day| day.0),
            to: self.to.map(|day| day.0),
            counsellor: counsellor.flatten(),
        })
    }
}

async fn list<T: Fact, N>(ctx: &Context<'_>, asked: Asked, wrap: impl Fn(About, T) -> N) -> Result<Paged<N>> {
    let (db, scope) = asking(ctx)?;
    let question = page_question(ctx, asked.first.unwrap_or(50), asked.after)?;
    let filter = asked.filter.unwrap_or_default().read().ok_or_else(|| refusal(ctx, "argument-invalid", &[]))?;
    let binding = record::binding::<T>(scope, &filter).told(ctx)?;
    let page = record::page::<T>(db, scope, &filter, &question).await.told(ctx)?;
    Ok(Paged::new(page, binding, question.after.is_some(), |(about, fact)| wrap(about, fact)))
}

/// Lists of records.
#[derive(Default)]
pub struct RecordQuery;

/// Lists of records.
#[Object]
impl RecordQuery {
    /// Episodes of support, newest first, as far as the viewer may see them.
    async fn enrolments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<RecordFilter>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<EnrolmentConnection> {
        Ok(EnrolmentConnection(
            list(ctx, Asked { filter, first, after }, |_, view: ashshash_storage::enrolment::View| {
                Enrolment::from(view)
            })
            .await?,
        ))
    }

    /// Sessions with one survivor, newest first, as far as the viewer may see them.
    async fn counselling_sessions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<RecordFilter>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<CounsellingSessionConnection> {
        Ok(CounsellingSessionConnection(list(ctx, Asked { filter, first, after }, CounsellingSession).await?))
    }

    /// Sessions with a survivor's family, newest first, as far as the viewer may see them.
    async fn family_sessions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<RecordFilter>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<FamilySessionConnection> {
        Ok(FamilySessionConnection(list(ctx, Asked { filter, first, after }, FamilySession).await?))
    }

    /// Referrals to services, newest first, as far as the viewer may see them.
    async fn referrals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<RecordFilter>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<ReferralConnection> {
        Ok(ReferralConnection(list(ctx, Asked { filter, first, after }, Referral).await?))
    }

    /// Goods and money given, newest first, as far as the viewer may see them.
    async fn supports(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<RecordFilter>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<SupportConnection> {
        Ok(SupportConnection(list(ctx, Asked { filter, first, after }, Support).await?))
    }

    /// Training needs assessments, newest first, as far as the viewer may see them.
    async fn training_needs_assessments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<RecordFilter>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<TrainingNeedsAssessmentConnection> {
        Ok(TrainingNeedsAssessmentConnection(list(ctx, Asked { filter, first, after }, TrainingNeedsAssessment).await?))
    }

    /// Survivors in batches, newest first, as far as the viewer may see them.
    async fn training_enrolments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<RecordFilter>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<TrainingEnrolmentConnection> {
        Ok(TrainingEnrolmentConnection(list(ctx, Asked { filter, first, after }, TrainingEnrolment).await?))
    }

    /// Jobs and businesses, newest first, as far as the viewer may see them.
    async fn placements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<RecordFilter>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<PlacementConnection> {
        Ok(PlacementConnection(list(ctx, Asked { filter, first, after }, Placement).await?))
    }

    /// Awareness events, newest first, as far as the viewer may see them.
    async fn awareness_events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<RecordFilter>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<AwarenessEventConnection> {
        Ok(AwarenessEventConnection(list(ctx, Asked { filter, first, after }, AwarenessEvent).await?))
    }

    /// Budgets of union parishads, newest first, as far as the viewer may see them.
    async fn budget_allocations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<RecordFilter>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<BudgetAllocationConnection> {
        Ok(BudgetAllocationConnection(list(ctx, Asked { filter, first, after }, BudgetAllocation).await?))
    }

    /// Batches by code: the office's, a provider's own, those of a counsellor's survivors.
    async fn batches(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<BatchConnection> {
        let (db, scope) = asking(ctx)?;
        let question = page_question(ctx, first.unwrap_or(50), after)?;
        let binding = record::batches_binding(scope).told(ctx)?;
        let page = record::batches(db, scope, &question).await.told(ctx)?;
        Ok(BatchConnection(Paged::new(page, binding, question.after.is_some(), Batch)))
    }

    /// The office's service directory, by name.
    async fn service_providers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<ServiceProviderConnection> {
        let (db, scope) = asking(ctx)?;
        let question = page_question(ctx, first.unwrap_or(50), after)?;
        let binding = record::providers_binding(scope).told(ctx)?;
        let page = record::providers(db, scope, &question).await.told(ctx)?;
        Ok(ServiceProviderConnection(Paged::new(page, binding, question.after.is_some(), ServiceProvider)))
    }
}
