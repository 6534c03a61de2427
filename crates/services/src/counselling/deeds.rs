//! Deeds on sessions, as the caller writes them.

use ashshash_base::{CounsellingSessionId, Date, Deed, DeedId, PersonalText, SurvivorId, TimeOfDay};
use serde::{Deserialize, Serialize};

use super::moves::{Appointment, HeldRecord};
use crate::{SessionKind, SessionReason, Venue};

/// Gives the deeds their names.
macro_rules! deeds {
    ($($name:ident = $word:literal),* $(,)?) => {$(
        impl Deed for $name {
            const NAME: &'static str = $word;

            fn deed_id(&self) -> DeedId {
                self.deed_id
            }

            fn record(&self) -> String {
                self.id.to_string()
            }
        }
    )*};
}

deeds! {
    SessionPlan = "session-plan",
    SessionRecord = "session-record",
    SessionHold = "session-hold",
    SessionMiss = "session-miss",
    SessionReschedule = "session-reschedule",
    SessionCancel = "session-cancel",
    SessionSettle = "session-settle",
}

/// Agrees an appointment with a survivor.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SessionPlan {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The new session.
    pub id: CounsellingSessionId,
    /// With whom.
    pub survivor: SurvivorId,
    /// The day.
    pub on: Date,
    /// When it begins; may stay open.
    pub starts_at: Option<TimeOfDay>,
    /// How long it takes; an hour where nothing is said.
    pub minutes: Option<u16>,
    /// Which session of the series; found out where nothing is said.
    pub kind: Option<SessionKind>,
    /// Where, or how.
    pub venue: Option<Venue>,
}

/// The appointment that follows, agreed in the same deed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextSession {
    /// The new session.
    pub id: CounsellingSessionId,
    /// The day.
    pub on: Date,
    /// When it begins; may stay open.
    pub starts_at: Option<TimeOfDay>,
    /// How long it takes; an hour where nothing is said.
    pub minutes: Option<u16>,
    /// Which session of the series; found out where nothing is said.
    pub kind: Option<SessionKind>,
    /// Where, or how; as before where nothing is said.
    pub venue: Option<Venue>,
}

/// Records a session that nobody had planned.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SessionRecord {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The new session.
    pub id: CounsellingSessionId,
    /// With whom.
    pub survivor: SurvivorId,
    /// The day.
    pub on: Date,
    /// When it began, where that is known.
    pub starts_at: Option<TimeOfDay>,
    /// How long it took.
    pub minutes: Option<u16>,
    /// Which session of the series; found out where nothing is said.
    pub kind: Option<SessionKind>,
    /// Where, or how.
    pub venue: Option<Venue>,
    /// Nobody could hear or interrupt.
    pub suitable: Option<bool>,
    /// How satisfied the survivor was, 1 to 5.
    pub satisfaction: Option<u8>,
    /// A private note.
    pub note: Option<PersonalText>,
    /// The appointment that follows.
    pub next: Option<NextSession>,
}

/// Records that a planned session took place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SessionHold {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The session.
    pub id: CounsellingSessionId,
    /// The version that it is based on.
    pub version: i64,
    /// On which day, where not as planned.
    pub on: Option<Date>,
    /// Where, or how; as planned where nothing is said.
    pub venue: Option<Venue>,
    /// Nobody could hear or interrupt.
    pub suitable: Option<bool>,
    /// How satisfied the survivor was, 1 to 5.
    pub satisfaction: Option<u8>,
    /// A private note.
    pub note: Option<PersonalText>,
    /// The appointment that follows.
    pub next: Option<NextSession>,
}

/// Records that the survivor did not come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SessionMiss {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The session.
    pub id: CounsellingSessionId,
    /// The version that it is based on.
    pub version: i64,
    /// A private note.
    pub note: Option<PersonalText>,
    /// The appointment that takes its place; without one it stays on the list.
    pub next: Option<NextSession>,
}

/// Moves a planned or missed session to another time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SessionReschedule {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The session.
    pub id: CounsellingSessionId,
    /// The version that it is based on.
    pub version: i64,
    /// The appointment that takes its place.
    pub next: NextSession,
}

/// Calls a planned session off.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SessionCancel {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The session.
    pub id: CounsellingSessionId,
    /// The version that it is based on.
    pub version: i64,
    /// Why.
    pub reason: SessionReason,
}

/// Closes a missed session without a new appointment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SessionSettle {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The session.
    pub id: CounsellingSessionId,
    /// The version that it is based on.
    pub version: i64,
    /// Why.
    pub reason: SessionReason,
}

impl SessionPlan {
    /// The appointment that it asks for.
    pub fn appointment(&self) -> Appointment {
        let Self { on, starts_at, minutes, kind, venue, .. } = *self;
        Appointment { on, starts_at, minutes, kind, venue }
    }
}

impl NextSession {
    /// The appointment that it asks for.
    pub fn appointment(&self) -> Appointment {
        let Self { on, starts_at, minutes, kind, venue, .. } = *self;
        Appointment { on, starts_at, minutes, kind, venue }
    }
}

impl SessionHold {
    /// What it says of a session that was planned so.
    pub fn told(&self, planned_on: Date, planned_venue: Option<Venue>) -> HeldRecord<'_> {
        HeldRecord {
            on: self.on.unwrap_or(planned_on),
            venue: self.venue.or(planned_venue),
            suitable: self.suitable,
            satisfaction: self.satisfaction,
            note: self.note.as_ref(),
        }
    }
}

impl SessionRecord {
    /// What it says of the session.
    pub fn told(&self) -> HeldRecord<'_> {
        HeldRecord {
            on: self.on,
            venue: self.venue,
            suitable: self.suitable,
            satisfaction: self.satisfaction,
            note: self.note.as_ref(),
        }
    }
}
