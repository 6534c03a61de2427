//! Help given: counselling, family sessions, follow-ups, referrals, support.

pub mod counselling;
pub mod family;
pub mod follow_up;
pub mod history;
mod referral;
mod session;
mod support;

pub use family::Relation;
pub use follow_up::{FollowUpFinding, FollowUpKind, FollowUpStep};
pub use referral::{NEWS_DAYS, ReferralService, ReferralStatus, answered_on};
pub use session::{SessionKind, SessionMode, SessionReason, SessionStatus, Venue};
pub use support::SupportKind;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_every_closed_set_is_read() {
        SessionStatus::assert_every_word_is_read();
        SessionKind::assert_every_word_is_read();
        SessionMode::assert_every_word_is_read();
        SessionReason::assert_every_word_is_read();
        Relation::assert_every_word_is_read();
        FollowUpKind::assert_every_word_is_read();
        FollowUpFinding::assert_every_word_is_read();
        FollowUpStep::assert_every_word_is_read();
        Venue::assert_every_word_is_read();
        ReferralService::assert_every_word_is_read();
        ReferralStatus::assert_every_word_is_read();
        SupportKind::assert_every_word_is_read();
    }
}
