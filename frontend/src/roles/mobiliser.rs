//! The mobiliser: the own leads, a new one, events and their figures.

use super::{ACCOUNT, EVENTS, FIGURES, LEAD_NEW, LEADS, Place};

pub const HOME: &str = "/leads";

pub fn places() -> Vec<Place> {
    vec![LEADS, LEAD_NEW, EVENTS, FIGURES, ACCOUNT]
}
