use ashshash_base::RegisterImportId;
use ashshash_storage::register;
use async_graphql::{Context, ID, Object, Result};

use super::RegisterImport;
use super::object::RegisterImportConnection;
use crate::asked::asking;
use crate::connection::{Paged, page_question};
use crate::problem::Told;

/// Questions about loads of registers.
#[derive(Default)]
pub struct RegisterImportQuery;

/// Questions about loads of registers.
#[Object]
impl RegisterImportQuery {
    /// One load of a register; null when there is none that the viewer may see.
    async fn register_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The load's id.")] id: ID,
    ) -> Result<Option<RegisterImport>> {
        let (db, scope) = asking(ctx)?;
        let Ok(id) = id.as_str().parse::<RegisterImportId>() else { return Ok(None) };
        Ok(register::by_id(db, scope, id).await.told(ctx)?.map(RegisterImport::new))
    }

    /// The loads of the viewer's office, newest first; empty for those who may not load registers.
    async fn register_imports(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(20)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<RegisterImportConnection> {
        let (db, scope) = asking(ctx)?;
        let question = page_question(ctx, first.unwrap_or(20), after)?;
        let binding = register::binding(scope).told(ctx)?;
        let page = register::page(db, scope, &question).await.told(ctx)?;
        Ok(RegisterImportConnection(Paged::new(page, binding, question.after.is_some(), RegisterImport::new)))
    }
}
