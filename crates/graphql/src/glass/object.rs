use ashshash_base::Purpose;
use ashshash_storage::glass;
use async_graphql::{Context, ID, Object, Result};

use crate::asked::{asking, loaders, viewing};
use crate::loaders::SurvivorOf;
use crate::problem::Told;
use crate::scalar::Instant;
use crate::survivor::Survivor;

/// The opening of a file outside somebody's reach, for a day.
pub struct GlassAccess(pub(crate) glass::View);

/// The opening of a file outside somebody's reach, for a day.
#[Object]
impl GlassAccess {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// Whose file.
    async fn survivor(&self, ctx: &Context<'_>) -> Result<Option<Survivor>> {
        let found = loaders(ctx)?.load_one(SurvivorOf(self.0.survivor)).await.told(ctx)?;
        Ok(found.map(Survivor))
    }

    /// Who opened it.
    async fn by(&self) -> &str {
        &self.0.by
    }

    /// When.
    async fn opened_at(&self) -> Instant {
        Instant(self.0.opened_at)
    }

    /// When it closes by itself.
    async fn ends_at(&self) -> Instant {
        Instant(self.0.ends_at)
    }

    /// Whether it is open now.
    async fn is_open(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.0.ends_at > viewing(ctx)?.reader.now)
    }

    /// Why; it tells of the survivor, so reading it is journalled.
    async fn reason(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let (db, scope) = asking(ctx)?;
        let found = glass::reasons(db, scope, &[self.0.id]).await.told(ctx)?;
        Ok(found.get(&self.0.id).map(|reason| reason.reveal(&Purpose::Show).clone()))
    }
}
