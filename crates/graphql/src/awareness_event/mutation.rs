use ashshash_awareness::{ActivityType, EventRecord, Reach};
use ashshash_operations::awareness_event;
use async_graphql::{Context, ID, InputObject, Object, Result};

use crate::deed;
use crate::place::{union_of, upazila_of};
use crate::problem::{Outcome, refusal};
use crate::record::ReachChannel;
use crate::scalar::Day;

/// An awareness event, new or corrected.
#[derive(InputObject)]
pub struct EventRecordInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The event's id, made by the caller where it is new.
    id: ID,
    /// The version that the caller saw, where it is corrected.
    version: Option<i64>,
    /// Activity type, in upper case.
    activity: String,
    /// The day: today or earlier.
    on: Day,
    /// Code of the upazila; the union's where it is left out.
    upazila: Option<String>,
    /// Code of the union.
    union: Option<String>,
    /// Men and boys who came.
    male: u32,
    /// Women and girls who came.
    female: u32,
    /// Hijra and other genders who came.
    #[graphql(default_with = "Some(0)")]
    other: Option<u32>,
    /// Of the men and boys: pupils, where it was at a school.
    boys: Option<u32>,
    /// Of the women and girls: pupils, where it was at a school.
    girls: Option<u32>,
    /// Whom a day's observation reached besides, by channel.
    #[graphql(default_with = "Some(Vec::new())")]
    reach: Option<Vec<EventReachInput>>,
}

/// How many people one channel reached.
#[derive(InputObject)]
pub struct EventReachInput {
    /// The channel.
    channel: ReachChannel,
    /// Men and boys.
    male: u32,
    /// Women and girls.
    female: u32,
    /// Hijra and other genders.
    #[graphql(default_with = "Some(0)")]
    other: Option<u32>,
}

/// Deeds on events.
#[derive(Default)]
pub struct AwarenessEventMutation;

/// Deeds on events.
#[Object]
impl AwarenessEventMutation {
    /// Records an awareness event, or corrects one.
    async fn event_record(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What, when, where and who came.")] input: EventRecordInput,
    ) -> Result<Outcome> {
        let malformed = || refusal(ctx, "argument-invalid", &[]);
        let upazila = input.upazila.map(|code| upazila_of(&code).ok_or_else(malformed)).transpose()?;
        let union = input.union.map(|code| union_of(&code).ok_or_else(malformed)).transpose()?;
        let reach = input.reach.unwrap_or_default().into_iter().map(|reach| Reach {
            channel: reach.channel.into(),
            male: reach.male,
            female: reach.female,
            other: reach.other.unwrap_or_default(),
        });
        let command = EventRecord {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            version: input.version,
            activity: ActivityType::from_code(&input.activity).ok_or_else(malformed)?,
            on: input.on.0,
            upazila,
            union,
            male: input.male,
            female: input.female,
            other: input.other.unwrap_or_default(),
            boys: input.boys,
            girls: input.girls,
            reach: reach.collect(),
        };
        deed::perform(ctx, |actor| awareness_event::event_record(actor, &command)).await
    }
}
