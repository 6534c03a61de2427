use std::collections::{BTreeMap, HashSet};

use proptest::prelude::*;

use super::*;

fn certificate(id: u128) -> Uuid {
    Uuid::from_u128(id)
}

fn there(numbers: &[(&str, u128)]) -> HashMap<String, Uuid> {
    numbers.iter().map(|(number, id)| ((*number).to_owned(), certificate(*id))).collect()
}

fn claim(position: usize, number: &str, corrected: Option<u128>) -> Claim {
    let number = Some(number.to_owned()).filter(|number| !number.is_empty());
    Claim { position, number, certificate: corrected.map(certificate) }
}

fn positions(there: &HashMap<String, Uuid>, claims: &[Claim]) -> Vec<usize> {
    let mut positions: Vec<usize> = refused(there, claims).into_iter().map(|(position, _)| position).collect();
    positions.sort_unstable();
    positions
}

#[test]
fn two_rows_may_swap_their_numbers() {
    let there = there(&[("A", 1), ("B", 2)]);
    assert!(positions(&there, &[claim(0, "B", Some(1)), claim(1, "A", Some(2))]).is_empty());
    // A number moves on along a chain, whose last one is free.
    assert!(positions(&there, &[claim(0, "B", Some(1)), claim(1, "C", Some(2))]).is_empty());
    assert!(positions(&there, &[claim(0, "A", None), claim(1, "", Some(1))]).is_empty());
}

#[test]
fn a_number_of_somebody_else_is_refused() {
    let there = there(&[("A", 1), ("B", 2)]);
    assert_eq!(positions(&there, &[claim(7, "A", None)]), [7]);
    assert_eq!(positions(&there, &[claim(0, "A", None), claim(1, "A", Some(1))]), [0], "who has it keeps it");
    assert_eq!(positions(&there, &[claim(0, "C", None), claim(1, "C", None)]), [1]);
}

#[test]
fn a_refused_row_keeps_its_number_and_so_refuses_who_wanted_that() {
    let there = there(&[("A", 1), ("B", 2), ("C", 3)]);
    let claims = [claim(0, "A", None), claim(1, "B", Some(1)), claim(2, "C", Some(2))];
    assert_eq!(positions(&there, &claims), [0, 1, 2]);
}

proptest! {
    #[test]
    fn no_number_is_ever_held_twice(
        there in proptest::collection::btree_set(0u8..8, 0..8),
        wanted in proptest::collection::vec((proptest::option::of(0u8..8), proptest::option::of(0u8..8)), 0..10),
    ) {
        let there: HashMap<String, Uuid> =
            there.iter().map(|number| (number.to_string(), certificate(u128::from(*number)))).collect();
        let mut corrected = HashSet::new();
        let claims: Vec<Claim> = wanted.iter().enumerate().map(|(position, (number, of))| Claim {
            position,
            number: number.map(|number| number.to_string()),
            certificate: of.filter(|of| corrected.insert(*of)).map(|of| certificate(u128::from(of))),
        }).collect();
        let refused = positions(&there, &claims);
        let mut held: BTreeMap<Uuid, &str> = there.iter().map(|(number, id)| (*id, number.as_str())).collect();
        for claim in claims.iter().filter(|claim| !refused.contains(&claim.position)) {
            let id = claim.certificate.unwrap_or_else(|| Uuid::from_u128(100 + claim.position as u128));
            match &claim.number {
                Some(number) => held.insert(id, number),
                None => held.remove(&id),
            };
        }
        let distinct: HashSet<&str> = held.values().copied().collect();
        prop_assert_eq!(distinct.len(), held.len());
    }
}
