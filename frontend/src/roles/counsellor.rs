//! The counsellor: the own caseload and its figures.

use super::{ACCOUNT, FIGURES, LEAD_NEW, LEADS, PAPERS, Place};
use ashshash_access::Right;
use ashshash_i18n::key;

pub const HOME: &str = "/survivors";

pub fn places() -> Vec<Place> {
    vec![
        Place::new("/survivors", "people", key::MY_SURVIVORS, Some(Right::ReadSurvivors)),
        LEAD_NEW,
        FIGURES,
        LEADS,
        PAPERS,
        ACCOUNT,
    ]
}
