//! The coordinator: figures first, then the people behind them, then the registers.

use super::{ACCOUNT, FIGURES, Place};
use ashshash_access::Right;
use ashshash_i18n::key;

pub const HOME: &str = "/figures";

pub fn places() -> Vec<Place> {
    vec![
        FIGURES,
        Place::new("/survivors", "people", key::SURVIVORS, Some(Right::ReadSurvivors)),
        Place::new("/imports", "upload", key::IMPORT, Some(Right::ImportRegister)),
        ACCOUNT,
    ]
}
