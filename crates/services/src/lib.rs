//! Help given: counselling, family sessions, referrals, support.

pub mod history;
mod referral;
mod session;
mod support;

pub use referral::{ReferralService, ReferralStatus};
pub use session::{SessionKind, SessionStatus, Venue};
pub use support::SupportKind;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_every_closed_set_is_read() {
        SessionStatus::assert_every_word_is_read();
        SessionKind::assert_every_word_is_read();
        Venue::assert_every_word_is_read();
        ReferralService::assert_every_word_is_read();
        ReferralStatus::assert_every_word_is_read();
        SupportKind::assert_every_word_is_read();
    }
}
