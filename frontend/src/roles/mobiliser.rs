//! The mobiliser: the figures of events.

use super::{ACCOUNT, FIGURES, Place};

pub const HOME: &str = "/figures";

pub fn places() -> Vec<Place> {
    vec![FIGURES, ACCOUNT]
}
