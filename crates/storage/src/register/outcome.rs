//! What came of a load, as it is kept: sealed, since it names rows and what they say.

use ashshash_base::Argument;
use serde::{Deserialize, Serialize};

/// What came of a load of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Rows that are new.
    pub created: u64,
    /// Rows that changed what was there.
    pub updated: u64,
    /// Rows that were there already.
    pub unchanged: u64,
    /// Rows that went in with a note, grouped by code.
    pub warnings: Vec<Warning>,
    /// Rows that did not go in.
    pub refused: Vec<Refused>,
    /// Fields that a corrected row changed.
    pub changes: Vec<Change>,
    /// Rows of the last load of this workbook that are in it no more.
    pub gone: Vec<Gone>,
    /// Sheets that mean nothing to us.
    pub ignored_sheets: Vec<String>,
    /// Columns that mean nothing to us.
    pub ignored_columns: Vec<SheetColumn>,
    /// Columns without which a sheet can't be read.
    pub missing_columns: Vec<MissingColumn>,
}

/// A note on rows that went in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Its code: the key of its words.
    pub code: String,
    /// The rows, in the workbook's order.
    pub rows: Vec<RowReference>,
}

/// A row of the workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowReference {
    /// The sheet, as the workbook calls it.
    pub sheet: String,
    /// The row, as Excel numbers it.
    pub row: u32,
}

/// A row that did not go in, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The sheet, as the workbook calls it.
    pub sheet: String,
    /// The row, as Excel numbers it.
    pub row: u32,
    /// Heading of the column that is to blame.
    pub column: Option<String>,
    /// Why: the key of its words.
    pub code: String,
    /// Values that the words quote; never a name, a phone or free text.
    pub arguments: Vec<(String, Argument)>,
    /// What the column says; never a name, a phone or free text.
    pub value: Option<String>,
    /// Whether what the column says is personal and therefore left out.
    #[serde(default)]
    pub personal: bool,
    /// Its ordinal among rows of the same natural key, where known.
    #[serde(default)]
    pub ordinal: Option<u32>,
}

/// A field that a corrected row changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The row of the workbook.
    pub row: RowReference,
    /// Code of the survivor, the batch or the event that the row is about.
    pub about: String,
    /// The field, by its heading.
    pub field: String,
    /// What it was; none where personal or empty.
    pub was: Option<String>,
    /// What it is; none where personal or empty.
    pub is: Option<String>,
    /// Whether the values are personal and therefore left out.
    pub personal: bool,
}

/// A row that is in the workbook no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// The kind of sheet, in English.
    pub sheet: String,
    /// What identifies it: code and date, such as `RJ-0123 · 2021-05-04`.
    pub description: String,
    /// The record that it made, as `<type>_<uuid>`.
    pub record_id: String,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetColumn {
    /// The sheet, as the workbook calls it.
    pub sheet: String,
    /// The heading.
    pub column: String,
}

/// A column without which a sheet can't be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingColumn {
    /// The sheet, as the workbook calls it.
    pub sheet: String,
    /// The heading that was looked for.
    pub column: String,
}
