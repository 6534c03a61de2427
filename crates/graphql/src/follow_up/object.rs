use ashshash_storage::follow_up::View;
use async_graphql::{Context, Enum, ID, Object, Result};

use crate::asked::loaders;
use crate::loaders::SurvivorOf;
use crate::problem::Told;
use crate::scalar::Day;
use crate::survivor::Survivor;

/// What is followed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_services::FollowUpKind")]
pub enum FollowUpKind {
    /// How the survivor is.
    Survivor,
    /// How satisfied the survivor is with the counselling.
    CounsellingSatisfaction,
    /// How a training goes.
    Training,
    /// How the on-the-job training goes.
    Ojt,
    /// How the job goes.
    Employment,
    /// How the business goes.
    Business,
}

/// What a follow-up found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_services::FollowUpFinding")]
pub enum FollowUpFinding {
    /// All is well.
    Well,
    /// Better than before.
    Better,
    /// As before.
    Unchanged,
    /// Worse than before.
    Worse,
    /// In danger.
    AtRisk,
    /// Nobody was met or reached.
    NotReached,
}

/// What comes after a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_services::FollowUpStep")]
pub enum FollowUpStep {
    /// Nothing more.
    Nothing,
    /// Another follow-up.
    Again,
    /// A counselling session.
    Session,
    /// A referral to a service.
    Referral,
    /// A talk with the provider or the employer.
    ProviderTalk,
    /// A plan for safety.
    SafetyPlan,
}

/// Looking after somebody again, planned or done.
#[derive(Clone)]
pub struct FollowUp(pub(crate) View);

/// Looking after somebody again, planned or done.
#[Object]
impl FollowUp {
    /// The follow-up's id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// Of whom.
    async fn survivor(&self, ctx: &Context<'_>) -> Result<Option<Survivor>> {
        Ok(loaders(ctx)?.load_one(SurvivorOf(self.0.survivor)).await.told(ctx)?.map(Survivor))
    }

    /// What is followed up.
    async fn kind(&self) -> FollowUpKind {
        self.0.kind.into()
    }

    /// By when.
    async fn due_on(&self) -> Day {
        Day(self.0.due_on)
    }

    /// When it was done; null: it is open.
    async fn done_on(&self) -> Option<Day> {
        self.0.done_on.map(Day)
    }

    /// Together with the training provider.
    async fn joint(&self) -> bool {
        self.0.joint
    }

    /// What was found.
    async fn finding(&self) -> Option<FollowUpFinding> {
        self.0.finding.map(FollowUpFinding::from)
    }

    /// What comes next.
    async fn next_step(&self) -> Option<FollowUpStep> {
        self.0.next_step.map(FollowUpStep::from)
    }

    /// How satisfied the survivor is, from 1 to 5.
    async fn satisfaction(&self) -> Option<i32> {
        self.0.satisfaction
    }

    /// Men and boys who took part, where several did.
    async fn male(&self) -> Option<i32> {
        self.0.male
    }

    /// Women and girls who took part, where several did.
    async fn female(&self) -> Option<i32> {
        self.0.female
    }

    /// Hijra and other genders who took part, where several did.
    async fn other(&self) -> Option<i32> {
        self.0.other
    }

    /// Whether there is a private note; `followUpNote` opens it.
    async fn has_note(&self) -> bool {
        self.0.has_note
    }
}
