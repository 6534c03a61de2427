//! Which people's rows can't go in, by what is there: codes and certificate numbers of others.

use std::collections::HashMap;

use ashshash_base::{Argument, Purpose, Sealed, SurvivorId};
use ashshash_storage::register::Identity;

use super::super::SurvivorRow;
use super::compare::is_same_person;
use super::item::{Field, Item, Seen};
use super::numbers::{self, Claim};
use super::plan::Planner;

/// Why a row can't go in.
pub(super) struct Refusal {
    pub code: &'static str,
    pub column: &'static str,
    pub value: String,
    pub arguments: Vec<(String, Argument)>,
}

impl Refusal {
    fn of_code(code: &'static str, survivor: &str) -> Self {
        Self { code, column: "Survivor ID", value: survivor.to_owned(), arguments: Vec::new() }
    }
}

impl Planner<'_> {
    /// Says of each row why it can't go in, before any does: a certificate's number is free only where
    /// the row that lets it go is not refused itself.
    pub(super) fn who_is_refused(&self, items: &[Item<SurvivorRow>]) -> Vec<Option<Refusal>> {
        let mut rows_of_codes: HashMap<&str, u32> = HashMap::with_capacity(items.len());
        let mut claims = Vec::new();
        let mut refusals: Vec<Option<Refusal>> = Vec::with_capacity(items.len());
        for (position, item) in items.iter().enumerate() {
            let code = item.value.code.as_str();
            let refusal = match rows_of_codes.get(code) {
                Some(row) => {
                    let other = vec![("other".to_owned(), Argument::Number(i64::from(*row)))];
                    Some(Refusal { arguments: other, ..Refusal::of_code("code-twice", code) })
                }
                None => self.is_refused(item, code),
            };
            rows_of_codes.entry(code).or_insert(item.number);
            if refusal.is_none() {
                claims.extend(self.claim(item, position));
            }
            refusals.push(refusal);
        }
        for (position, number) in numbers::refused(&self.facts.certificates, &claims) {
            if let Some(refusal) = refusals.get_mut(position) {
                let column = "Certificate no";
                *refusal =
                    Some(Refusal { code: "certificate-number-twice", column, value: number, arguments: Vec::new() });
            }
        }
        refusals
    }

    /// Tells whether the row's code forbids it, by what is there.
    fn is_refused(&self, item: &Item<SurvivorRow>, code: &str) -> Option<Refusal> {
        if matches!(item.seen, Seen::Same) {
            return None;
        }
        let there = self.facts.survivors.get(code);
        if let Some(stays) = there.and_then(|known| known.merged_into.clone()) {
            // Who the person is, is said by the file that stays; what was done goes there by itself.
            let arguments = vec![("stays".to_owned(), Argument::Text(stays))];
            return Some(Refusal { arguments, ..Refusal::of_code("code-merged", code) });
        }
        let is_another = !self.is_the_person(item, there.map(|known| known.id));
        is_another.then(|| Refusal::of_code("code-of-another-person", code))
    }

    /// What the row says of a certificate's number; none where it changes nothing of it.
    fn claim(&self, item: &Item<SurvivorRow>, position: usize) -> Option<Claim> {
        let row = &item.value;
        if matches!(item.seen, Seen::Same) || row.enrolled_on.is_none() {
            return None;
        }
        let known = self.facts.survivors.get(row.code.as_str()).and_then(|known| self.opened.parts.get(&known.id));
        if known.is_some_and(|parts| parts.has_own_certificate) {
            return None;
        }
        let number = row.certificate_number.clone().filter(|_| row.certificate_on.is_some());
        Some(Claim { position, number, certificate: known.and_then(|parts| parts.certificate) })
    }

    /// Tells whether the row is about the person who has its code already.
    fn is_the_person(&self, item: &Item<SurvivorRow>, known: Option<SurvivorId>) -> bool {
        let row = &item.value;
        let said = Identity { name: row.name.clone(), name_bn: row.name_bn.clone(), phone: row.phone.clone() };
        if let Some(known) = known {
            return self.opened.identities.get(&known).is_none_or(|identity| is_same_person(&said, identity));
        }
        // A lead has no identity of its own: what its row said before tells who it is.
        let Some(before) = self.opened.contents.get(&item.key) else { return true };
        let fields: Vec<Field> = serde_json::from_slice(before.plain.reveal(&Purpose::Compare)).unwrap_or_default();
        let find =
            |heading: &str| fields.iter().find(|f| f.heading == heading).and_then(|f| f.value.clone()).map(Sealed::new);
        let identity = Identity { name: find("Name"), name_bn: find("Name (Bangla)"), phone: find("Phone") };
        is_same_person(&said, &identity)
    }
}
