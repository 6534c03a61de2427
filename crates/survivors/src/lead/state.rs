use ashshash_base::{Date, Finding, SurvivorId};
use serde::{Deserialize, Serialize};

use super::{ContactAnswer, RefusalReason, RejectionReason};
use crate::identity::in_future;

/// So many days an identity is kept while nobody has agreed to anything.
pub const DAYS_WITHOUT_ANSWER: u64 = 90;

/// Where a lead stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum LeadState {
    /// Waits for the coordinator.
    Open,
    /// The coordinator wants to know more.
    AskedBack {
        /// Since when.
        on: Date,
    },
    /// The verification is confirmed (R1).
    Verified {
        /// On which day.
        on: Date,
    },
    /// Became a survivor.
    Enrolled {
        /// On which day.
        on: Date,
        /// Who it became.
        survivor: SurvivorId,
    },
    /// The coordinator does not take it further; the identity is gone.
    Rejected {
        /// On which day.
        on: Date,
        /// Why.
        reason: RejectionReason,
    },
    /// The person does not want to be enrolled.
    Refused {
        /// On which day.
        on: Date,
        /// Why, as the person says.
        reason: RefusalReason,
        /// The verification that had been confirmed before.
        verified_on: Option<Date>,
    },
    /// Nobody answered in time; the identity is gone.
    Lapsed {
        /// On which day.
        on: Date,
    },
}

/// A lead as its rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    /// Where it stands.
    pub state: LeadState,
    /// Whether the person agreed to be contacted.
    pub contact: ContactAnswer,
    /// When the person was pointed out; a register may not say.
    pub identified_on: Option<Date>,
    /// The last day on which the identity is kept; none while the person has agreed.
    pub keep_until: Option<Date>,
}

impl LeadState {
    /// Gives the state's code, as the database and the translations spell it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::AskedBack { .. } => "asked_back",
            Self::Verified { .. } => "verified",
            Self::Enrolled { .. } => "enrolled",
            Self::Rejected { .. } => "rejected",
            Self::Refused { .. } => "refused",
            Self::Lapsed { .. } => "lapsed",
        }
    }

    /// Tells whether the lead is still followed up.
    pub const fn is_pending(self) -> bool {
        matches!(self, Self::Open | Self::AskedBack { .. } | Self::Verified { .. })
    }

    /// Tells whether the coordinator has yet to decide.
    pub const fn awaits_decision(self) -> bool {
        matches!(self, Self::Open | Self::AskedBack { .. })
    }
}

fn wrong_state(fits: bool) -> Result<(), Vec<Finding>> {
    if fits { Ok(()) } else { Err(vec![Finding::of("lead-state-wrong")]) }
}

/// Gives the last day on which an identity is kept when nobody has agreed to anything.
pub fn last_day(since: Date) -> Option<Date> {
    since.checked_add_days(chrono::Days::new(DAYS_WITHOUT_ANSWER))
}

impl Lead {
    /// Begins a lead.
    pub fn begin(identified_on: Date, contact: ContactAnswer, today: Date) -> Self {
        Self { state: LeadState::Open, contact, identified_on: Some(identified_on), keep_until: None }
            .answered(contact, today)
    }

    fn answered(mut self, contact: ContactAnswer, today: Date) -> Self {
        self.keep_until = if contact == ContactAnswer::Yes { None } else { self.keep_until.or(last_day(today)) };
        self.contact = contact;
        self
    }

    /// Takes in what was corrected; a lead that was asked back waits for the coordinator again.
    ///
    /// # Errors
    /// Refuses when the lead is closed.
    pub fn change(self) -> Result<Self, Vec<Finding>> {
        wrong_state(self.state.is_pending())?;
        let state = if let LeadState::AskedBack { .. } = self.state { LeadState::Open } else { self.state };
        Ok(Self { state, ..self })
    }

    /// Asks for more.
    ///
    /// # Errors
    /// Refuses when the coordinator has decided already.
    pub fn ask_back(self, today: Date) -> Result<Self, Vec<Finding>> {
        wrong_state(self.state.awaits_decision())?;
        Ok(Self { state: LeadState::AskedBack { on: today }, ..self })
    }

    /// Confirms the verification (R1); what it rests on is judged by [`crate::Verification::judge`].
    ///
    /// # Errors
    /// Refuses when the coordinator has decided already, and a day out of order.
    pub fn verify(self, on: Date, today: Date) -> Result<Self, Vec<Finding>> {
        wrong_state(self.state.awaits_decision())?;
        let mut findings = Vec::new();
        if on > today {
            findings.push(in_future(on, "verified_on"));
        }
        if self.identified_on.is_some_and(|identified| on < identified) {
            findings.push(Finding::at("verified-before-identified", "verified_on"));
        }
        if findings.is_empty() { Ok(Self { state: LeadState::Verified { on }, ..self }) } else { Err(findings) }
    }

    /// Ends it by the coordinator's decision (R1).
    ///
    /// # Errors
    /// Refuses when the lead is closed.
    pub fn reject(self, reason: RejectionReason, today: Date) -> Result<Self, Vec<Finding>> {
        wrong_state(self.state.is_pending())?;
        Ok(Self { state: LeadState::Rejected { on: today, reason }, keep_until: None, ..self })
    }

    /// Ends it by the person's wish; who thinks again may be called by the last day.
    ///
    /// # Errors
    /// Refuses when the lead is closed, and a day that lies ahead.
    pub fn refuse(self, reason: RefusalReason, on: Date, today: Date) -> Result<Self, Vec<Finding>> {
        wrong_state(self.state.is_pending())?;
        if on > today {
            return Err(vec![in_future(on, "refused_on")]);
        }
        let verified_on = if let LeadState::Verified { on } = self.state { Some(on) } else { None };
        let state = LeadState::Refused { on, reason, verified_on };
        Ok(Self { state, keep_until: self.keep_until.or(last_day(today)), ..self })
    }

    /// Takes the person's answer to 'may we contact you'. Who had refused and agrees now goes on where it ended.
    ///
    /// # Errors
    /// Refuses when the lead is closed otherwise.
    pub fn answer(self, contact: ContactAnswer, today: Date) -> Result<Self, Vec<Finding>> {
        let state = match self.state {
            LeadState::Refused { verified_on: Some(on), .. } if contact == ContactAnswer::Yes => {
                LeadState::Verified { on }
            }
            LeadState::Refused { .. } if contact == ContactAnswer::Yes => LeadState::Open,
            state => {
                wrong_state(state.is_pending())?;
                state
            }
        };
        Ok(Self { state, ..self }.answered(contact, today))
    }

    /// Tells what time makes of it: the identity is to be destroyed, and where it stands then.
    ///
    /// None while the identity may be kept.
    pub fn lapse(self, today: Date) -> Option<Self> {
        let last = self.keep_until.filter(|last| *last < today)?;
        match self.state {
            LeadState::Refused { .. } => Some(Self { keep_until: None, ..self }),
            state if state.is_pending() => {
                let on = last.succ_opt().unwrap_or(today);
                Some(Self { state: LeadState::Lapsed { on }, keep_until: None, ..self })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
