use super::*;
use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;
use std::io::Cursor;

fn sheet(headings: &[&str], rows: Vec<RefusedRow>) -> RefusedSheet {
    RefusedSheet { name: "Survivors".to_owned(), headings: headings.iter().map(|h| (*h).to_owned()).collect(), rows }
}

fn row(cells: &[&str], reason: &str, ordinal: Option<u32>) -> RefusedRow {
    RefusedRow { cells: cells.iter().map(|c| (*c).to_owned()).collect(), reason: reason.to_owned(), ordinal }
}

/// Reads a sheet back as the import does: every cell's value as text.
fn read(bytes: Vec<u8>, name: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(name).unwrap();
    range.rows().map(|cells| cells.iter().map(Data::to_string).collect()).collect()
}

#[test]
fn rows_come_back_under_their_own_headings() {
    let refused = sheet(
        &["Survivor ID", "Enrolled on"],
        vec![row(&["RJ-0214", "31/02/2021"], "There is no day 31/02/2021.", None), row(&["RJ-0002"], "x", Some(2))],
    );
    let rows = read(refused_rows(&[refused], Language::English).unwrap(), "Survivors");
    assert_eq!(rows[0], ["What to correct", "Survivor ID", "Enrolled on", "Ordinal"]);
    assert_eq!(rows[1], ["There is no day 31/02/2021.", "RJ-0214", "31/02/2021", ""]);
    assert_eq!(rows[2], ["x", "RJ-0002", "", "2"]);
}

#[test]
fn cells_that_could_be_run_are_text_and_read_back_unchanged() {
    let dangerous = ["=1+1", "+8801712345678", "-12", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")"];
    let rows = dangerous.iter().map(|cell| row(&[cell], "r", None)).collect();
    let bytes = refused_rows(&[sheet(&["Name"], rows)], Language::Bangla).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).unwrap();
    let formulas = book.worksheet_formula("Survivors").unwrap();
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()));
    let back = read(bytes, "Survivors");
    for (index, cell) in dangerous.iter().enumerate() {
        assert_eq!(back[index + 1][1], *cell);
    }
}

#[test]
fn loading_refused_rows_twice_does_not_pile_up_columns() {
    let headings = ["What to correct", "Survivor ID", " ordinal "];
    let refused = sheet(&headings, vec![row(&["old", "RJ-0001", "1"], "new", Some(1))]);
    let rows = read(refused_rows(std::slice::from_ref(&refused), Language::English).unwrap(), "Survivors");
    assert_eq!(rows, [["What to correct", "Survivor ID", "Ordinal"], ["new", "RJ-0001", "1"]]);
    let bangla = read(refused_rows(&[refused], Language::Bangla).unwrap(), "Survivors");
    assert_eq!(bangla[0].len(), 3);
}

#[test]
fn the_same_rows_give_the_same_bytes_and_no_author() {
    let refused = [sheet(&["Name"], vec![row(&["Masud Rana"], "r", None)])];
    let first = refused_rows(&refused, Language::English).unwrap();
    assert_eq!(first, refused_rows(&refused, Language::English).unwrap());
    let mut archive = zip::ZipArchive::new(Cursor::new(first)).unwrap();
    let mut core = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("docProps/core.xml").unwrap(), &mut core).unwrap();
    assert!(core.contains("<dc:creator></dc:creator>") || !core.contains("creator"), "{core}");
    assert!(core.contains("2000-01-01"), "{core}");
}

#[test]
fn crafted_names_and_lengths_do_not_stop_the_workbook() {
    let mut taken = Vec::new();
    assert_eq!(sheet_name("UP budgets", &mut taken), "UP budgets");
    assert_eq!(sheet_name("up BUDGETS", &mut taken), "up BUDGETS 2");
    assert_eq!(sheet_name("[]'", &mut taken), "Sheet");
    let long = "ক".repeat(40);
    assert_eq!(sheet_name(&long, &mut taken).chars().count(), 31);
    assert_eq!(sheet_name(&long, &mut taken).chars().count(), 31);
    let huge = "x".repeat(40_000);
    let rows = read(
        refused_rows(&[sheet(&[&huge], vec![row(&[&huge], &huge, None)])], Language::English).unwrap(),
        "Survivors",
    );
    assert_eq!(rows[1][1].len(), CELL_UNITS);
}

#[test]
fn no_rows_still_make_a_workbook() {
    assert!(!refused_rows(&[], Language::English).unwrap().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_reads_back_as_it_was(cell in "[=+@\t-]?[\\PC]{0,30}( _x000D_)?") {
        let bytes = refused_rows(&[sheet(&["Name", "End"], vec![row(&[&cell, "end"], "r", None)])], Language::English).unwrap();
        prop_assert_eq!(&read(bytes, "Survivors")[1][1], &cell);
    }
}
