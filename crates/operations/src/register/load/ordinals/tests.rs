use proptest::prelude::*;

use super::Ordinal::{Given, Unasked, Unknown};
use super::*;

fn row(said: Ordinal, says: u8) -> Equal {
    Equal { said, hash: Some([says; 16]) }
}

fn refused(said: Ordinal) -> Equal {
    Equal { said, hash: None }
}

fn there(ordinal: i32, said: u8) -> There {
    There { ordinal, hash: [said; 16], is_of_this: false }
}

#[test]
fn a_refused_row_stands_in_its_place_and_its_mended_one_finds_it() {
    assert_eq!(ordinals(&[row(Unasked, 1), refused(Unasked)], &[]), [1, 2]);
    assert_eq!(ordinals(&[refused(Unasked), row(Unasked, 1)], &[]), [1, 2]);
    assert_eq!(ordinals(&[row(Given(2), 9)], &[there(1, 1)]), [2]);
    assert_eq!(ordinals(&[row(Unasked, 9), row(Unasked, 1)], &[there(2, 1)]), [1, 2], "mended in place");
}

#[test]
fn a_row_that_says_what_it_said_before_stays_itself() {
    assert_eq!(ordinals(&[row(Unasked, 2)], &[there(1, 1), there(2, 2)]), [2]);
    assert_eq!(ordinals(&[row(Unasked, 9), row(Unasked, 1)], &[there(1, 1)]), [2, 1]);
    assert_eq!(ordinals(&[row(Unasked, 9), row(Unasked, 2)], &[there(1, 1), there(2, 2)]), [1, 2]);
    // Two sessions of one day that say the same are two sessions.
    assert_eq!(ordinals(&[row(Unasked, 1), row(Unasked, 1)], &[there(1, 1)]), [1, 2]);
    assert_eq!(ordinals(&[row(Given(2), 1)], &[there(1, 1), there(2, 2)]), [2]);
}

#[test]
fn a_row_whose_name_was_unreadable_is_one_more() {
    assert_eq!(ordinals(&[row(Unknown, 9)], &[there(1, 1)]), [2]);
    assert_eq!(ordinals(&[row(Unknown, 1)], &[there(1, 1)]), [1], "loaded twice it is itself");
    let own = There { is_of_this: true, ..there(2, 2) };
    assert_eq!(ordinals(&[row(Unknown, 9)], &[there(1, 1), own]), [2], "corrected once more it is itself");
}

proptest! {
    #[test]
    fn no_two_rows_are_one_and_the_same_workbook_again_changes_nothing(
        rows in proptest::collection::vec((0u8..4, 0u32..6, any::<bool>()), 1..12),
    ) {
        let rows: Vec<Equal> = rows.into_iter().map(|(said, ordinal, is_refused)| Equal {
            said: match said { 0 => Unasked, 1 => Unknown, _ => Given(ordinal + 1) },
            hash: (!is_refused).then_some([said; 16]),
        }).collect();
        let first = ordinals(&rows, &[]);
        let distinct: HashSet<i32> = first.iter().copied().collect();
        prop_assert_eq!(distinct.len(), rows.len());
        let there: Vec<There> = rows.iter().zip(&first)
            .filter_map(|(row, ordinal)| Some(There { ordinal: *ordinal, hash: row.hash?, is_of_this: true })).collect();
        let again = ordinals(&rows, &there);
        for known in &there {
            let at = again.iter().position(|ordinal| ordinal == &known.ordinal);
            prop_assert_eq!(at.and_then(|at| rows[at].hash), Some(known.hash));
        }
    }
}
