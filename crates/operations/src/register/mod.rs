//! The registers that an office keeps in a workbook, read into typed rows.
//!
//! This half only reads and judges each row by itself; what needs other rows or the database is the
//! import's. Nothing here writes, and nothing here keeps a workbook in memory: sheets are streamed.

mod cell;
mod container;
mod heading;
mod load;
mod raw;
mod reader;
mod rows;
mod sheet;
mod workbook;

#[cfg(test)]
mod tests;

use ashshash_base::{Argument, Sealed};

pub use container::{Limits, WorkbookProblem};
pub use load::{
    LoadError, RefusedRow, RefusedRows, RefusedSheet, Upload, give_up_job, import, refused_rows, request, run_job,
};
pub use raw::{RawSheet, raw_rows};
pub use rows::{
    BudgetRow, CounsellingRow, EventRow, FamilyRow, Place, PlacementRow, ReferralRow, SupportRow, SurvivorRow,
    TrainingRow,
};
pub use sheet::Sheet;
pub use workbook::read;

/// A register workbook as read: typed rows, and all that could not be taken as it stands.
#[derive(Debug, Default)]
pub struct RegisterWorkbook {
    /// The sheets that were recognised, in the workbook's order; rows and problems point here.
    pub sheets: Vec<SheetRead>,
    /// People.
    pub survivors: Vec<Row<SurvivorRow>>,
    /// Counselling sessions.
    pub counselling: Vec<Row<CounsellingRow>>,
    /// Family counselling sessions.
    pub family: Vec<Row<FamilyRow>>,
    /// Referrals.
    pub referrals: Vec<Row<ReferralRow>>,
    /// Goods and money given.
    pub support: Vec<Row<SupportRow>>,
    /// Survivors in batches.
    pub training: Vec<Row<TrainingRow>>,
    /// Jobs and businesses.
    pub placements: Vec<Row<PlacementRow>>,
    /// Awareness events.
    pub events: Vec<Row<EventRow>>,
    /// Budgets of union parishads.
    pub budgets: Vec<Row<BudgetRow>>,
    /// Rows that can't be right; one row may have several problems.
    pub refused: Vec<RowProblem>,
    /// What to know about rows that were taken.
    pub warnings: Vec<RowProblem>,
    /// Refused rows whose name can be read: they too stand among equal ones.
    pub refused_names: Vec<(Sheet, Row<()>)>,
    /// Codes of refused rows of people, with the row: rows that name such a code are about nobody known.
    pub refused_codes: Vec<(String, u32)>,
    /// Whether a sheet says ordinals: it is a workbook of refused rows.
    pub has_ordinals: bool,
    /// Names of sheets that mean nothing to us.
    pub ignored_sheets: Vec<String>,
    /// Columns that mean nothing to us: sheet's name, heading.
    pub ignored_columns: Vec<(String, String)>,
    /// Columns that a sheet's rows can't do without; such a sheet's rows were not read.
    pub missing_columns: Vec<(Sheet, &'static str)>,
    /// Columns that we know and the sheet lacks, without harm to its rows.
    pub absent_columns: Vec<(Sheet, &'static str)>,
}

/// A sheet that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRead {
    /// What it holds.
    pub kind: Sheet,
    /// Its name in the workbook.
    pub name: String,
    /// The row of its headings, as Excel shows it; 0 where none was found.
    pub heading_row: u32,
    /// How many rows below the headings hold anything.
    pub rows: u32,
}

/// What a workbook says of a row's place among rows of the same name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ordinal {
    /// Nothing: the sheet has no such column.
    #[default]
    Unasked,
    /// Nothing, though there is the column: a refused row whose name could not be trusted.
    Unknown,
    /// The ordinal, from 1.
    Given(u32),
}

/// A row that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<T> {
    /// The position of its sheet in [`RegisterWorkbook::sheets`].
    pub sheet: u16,
    /// The row's number, as Excel shows it.
    pub number: u32,
    /// What a workbook of refused rows says of its place among equal ones.
    pub ordinal: Ordinal,
    /// Its sheet's natural key: what names it where it has no id (docs/import.md).
    pub name: Sealed<String>,
    /// What the row says.
    pub value: T,
}

/// Something about one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// What the row's sheet holds.
    pub sheet: Sheet,
    /// The position of its sheet in [`RegisterWorkbook::sheets`].
    pub sheet_index: u16,
    /// The row's number, as Excel shows it.
    pub row: u32,
    /// The heading of the column to look at, as we name it.
    pub column: Option<&'static str>,
    /// The problem's code, for which there are words.
    pub code: &'static str,
    /// What the cell says, where it may be told; never a name, a phone number or free text.
    pub value: Option<String>,
    /// Whether the cell says something that may not be told.
    pub personal: bool,
    /// The values that the sentence quotes; never a name, a phone number or free text.
    pub arguments: Vec<(&'static str, Argument)>,
}
