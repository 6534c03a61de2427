//! Forms: what is typed, what is wrong with it, and the one deed at the end. README.md says how a feature uses them.

mod choice;
mod conflict;
mod draft;
mod field;
mod frame;
mod grave;
mod ids;
mod label;
mod read;
mod send;
mod state;

pub use choice::{Options, checks, choices, codes, scale, select, select_then, yes_no};
pub use field::{area, day, number, text, time};
pub use frame::{folded, form, saved, survivor_line, task};
pub use grave::{Grave, grave};
pub use ids::fresh as fresh_id;
pub use label::Label;
pub use read::Reading;
pub use state::{Field, Form};
