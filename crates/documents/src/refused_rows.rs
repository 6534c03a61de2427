//! The rows that an import refused, as a workbook to be corrected and loaded again.
//!
//! Each sheet keeps its name and headings, so it is a register like the one it came from. In front stands what
//! to correct, at the end the ordinal by which a corrected row is known again among equal ones.

use ashshash_base::Language;
use ashshash_i18n::{key, text};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError,
};

use crate::DocumentError;

/// Heading of the column that tells equal rows apart; the import reads it, so it has one spelling.
pub const ORDINAL: &str = "Ordinal";

/// Longest text that a cell can hold, in UTF-16 units.
const CELL_UNITS: usize = 32_767;
/// Longest sheet name.
const NAME_UNITS: usize = 31;

/// Holds the refused rows of one sheet under the headings they came with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedSheet {
    /// The sheet's name in the workbook that was loaded.
    pub name: String,
    /// Headings as they were written.
    pub headings: Vec<String>,
    /// Refused rows, in the order of the sheet.
    pub rows: Vec<RefusedRow>,
}

/// Holds one refused row as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// Cells as text, one for each heading.
    pub cells: Vec<String>,
    /// What is wrong and how to mend it, in the reader's language.
    pub reason: String,
    /// Place among equal rows of the sheet, where the row has no id of its own.
    pub ordinal: Option<u32>,
}

/// Writes the refused rows as an .xlsx workbook.
///
/// The same rows give the same bytes: no clock, no author, nothing about the person who loaded the register.
pub fn refused_rows(sheets: &[RefusedSheet], language: Language) -> Result<Vec<u8>, DocumentError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut taken = Vec::new();
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(sheet_name(&sheet.name, &mut taken))?;
        write_sheet(worksheet, sheet, language)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn write_sheet(page: &mut Worksheet, sheet: &RefusedSheet, language: Language) -> Result<(), DocumentError> {
    let heading = Format::new().set_bold().set_align(FormatAlign::Top).set_text_wrap();
    let plain = Format::new().set_align(FormatAlign::Top);
    // Excel's own mark for ‘this is text’: shown and read back unchanged, never run as a formula.
    let defused = plain.clone().set_quote_prefix();
    let reason = plain.clone().set_text_wrap().set_background_color(Color::RGB(0x00FF_F4D6));

    let columns = own_columns(&sheet.headings);
    page.write_string_with_format(0, 0, text(language, key::REFUSED_ROWS_REASON, &[]), &heading)?;
    page.set_column_width(0, 52)?;
    for (at, index) in (1_u16..).zip(&columns) {
        let title = cut(sheet.headings.get(*index).map_or("", String::as_str));
        let longest = sheet.rows.iter().filter_map(|row| row.cells.get(*index)).map(|cell| cell.chars().count());
        let width = longest.chain([title.chars().count()]).max().unwrap_or(0).clamp(8, 40);
        page.write_string_with_format(0, at, title, &heading)?;
        page.set_column_width(at, u32::try_from(width).unwrap_or(40) + 2)?;
    }
    let last = u16::try_from(columns.len()).map_err(|_| XlsxError::RowColumnLimitError)? + 1;
    page.write_string_with_format(0, last, ORDINAL, &heading)?;

    for (at, row) in (1_u32..).zip(&sheet.rows) {
        page.write_string_with_format(at, 0, cut(&row.reason), &reason)?;
        for (column, index) in (1_u16..).zip(&columns) {
            let cell = cut(row.cells.get(*index).map_or("", String::as_str));
            if !cell.is_empty() {
                let format = if could_be_run(cell) { &defused } else { &plain };
                page.write_string_with_format(at, column, cell, format)?;
            }
        }
        if let Some(ordinal) = row.ordinal {
            page.write_number_with_format(at, last, ordinal, &plain)?;
        }
    }
    page.set_freeze_panes(1, 1)?;
    // Codes and phones are text on purpose: no green corners.
    let end = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    page.ignore_error_range(0, 0, end, last, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// Leaves out what an earlier workbook of refused rows had added, so that the columns don't pile up.
fn own_columns(headings: &[String]) -> Vec<usize> {
    let added = |heading: &str| {
        let is = |known: &str| heading.trim().eq_ignore_ascii_case(known);
        is(ORDINAL)
            || is(&text(Language::English, key::REFUSED_ROWS_REASON, &[]))
            || is(&text(Language::Bangla, key::REFUSED_ROWS_REASON, &[]))
    };
    headings.iter().enumerate().filter(|(_, heading)| !added(heading)).map(|(index, _)| index).collect()
}

/// Tells whether a spreadsheet could take a text for a formula when it is edited or saved as CSV.
fn could_be_run(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// Cuts a text at what a cell can hold; only a crafted file has more.
fn cut(text: &str) -> &str {
    cut_at(text, CELL_UNITS)
}

fn cut_at(text: &str, units: usize) -> &str {
    let mut used = 0;
    for (at, sign) in text.char_indices() {
        used += sign.len_utf16();
        if used > units {
            return text.get(..at).unwrap_or(text);
        }
    }
    text
}

/// Makes a name that Excel accepts and that no sheet before has; real registers keep theirs.
fn sheet_name(name: &str, taken: &mut Vec<String>) -> String {
    let allowed: String = name.chars().map(|c| if "[]:*?/\\".contains(c) { ' ' } else { c }).collect();
    let base = match cut_at(allowed.trim_matches(['\'', ' ']), NAME_UNITS) {
        "" => "Sheet",
        kept => kept,
    };
    let mut given = base.to_owned();
    let mut number = 1;
    while taken.contains(&given.to_lowercase()) {
        number += 1;
        let mark = format!(" {number}");
        given = format!("{}{mark}", cut_at(base, NAME_UNITS - mark.len()));
    }
    taken.push(given.to_lowercase());
    given
}

#[cfg(test)]
mod tests;
