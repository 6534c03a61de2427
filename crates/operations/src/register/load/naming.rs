//! Names of rows: a natural key's hash and an ordinal, by which a row is known again.

use std::collections::HashMap;

use ashshash_base::{OrganisationId, Purpose};
use ashshash_storage::register::{Facts, RowKey};
use ashshash_storage::seal::Keys;

use super::super::{Row, Sheet};
use super::item::position;
use super::ordinals::{Equal, There, ordinals};

/// Gives the rows of a workbook their names, the refused ones among them.
pub(super) struct Naming<'a> {
    pub facts: &'a Facts,
    organisation: OrganisationId,
    keys: &'a Keys,
    register_key: [u8; 16],
    /// Refused rows by the kind of their sheet.
    refused: HashMap<Sheet, Vec<Row<()>>>,
    /// Ordinals beyond the first, by sheet and key: most keys have none.
    further: HashMap<(u8, [u8; 16]), Vec<i32>>,
    /// The names of refused rows, by the sheet's position and the row's number.
    pub refused_names: HashMap<(u16, u32), RowKey>,
}

impl<'a> Naming<'a> {
    pub(super) fn new(
        organisation: OrganisationId,
        keys: &'a Keys,
        facts: &'a Facts,
        register_key: [u8; 16],
        refused_names: Vec<(Sheet, Row<()>)>,
    ) -> Self {
        let mut further: HashMap<(u8, [u8; 16]), Vec<i32>> = HashMap::new();
        for key in facts.rows.keys().filter(|key| key.ordinal > 1) {
            further.entry((key.sheet, key.key_hash)).or_default().push(key.ordinal);
        }
        let mut refused: HashMap<Sheet, Vec<Row<()>>> = HashMap::new();
        for (sheet, row) in refused_names {
            refused.entry(sheet).or_default().push(row);
        }
        Self { facts, organisation, keys, register_key, refused, further, refused_names: HashMap::new() }
    }

    pub(super) fn hash(&self, content: &[u8]) -> [u8; 16] {
        self.keys.register_hash(self.organisation.as_uuid(), content)
    }

    /// Names the rows of a kind of sheet, in their order; `hashes` are those of what they say.
    pub(super) fn name<T>(&mut self, kind: Sheet, rows: &[Row<T>], hashes: &[[u8; 16]]) -> Vec<RowKey> {
        let sheet = position(kind);
        let key_of = |name: &str| self.keys.register_hash(self.organisation.as_uuid(), name.as_bytes());
        let refused = self.refused.remove(&kind).unwrap_or_default();
        let refused_keys: Vec<[u8; 16]> =
            refused.iter().map(|row| key_of(row.name.reveal(&Purpose::Compare))).collect();
        let mut names: Vec<RowKey> = rows
            .iter()
            .map(|row| RowKey { sheet, key_hash: key_of(row.name.reveal(&Purpose::Compare)), ordinal: 1 })
            .collect();
        // Whoever has an id of their own has no equals.
        if kind == Sheet::Survivors {
            let refused = refused.iter().zip(refused_keys);
            let refused =
                refused.map(|(row, key_hash)| ((row.sheet, row.number), RowKey { sheet, key_hash, ordinal: 1 }));
            self.refused_names.extend(refused);
            return names;
        }
        // Whatever became of a row, it stands in its place: refused ones count too.
        let taken = rows.iter().zip(hashes).zip(&names).enumerate().map(|(place, ((row, hash), name))| {
            let equal = Equal { said: row.ordinal, hash: Some(*hash) };
            ((row.sheet, row.number), name.key_hash, equal, Some(place))
        });
        let others = refused
            .iter()
            .zip(&refused_keys)
            .map(|(row, key)| ((row.sheet, row.number), *key, Equal { said: row.ordinal, hash: None }, None));
        let mut all: Vec<_> = taken.chain(others).collect();
        all.sort_by_key(|(at, ..)| *at);
        let mut groups: HashMap<[u8; 16], Vec<usize>> = HashMap::with_capacity(all.len());
        for (index, (_, key, ..)) in all.iter().enumerate() {
            groups.entry(*key).or_default().push(index);
        }
        for (key, members) in groups {
            let equals: Vec<Equal> =
                members.iter().filter_map(|index| all.get(*index)).map(|(_, _, equal, _)| *equal).collect();
            let there = self.there(sheet, key);
            for (index, ordinal) in members.iter().zip(ordinals(&equals, &there)) {
                match all.get(*index) {
                    Some((_, _, _, Some(place))) => {
                        if let Some(name) = names.get_mut(*place) {
                            name.ordinal = ordinal;
                        }
                    }
                    Some((at, _, _, None)) => {
                        self.refused_names.insert(*at, RowKey { sheet, key_hash: key, ordinal });
                    }
                    None => {}
                }
            }
        }
        names
    }

    /// The rows of a name that are in already.
    fn there(&self, sheet: u8, key_hash: [u8; 16]) -> Vec<There> {
        let further = self.further.get(&(sheet, key_hash)).map_or(&[][..], Vec::as_slice);
        [1].iter()
            .chain(further)
            .filter_map(|ordinal| {
                let known = self.facts.rows.get(&RowKey { sheet, key_hash, ordinal: *ordinal })?;
                let is_of_this = known.register_key == self.register_key;
                Some(There { ordinal: *ordinal, hash: known.row_hash, is_of_this })
            })
            .collect()
    }
}
