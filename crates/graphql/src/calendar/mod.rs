//! The counsellor's calendar for other programs.

use ashshash_operations::account::Accounts;
use ashshash_operations::calendar::{self, CalendarFeedEnd, CalendarFeedMake, FeedSecret};
use ashshash_storage::calendar_feed;
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use crate::asked::{asking, viewing};
use crate::deed;
use crate::problem::{Outcome, Problem, Told};
use crate::scalar::Instant;

/// The address of the own calendar, which stays a secret.
#[derive(Clone, Debug, SimpleObject)]
pub struct CalendarFeed {
    /// The feed's id.
    id: ID,
    /// When it was made.
    made_at: Instant,
}

/// What came of making an address.
#[derive(Clone, Debug, SimpleObject)]
pub struct CalendarFeedOutcome {
    /// The feed that was made.
    id: Option<ID>,
    /// Its version.
    version: Option<i64>,
    /// Whether the same deed had been done before: its address is not shown again.
    repeated: bool,
    /// Why it was not done; empty when it was.
    problems: Vec<Problem>,
    /// The address below this site's; shown this once and never again.
    address: Option<String>,
}

/// A new address of the own calendar.
#[derive(InputObject)]
pub struct CalendarFeedMakeInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The new feed's id, made by the caller.
    id: ID,
}

/// The end of the own calendar's address.
#[derive(InputObject)]
pub struct CalendarFeedEndInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The feed.
    id: ID,
}

/// Questions about the own calendar.
#[derive(Default)]
pub struct CalendarQuery;

/// Questions about the own calendar.
#[Object]
impl CalendarQuery {
    /// Tells whether the own calendar has an address that other programs may ask.
    async fn calendar_feed(&self, ctx: &Context<'_>) -> Result<Option<CalendarFeed>> {
        let (db, _) = asking(ctx)?;
        let found = calendar_feed::of_user(db, viewing(ctx)?.viewer.user).await.told(ctx)?;
        Ok(found.map(|feed| CalendarFeed { id: feed.id.to_string().into(), made_at: Instant(feed.made_at) }))
    }
}

/// Deeds on the own calendar.
#[derive(Default)]
pub struct CalendarMutation;

/// Deeds on the own calendar.
#[Object]
impl CalendarMutation {
    /// Makes an address of the own calendar for other programs: it tells times and the word 'appointment'.
    /// An earlier address ends.
    async fn calendar_feed_make(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The ids of deed and feed.")] input: CalendarFeedMakeInput,
    ) -> Result<CalendarFeedOutcome> {
        let command = CalendarFeedMake { deed_id: deed::deed_id(ctx, &input.deed_id)?, id: deed::id(ctx, &input.id)? };
        let secret = FeedSecret::draw(ctx.data_unchecked::<Accounts>().randomness());
        let outcome = deed::perform(ctx, |actor| calendar::calendar_feed_make(actor, &command, &secret)).await?;
        let is_new = outcome.problems.is_empty() && !outcome.repeated;
        Ok(CalendarFeedOutcome {
            address: is_new.then(|| format!("/calendar/{}.ics", secret.reveal())),
            id: outcome.id,
            version: outcome.version,
            repeated: outcome.repeated,
            problems: outcome.problems,
        })
    }

    /// Ends the address of the own calendar.
    async fn calendar_feed_end(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The ids of deed and feed.")] input: CalendarFeedEndInput,
    ) -> Result<Outcome> {
        let command = CalendarFeedEnd { deed_id: deed::deed_id(ctx, &input.deed_id)?, id: deed::id(ctx, &input.id)? };
        deed::perform(ctx, |actor| calendar::calendar_feed_end(actor, &command)).await
    }
}
