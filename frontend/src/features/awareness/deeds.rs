//! The deeds of these screens.

use crate::api::{Code, deed};
use ashshash_base::Date;

deed! {
    /// Whom a channel reached.
    input EventReachInput, { channel: Code, male: i64, female: i64, other: Option<i64> }
}
deed! {
    /// Writes an event, or corrects one.
    EventRecord, "eventRecord", {
        deed_id: String, id: String, version: Option<i64>, activity: String, on: Date, upazila: Option<String>, union: Option<String>, male: i64,
        female: i64, other: Option<i64>, boys: Option<i64>, girls: Option<i64>, reach: Vec<EventReachInput>,
    }
}
