//! A row of a register with the name by which it is known again and what became of it.

use ashshash_storage::register::{KnownRow, RowKey};
use serde::{Deserialize, Serialize};

use super::super::{Row, Sheet, SheetRead};
use super::naming::Naming;

/// A field of a row, as it is compared and told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Field {
    /// Its heading.
    #[serde(rename = "h")]
    pub heading: String,
    /// What it says; none where empty.
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether what it says is personal: it is compared, and never told.
    #[serde(rename = "p", default, skip_serializing_if = "std::ops::Not::not")]
    pub personal: bool,
}

/// What a load needs of every kind of row.
pub(super) trait Entry {
    /// The kind of sheet that it stands in.
    const SHEET: Sheet;
    /// What it says.
    fn fields(&self) -> Vec<Field>;
    /// What it is about, in a word that exposes nobody: a code, a batch, an activity.
    fn about(&self) -> String;
}

/// Whether a row was there when this workbook, or another, was loaded before.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seen {
    /// Never.
    New,
    /// It was, and said the same.
    Same,
    /// It was, and said something else.
    Changed(KnownRow),
}

/// A row on its way in.
#[derive(Debug)]
pub(super) struct Item<T> {
    /// The row, as Excel numbers it.
    pub number: u32,
    /// The sheet's position in the workbook.
    pub sheet: u16,
    /// The sheet, as the workbook calls it.
    pub sheet_name: String,
    /// What it says.
    pub value: T,
    /// Its name.
    pub key: RowKey,
    /// What it says, as it is stored.
    pub content: Vec<u8>,
    /// Hash of what it says.
    pub hash: [u8; 16],
    /// Whether it was there.
    pub seen: Seen,
}

/// Names the rows of a kind of sheet and looks which were there.
pub(super) fn items<T: Entry>(rows: Vec<Row<T>>, sheets: &[SheetRead], known: &mut Naming<'_>) -> Vec<Item<T>> {
    let contents: Vec<Vec<u8>> =
        rows.iter().map(|row| serde_json::to_vec(&row.value.fields()).unwrap_or_default()).collect();
    let hashes: Vec<[u8; 16]> = contents.iter().map(|content| known.hash(content)).collect();
    let names = known.name(T::SHEET, &rows, &hashes);
    rows.into_iter()
        .zip(names)
        .zip(contents.into_iter().zip(hashes))
        .map(|((row, key), (content, hash))| {
            let seen = match known.facts.rows.get(&key) {
                None => Seen::New,
                Some(there) if there.row_hash == hash => Seen::Same,
                Some(there) => Seen::Changed(*there),
            };
            let sheet_name = sheets.get(usize::from(row.sheet)).map(|s| s.name.clone()).unwrap_or_default();
            Item { number: row.number, sheet: row.sheet, sheet_name, value: row.value, key, content, hash, seen }
        })
        .collect()
}

/// The position by which the database's answers name a kind of sheet.
pub(super) fn position(sheet: Sheet) -> u8 {
    Sheet::ALL.iter().position(|s| *s == sheet).and_then(|p| u8::try_from(p).ok()).unwrap_or(u8::MAX)
}
