//! Anything with an id, found by it. Not found and not allowed answer alike.

use std::fmt::Display;
use std::str::FromStr;

use ashshash_base::{
    Argument, AwarenessEventId, BatchId, BudgetAllocationId, CertificateId, ConsentId, CounsellingSessionId,
    EnrolmentId, FamilySessionId, FollowUpId, LeadId, PlacementId, ReferralId, RegisterImportId, ServiceProviderId,
    SupportId, SurvivorId, TrainingEnrolmentId, TrainingNeedsAssessmentId,
};
use ashshash_storage::record::{self, About, Fact};
use ashshash_storage::{certificate, consent, enrolment, follow_up, lead, register, survivor};
use async_graphql::{Context, ID, Interface, Object, Result};
use uuid::Uuid;

use crate::asked::asking;
use crate::certificate::Certificate;
use crate::connection::LARGEST_PAGE;
use crate::follow_up::FollowUp;
use crate::lead::Lead;
use crate::problem::{Told, refusal};
use crate::record::{
    AwarenessEvent, Batch, BudgetAllocation, CounsellingSession, FamilySession, Placement, Referral, ServiceProvider,
    Support, TrainingEnrolment, TrainingNeedsAssessment,
};
use crate::register_import::RegisterImport;
use crate::survivor::{Consent, Enrolment, Survivor};

/// Anything that can be found by its id.
#[derive(Clone, Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "Names the record: `<type>_<uuid>`."))]
pub enum Node {
    Survivor(Survivor),
    Enrolment(Enrolment),
    Certificate(Certificate),
    Consent(Consent),
    Lead(Lead),
    RegisterImport(RegisterImport),
    CounsellingSession(CounsellingSession),
    FamilySession(FamilySession),
    Referral(Referral),
    Support(Support),
    TrainingNeedsAssessment(TrainingNeedsAssessment),
    TrainingEnrolment(TrainingEnrolment),
    Placement(Placement),
    AwarenessEvent(AwarenessEvent),
    BudgetAllocation(BudgetAllocation),
    Batch(Batch),
    ServiceProvider(ServiceProvider),
    FollowUp(FollowUp),
}

/// Questions by id.
#[derive(Default)]
pub struct NodeQuery;

/// Questions by id.
#[Object]
impl NodeQuery {
    /// Finds a record; opening a survivor's file is journalled. Null when there is none that the viewer may see.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "The record's id.")] id: ID) -> Result<Option<Node>> {
        Ok(find(ctx, &[id]).await?.into_iter().next().flatten())
    }

    /// Finds records, in the order of the question; null for each that the viewer may not see.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The records' ids, at most 100.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if ids.len() > LARGEST_PAGE as usize {
            return Err(refusal(ctx, "first-out-of-range", &[("maximum", Argument::Count(LARGEST_PAGE.into()))]));
        }
        find(ctx, &ids).await
    }
}

