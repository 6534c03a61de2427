//! The counsellor: the own caseload and its figures, to read.

use super::{ACCOUNT, FIGURES, Place};
use ashshash_i18n::key;

pub const HOME: &str = "/survivors";

pub fn places() -> Vec<Place> {
    let survivors = Place { address: "/survivors", icon: "people", name: key::MY_SURVIVORS };
    vec![survivors, FIGURES, ACCOUNT]
}
