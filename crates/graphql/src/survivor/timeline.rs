use ashshash_storage::timeline::Kind;
use ashshash_storage::{timeline, way};
use ashshash_survivors::voiding::{Voidable, VoidableId};
use async_graphql::{ID, Object, SimpleObject};

use super::code::TimelineKind;
use crate::connection::connection;
use crate::scalar::Day;

/// Something that happened to a survivor.
pub struct TimelineEntry(pub(crate) timeline::Entry);

/// Something that happened to a survivor.
#[Object]
impl TimelineEntry {
    /// Names the entry within its time line.
    async fn id(&self) -> ID {
        let kind = TimelineKind::from(self.0.kind);
        let name =
            <TimelineKind as async_graphql::resolver_utils::EnumType>::items().iter().find(|item| item.value == kind);
        format!("{}_{}", name.map_or("ENTRY", |item| item.name).to_ascii_lowercase(), self.0.record).into()
    }

    /// The record behind it, where it is of a kind that can be taken back.
    async fn record(&self) -> Option<ID> {
        let kind = match self.0.kind {
            Kind::CounsellingSession => Voidable::CounsellingSession,
            Kind::FamilySession => Voidable::FamilySession,
            Kind::TrainingNeedsAssessment => Voidable::TrainingNeedsAssessment,
            Kind::TrainingStart => Voidable::TrainingEnrolment,
            Kind::Placement => Voidable::Placement,
            Kind::Referral => Voidable::Referral,
            Kind::Support => Voidable::Support,
            // A training's end goes with its start; a certificate is revoked, an enrolment ended.
            Kind::Lead
            | Kind::Verification
            | Kind::Enrolment
            | Kind::Certificate
            | Kind::TrainingEnd
            | Kind::EnrolmentEnd => return None,
        };
        Some(VoidableId { kind, id: self.0.record }.to_string().into())
    }

    /// When it happened.
    async fn on(&self) -> Day {
        Day(self.0.on)
    }

    /// What kind of thing it was.
    async fn kind(&self) -> TimelineKind {
        self.0.kind.into()
    }

    /// Code of its status or outcome.
    async fn status(&self) -> Option<&str> {
        self.0.status.as_deref()
    }

    /// A code or number that says more: kind, service, certificate number, drop-out reason.
    async fn detail(&self) -> Option<&str> {
        self.0.detail.as_deref()
    }

    /// Code of where a session took place.
    async fn venue(&self) -> Option<&str> {
        self.0.venue.as_deref()
    }

    /// Male members of the family who came.
    async fn male(&self) -> Option<i32> {
        self.0.male
    }

    /// Female members of the family who came.
    async fn female(&self) -> Option<i32> {
        self.0.female
    }

    /// Other members of the family who came.
    async fn other(&self) -> Option<i32> {
        self.0.other
    }

    /// Satisfaction with a session, from 1 to 5.
    async fn satisfaction(&self) -> Option<i32> {
        self.0.satisfaction
    }

    /// How many items were given that day.
    async fn items(&self) -> Option<i64> {
        self.0.items
    }

    /// Money in BDT: what was given, or the income of a placement.
    async fn amount_bdt(&self) -> Option<i64> {
        self.0.amount_bdt
    }

    /// Name of the provider.
    async fn provider(&self) -> Option<&str> {
        self.0.provider.as_deref()
    }
}

connection!(TimelineConnection, TimelineEdge, TimelineEntry);

/// A step of the way from being pointed out to work.
#[derive(Clone, Debug, SimpleObject)]
pub struct WayStep {
    /// `lead`, `verified`, `enrolled`, `counselled`, `ready`, `trained` or `placed`.
    step: String,
    /// When it was first reached; null where not yet.
    on: Option<Day>,
    /// How many sessions were held, at `counselled`.
    count: Option<i64>,
}

impl From<way::Step> for WayStep {
    fn from(step: way::Step) -> Self {
        Self { step: step.name.to_owned(), on: step.on.map(Day), count: step.count }
    }
}
