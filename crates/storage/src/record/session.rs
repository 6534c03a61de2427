//! Sessions with one survivor, planned or over.

use ashshash_base::{CounsellingSessionId, Date, TimeOfDay};
use ashshash_indicators::Source;
use ashshash_services::counselling::{Aftermath, Held, SessionState};
use ashshash_services::{SessionKind, SessionReason, SessionStatus, Venue};
use sea_orm::QueryResult;
use uuid::Uuid;

use super::{Fact, code, optional_code};
use crate::error::StorageError;

const TABLE: &str = "counselling_session";

/// A session with one survivor, without what was noted in it.
#[derive(Clone, Debug)]
pub struct CounsellingSession {
    /// Day.
    pub session_on: Date,
    /// When it begins; registers don't say.
    pub starts_at: Option<TimeOfDay>,
    /// How long it takes; registers don't say.
    pub minutes: Option<u16>,
    /// Which of a series it is.
    pub kind: SessionKind,
    /// Where, or how.
    pub venue: Option<Venue>,
    /// What became of it.
    pub state: SessionState,
    /// Whether there is a private note.
    pub has_note: bool,
}

impl Fact for CounsellingSession {
    const SOURCE: Source = Source::CounsellingSession;
    const ON: &'static str = "session_on";
    const COLUMNS: &'static str = ", r.status, r.kind, r.venue, r.satisfaction, r.starts_minute, r.minutes, r.suitable, r.reason, r.to_settle, r.rescheduled_to, CASE WHEN r.note IS NULL THEN 0 ELSE 1 END AS noted";

    fn read(row: &QueryResult) -> Result<Self, StorageError> {
        let venue = optional_code(row, TABLE, "venue", Venue::from_code)?;
        let noted: i32 = row.try_get("", "noted")?;
        Ok(Self {
            session_on: row.try_get("", "record_on")?,
            starts_at: starts_at(row)?,
            minutes: small(row, "minutes")?,
            kind: code(row, TABLE, "kind", SessionKind::from_code)?,
            venue,
            state: state(row, venue)?,
            has_note: noted > 0,
        })
    }
}

pub(crate) fn small(row: &QueryResult, column: &'static str) -> Result<Option<u16>, StorageError> {
    let number: Option<i32> = row.try_get("", column)?;
    let unreadable = StorageError::Unreadable { table: TABLE, column };
    number.map(u16::try_from).transpose().map_err(|_| unreadable)
}

pub(crate) fn starts_at(row: &QueryResult) -> Result<Option<TimeOfDay>, StorageError> {
    let unreadable = StorageError::Unreadable { table: TABLE, column: "starts_minute" };
    small(row, "starts_minute")?.map(|minute| TimeOfDay::from_minutes(minute).ok_or(unreadable)).transpose()
}

fn state(row: &QueryResult, venue: Option<Venue>) -> Result<SessionState, StorageError> {
    let reason = optional_code(row, TABLE, "reason", SessionReason::from_code)?;
    let to = row.try_get::<Option<Uuid>>("", "rescheduled_to")?.map(CounsellingSessionId::from_uuid);
    Ok(match code(row, TABLE, "status", SessionStatus::from_code)? {
        SessionStatus::Planned => SessionState::Planned,
        SessionStatus::Held => SessionState::Held(Held {
            venue,
            suitable: row.try_get("", "suitable")?,
            satisfaction: small(row, "satisfaction")?.and_then(|grade| u8::try_from(grade).ok()),
        }),
        SessionStatus::Missed if row.try_get::<bool>("", "to_settle")? => SessionState::Missed(Aftermath::ToSettle),
        SessionStatus::Missed => SessionState::Missed(to.map_or(Aftermath::Settled(reason), Aftermath::Rescheduled)),
        SessionStatus::Rescheduled => SessionState::Rescheduled(to),
        SessionStatus::Cancelled => SessionState::Cancelled(reason),
    })
}
