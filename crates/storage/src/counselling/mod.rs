//! Counselling sessions as daily work: what waits, whose time is taken, what deeds lock and write.

mod day;
mod deed;
mod diary;

pub(crate) use day::own;
pub use day::{SentBack, Session, open_until, referral_answers, sent_back, within};
pub use deed::{Change, Locked, change, has_held_before, insert, lock, survivor_of};
pub use diary::{Facts, Taken, diary, facts, taken};
