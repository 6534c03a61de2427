use ashshash_base::{GlassAccessId, Timestamp};
use ashshash_storage::glass;
use async_graphql::{Context, ID, Object, Result};

use super::object::GlassAccess;
use crate::asked::{asking, viewing};
use crate::problem::Told;

/// For how long the list remembers: a week.
const REMEMBERED: i64 = 7 * 86_400_000;

/// Questions about files opened by breaking the glass.
#[derive(Default)]
pub struct GlassQuery;

/// Questions about files opened by breaking the glass.
#[Object]
impl GlassQuery {
    /// Files of the office that were opened by breaking the glass within a week, the newest first; the coordinator's.
    async fn glass_accesses(&self, ctx: &Context<'_>) -> Result<Vec<GlassAccess>> {
        let (db, scope) = asking(ctx)?;
        let from = Timestamp(viewing(ctx)?.reader.now.0 - REMEMBERED);
        Ok(glass::since(db, scope, from).await.told(ctx)?.into_iter().map(GlassAccess).collect())
    }

    /// One of them. Null when there is none that the viewer may see.
    async fn glass_access(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its id.")] id: ID,
    ) -> Result<Option<GlassAccess>> {
        let (db, scope) = asking(ctx)?;
        let Ok(id) = id.as_str().parse::<GlassAccessId>() else { return Ok(None) };
        let all = glass::since(db, scope, Timestamp(viewing(ctx)?.reader.now.0 - REMEMBERED)).await.told(ctx)?;
        Ok(all.into_iter().find(|access| access.id == id).map(GlassAccess))
    }
}
