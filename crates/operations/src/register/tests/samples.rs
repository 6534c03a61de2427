use super::*;
use ashshash_base::{Purpose, name_key};
use std::collections::BTreeSet;

const SAMPLE: &[u8] = include_bytes!("../../../../../data/registers-2021.xlsx");
const MESSY: &[u8] = include_bytes!("../../../../../data/registers-messy.xlsx");

fn counts(workbook: &RegisterWorkbook) -> [usize; 9] {
    [
        workbook.survivors.len(),
        workbook.counselling.len(),
        workbook.family.len(),
        workbook.referrals.len(),
        workbook.support.len(),
        workbook.training.len(),
        workbook.placements.len(),
        workbook.events.len(),
        workbook.budgets.len(),
    ]
}

#[test]
fn the_sample_is_read_whole() {
    let workbook = read_now(SAMPLE).unwrap();
    assert_eq!(counts(&workbook), [369, 1005, 169, 166, 1272, 62, 53, 33, 7]);
    assert_eq!(refused(&workbook), []);
    assert_eq!(workbook.sheets.len(), 9);
    assert!(workbook.ignored_sheets.is_empty() && workbook.ignored_columns.is_empty());
    assert!(workbook.missing_columns.is_empty());
    let known: BTreeSet<_> = workbook.warnings.iter().map(|problem| problem.code).collect();
    assert_eq!(known, BTreeSet::from(["place-by-upazila-only", "reach-without-channel", "bare-year"]));
    assert_eq!(warned(&workbook, "bare-year"), 7);
    assert_eq!(warned(&workbook, "reach-without-channel"), 3);
    assert_eq!(warned(&workbook, "place-by-upazila-only"), 33);
    let first = &workbook.survivors[0];
    assert_eq!((first.number, first.value.code.as_str(), first.value.age), (2, "RJ-0001", Some(50)));
    assert_eq!(first.value.birth_year(), Some(1969));
    assert_eq!(first.value.certificate_number.as_deref(), Some("RTG-2021-001"));
    let left = workbook.survivors.iter().filter(|row| row.value.end.is_some()).count();
    assert_eq!(left, 69);
}

#[test]
fn of_the_messy_sample_exactly_the_rows_that_cannot_be_right_are_refused() {
    let workbook = read_now(MESSY).unwrap();
    assert_eq!(
        refused(&workbook),
        [
            ("Survivors", 372, "Survivor ID", "code-missing"),
            ("Survivors", 373, "Sex", "sex-missing"),
            ("Survivors", 374, "Enrolled on", "enrolled-before-identified"),
            ("Counselling", 811, "Date", "date-not-real"),
            ("Counselling", 812, "Date", "date-in-future"),
            ("Events", 30, "Male", "number-negative"),
            ("Events", 31, "Activity", "activity-unknown"),
            ("Events", 32, "Male", "number-unreadable"),
        ]
    );
    // Row 371 (code twice) and row 810 (unknown survivor) need other rows.
    assert_eq!(counts(&workbook), [370, 809, 135, 107, 1204, 42, 32, 28, 7]);
    for code in [
        "place-unknown",
        "source-unknown",
        "exploitation-unknown",
        "destination-unknown",
        "item-unknown",
        "drop-out-reason-unknown",
    ] {
        assert_eq!(warned(&workbook, code), 0, "{code}");
    }
    let quoted = workbook.refused.iter().find(|problem| problem.row == 811).unwrap();
    assert_eq!(quoted.arguments, [("value", Argument::Text("31/02/2022".into()))]);
}

#[test]
fn names_in_both_scripts_sound_alike() {
    for bytes in [SAMPLE, MESSY] {
        for row in read_now(bytes).unwrap().survivors {
            let purpose = Purpose::Compare;
            if let (Some(latin), Some(bangla)) = (&row.value.name, &row.value.name_bn) {
                let (latin, bangla) = (latin.reveal(&purpose), bangla.reveal(&purpose));
                assert_eq!(name_key::phonetic_keys(latin), name_key::phonetic_keys(bangla), "{latin}, {bangla}");
            }
        }
    }
}

#[test]
fn refused_rows_come_back_as_they_were_typed() {
    let workbook = read_now(MESSY).unwrap();
    let wanted = workbook.refused.iter().map(|problem| (problem.sheet_index, problem.row)).collect();
    let sheets = raw_rows(MESSY, &Limits::default(), &wanted).unwrap();
    let names: Vec<_> = sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.rows.len())).collect();
    assert_eq!(names, [("Survivors", 3), ("Counselling", 2), ("Events", 3)]);
    assert_eq!(sheets[0].headings[..3], ["Survivor ID", "Name", "Name (Bangla)"]);
    let cells = sheets[1].cells(811, &Purpose::Document).unwrap();
    assert_eq!(cells, ["RJ-0001", "31/02/2022", "Counsellor A (F)", "Survivor's home", "Held", "4"]);
    // Days are given back so that the import reads them again.
    let survivor = sheets[0].cells(374, &Purpose::Document).unwrap();
    assert_eq!(survivor[12], "2022-01-01");
    assert!(!format!("{sheets:?}").contains("Enrolled Before"));
}

#[test]
fn nothing_personal_is_printed() {
    let printed = format!("{:?}", read_now(SAMPLE).unwrap());
    for secret in ["Masud", "মাসুদ", "01072535300", "Employer in"] {
        assert!(!printed.contains(secret), "{secret}");
    }
}
