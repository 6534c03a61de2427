use ashshash_base::{Argument, Date, Problem, TimeOfDay};

use crate::SessionStatus;

/// What keeps a deed on a session from being done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionProblem {
    /// Only a survivor with an open enrolment has appointments.
    #[error("the survivor's enrolment is not open")]
    SurvivorNotActive,
    /// Nobody would know of the appointment.
    #[error("the survivor has no counsellor")]
    NoCounsellor,
    /// What became of it is recorded already.
    #[error("the session is {} already", .0.code())]
    NotPlanned(SessionStatus),
    /// Nothing is left to settle.
    #[error("nothing is left to settle")]
    NothingToSettle,
    /// It can't have happened yet.
    #[error("the day is still to come")]
    NotYet,
    /// An appointment lies ahead.
    #[error("the day is past")]
    Past,
    /// An appointment lies within a year.
    #[error("the day is more than a year ahead")]
    TooFarAhead,
    /// It takes 10 minutes to 4 hours.
    #[error("a session takes {LEAST_MINUTES} to {MOST_MINUTES} minutes")]
    MinutesOutOfRange,
    /// It ends on the day on which it begins.
    #[error("the session goes past midnight")]
    PastMidnight,
    /// The counsellor has another appointment then (R3).
    #[error("the counsellor has another appointment then")]
    Overlaps {
        /// The other appointment's day.
        on: Date,
        /// The other appointment's begin.
        starts_at: TimeOfDay,
    },
    /// Where it took place must be said.
    #[error("the place is missing")]
    VenueMissing,
    /// Whether the place was suitable must be said.
    #[error("whether the place was suitable is missing")]
    SuitableMissing,
    /// Grades go from 1 to 5.
    #[error("satisfaction goes from 1 to 5")]
    SatisfactionOutOfRange,
    /// The note is longer than any note.
    #[error("the note has more than {MOST_CHARACTERS} characters")]
    NoteTooLong,
    /// Something is wrong with the appointment that is to follow.
    #[error("the next appointment: {0}")]
    OfNext(Box<SessionProblem>),
}

/// The shortest session.
pub const LEAST_MINUTES: u16 = 10;
/// The longest session.
pub const MOST_MINUTES: u16 = 240;
/// The longest note.
pub const MOST_CHARACTERS: usize = 4000;

impl SessionProblem {
    /// Says that it is about the appointment that is to follow.
    #[must_use]
    pub fn of_next(self) -> Self {
        Self::OfNext(Box::new(self))
    }
}

impl Problem for SessionProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::SurvivorNotActive => "survivor-not-active",
            Self::NoCounsellor => "session-without-counsellor",
            Self::NotPlanned(SessionStatus::Held) => "session-held-already",
            Self::NotPlanned(_) => "session-not-planned",
            Self::NothingToSettle => "session-nothing-to-settle",
            Self::NotYet => "session-not-yet",
            Self::Past => "appointment-past",
            Self::TooFarAhead => "appointment-too-far",
            Self::MinutesOutOfRange => "session-minutes-out-of-range",
            Self::PastMidnight => "session-past-midnight",
            Self::Overlaps { .. } => "appointment-overlaps",
            Self::VenueMissing => "session-venue-missing",
            Self::SuitableMissing => "session-suitable-missing",
            Self::SatisfactionOutOfRange => "satisfaction-off-scale",
            Self::NoteTooLong => "session-note-too-long",
            Self::OfNext(problem) => problem.code(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::SurvivorNotActive | Self::NoCounsellor => Some("survivor"),
            Self::NotPlanned(_) | Self::NothingToSettle => Some("id"),
            Self::NotYet | Self::Past | Self::TooFarAhead => Some("on"),
            Self::MinutesOutOfRange => Some("minutes"),
            Self::PastMidnight | Self::Overlaps { .. } => Some("starts_at"),
            Self::VenueMissing => Some("venue"),
            Self::SuitableMissing => Some("suitable"),
            Self::SatisfactionOutOfRange => Some("satisfaction"),
            Self::NoteTooLong => Some("note"),
            Self::OfNext(problem) => match problem.field() {
                Some("on") => Some("next.on"),
                Some("starts_at") => Some("next.starts_at"),
                Some("minutes") => Some("next.minutes"),
                Some("venue") => Some("next.venue"),
                _ => Some("next"),
            },
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        match self {
            Self::Overlaps { on, starts_at } => vec![("on", Argument::Date(*on)), ("time", Argument::Time(*starts_at))],
            Self::MinutesOutOfRange => {
                vec![("least", Argument::Count(LEAST_MINUTES.into())), ("most", Argument::Count(MOST_MINUTES.into()))]
            }
            Self::NoteTooLong => vec![("most", Argument::Count(MOST_CHARACTERS as i64))],
            Self::OfNext(problem) => problem.arguments(),
            _ => Vec::new(),
        }
    }
}
