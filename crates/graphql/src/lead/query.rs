use ashshash_base::LeadId;
use ashshash_storage::lead::{self, Filter};
use async_graphql::{Context, ID, InputObject, Object, Result};

use super::Lead;
use super::code::LeadState;
use super::object::LeadConnection;
use crate::asked::asking;
use crate::connection::{Paged, page_question};
use crate::problem::Told;

/// Which leads to list.
#[derive(Clone, Debug, Default, InputObject)]
pub struct LeadFilter {
    /// In one of these states; all that are no survivors yet where none is named.
    states: Option<Vec<LeadState>>,
    /// The newest first; the oldest otherwise.
    newest_first: Option<bool>,
}

/// Questions about leads.
#[derive(Default)]
pub struct LeadQuery;

/// Questions about leads.
#[Object]
impl LeadQuery {
    /// Leads that the viewer may see.
    async fn leads(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<LeadFilter>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<LeadConnection> {
        let (db, scope) = asking(ctx)?;
        let question = page_question(ctx, first.unwrap_or(50), after)?;
        let input = filter.unwrap_or_default();
        let filter = Filter {
            states: input.states.unwrap_or_default().into_iter().map(LeadState::code).collect(),
            newest_first: input.newest_first.unwrap_or_default(),
        };
        let binding = lead::binding(scope, &filter).told(ctx)?;
        let page = lead::page(db, scope, &filter, &question).await.told(ctx)?;
        Ok(LeadConnection(Paged::new(page, binding, question.after.is_some(), Lead)))
    }

    /// One lead; null when there is none that the viewer may see. Its identity is opened with a look.
    async fn lead(&self, ctx: &Context<'_>, #[graphql(desc = "The lead's id.")] id: ID) -> Result<Option<Lead>> {
        let (db, scope) = asking(ctx)?;
        let Ok(id) = id.as_str().parse::<LeadId>() else { return Ok(None) };
        Ok(lead::by_ids(db, scope, &[id]).await.told(ctx)?.into_iter().next().map(Lead))
    }
}
