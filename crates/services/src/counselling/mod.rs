//! Counselling sessions: what may become of an appointment (R3), and where there is room for one.
//!
//! [`SessionState`] says what became of it; the moves ([`hold`], [`miss`], …) take the old state and
//! give the new one or say what is missing. The browser asks the same functions beforehand.

mod deeds;
mod diary;
mod moves;
mod problem;
mod state;

pub use deeds::{
    NextSession, SessionCancel, SessionHold, SessionMiss, SessionPlan, SessionRecord, SessionReschedule, SessionSettle,
};
pub use diary::{Busy, OFFICE_CLOSES, OFFICE_OPENS, Slot, SlotQuestion, free_slots};
pub use moves::{
    Appointment, FARTHEST, HeldRecord, PlanFacts, USUAL_MINUTES, cancel, check_held, hold, kind_of_next, miss, plan,
    reschedule, settle,
};
pub use problem::SessionProblem;
pub use state::{Aftermath, Held, SessionState};

#[cfg(test)]
mod tests;
