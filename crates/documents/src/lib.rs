//! Papers that leave Ashshash, made from plain values, and papers that come in, made safe.

mod calendar;
mod certificate;
mod error;
mod picture;
mod refused_rows;

pub use calendar::{CalendarEntry, calendar};
pub use certificate::{Certificate, certificate};
pub use error::DocumentError;
pub use picture::{PictureProblem, clean};
pub use refused_rows::{ORDINAL, RefusedRow, RefusedSheet, refused_rows};
