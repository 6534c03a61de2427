//! Who is helped: how a survivor was found, what was done to them, their episodes of support, and
//! what a register may say about them.

pub mod assignment;
mod code;
mod destination;
mod enrolment;
mod exploitation;
pub mod history;
mod lead;
mod status;

pub use code::{CodeProblem, SurvivorCode};
pub use destination::Destination;
pub use enrolment::{DropOutReason, EnrolmentEnd};
pub use exploitation::Exploitation;
pub use lead::LeadSource;
pub use status::SurvivorStatus;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_every_closed_set_is_read() {
        LeadSource::assert_every_word_is_read();
        Exploitation::assert_every_word_is_read();
        SurvivorStatus::assert_every_word_is_read();
        DropOutReason::assert_every_word_is_read();
    }
}
