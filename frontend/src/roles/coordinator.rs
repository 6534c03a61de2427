//! The coordinator: figures first, then the people behind them, then the registers.

use super::{ACCOUNT, FIGURES, Place};
use ashshash_i18n::key;

pub const HOME: &str = "/figures";

pub fn places() -> Vec<Place> {
    let survivors = Place { address: "/survivors", icon: "people", name: key::SURVIVORS };
    let import = Place { address: "/imports", icon: "upload", name: key::IMPORT };
    vec![FIGURES, survivors, import, ACCOUNT]
}
