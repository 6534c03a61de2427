//! Whether two say the same: a row and the one before it, a row and a survivor.

use ashshash_base::{Purpose, Sealed, name_key};
use ashshash_storage::register::Identity;

use super::item::Field;

/// A field in which two rows differ: heading, was, is, whether personal.
type Difference = (String, Option<String>, Option<String>, bool);

/// The fields in which two rows differ.
pub(super) fn differences(was: &[Field], is: &[Field]) -> Vec<Difference> {
    let find = |fields: &[Field], heading: &str| fields.iter().find(|f| f.heading == heading).cloned();
    let mut different = Vec::new();
    for field in was {
        let now = find(is, &field.heading);
        let now_value = now.as_ref().and_then(|f| f.value.clone());
        if now_value != field.value {
            different.push((field.heading.clone(), field.value.clone(), now_value, field.personal));
        }
    }
    for field in is.iter().filter(|f| find(was, &f.heading).is_none()) {
        different.push((field.heading.clone(), None, field.value.clone(), field.personal));
    }
    different
}

/// Tells whether a register's row and a survivor are one person: another name and another phone
/// are another person, and where one of the two is unknown the other decides.
pub(super) fn is_same_person(row: &Identity, known: &Identity) -> bool {
    let fold = |text: &Option<Sealed<String>>, how: fn(&str) -> Option<String>| {
        text.as_ref().and_then(|t| how(t.reveal(&Purpose::Compare)))
    };
    let name: fn(&str) -> Option<String> = |t| Some(name_key::fold(t)).filter(|n| !n.is_empty());
    let phone: fn(&str) -> Option<String> = |t| ashshash_base::phone::fold(t);
    let agree = |a: Option<String>, b: Option<String>| a.zip(b).map(|(a, b)| a == b);
    let names = [
        agree(fold(&row.name, name), fold(&known.name, name)),
        agree(fold(&row.name_bn, name), fold(&known.name_bn, name)),
    ];
    let phones = agree(fold(&row.phone, phone), fold(&known.phone, phone));
    if names.contains(&Some(true)) || phones == Some(true) {
        return true;
    }
    // Nothing agrees: the same only where nothing contradicts either.
    !names.contains(&Some(false)) && phones.is_none()
}

#[cfg(test)]
mod tests;
