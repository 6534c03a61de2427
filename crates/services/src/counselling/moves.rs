//! What may become of an appointment (R3): pure decisions.

use ashshash_base::{CounsellingSessionId, Date, PersonalText, TimeOfDay};
use chrono::Days;

use super::diary::{Busy, Slot};
use super::problem::{LEAST_MINUTES, MOST_CHARACTERS, MOST_MINUTES, SessionProblem};
use super::state::{Aftermath, Held, SessionState};
use crate::history::SATISFACTION;
use crate::{SessionKind, SessionReason, Venue};

/// How long a session takes where nothing is said.
pub const USUAL_MINUTES: u16 = 60;
/// How many days ahead one plans.
pub const FARTHEST: u64 = 366;

/// An appointment that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The day.
    pub on: Date,
    /// When it begins; may stay open.
    pub starts_at: Option<TimeOfDay>,
    /// How long it takes.
    pub minutes: Option<u16>,
    /// Which session of the series.
    pub kind: Option<SessionKind>,
    /// Where, or how.
    pub venue: Option<Venue>,
}

impl Appointment {
    /// How long it takes.
    pub fn length(&self) -> u16 {
        self.minutes.unwrap_or(USUAL_MINUTES)
    }

    /// The time that it takes, where that is known.
    pub fn slot(&self) -> Option<Slot> {
        self.starts_at.map(|starts_at| Slot { on: self.on, starts_at, minutes: self.length() })
    }
}

/// What must be known to agree an appointment.
#[derive(Clone, Copy, Debug)]
pub struct PlanFacts<'a> {
    /// The survivor has an open enrolment.
    pub is_active: bool,
    /// There is a counsellor to keep it.
    pub has_counsellor: bool,
    /// The counsellor's open appointments with known times, at least of that day.
    pub busy: &'a [Busy],
}

/// Checks an appointment that somebody wants to agree.
///
/// # Errors
/// Says all that keeps it from being agreed.
pub fn plan(asked: &Appointment, facts: PlanFacts<'_>, today: Date) -> Result<(), Vec<SessionProblem>> {
    let mut problems = Vec::new();
    if !facts.is_active {
        problems.push(SessionProblem::SurvivorNotActive);
    }
    if !facts.has_counsellor {
        problems.push(SessionProblem::NoCounsellor);
    }
    if asked.on < today {
        problems.push(SessionProblem::Past);
    } else if today.checked_add_days(Days::new(FARTHEST)).is_some_and(|last| asked.on > last) {
        problems.push(SessionProblem::TooFarAhead);
    }
    check_time(asked, &mut problems);
    if let Some(slot) = asked.slot()
        && let Some(other) = facts.busy.iter().find(|busy| busy.slot.overlaps(slot))
    {
        problems.push(SessionProblem::Overlaps { on: other.slot.on, starts_at: other.slot.starts_at });
    }
    none(problems)
}

fn check_time(asked: &Appointment, problems: &mut Vec<SessionProblem>) {
    if !(LEAST_MINUTES..=MOST_MINUTES).contains(&asked.length()) {
        problems.push(SessionProblem::MinutesOutOfRange);
    } else if asked.slot().is_some_and(|slot| !slot.ends_by_midnight()) {
        problems.push(SessionProblem::PastMidnight);
    }
}

fn none(problems: Vec<SessionProblem>) -> Result<(), Vec<SessionProblem>> {
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Tells which session of the series the next one is, where nobody says it.
pub fn kind_of_next(has_held_before: bool) -> SessionKind {
    if has_held_before { SessionKind::Regular } else { SessionKind::First }
}

/// What is said of a session that took place.
#[derive(Clone, Copy, Debug)]
pub struct HeldRecord<'a> {
    /// The day.
    pub on: Date,
    /// Where, or how.
    pub venue: Option<Venue>,
    /// Nobody could hear or interrupt.
    pub suitable: Option<bool>,
    /// How satisfied the survivor was.
    pub satisfaction: Option<u8>,
    /// A private note.
    pub note: Option<&'a PersonalText>,
}

/// Checks what is said of a session that took place.
///
/// # Errors
/// Says all that is missing or can't be.
pub fn check_held(record: &HeldRecord<'_>, today: Date) -> Result<Held, Vec<SessionProblem>> {
    let mut problems = Vec::new();
    if record.on > today {
        problems.push(SessionProblem::NotYet);
    }
    if record.venue.is_none() {
        problems.push(SessionProblem::VenueMissing);
    }
    if record.suitable.is_none() {
        problems.push(SessionProblem::SuitableMissing);
    }
    if record.satisfaction.is_some_and(|grade| !SATISFACTION.contains(&grade.into())) {
        problems.push(SessionProblem::SatisfactionOutOfRange);
    }
    if is_too_long(record.note) {
        problems.push(SessionProblem::NoteTooLong);
    }
    none(problems)?;
    Ok(Held { venue: record.venue, suitable: record.suitable, satisfaction: record.satisfaction })
}

fn is_too_long(note: Option<&PersonalText>) -> bool {
    note.is_some_and(|note| note.characters() > MOST_CHARACTERS)
}

fn planned(state: SessionState) -> Result<(), Vec<SessionProblem>> {
    match state {
        SessionState::Planned => Ok(()),
        other => Err(vec![SessionProblem::NotPlanned(other.status())]),
    }
}

/// A planned session took place.
///
/// # Errors
/// Says what is missing.
pub fn hold(state: SessionState, record: &HeldRecord<'_>, today: Date) -> Result<SessionState, Vec<SessionProblem>> {
    planned(state)?;
    check_held(record, today).map(SessionState::Held)
}

/// The survivor did not come to a planned session; a new appointment may take its place at once.
///
/// # Errors
/// Says why it can't have been missed.
pub fn miss(
    state: SessionState,
    planned_on: Date,
    note: Option<&PersonalText>,
    next: Option<CounsellingSessionId>,
    today: Date,
) -> Result<SessionState, Vec<SessionProblem>> {
    planned(state)?;
    let mut problems = Vec::new();
    if planned_on > today {
        problems.push(SessionProblem::NotYet);
    }
    if is_too_long(note) {
        problems.push(SessionProblem::NoteTooLong);
    }
    none(problems)?;
    Ok(SessionState::Missed(next.map_or(Aftermath::ToSettle, Aftermath::Rescheduled)))
}

/// A planned session is moved, or a missed one gets a new appointment and stays a missed one.
///
/// # Errors
/// Says why nothing is left to move.
pub fn reschedule(state: SessionState, next: CounsellingSessionId) -> Result<SessionState, Vec<SessionProblem>> {
    match state {
        SessionState::Planned => Ok(SessionState::Rescheduled(Some(next))),
        SessionState::Missed(Aftermath::ToSettle) => Ok(SessionState::Missed(Aftermath::Rescheduled(next))),
        other => Err(vec![SessionProblem::NotPlanned(other.status())]),
    }
}

/// A planned session is called off.
///
/// # Errors
/// Says that it is not planned any more.
pub fn cancel(state: SessionState, reason: SessionReason) -> Result<SessionState, Vec<SessionProblem>> {
    planned(state)?;
    Ok(SessionState::Cancelled(Some(reason)))
}

/// A missed session is closed with a reason.
///
/// # Errors
/// Says that nothing is left to settle.
pub fn settle(state: SessionState, reason: SessionReason) -> Result<SessionState, Vec<SessionProblem>> {
    if state.is_to_settle() {
        Ok(SessionState::Missed(Aftermath::Settled(Some(reason))))
    } else {
        Err(vec![SessionProblem::NothingToSettle])
    }
}
