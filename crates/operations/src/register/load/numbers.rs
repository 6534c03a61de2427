//! Which certificate numbers a workbook's rows may have: a number is never used twice (R4).

use std::collections::HashMap;

use uuid::Uuid;

/// What a row says of a certificate's number.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The row's position.
    pub position: usize,
    /// The number that it wants; none lets go the one that is there.
    pub number: Option<String>,
    /// The certificate that it corrects.
    pub certificate: Option<Uuid>,
}

enum Holder {
    /// A certificate that no row corrects, or whose row leaves it its number.
    There,
    /// A row, by its place among the claims.
    Claim(usize),
}

/// Finds the rows whose number somebody else has, with the number.
///
/// A corrected row lets its old number go, so that two rows may swap theirs; a refused row keeps its
/// old number, and whoever wanted that is refused too.
pub(super) fn refused(there: &HashMap<String, Uuid>, claims: &[Claim]) -> Vec<(usize, String)> {
    let of_certificate: HashMap<Uuid, usize> = claims
        .iter()
        .enumerate()
        .filter_map(|(place, claim)| claim.certificate.map(|certificate| (certificate, place)))
        .collect();
    let mut holders: HashMap<&str, Holder> = HashMap::with_capacity(there.len() + claims.len());
    let mut let_go: HashMap<usize, &str> = HashMap::new();
    let mut keeps = vec![false; claims.len()];
    for (number, certificate) in there {
        let place = of_certificate.get(certificate).copied();
        match place.and_then(|place| claims.get(place).map(|claim| (place, claim))) {
            Some((place, claim)) if claim.number.as_ref() != Some(number) => _ = let_go.insert(place, number),
            corrected => {
                if let Some(keeps) = corrected.and_then(|(place, _)| keeps.get_mut(place)) {
                    *keeps = true;
                }
                holders.insert(number, Holder::There);
            }
        }
    }
    let mut refused = Vec::new();
    for (place, claim) in claims.iter().enumerate().filter(|(place, _)| keeps.get(*place) == Some(&false)) {
        let Some(number) = claim.number.as_deref() else { continue };
        if !holders.contains_key(number) {
            holders.insert(number, Holder::Claim(place));
            continue;
        }
        let mut stack = vec![place];
        while let Some(place) = stack.pop() {
            refused.push(place);
            let Some(number) = let_go.get(&place) else { continue };
            if let Some(Holder::Claim(other)) = holders.insert(number, Holder::There) {
                stack.push(other);
            }
        }
    }
    let told = |place: usize| claims.get(place).and_then(|claim| Some((claim.position, claim.number.clone()?)));
    refused.into_iter().filter_map(told).collect()
}

#[cfg(test)]
mod tests;
