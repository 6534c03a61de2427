use std::io::{Cursor, Read};

use ashshash_base::{Argument, Problem};
use zip::ZipArchive;
use zip::result::ZipError;

/// How much a workbook may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub bytes: u64,
    /// Bytes that it unpacks to.
    pub unpacked_bytes: u64,
    /// Times that it may grow when unpacked, once it is large.
    pub ratio: u64,
    /// Unpacked bytes of the strings that all sheets share, which are kept in memory.
    pub shared_string_bytes: u64,
    /// Bytes of text that all rows keep together.
    pub text_bytes: u64,
    /// Rows of all sheets that are read.
    pub rows: u32,
    /// Cells of a row; what stands further right is not looked at.
    pub cells_per_row: u32,
    /// Characters of a cell.
    pub characters: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 200 << 20,
            unpacked_bytes: 1 << 30,
            ratio: 200,
            shared_string_bytes: 64 << 20,
            text_bytes: 128 << 20,
            rows: 300_000,
            cells_per_row: 256,
            characters: 2_000,
        }
    }
}

/// Why a file is not read as a register workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkbookProblem {
    /// Not an .xlsx file, or a broken one.
    #[error("not a readable .xlsx workbook")]
    Unreadable,
    /// Locked with a password.
    #[error("the workbook is locked with a password")]
    Encrypted,
    /// Carries macros.
    #[error("the workbook carries macros")]
    Macros,
    /// More bytes than allowed.
    #[error("the file has more than {maximum} bytes")]
    TooLarge {
        /// The bytes allowed.
        maximum: u64,
    },
    /// Unpacks to more than a register can hold.
    #[error("the workbook unpacks to far more than a register holds")]
    ZipBomb,
    /// More rows than allowed.
    #[error("the workbook has more than {maximum} rows")]
    TooManyRows {
        /// The rows allowed.
        maximum: u32,
    },
    /// No sheet has a name or headings that we know.
    #[error("no sheet of the workbook is a register")]
    NoSheetKnown,
    /// The sheets that we know hold nothing.
    #[error("the workbook has no rows")]
    Empty,
}

impl Problem for WorkbookProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "workbook-unreadable",
            Self::Encrypted => "workbook-encrypted",
            Self::Macros => "workbook-macros",
            Self::TooLarge { .. } => "workbook-too-large",
            Self::ZipBomb => "workbook-zip-bomb",
            Self::TooManyRows { .. } => "workbook-too-many-rows",
            Self::NoSheetKnown => "workbook-no-sheet-known",
            Self::Empty => "workbook-empty",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        match self {
            Self::TooLarge { maximum } => {
                vec![("maximum", Argument::Count(i64::try_from(*maximum).unwrap_or(i64::MAX)))]
            }
            Self::TooManyRows { maximum } => vec![("maximum", Argument::Count(i64::from(*maximum)))],
            _ => Vec::new(),
        }
    }
}

/// More parts than any workbook of a few sheets has.
const MOST_PARTS: usize = 5_000;
/// The longest a tag or a text may be: a cell's 32,767 characters, escaped, and room to spare.
const LONGEST_TEXT: usize = 1 << 20;
/// Small files may shrink well without being bombs.
const SMALL: u64 = 50 << 20;

/// Looks through the container before its parts are parsed: no macros, no password, nothing that
/// would need more memory than a register can.
///
/// Everything is unpacked once and counted, because the sizes that a container declares may lie.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), WorkbookProblem> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limits.bytes {
        return Err(WorkbookProblem::TooLarge { maximum: limits.bytes });
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Err(if holds_encrypted_package(bytes) {
            WorkbookProblem::Encrypted
        } else {
            WorkbookProblem::Unreadable
        });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| WorkbookProblem::Unreadable)?;
    if archive.len() > MOST_PARTS {
        return Err(WorkbookProblem::ZipBomb);
    }
    let names: Vec<String> = archive
        .file_names()
        .map(|name| Ok(name?.to_lowercase().replace('\\', "/")))
        .collect::<Result<_, ZipError>>()
        .map_err(|_| WorkbookProblem::Unreadable)?;
    if names.iter().any(|name| name.ends_with("vbaproject.bin") || name.contains("macrosheets/")) {
        return Err(WorkbookProblem::Macros);
    }
    if !names.iter().any(|name| name.ends_with("workbook.xml")) {
        return Err(WorkbookProblem::Unreadable);
    }
    let most = limits.unpacked_bytes.min(size.saturating_mul(limits.ratio).max(SMALL));
    let mut unpacked = 0;
    for position in 0..archive.len() {
        let part = archive.by_index(position).map_err(|problem| match problem {
            ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => WorkbookProblem::Encrypted,
            _ => WorkbookProblem::Unreadable,
        })?;
        let name = part.name().map_err(|_| WorkbookProblem::Unreadable)?.to_lowercase();
        unpacked += check_part(part, &name, most - unpacked, limits)?;
    }
    Ok(())
}

fn check_part(mut part: impl Read, name: &str, most: u64, limits: &Limits) -> Result<u64, WorkbookProblem> {
    let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
    let is_strings = name.ends_with("sharedstrings.xml");
    let is_types = name.ends_with("[content_types].xml");
    let mut buffer = vec![0; 64 << 10];
    let mut beginning: Vec<u8> = Vec::new();
    let (mut unpacked, mut run) = (0u64, 0usize);
    loop {
        let read = part.read(&mut buffer).map_err(|_| WorkbookProblem::Unreadable)?;
        let Some(chunk) = buffer.get(..read).filter(|chunk| !chunk.is_empty()) else { break };
        unpacked += chunk.len() as u64;
        if unpacked > most || (is_strings && unpacked > limits.shared_string_bytes) {
            return Err(WorkbookProblem::ZipBomb);
        }
        if is_xml {
            for piece in chunk.split_inclusive(|byte| *byte == b'<') {
                run += piece.len();
                if run > LONGEST_TEXT {
                    return Err(WorkbookProblem::ZipBomb);
                }
                if piece.ends_with(b"<") {
                    run = 0;
                }
            }
        }
        if (is_strings || is_types) && beginning.len() < 64 << 10 {
            beginning.extend_from_slice(chunk);
        }
    }
    let beginning = String::from_utf8_lossy(&beginning).to_lowercase();
    if is_types && (beginning.contains("macroenabled") || beginning.contains("vbaproject")) {
        return Err(WorkbookProblem::Macros);
    }
    if is_strings && declared_strings(&beginning).is_some_and(|count| count > unpacked) {
        // Room would be made for all that are declared; each takes more than a byte.
        return Err(WorkbookProblem::ZipBomb);
    }
    Ok(unpacked)
}

/// The number that `uniqueCount="…"` declares; too many digits are too many strings.
fn declared_strings(xml: &str) -> Option<u64> {
    let (_, after) = xml.split_once("uniquecount")?;
    let value = after.trim_start_matches([' ', '\t', '\r', '\n', '=', '"', '\'']);
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() { None } else { Some(digits.parse().unwrap_or(u64::MAX)) }
}

/// An encrypted .xlsx is an OLE file with a stream of this name, in UTF-16.
fn holds_encrypted_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}
