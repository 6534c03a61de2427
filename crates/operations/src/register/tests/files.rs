use super::*;
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;

/// Takes a sound workbook apart and puts it together again with other parts.
fn changed(change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>, added: &[(&str, &[u8])]) -> Vec<u8> {
    let sound = made_of_texts(&[("Counselling", &["Survivor ID|Date|Attendance", "RJ-1|1/2/2021|Held"])]);
    let mut from = zip::ZipArchive::new(Cursor::new(sound)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for position in 0..from.len() {
        let mut part = from.by_index(position).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut data = Vec::new();
        part.read_to_end(&mut data).unwrap();
        if let Some(data) = change(&name, data) {
            to.start_file(&name, SimpleFileOptions::default()).unwrap();
            to.write_all(&data).unwrap();
        }
    }
    for (name, data) in added {
        to.start_file(*name, SimpleFileOptions::default()).unwrap();
        to.write_all(data).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn keep(_: &str, data: Vec<u8>) -> Option<Vec<u8>> {
    Some(data)
}

#[test]
fn what_is_no_workbook_says_so() {
    let sound = changed(keep, &[]);
    assert!(read_now(&sound).is_ok());
    for bytes in [
        &b""[..],
        b"hello",
        b"PK\x03\x04",
        &sound[..sound.len() / 2],
        &sound[..sound.len() - 30],
        &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0],
    ] {
        assert_eq!(read_now(bytes).err(), Some(WorkbookProblem::Unreadable));
    }
    for part in ["xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        let without = changed(|name, data| (name != part).then_some(data), &[]);
        assert_eq!(read_now(&without).err(), Some(WorkbookProblem::Unreadable), "{part}");
        let garbled = changed(
            |name, data| {
                if name == part { Some(b"<worksheet><sheetData><row r=\"1\"><c".to_vec()) } else { Some(data) }
            },
            &[],
        );
        assert_eq!(read_now(&garbled).err(), Some(WorkbookProblem::Unreadable), "{part}");
    }
}

#[test]
fn a_locked_workbook_and_macros_are_told_apart() {
    let mut locked = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    locked.extend(std::iter::repeat_n(0, 600));
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read_now(&locked).err(), Some(WorkbookProblem::Encrypted));
    assert_eq!(read_now(&changed(keep, &[("xl/vbaProject.bin", b"x")])).err(), Some(WorkbookProblem::Macros));
    assert_eq!(
        read_now(&changed(keep, &[("xl/macrosheets/sheet1.xml", b"<x/>")])).err(),
        Some(WorkbookProblem::Macros)
    );
    let by_type = changed(
        |name, data| {
            let text =
                String::from_utf8_lossy(&data).replace("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main");
            Some(if name == "[Content_Types].xml" { text.into_bytes() } else { data })
        },
        &[],
    );
    assert_eq!(read_now(&by_type).err(), Some(WorkbookProblem::Macros));
}

#[test]
fn bombs_are_found_by_what_they_really_unpack_to() {
    let zeros = vec![b' '; 60 << 20];
    let bomb = changed(keep, &[("xl/media/image1.png", &zeros)]);
    assert!(bomb.len() < 200_000);
    assert_eq!(read_now(&bomb).err(), Some(WorkbookProblem::ZipBomb));
    let small = Limits { unpacked_bytes: 10_000, ..Limits::default() };
    assert_eq!(read(&changed(keep, &[]), &small, today()).err(), Some(WorkbookProblem::ZipBomb));
    // One endless cell.
    let text = "x".repeat(2 << 20);
    let long =
        changed(keep, &[("xl/worksheets/sheet9.xml", format!("<worksheet><v>{text}</v></worksheet>").as_bytes())]);
    assert_eq!(read_now(&long).err(), Some(WorkbookProblem::ZipBomb));
    // Room for strings that never come.
    let greedy = changed(
        |name, data| {
            if name.ends_with("sharedStrings.xml") {
                Some(br#"<sst xmlns="x" count="1" uniqueCount="999999999999"><si><t>a</t></si></sst>"#.to_vec())
            } else {
                Some(data)
            }
        },
        &[],
    );
    assert_eq!(read_now(&greedy).err(), Some(WorkbookProblem::ZipBomb));
}

#[test]
fn a_size_that_lies_does_not_help() {
    let zeros = vec![b' '; 60 << 20];
    let mut bomb = changed(keep, &[("xl/media/image1.png", &zeros)]);
    // The uncompressed size stands in the local header and in the directory: say 16 bytes in both.
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let mut found = 0;
    for position in 0..bomb.len() - 4 {
        if bomb[position..position + 4] == size {
            bomb[position..position + 4].copy_from_slice(&16u32.to_le_bytes());
            found += 1;
        }
    }
    assert!(found >= 1);
    let outcome = read_now(&bomb).err();
    assert!(matches!(outcome, Some(WorkbookProblem::ZipBomb | WorkbookProblem::Unreadable)), "{outcome:?}");
}

#[test]
fn limits_of_size_and_rows_are_kept() {
    let bytes =
        made_of_texts(&[("Counselling", &["Survivor ID|Date|Attendance", "RJ-1|1/2/2021|Held", "RJ-1|2/2/2021|Held"])]);
    let limits = Limits { rows: 1, ..Limits::default() };
    assert_eq!(read(&bytes, &limits, today()).err(), Some(WorkbookProblem::TooManyRows { maximum: 1 }));
    let limits = Limits { rows: 2, ..Limits::default() };
    assert!(read(&bytes, &limits, today()).is_ok());
    let limits = Limits { text_bytes: 10, ..Limits::default() };
    assert_eq!(read(&bytes, &limits, today()).err(), Some(WorkbookProblem::ZipBomb));
    let limits = Limits { bytes: 100, ..Limits::default() };
    assert_eq!(read(&bytes, &limits, today()).err(), Some(WorkbookProblem::TooLarge { maximum: 100 }));
}

#[test]
fn a_workbook_without_registers_or_rows_says_so() {
    assert_eq!(read_now(&made_of_texts(&[("Notes", &["a|b"])])).err(), Some(WorkbookProblem::NoSheetKnown));
    assert_eq!(
        read_now(&made_of_texts(&[("Counselling", &["Survivor ID|Date|Attendance"])])).err(),
        Some(WorkbookProblem::Empty)
    );
}

#[test]
fn the_calendar_of_old_macs_is_read() {
    let mac = changed(
        |name, data| {
            let text = String::from_utf8_lossy(&data).into_owned();
            Some(match name {
                "xl/workbook.xml" => text.replacen("<workbookPr ", "<workbookPr date1904=\"1\" ", 1).into_bytes(),
                "xl/worksheets/sheet1.xml" => {
                    let start = text.find("<c r=\"B2\"").unwrap();
                    let end = start + text[start..].find("</c>").unwrap() + 4;
                    format!("{}<c r=\"B2\"><v>42735</v></c>{}", &text[..start], &text[end..]).into_bytes()
                }
                _ => data,
            })
        },
        &[],
    );
    assert_eq!(read_now(&mac).unwrap().counselling[0].value.held_on.to_string(), "2021-01-01");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(read_now(&bytes).is_err());
    }

    #[test]
    fn no_damage_panics(at in 0usize..10_000, byte in any::<u8>(), cut in 0usize..10_000) {
        let mut bytes = changed(keep, &[]);
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read_now(&bytes);
        let cut = cut % bytes.len();
        let _ = read_now(&bytes[..cut]);
    }

    #[test]
    fn no_sheet_panics(xml in "(<(row|c|v|f|is|t|sheetData|/row|/c|/v|/is|/t|/sheetData)( (r|s|t)=\"[A-Z0-9a-z]{0,12}\")?>|[0-9a-z]{1,3}){0,40}") {
        let bytes = changed(
            |name, data| Some(if name == "xl/worksheets/sheet1.xml" { format!("<worksheet><sheetData>{xml}</sheetData></worksheet>").into_bytes() } else { data }),
            &[],
        );
        let _ = read_now(&bytes);
    }

    #[test]
    fn no_cell_panics(cells in proptest::collection::vec("\\PC{0,20}", 66)) {
        let head = "Survivor ID|Sex|Name|Age|Phone|Union|Upazila|Identified on|Enrolled on|Status|Dropped out on";
        let rows: Vec<String> = cells.chunks(11).map(|row| row.iter().map(|cell| cell.replace('|', "/")).collect::<Vec<_>>().join("|")).collect();
        let rows: Vec<&str> = std::iter::once(head).chain(rows.iter().map(String::as_str)).collect();
        let _ = read_now(&made_of_texts(&[("Survivors", &rows)]));
    }
}
