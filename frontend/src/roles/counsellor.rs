//! The counsellor: the day, the own caseload, somebody new, the calendar; the rest behind More.

use super::{ACCOUNT, EVENTS, FIGURES, LEAD_NEW, LEADS, PAPERS, Place};
use ashshash_access::Right;
use ashshash_i18n::key;

pub const HOME: &str = "/day";

pub fn places() -> Vec<Place> {
    vec![
        Place::new("/day", "today", key::TODAY, Some(Right::WriteCaseWork)),
        Place::new("/survivors", "people", key::SURVIVORS, Some(Right::ReadSurvivors)),
        LEAD_NEW,
        Place::new("/calendar", "calendar", key::CALENDAR, Some(Right::WriteCaseWork)),
        FIGURES,
        LEADS,
        EVENTS,
        PAPERS,
        ACCOUNT,
    ]
}
