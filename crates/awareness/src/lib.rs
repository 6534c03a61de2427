//! Awareness: events with their audiences, and what union parishads set aside.

mod activity;
mod budget;
pub mod event;
pub mod history;

pub use activity::{ActivityType, ActivityTypeInfo};
pub use budget::BudgetYear;
pub use event::{EventRecord, Reach, ReachChannel};
