use ashshash_base::CounsellingSessionId;

use crate::{SessionReason, SessionStatus, Venue};

/// What is known of a session that took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Where; registers may leave it out.
    pub venue: Option<Venue>,
    /// Nobody could hear or interrupt; registers don't say.
    pub suitable: Option<bool>,
    /// How satisfied the survivor was, 1 to 5.
    pub satisfaction: Option<u8>,
}

/// What came after a session that was missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aftermath {
    /// Nothing yet: it stays on the counsellor's list.
    ToSettle,
    /// Closed; without a reason where a register brought it.
    Settled(Option<SessionReason>),
    /// There is a new appointment.
    Rescheduled(CounsellingSessionId),
}

/// What became of an appointment (R3). Only a held one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// Agreed.
    Planned,
    /// It took place.
    Held(Held),
    /// The survivor did not come.
    Missed(Aftermath),
    /// Moved before it was due or missed; registers don't say whereto.
    Rescheduled(Option<CounsellingSessionId>),
    /// Called off; without a reason where a register brought it.
    Cancelled(Option<SessionReason>),
}

impl SessionState {
    /// The state's name, by which figures count.
    pub const fn status(self) -> SessionStatus {
        match self {
            Self::Planned => SessionStatus::Planned,
            Self::Held(_) => SessionStatus::Held,
            Self::Missed(_) => SessionStatus::Missed,
            Self::Rescheduled(_) => SessionStatus::Rescheduled,
            Self::Cancelled(_) => SessionStatus::Cancelled,
        }
    }

    /// Tells whether the counsellor still has to say what happens next.
    pub const fn is_to_settle(self) -> bool {
        matches!(self, Self::Missed(Aftermath::ToSettle))
    }

    /// The appointment that took its place.
    pub const fn rescheduled_to(self) -> Option<CounsellingSessionId> {
        match self {
            Self::Rescheduled(to) => to,
            Self::Missed(Aftermath::Rescheduled(to)) => Some(to),
            _ => None,
        }
    }

    /// Why it was called off or left as missed.
    pub const fn reason(self) -> Option<SessionReason> {
        match self {
            Self::Cancelled(reason) | Self::Missed(Aftermath::Settled(reason)) => reason,
            _ => None,
        }
    }
}
