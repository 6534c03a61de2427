use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ashshash_base::Date;
use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};

use super::heading::{self, Headings, Meaning};
use super::reader::Context;
use super::{Limits, Ordinal, RegisterWorkbook, Sheet, SheetRead, WorkbookProblem, cell, container, rows};

/// Title rows and blank rows may stand above the headings, but not more than these.
const ROWS_SEARCHED: usize = 30;

/// A row's cells that hold something, by the column's number from 0.
pub(super) type Cells<'a> = Vec<(u32, DataRef<'a>)>;

/// Reads a register workbook.
///
/// Rows that can't be right by themselves are in `refused`, all others are typed rows; days after
/// `today` are refused.
pub fn read(bytes: &[u8], limits: &Limits, today: Date) -> Result<RegisterWorkbook, WorkbookProblem> {
    let mut workbook = RegisterWorkbook::default();
    let (mut rows_read, mut text_bytes) = (0u32, 0u64);
    each_sheet(bytes, limits, |name, is_1904, stream| {
        let Some((headings, heading_row, kept)) = find_headings(name, stream)? else {
            // A blank sheet of ours is no news.
            if Sheet::parse(name).is_none() {
                workbook.ignored_sheets.push(name.to_owned());
            }
            return Ok(());
        };
        let sheet = u16::try_from(workbook.sheets.len()).map_err(|_| WorkbookProblem::Unreadable)?;
        let mut summary = SheetRead { kind: headings.kind, name: name.to_owned(), heading_row, rows: 0 };
        for column in headings.absent() {
            let list = if column.is_required { &mut workbook.missing_columns } else { &mut workbook.absent_columns };
            list.push((headings.kind, column.heading));
        }
        if headings.is_complete() {
            workbook.ignored_columns.extend(headings.ignored.iter().map(|heading| (name.to_owned(), heading.clone())));
            workbook.has_ordinals |= headings.has_ordinals();
            let mut context = Context {
                kind: headings.kind,
                sheet,
                columns: headings.columns(),
                today,
                is_1904,
                limits: *limits,
                places: Default::default(),
                text_bytes,
            };
            let rows_left = limits.rows - rows_read;
            summary.rows = read_rows(&mut workbook, &mut context, &headings, kept, stream, rows_left)?;
            rows_read += summary.rows;
            text_bytes = context.text_bytes;
        }
        workbook.sheets.push(summary);
        Ok(())
    })?;
    if workbook.sheets.is_empty() {
        return Err(WorkbookProblem::NoSheetKnown);
    }
    if rows_read == 0 && workbook.missing_columns.is_empty() {
        return Err(WorkbookProblem::Empty);
    }
    Ok(workbook)
}

/// Reads the rows below the headings and counts them.
fn read_rows<'a>(
    workbook: &mut RegisterWorkbook,
    context: &mut Context,
    headings: &Headings,
    kept: Vec<(u32, Cells<'a>)>,
    stream: &mut RowStream<'a, '_>,
    rows_left: u32,
) -> Result<u32, WorkbookProblem> {
    let mut slots = vec![DataRef::Empty; headings.columns().len()];
    let unsaid = if headings.has_ordinals() { Ordinal::Unknown } else { Ordinal::Unasked };
    let mut kept = kept.into_iter();
    let mut rows = 0;
    while let Some((number, cells)) = match kept.next() {
        Some(row) => Some(row),
        None => stream.next_row()?,
    } {
        if headings.is_repeated_by(&cells) || is_total(&cells) {
            continue;
        }
        if rows == rows_left {
            return Err(WorkbookProblem::TooManyRows { maximum: context.limits.rows });
        }
        rows += 1;
        let ordinal = spread(headings, cells, &mut slots).map_or(unsaid, Ordinal::Given);
        rows::read(workbook, context, number, ordinal, &slots);
        if context.text_bytes > context.limits.text_bytes {
            return Err(WorkbookProblem::ZipBomb);
        }
    }
    Ok(rows)
}

/// Opens the workbook and hands each worksheet to the visitor as a stream of rows.
pub(super) fn each_sheet(
    bytes: &[u8],
    limits: &Limits,
    mut visit: impl FnMut(&str, bool, &mut RowStream<'_, '_>) -> Result<(), WorkbookProblem>,
) -> Result<(), WorkbookProblem> {
    container::check(bytes, limits)?;
    // The parser does arithmetic on what a file says; a file made to break it is a broken file.
    catch_unwind(AssertUnwindSafe(|| {
        let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(problem)?;
        let is_1904 = xlsx.has_1904_epoch();
        let sheets: Vec<(String, SheetType)> =
            xlsx.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.typ)).collect();
        for (name, kind) in sheets {
            if kind != SheetType::WorkSheet {
                continue;
            }
            let cells = match xlsx.worksheet_cells_reader(&name) {
                Ok(cells) => cells,
                Err(XlsxError::NotAWorksheet(_)) => continue,
                Err(other) => return Err(problem(other)),
            };
            let mut stream = RowStream { cells, pending: None, is_over: false, width: limits.cells_per_row };
            // Spaces around a name that nobody sees are none of its.
            visit(&cell::clean(&name), is_1904, &mut stream)?;
        }
        Ok(())
    }))
    .unwrap_or(Err(WorkbookProblem::Unreadable))
}

