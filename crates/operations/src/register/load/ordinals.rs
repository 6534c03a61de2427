//! Which of the equal rows a row is: rows without an id are known by their name and their ordinal.

use std::collections::{HashMap, HashSet};

use super::super::Ordinal;

/// A row among those of its name, in the workbook's order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Equal {
    /// What the workbook says.
    pub said: Ordinal,
    /// Hash of what it says; none of a refused row.
    pub hash: Option<[u8; 16]>,
}

/// A row of the same name that is in already.
#[derive(Clone, Copy, Debug)]
pub(super) struct There {
    pub ordinal: i32,
    /// Hash of what it said.
    pub hash: [u8; 16],
    /// Whether this very workbook brought it.
    pub is_of_this: bool,
}

/// Gives each row its ordinal; no two get the same.
///
/// What a workbook of refused rows says comes first. Then a row that says exactly what one said
/// before is that one, so that a row put in, taken out or mended moves no other. The rest stand in
/// their order; a row whose name was mended only now never takes the place of another workbook's.
pub(super) fn ordinals(rows: &[Equal], there: &[There]) -> Vec<i32> {
    if let ([Equal { said: Ordinal::Unasked, .. }], [] | [There { ordinal: 1, .. }]) = (rows, there) {
        return vec![1];
    }
    let mut taken: HashSet<i32> = HashSet::with_capacity(rows.len());
    let mut found: Vec<Option<i32>> = rows
        .iter()
        .map(|row| match row.said {
            Ordinal::Given(said) => i32::try_from(said).ok().filter(|said| taken.insert(*said)),
            Ordinal::Unasked | Ordinal::Unknown => None,
        })
        .collect();
    let mut there = there.to_vec();
    there.sort_unstable_by_key(|known| known.ordinal);
    let mut saying: HashMap<[u8; 16], Vec<i32>> = HashMap::new();
    for known in there.iter().rev().filter(|known| !taken.contains(&known.ordinal)) {
        saying.entry(known.hash).or_default().push(known.ordinal);
    }
    for (row, found) in rows.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
        *found = row.hash.and_then(|hash| saying.get_mut(&hash)?.pop());
        taken.extend(*found);
    }
    let others: HashSet<i32> = there.iter().map(|known| known.ordinal).collect();
    let mut own = there.iter().filter(|known| known.is_of_this).map(|known| known.ordinal);
    let (mut next, mut next_free) = (1, 1);
    for (row, found) in rows.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
        let ordinal = if row.said == Ordinal::Unasked {
            while taken.contains(&next) {
                next += 1;
            }
            next
        } else {
            own.find(|ordinal| !taken.contains(ordinal)).unwrap_or_else(|| {
                while taken.contains(&next_free) || others.contains(&next_free) {
                    next_free += 1;
                }
                next_free
            })
        };
        taken.insert(ordinal);
        *found = Some(ordinal);
    }
    found.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
