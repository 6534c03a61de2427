use ashshash_storage::lead;
use async_graphql::{Context, Object, Result};

use super::Lead;
use super::object::LeadConnection;
use crate::asked::asking;
use crate::connection::{Paged, page_question};
use crate::problem::Told;

/// Questions about leads.
#[derive(Default)]
pub struct LeadQuery;

/// Questions about leads.
#[Object]
impl LeadQuery {
    /// Leads that the viewer may see and that are no survivors yet.
    async fn leads(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<LeadConnection> {
        let (db, scope) = asking(ctx)?;
        let question = page_question(ctx, first.unwrap_or(50), after)?;
        let binding = lead::binding(scope).told(ctx)?;
        let page = lead::page(db, scope, &question).await.told(ctx)?;
        Ok(LeadConnection(Paged::new(page, binding, question.after.is_some(), Lead)))
    }
}
