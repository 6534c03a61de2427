use ashshash_base::Purpose;
use ashshash_storage::safety_plan;
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};

use crate::asked::loaders;
use crate::loaders::{SafetyWordsOf, SurvivorOf};
use crate::problem::Told;
use crate::scalar::Day;
use crate::survivor::Survivor;

/// Why a safety plan is no longer needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::safety_plan::SafetyOutcome")]
pub enum SafetyOutcome {
    /// The danger is over.
    DangerOver,
    /// The person is at a safe place.
    AtSafePlace,
    /// The police or another body has taken it on.
    TakenOn,
    /// The person wishes so.
    PersonsWish,
}

/// What a survivor and the counsellor agreed to do when danger comes.
#[derive(Clone, Debug)]
pub struct SafetyPlan(pub(crate) safety_plan::View);

/// What a survivor and the counsellor agreed to do when danger comes.
#[Object]
impl SafetyPlan {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// Whose plan.
    async fn survivor(&self, ctx: &Context<'_>) -> Result<Option<Survivor>> {
        let found = loaders(ctx)?.load_one(SurvivorOf(self.0.survivor)).await.told(ctx)?;
        Ok(found.map(Survivor))
    }

    /// When the danger was seen.
    async fn opened_on(&self) -> Day {
        Day(self.0.opened_on)
    }

    /// When it was written last; null while it waits to be written.
    async fn written_on(&self) -> Option<Day> {
        self.0.written_on.map(Day)
    }

    /// When both look at it again.
    async fn review_on(&self) -> Option<Day> {
        self.0.review_on.map(Day)
    }

    /// When it was closed.
    async fn closed_on(&self) -> Option<Day> {
        self.0.closed_on.map(Day)
    }

    /// Why it was closed.
    async fn outcome(&self) -> Option<SafetyOutcome> {
        self.0.outcome.map(Into::into)
    }

    /// Who accompanies the survivor.
    async fn counsellor(&self) -> Option<&str> {
        self.0.counsellor.as_ref().map(|counsellor| counsellor.name.as_str())
    }

    /// Its words; reading them is journalled. Null where the viewer may not read notes.
    async fn words(&self, ctx: &Context<'_>) -> Result<Option<SafetyWords>> {
        let found = loaders(ctx)?.load_one(SafetyWordsOf(self.0.survivor)).await.told(ctx)?;
        Ok(found.and_then(|words| words.get(&self.0.id).map(|words| words.reveal(&Purpose::Show).clone().into())))
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

/// The words of a safety plan.
#[derive(Clone, Debug, SimpleObject)]
pub struct SafetyWords {
    /// By what the person knows that danger is near.
    warning_signs: Option<String>,
    /// What the person does then.
    steps: String,
    /// Where the person can go.
    safe_places: Option<String>,
    /// Whom the person can call.
    people: Option<String>,
}

impl From<safety_plan::Words> for SafetyWords {
    fn from(words: safety_plan::Words) -> Self {
        Self {
            warning_signs: words.warning_signs,
            steps: words.steps,
            safe_places: words.safe_places,
            people: words.people,
        }
    }
}
