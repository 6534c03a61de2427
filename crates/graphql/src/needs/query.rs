use ashshash_storage::{safety_plan, scale};
use async_graphql::{Context, Object, Result};

use super::object::Scale;
use crate::asked::asking;
use crate::problem::Told;
use crate::safety_plan::SafetyPlan;

/// Questions about needs.
#[derive(Default)]
pub struct NeedsQuery;

/// Questions about needs.
#[Object]
impl NeedsQuery {
    /// The scales of well-being that the office loaded, by code.
    async fn scales(&self, ctx: &Context<'_>) -> Result<Vec<Scale>> {
        let (db, scope) = asking(ctx)?;
        Ok(scale::all(db, scope).await.told(ctx)?.into_iter().map(Scale::from).collect())
    }

    /// People in danger: safety plans that hold or wait to be written, the earliest first.
    async fn red_risks(&self, ctx: &Context<'_>) -> Result<Vec<SafetyPlan>> {
        let (db, scope) = asking(ctx)?;
        Ok(safety_plan::open_ones(db, scope).await.told(ctx)?.into_iter().map(SafetyPlan).collect())
    }
}
