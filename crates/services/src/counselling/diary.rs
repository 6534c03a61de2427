//! Whose time is taken, and where two people have room.

use ashshash_base::{CounsellingSessionId, Date, TimeOfDay};
use chrono::{Datelike, Days, Weekday};

/// The office opens.
pub const OFFICE_OPENS: u16 = 9 * 60;
/// The office closes.
pub const OFFICE_CLOSES: u16 = 17 * 60;
/// Free times begin at every half hour.
const STEP: u16 = 30;
/// How many days a search for room goes on.
const HORIZON: u64 = 60;
/// The minutes of a day.
const DAY: u16 = 24 * 60;

/// A stretch of time on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The day.
    pub on: Date,
    /// When it begins.
    pub starts_at: TimeOfDay,
    /// How long it takes.
    pub minutes: u16,
}

impl Slot {
    /// When it ends, in minutes since midnight.
    pub fn ends(self) -> u16 {
        self.starts_at.minutes().saturating_add(self.minutes)
    }

    /// Tells whether it ends on the same day.
    pub fn ends_by_midnight(self) -> bool {
        self.ends() <= DAY
    }

    /// Tells whether two share time; one may begin when the other ends.
    pub fn overlaps(self, other: Self) -> bool {
        self.on == other.on && self.starts_at.minutes() < other.ends() && other.starts_at.minutes() < self.ends()
    }
}

/// An open appointment with a known time; with whom stays untold, since whoever covers for a colleague sees it too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Busy {
    /// The session.
    pub session: CounsellingSessionId,
    /// When.
    pub slot: Slot,
}

/// Asks for room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotQuestion {
    /// From this day on.
    pub from: Date,
    /// On that day not before this time.
    pub not_before: Option<TimeOfDay>,
    /// For so long.
    pub minutes: u16,
    /// At most so many.
    pub count: usize,
    /// At most so many on one day, so that there is a choice of days.
    pub most_a_day: usize,
}

/// Finds times that are free for all whose taken ones are given: in office hours, never on a Friday.
pub fn free_slots(taken: &[Slot], question: SlotQuestion) -> Vec<Slot> {
    let mut free: Vec<Slot> = Vec::with_capacity(question.count);
    let workdays = (0..HORIZON).filter_map(|days| question.from.checked_add_days(Days::new(days)));
    for on in workdays.filter(|on| on.weekday() != Weekday::Fri) {
        let not_before = question.not_before.filter(|_| on == question.from).map_or(0, TimeOfDay::minutes);
        let mut minute = OFFICE_OPENS.max(not_before.next_multiple_of(STEP));
        let mut found = 0;
        while found < question.most_a_day && free.len() < question.count {
            let Some(starts_at) = TimeOfDay::from_minutes(minute) else { break };
            let slot = Slot { on, starts_at, minutes: question.minutes };
            if slot.ends() > OFFICE_CLOSES {
                break;
            }
            if taken.iter().any(|taken| taken.overlaps(slot)) {
                minute += STEP;
            } else {
                free.push(slot);
                found += 1;
                minute = slot.ends().next_multiple_of(STEP).max(minute + STEP);
            }
        }
        if free.len() >= question.count {
            break;
        }
    }
    free
}
