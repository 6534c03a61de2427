//! Who asks, and with what: what every resolver takes from the request.

use ashshash_access::{Reader, Scope, Viewer};
use ashshash_base::{Date, Language, Timestamp};
use ashshash_operations::account::{Caller, Session};
use ashshash_storage::Read;
use async_graphql::dataloader::DataLoader;
use async_graphql::{Context, Result};
use std::sync::Arc;

use crate::loaders::Batches;
use crate::problem::refusal;

/// The signed-in person behind a request.
#[derive(Clone, Debug)]
pub(crate) struct Viewing {
    pub(crate) session: Session,
    pub(crate) viewer: Viewer,
    pub(crate) scope: Scope,
    /// Who asks for private notes, and when.
    pub(crate) reader: Reader,
}

impl Viewing {
    pub(crate) fn new(session: Session, now: Timestamp) -> Self {
        let viewer = session.user.viewer();
        Self { scope: Scope::of(&viewer, now), reader: Reader { user: viewer.user, now }, viewer, session }
    }
}

impl Viewing {
    /// The certificates that the person reaches: the office's for one who decides, else those in scope.
    pub(crate) fn decisions(&self) -> Scope {
        Scope::of_decisions(&self.viewer).unwrap_or_else(|| self.scope.clone())
    }
}

/// Gives the signed-in person, or nobody.
pub(crate) fn viewing_or_nobody<'a>(ctx: &Context<'a>) -> Option<&'a Viewing> {
    ctx.data_opt::<Option<Viewing>>().and_then(Option::as_ref)
}

/// Gives the signed-in person.
///
/// # Errors
/// Refuses when nobody is signed in.
pub(crate) fn viewing<'a>(ctx: &Context<'a>) -> Result<&'a Viewing> {
    viewing_or_nobody(ctx).ok_or_else(|| refusal(ctx, "session-expired", &[]))
}

/// Gives what all of a request's questions are asked with: the snapshot and the scope.
///
/// # Errors
/// Refuses when nobody is signed in.
pub(crate) fn asking<'a>(ctx: &Context<'a>) -> Result<(&'a Read, &'a Scope)> {
    Ok((read(ctx), &viewing(ctx)?.scope))
}

/// Gives the snapshot.
pub(crate) fn read<'a>(ctx: &Context<'a>) -> &'a Read {
    ctx.data_unchecked::<Arc<Read>>()
}

/// Gives the loaders of this request.
///
/// # Errors
/// Refuses when nobody is signed in.
pub(crate) fn loaders<'a>(ctx: &Context<'a>) -> Result<&'a DataLoader<Batches>> {
    viewing(ctx)?;
    Ok(ctx.data_unchecked::<DataLoader<Batches>>())
}

/// Gives the language in which to answer.
pub(crate) fn language(ctx: &Context<'_>) -> Language {
    match viewing_or_nobody(ctx) {
        Some(viewing) => viewing.viewer.language,
        None => ctx.data_opt::<Language>().copied().unwrap_or_default(),
    }
}

/// Gives today's date in Dhaka.
pub(crate) fn today(caller: &Caller) -> Date {
    caller.now.date_in_dhaka()
}
