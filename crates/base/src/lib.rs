//! Words that every domain shares: typed ids, dates and periods, sex, taka, places, names as they
//! sound, problems that a person can mend, and sealed personal data. No input, no output, no clock.

pub mod base64url;
mod closed_set;
pub mod date;
mod deed;
pub mod digits;
mod id;
mod judgement;
mod language;
pub mod name_key;
pub mod number;
mod period;
mod personal_text;
pub mod phone;
pub mod place;
mod problem;
mod sealed;
mod sex;
mod spelling;
mod taka;
mod time_of_day;
mod timestamp;

pub use date::{Date, DateProblem};
pub use deed::Deed;
pub use id::*;
pub use judgement::{Finding, Judgement};
pub use language::Language;
pub use period::{Period, PeriodReversed};
pub use personal_text::PersonalText;
pub use problem::{Argument, Problem};
pub use sealed::{Purpose, Sealed};
pub use sex::Sex;
pub use spelling::Spellings;
pub use taka::Taka;
pub use time_of_day::{TimeOfDay, TimeUnreadable};
pub use timestamp::{Timestamp, TimestampUnreadable};
