//! From training to work: courses, batches, placements.

mod course;
pub mod history;
pub mod needs;
mod placement;

pub use course::{CourseKind, TrainingStatus};
pub use placement::PlacementKind;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_every_closed_set_is_read() {
        CourseKind::assert_every_word_is_read();
        TrainingStatus::assert_every_word_is_read();
        PlacementKind::assert_every_word_is_read();
        crate::needs::Literacy::assert_every_word_is_read();
        crate::needs::Trade::assert_every_word_is_read();
    }
}
