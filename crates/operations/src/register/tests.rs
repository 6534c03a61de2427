mod files;
mod made;
mod samples;

use ashshash_base::Date;

use super::*;

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

fn read_now(bytes: &[u8]) -> Result<RegisterWorkbook, WorkbookProblem> {
    read(bytes, &Limits::default(), today())
}

/// Sheet, row, column and code of what was refused.
fn refused(workbook: &RegisterWorkbook) -> Vec<(&'static str, u32, &'static str, &'static str)> {
    workbook
        .refused
        .iter()
        .map(|problem| (problem.sheet.title(), problem.row, problem.column.unwrap_or(""), problem.code))
        .collect()
}

fn warned(workbook: &RegisterWorkbook, code: &str) -> usize {
    workbook.warnings.iter().filter(|problem| problem.code == code).count()
}

/// A cell of a hand-made workbook.
#[derive(Clone, Debug)]
enum Made<'a> {
    Text(&'a str),
    Number(f64),
    Day(&'a str),
    Formula(&'a str, &'a str),
    Blank,
}

impl<'a> From<&'a str> for Made<'a> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }
}

/// Makes a workbook of sheets, each a name and rows.
fn make(sheets: &[(&str, &[&[Made<'_>]])]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let day_format = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let (row, column) = (row as u32, column as u16);
                match cell {
                    Made::Text(text) => sheet.write_string(row, column, *text).unwrap(),
                    Made::Number(number) => sheet.write_number(row, column, *number).unwrap(),
                    Made::Day(day) => {
                        let day = rust_xlsxwriter::ExcelDateTime::parse_from_str(day).unwrap();
                        sheet.write_datetime_with_format(row, column, &day, &day_format).unwrap()
                    }
                    Made::Formula(formula, result) => {
                        let formula = rust_xlsxwriter::Formula::new(*formula).set_result(*result);
                        sheet.write_formula(row, column, formula).unwrap()
                    }
                    Made::Blank => sheet,
                };
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// Makes rows of text: cells parted by `|`.
fn texts<'a>(rows: &[&'a str]) -> Vec<Vec<Made<'a>>> {
    rows.iter().map(|row| row.split('|').map(Made::from).collect()).collect()
}

fn made_of_texts(sheets: &[(&str, &[&str])]) -> Vec<u8> {
    let rows: Vec<Vec<Vec<Made<'_>>>> = sheets.iter().map(|(_, rows)| texts(rows)).collect();
    let slices: Vec<Vec<&[Made<'_>]>> = rows.iter().map(|rows| rows.iter().map(Vec::as_slice).collect()).collect();
    let sheets: Vec<(&str, &[&[Made<'_>]])> =
        sheets.iter().zip(&slices).map(|((name, _), rows)| (*name, rows.as_slice())).collect();
    make(&sheets)
}
