//! The mobiliser: the own leads, a new one, and the figures of events.

use super::{ACCOUNT, FIGURES, LEAD_NEW, LEADS, Place};

pub const HOME: &str = "/leads";

pub fn places() -> Vec<Place> {
    vec![LEADS, LEAD_NEW, FIGURES, ACCOUNT]
}