fn problem(error: XlsxError) -> WorkbookProblem {
    match error {
        XlsxError::Password => WorkbookProblem::Encrypted,
        _ => WorkbookProblem::Unreadable,
    }
}

/// A worksheet's rows, one after the other; blank ones are left out.
pub(super) struct RowStream<'a, 'b> {
    cells: calamine::XlsxCellReader<'a, Cursor<&'b [u8]>>,
    pending: Option<(u32, u32, DataRef<'a>)>,
    /// The parser must not be asked again after the last cell.
    is_over: bool,
    width: u32,
}

impl<'a> RowStream<'a, '_> {
    /// Gives the next row that holds something, with its number as Excel shows it.
    pub(super) fn next_row(&mut self) -> Result<Option<(u32, Cells<'a>)>, WorkbookProblem> {
        let mut row: Option<(u32, Cells<'a>)> = None;
        loop {
            let next = match self.pending.take() {
                Some(pending) => Some(pending),
                None if self.is_over => None,
                None => self.cells.next_cell().map_err(problem)?.map(|found| {
                    let (row, column) = found.get_position();
                    (row, column, found.get_value().clone())
                }),
            };
            let Some((number, column, value)) = next else {
                self.is_over = true;
                return Ok(row);
            };
            if column >= self.width || cell::is_empty(&value) {
                continue;
            }
            let number = number.saturating_add(1);
            match &mut row {
                None => row = Some((number, vec![(column, value)])),
                Some((current, cells)) if *current == number => cells.push((column, value)),
                Some(_) => {
                    self.pending = Some((number - 1, column, value));
                    return Ok(row);
                }
            }
        }
    }
}

/// The headings, their row's number, and the rows below them that were read while searching.
type Found<'a> = (Headings, u32, Vec<(u32, Cells<'a>)>);

/// Finds the row that matches most headings of the kind that the sheet's name tells, or of any kind
/// where it tells nothing; nothing where the sheet is no register.
pub(super) fn find_headings<'a>(
    name: &str,
    stream: &mut RowStream<'a, '_>,
) -> Result<Option<Found<'a>>, WorkbookProblem> {
    let mut top = Vec::new();
    while top.len() < ROWS_SEARCHED {
        match stream.next_row()? {
            Some(row) => top.push(row),
            None => break,
        }
    }
    let named = Sheet::parse(name);
    let guessed = named.or_else(|| Sheet::guess(name));
    let best = |kinds: &[Sheet]| {
        let mut best: Option<(usize, Headings)> = None;
        for (position, (_, cells)) in top.iter().enumerate() {
            for kind in kinds {
                let headings = heading::read(*kind, cells);
                let rank = |headings: &Headings| (headings.known, headings.is_complete());
                if headings.known > 0 && best.as_ref().is_none_or(|(_, known)| rank(&headings) > rank(known)) {
                    best = Some((position, headings));
                }
            }
        }
        best
    };
    let known = |found: &Option<(usize, Headings)>| found.as_ref().map_or(0, |(_, headings)| headings.known);
    let is_convincing = |headings: &Headings| {
        headings.known >= 3 && (headings.is_complete() || headings.known * 2 >= headings.columns().len())
    };
    let by_name = guessed.and_then(|kind| best(&[kind]));
    let by_headings = best(Sheet::ALL).filter(|(_, headings)| is_convincing(headings));
    // The headings overrule a name only where they say more.
    let found = if known(&by_headings) > known(&by_name) {
        by_headings
    } else {
        by_name.filter(|(_, headings)| named.is_some() || is_convincing(headings))
    };
    Ok(match (found, named) {
        (Some((position, headings)), _) => {
            let number = top.get(position).map_or(0, |(number, _)| *number);
            Some((headings, number, top.split_off(position + 1)))
        }
        // A sheet of ours without any heading: all that it needs is missing, unless it is blank.
        (None, Some(kind)) if !top.is_empty() => Some((heading::read(kind, &[]), 0, Vec::new())),
        (None, _) => None,
    })
}

/// Puts a row's cells where their columns belong, and gives its ordinal.
fn spread<'a>(headings: &Headings, cells: Cells<'a>, slots: &mut [DataRef<'a>]) -> Option<u32> {
    slots.fill(DataRef::Empty);
    let mut ordinal = None;
    for (number, value) in cells {
        match headings.meaning(number) {
            Meaning::Known(position) => {
                if let Some(slot) = slots.get_mut(position) {
                    *slot = value;
                }
            }
            Meaning::Ordinal => {
                ordinal =
                    cell::thousandths(&value, false).and_then(|n| u32::try_from(n / 1000).ok().filter(|n| *n > 0));
            }
            Meaning::Nothing => {}
        }
    }
    ordinal
}

/// A sum at the foot of a printed register is no record.
fn is_total(cells: &Cells<'_>) -> bool {
    cells.first().is_some_and(|(_, value)| {
        matches!(value, DataRef::String(_) | DataRef::SharedString(_))
            && matches!(
                ashshash_base::name_key::plain(&cell::text(value, false)).as_str(),
                "total" | "grandtotal" | "subtotal" | "মোট" | "সর্বমোট"
            )
    })
}
