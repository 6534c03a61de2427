//! Deeds at the edge: who does them, ids and texts as they come in, what came of them.

use ashshash_base::DeedId;
use ashshash_operations::account::Caller;
use ashshash_operations::deed::{Actor, DeedError, Done, repeating};
use ashshash_storage::Database;
use async_graphql::{Context, ID, Result};

use crate::asked::{language, viewing};
use crate::problem::{Outcome, Problem, refusal, surprise};

/// Reads an id that came in.
///
/// # Errors
/// Refuses what is no id of this type.
pub(crate) fn id<T: std::str::FromStr>(ctx: &Context<'_>, id: &ID) -> Result<T> {
    id.as_str().parse().map_err(|_| refusal(ctx, "id-malformed", &[]))
}

/// Reads the caller's id of a deed: a bare UUID, or `deed_<uuid>`.
///
/// # Errors
/// Refuses what is neither.
pub(crate) fn deed_id(ctx: &Context<'_>, id: &ID) -> Result<DeedId> {
    let bare = || uuid::Uuid::try_parse(id.as_str()).ok().map(DeedId::from_uuid);
    id.as_str().parse().ok().or_else(bare).ok_or_else(|| refusal(ctx, "id-malformed", &[]))
}

/// Does a deed for the signed-in person; what can be mended is part of the outcome.
///
/// # Errors
/// Refuses when nobody is signed in; a surprise otherwise.
pub(crate) async fn perform<'a, F, Fut>(ctx: &'a Context<'_>, deed: F) -> Result<Outcome>
where
    F: Fn(Actor<'a>) -> Fut,
    Fut: Future<Output = Result<Done, DeedError>>,
{
    let (db, caller) = (ctx.data_unchecked::<Database>(), ctx.data_unchecked::<Caller>());
    let actor = Actor { db, caller, session: &viewing(ctx)?.session };
    match repeating(|| deed(actor)).await {
        Ok(done) => Ok(Outcome {
            id: Some(done.id.into()),
            version: Some(done.version),
            repeated: done.repeated,
            problems: Vec::new(),
        }),
        Err(DeedError::Refused(findings)) => Ok(Outcome {
            problems: findings.iter().map(|finding| Problem::of(language(ctx), finding)).collect(),
            ..Outcome::default()
        }),
        Err(error @ DeedError::Storage(_)) => Err(surprise(ctx, &error)),
    }
}
