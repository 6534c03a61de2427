use std::collections::BTreeSet;

use ashshash_base::{Purpose, Sealed};

use super::workbook::{each_sheet, find_headings};
use super::{Limits, Sheet, WorkbookProblem, cell};

/// Rows of a sheet as they were typed, to be given back for correction.
#[derive(Debug)]
pub struct RawSheet {
    /// The sheet's position among those that were recognised.
    pub sheet: u16,
    /// What it holds.
    pub kind: Sheet,
    /// Its name in the workbook.
    pub name: String,
    /// The headings as typed, by column; empty where a column has none.
    pub headings: Vec<String>,
    /// Each row's number, as Excel shows it, and its cells by column. They hold names.
    pub rows: Vec<(u32, Sealed<Vec<String>>)>,
}

/// Reads rows again as text: those whose sheet (its position in `RegisterWorkbook::sheets`) and
/// number are wanted. Days become ISO dates, which the import reads too.
pub fn raw_rows(
    bytes: &[u8],
    limits: &Limits,
    wanted: &BTreeSet<(u16, u32)>,
) -> Result<Vec<RawSheet>, WorkbookProblem> {
    let mut sheets = Vec::new();
    let mut position = 0u16;
    each_sheet(bytes, limits, |name, is_1904, stream| {
        // The same search as when the workbook was read, so that positions agree.
        let Some((headings, _, kept)) = find_headings(name, stream)? else { return Ok(()) };
        let sheet = position;
        position = position.saturating_add(1);
        let mut raw = RawSheet {
            sheet,
            kind: headings.kind,
            name: name.to_owned(),
            headings: headings.texts.clone(),
            rows: Vec::new(),
        };
        let last = wanted.range((sheet, 0)..=(sheet, u32::MAX)).next_back().map(|(_, number)| *number);
        let Some(last) = last else { return Ok(()) };
        let mut kept = kept.into_iter();
        while let Some((number, cells)) = match kept.next() {
            Some(row) => Some(row),
            None => stream.next_row()?,
        } {
            if number > last {
                break;
            }
            if wanted.contains(&(sheet, number)) {
                let mut texts = Vec::new();
                for (column, value) in &cells {
                    let column = usize::try_from(*column).unwrap_or(usize::MAX).min(4096);
                    if texts.len() <= column {
                        texts.resize(column + 1, String::new());
                    }
                    if let Some(slot) = texts.get_mut(column) {
                        *slot = cell::text(value, is_1904).into_owned();
                    }
                }
                raw.rows.push((number, Sealed::new(texts)));
            }
        }
        sheets.push(raw);
        Ok(())
    })?;
    Ok(sheets)
}

impl RawSheet {
    /// Gives a row's cells.
    pub fn cells(&self, number: u32, purpose: &Purpose) -> Option<&[String]> {
        self.rows.iter().find(|(row, _)| *row == number).map(|(_, cells)| cells.reveal(purpose).as_slice())
    }
}
