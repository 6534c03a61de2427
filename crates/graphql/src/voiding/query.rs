use ashshash_operations::account::Caller;
use ashshash_operations::voiding::missing;
use ashshash_storage::voiding::{self, View};
use ashshash_survivors::voiding::VoidableId;
use async_graphql::{Context, ID, Object, Result};

use crate::asked::{asking, language, loaders, today, viewing};
use crate::deed;
use crate::loaders::SurvivorOf;
use crate::problem::{Problem, Told};
use crate::scalar::Day;
use crate::survivor::Survivor;

/// What taking a record back rests on.
pub struct VoidEvidence(View);

/// What taking a record back rests on.
#[Object]
impl VoidEvidence {
    /// The record.
    async fn record(&self) -> ID {
        self.0.record.to_string().into()
    }

    /// What it is: `counselling_session`, `support`, `awareness_event` …
    async fn kind(&self) -> &str {
        self.0.record.kind.name()
    }

    /// The survivor whose it is; an event is nobody's.
    async fn survivor(&self, ctx: &Context<'_>) -> Result<Option<Survivor>> {
        let Some(id) = self.0.survivor else { return Ok(None) };
        Ok(loaders(ctx)?.load_one(SurvivorOf(id)).await.told(ctx)?.map(Survivor))
    }

    /// When it happened.
    async fn on(&self) -> Option<Day> {
        self.0.on.map(Day)
    }

    /// A code that says more, or the item that was given.
    async fn detail(&self) -> Option<&str> {
        self.0.detail.as_deref()
    }

    /// Code of its status or outcome.
    async fn status(&self) -> Option<&str> {
        self.0.status.as_deref()
    }

    /// When it was recorded.
    async fn recorded_on(&self) -> Day {
        Day(self.0.recorded_on)
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// Why the viewer can't take it back; empty when that is possible.
    async fn missing(&self, ctx: &Context<'_>) -> Result<Vec<Problem>> {
        let found = missing(&viewing(ctx)?.session.user, &self.0, today(ctx.data_unchecked::<Caller>()));
        Ok(found.iter().map(|finding| Problem::of(language(ctx), finding)).collect())
    }
}

/// Questions before a record is taken back.
#[derive(Default)]
pub struct VoidingQuery;

/// Questions before a record is taken back.
#[Object]
impl VoidingQuery {
    /// What taking a record back rests on; with goods or money, of all that was given to the person on
    /// that day by the same provider. Empty when there is no such record that the viewer may see.
    async fn void_evidence(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The record's id.")] record: ID,
    ) -> Result<Vec<VoidEvidence>> {
        let (db, scope) = asking(ctx)?;
        let record: VoidableId = deed::id(ctx, &record)?;
        let found = voiding::views(db, scope, record).await.told(ctx)?;
        Ok(found.into_iter().map(VoidEvidence).collect())
    }
}