/// Finds records with one statement a type.
async fn find(ctx: &Context<'_>, ids: &[ID]) -> Result<Vec<Option<Node>>> {
    let (db, scope) = asking(ctx)?;
    let mut found: Vec<(String, Node)> = Vec::with_capacity(ids.len());
    let survivors = of_type::<SurvivorId>(ids);
    if !survivors.is_empty() {
        let views = survivor::open_by_ids(db, scope, &survivors).await.told(ctx)?;
        found.extend(views.into_iter().map(|view| (view.id.to_string(), Node::Survivor(Survivor(view)))));
    }
    let enrolments = of_type::<EnrolmentId>(ids);
    if !enrolments.is_empty() {
        let views = enrolment::by_ids(db, scope, &enrolments).await.told(ctx)?;
        found.extend(views.into_iter().map(|view| (view.id.to_string(), Node::Enrolment(view.into()))));
    }
    let certificates = of_type::<CertificateId>(ids);
    if !certificates.is_empty() {
        let views = certificate::by_ids(db, scope, &certificates).await.told(ctx)?;
        found.extend(views.into_iter().map(|view| (view.id.to_string(), Node::Certificate(Certificate(view)))));
    }
    let consents = of_type::<ConsentId>(ids);
    if !consents.is_empty() {
        let views = consent::by_ids(db, scope, &consents).await.told(ctx)?;
        found.extend(views.into_iter().map(|view| (view.id.to_string(), Node::Consent(view.into()))));
    }
    let leads = of_type::<LeadId>(ids);
    if !leads.is_empty() {
        let views = lead::by_ids(db, scope, &leads).await.told(ctx)?;
        found.extend(views.into_iter().map(|view| (view.id.to_string(), Node::Lead(Lead(view)))));
    }
    let loads = of_type::<RegisterImportId>(ids);
    if !loads.is_empty() {
        let views = register::by_ids(db, scope, &loads).await.told(ctx)?;
        found.extend(
            views.into_iter().map(|load| (load.id.to_string(), Node::RegisterImport(RegisterImport::new(load)))),
        );
    }
    records::<record::CounsellingSession, CounsellingSessionId>(ctx, ids, &mut found, |about, fact| {
        Node::CounsellingSession(CounsellingSession(about, fact))
    })
    .await?;
    records::<record::FamilySession, FamilySessionId>(ctx, ids, &mut found, |about, fact| {
        Node::FamilySession(FamilySession(about, fact))
    })
    .await?;
    records::<record::Referral, ReferralId>(ctx, ids, &mut found, |about, fact| Node::Referral(Referral(about, fact)))
        .await?;
    records::<record::Support, SupportId>(ctx, ids, &mut found, |about, fact| Node::Support(Support(about, fact)))
        .await?;
    records::<record::TrainingNeedsAssessment, TrainingNeedsAssessmentId>(ctx, ids, &mut found, |about, fact| {
        Node::TrainingNeedsAssessment(TrainingNeedsAssessment(about, fact))
    })
    .await?;
    records::<record::TrainingEnrolment, TrainingEnrolmentId>(ctx, ids, &mut found, |about, fact| {
        Node::TrainingEnrolment(TrainingEnrolment(about, fact))
    })
    .await?;
    records::<record::Placement, PlacementId>(ctx, ids, &mut found, |about, fact| {
        Node::Placement(Placement(about, fact))
    })
    .await?;
    records::<record::AwarenessEvent, AwarenessEventId>(ctx, ids, &mut found, |about, fact| {
        Node::AwarenessEvent(AwarenessEvent(about, fact))
    })
    .await?;
    records::<record::BudgetAllocation, BudgetAllocationId>(ctx, ids, &mut found, |about, fact| {
        Node::BudgetAllocation(BudgetAllocation(about, fact))
    })
    .await?;
    let batches = of_type::<BatchId>(ids);
    if !batches.is_empty() {
        let views = record::batches_by_ids(db, scope, &batches).await.told(ctx)?;
        found.extend(views.into_iter().map(|view| (view.id.to_string(), Node::Batch(Batch(view)))));
    }
    let providers = of_type::<ServiceProviderId>(ids);
    if !providers.is_empty() {
        let views = record::providers_by_ids(db, scope, &providers).await.told(ctx)?;
        found.extend(views.into_iter().map(|view| (view.id.to_string(), Node::ServiceProvider(ServiceProvider(view)))));
    }
    let follow_ups = of_type::<FollowUpId>(ids);
    if !follow_ups.is_empty() {
        let views = follow_up::by_ids(db, scope, &follow_ups).await.told(ctx)?;
        found.extend(views.into_iter().map(|view| (view.id.to_string(), Node::FollowUp(FollowUp(view)))));
    }
    let named = |id: &ID| found.iter().find(|(own, _)| own == id.as_str()).map(|(_, node)| node.clone());
    Ok(ids.iter().map(named).collect())
}

/// Finds records of one kind.
async fn records<T: Fact, I: FromStr + From<Uuid> + Into<Uuid> + Display + Copy>(
    ctx: &Context<'_>,
    ids: &[ID],
    found: &mut Vec<(String, Node)>,
    wrap: impl Fn(About, T) -> Node,
) -> Result<()> {
    let (db, scope) = asking(ctx)?;
    let asked: Vec<Uuid> = of_type::<I>(ids).into_iter().map(Into::into).collect();
    if !asked.is_empty() {
        let views = record::by_ids::<T>(db, scope, &asked).await.told(ctx)?;
        found.extend(views.into_iter().map(|(about, fact)| (I::from(about.id).to_string(), wrap(about, fact))));
    }
    Ok(())
}

fn of_type<T: FromStr>(ids: &[ID]) -> Vec<T> {
    ids.iter().filter_map(|id| id.as_str().parse().ok()).collect()
}
