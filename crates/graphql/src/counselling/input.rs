//! Deeds on sessions as they come in.

use ashshash_base::PersonalText;
use ashshash_services::counselling as domain;
use async_graphql::{Context, ID, InputObject, Result};

use crate::deed;
use crate::record::{SessionKind, SessionReason, Venue};
use crate::scalar::{Day, Time};

pub(super) fn personal(text: Option<String>) -> Option<PersonalText> {
    text.map(|text| PersonalText::new(&text))
}

/// An appointment with a survivor.
#[derive(InputObject)]
pub struct SessionPlanInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The new session's id, made by the caller.
    id: ID,
    /// With whom.
    survivor: ID,
    /// The day: today or later.
    on: Day,
    /// When it begins; may stay open.
    starts_at: Option<Time>,
    /// How long it takes, 10 to 240 minutes; an hour where it is left out.
    minutes: Option<u16>,
    /// Which session of the series; found out where it is left out.
    kind: Option<SessionKind>,
    /// Where, or how; at the office where it is left out.
    venue: Option<Venue>,
}

/// The appointment that follows, agreed in the same deed.
#[derive(InputObject)]
pub struct NextSessionInput {
    /// The new session's id, made by the caller.
    id: ID,
    /// The day: today or later.
    on: Day,
    /// When it begins; may stay open.
    starts_at: Option<Time>,
    /// How long it takes, 10 to 240 minutes; an hour where it is left out.
    minutes: Option<u16>,
    /// Which session of the series; found out where it is left out.
    kind: Option<SessionKind>,
    /// Where, or how; as before where it is left out.
    venue: Option<Venue>,
}

/// A session that nobody had planned.
#[derive(InputObject)]
pub struct SessionRecordInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The new session's id, made by the caller.
    id: ID,
    /// With whom.
    survivor: ID,
    /// The day: today or earlier.
    on: Day,
    /// When it began.
    starts_at: Option<Time>,
    /// How long it took.
    minutes: Option<u16>,
    /// Which session of the series; found out where it is left out.
    kind: Option<SessionKind>,
    /// Where, or how.
    venue: Option<Venue>,
    /// Nobody could hear or interrupt.
    suitable: Option<bool>,
    /// How satisfied the survivor was, 1 to 5.
    satisfaction: Option<u8>,
    /// A private note.
    #[graphql(secret)]
    note: Option<String>,
    /// The appointment that follows.
    next: Option<NextSessionInput>,
}

/// A planned session that took place.
#[derive(InputObject)]
pub struct SessionHoldInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The session.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// The day, where it was not the planned one.
    on: Option<Day>,
    /// Where, or how; as planned where it is left out.
    venue: Option<Venue>,
    /// Nobody could hear or interrupt.
    suitable: Option<bool>,
    /// How satisfied the survivor was, 1 to 5.
    satisfaction: Option<u8>,
    /// A private note.
    #[graphql(secret)]
    note: Option<String>,
    /// The appointment that follows.
    next: Option<NextSessionInput>,
}

/// A planned session to which the survivor did not come.
#[derive(InputObject)]
pub struct SessionMissInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The session.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// A private note.
    #[graphql(secret)]
    note: Option<String>,
    /// The appointment that takes its place; without one it stays on the list.
    next: Option<NextSessionInput>,
}

/// A session that is moved to another time.
#[derive(InputObject)]
pub struct SessionRescheduleInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The session.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// The appointment that takes its place.
    next: NextSessionInput,
}

/// A session that is called off.
#[derive(InputObject)]
pub struct SessionCancelInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The session.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// Why.
    reason: SessionReason,
}

/// A missed session that is closed without a new appointment.
#[derive(InputObject)]
pub struct SessionSettleInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The session.
    id: ID,
    /// The version that the caller saw.
    version: i64,
    /// Why.
    reason: SessionReason,
}

impl NextSessionInput {
    fn read(self, ctx: &Context<'_>) -> Result<domain::NextSession> {
        Ok(domain::NextSession {
            id: deed::id(ctx, &self.id)?,
            on: self.on.0,
            starts_at: self.starts_at.map(|time| time.0),
            minutes: self.minutes,
            kind: self.kind.map(Into::into),
            venue: self.venue.map(Into::into),
        })
    }
}

impl SessionPlanInput {
    pub(super) fn read(self, ctx: &Context<'_>) -> Result<domain::SessionPlan> {
        Ok(domain::SessionPlan {
            deed_id: deed::deed_id(ctx, &self.deed_id)?,
            id: deed::id(ctx, &self.id)?,
            survivor: deed::id(ctx, &self.survivor)?,
            on: self.on.0,
            starts_at: self.starts_at.map(|time| time.0),
            minutes: self.minutes,
            kind: self.kind.map(Into::into),
            venue: self.venue.map(Into::into),
        })
    }
}

impl SessionRecordInput {
    pub(super) fn read(self, ctx: &Context<'_>) -> Result<domain::SessionRecord> {
        Ok(domain::SessionRecord {
            deed_id: deed::deed_id(ctx, &self.deed_id)?,
            id: deed::id(ctx, &self.id)?,
            survivor: deed::id(ctx, &self.survivor)?,
            on: self.on.0,
            starts_at: self.starts_at.map(|time| time.0),
            minutes: self.minutes,
            kind: self.kind.map(Into::into),
            venue: self.venue.map(Into::into),
            suitable: self.suitable,
            satisfaction: self.satisfaction,
            note: personal(self.note),
            next: self.next.map(|next| next.read(ctx)).transpose()?,
        })
    }
}

impl SessionHoldInput {
    pub(super) fn read(self, ctx: &Context<'_>) -> Result<domain::SessionHold> {
        Ok(domain::SessionHold {
            deed_id: deed::deed_id(ctx, &self.deed_id)?,
            id: deed::id(ctx, &self.id)?,
            version: self.version,
            on: self.on.map(|day| day.0),
            venue: self.venue.map(Into::into),
            suitable: self.suitable,
            satisfaction: self.satisfaction,
            note: personal(self.note),
            next: self.next.map(|next| next.read(ctx)).transpose()?,
        })
    }
}

impl SessionMissInput {
    pub(super) fn read(self, ctx: &Context<'_>) -> Result<domain::SessionMiss> {
        Ok(domain::SessionMiss {
            deed_id: deed::deed_id(ctx, &self.deed_id)?,
            id: deed::id(ctx, &self.id)?,
            version: self.version,
            note: personal(self.note),
            next: self.next.map(|next| next.read(ctx)).transpose()?,
        })
    }
}

impl SessionRescheduleInput {
    pub(super) fn read(self, ctx: &Context<'_>) -> Result<domain::SessionReschedule> {
        Ok(domain::SessionReschedule {
            deed_id: deed::deed_id(ctx, &self.deed_id)?,
            id: deed::id(ctx, &self.id)?,
            version: self.version,
            next: self.next.read(ctx)?,
        })
    }
}

impl SessionCancelInput {
    pub(super) fn read(self, ctx: &Context<'_>) -> Result<domain::SessionCancel> {
        Ok(domain::SessionCancel {
            deed_id: deed::deed_id(ctx, &self.deed_id)?,
            id: deed::id(ctx, &self.id)?,
            version: self.version,
            reason: self.reason.into(),
        })
    }
}

impl SessionSettleInput {
    pub(super) fn read(self, ctx: &Context<'_>) -> Result<domain::SessionSettle> {
        Ok(domain::SessionSettle {
            deed_id: deed::deed_id(ctx, &self.deed_id)?,
            id: deed::id(ctx, &self.id)?,
            version: self.version,
            reason: self.reason.into(),
        })
    }
}
