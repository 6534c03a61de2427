//! The coordinator: what waits today, then figures, the people behind them, and the office's own work.

use super::{ACCOUNT, APPROVALS, EVENTS, FIGURES, LEADS, PAPERS, Place};
use ashshash_access::Right;
use ashshash_i18n::key;

pub const HOME: &str = "/today";

pub fn places() -> Vec<Place> {
    vec![
        Place::new("/today", "today", key::TODAY, Some(Right::ReadJournal)),
        FIGURES,
        Place::new("/survivors", "people", key::SURVIVORS, Some(Right::ReadSurvivors)),
        APPROVALS,
        LEADS,
        Place::new("/handover", "send", key::HAND_OVER, Some(Right::Reassign)),
        Place::new("/duplicates", "people", key::DUPLICATES, Some(Right::DecideDuplicate)),
        EVENTS,
        PAPERS,
        Place::new("/imports", "upload", key::IMPORT, Some(Right::ImportRegister)),
        ACCOUNT,
    ]
}
