//! Refused rows as they were typed, to be given back as a workbook with a reason column.

use std::collections::BTreeSet;

use ashshash_access::{Right, Scope, Viewer, may};
use ashshash_base::{Argument, Purpose, RegisterImportId};
use ashshash_storage::register::{self, Outcome};
use ashshash_storage::{Database, StorageError, document};
use serde::{Deserialize, Serialize};

use super::super::{Limits, WorkbookProblem, raw_rows};

/// The refused rows of a workbook. They hold names: they are kept sealed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct RefusedRows {
    /// The sheets that have any.
    pub sheets: Vec<RefusedSheet>,
}

/// The refused rows of a sheet.
#[derive(Debug, Serialize, Deserialize)]
pub struct RefusedSheet {
    /// The sheet, as the workbook calls it.
    pub name: String,
    /// Its headings, as typed.
    pub headings: Vec<String>,
    /// Its refused rows.
    pub rows: Vec<RefusedRow>,
}

/// A refused row.
#[derive(Debug, Serialize, Deserialize)]
pub struct RefusedRow {
    /// Its cells, as typed.
    pub cells: Vec<String>,
    /// Its ordinal among rows of the same natural key, where that can be read.
    pub ordinal: Option<u32>,
    /// Why: codes with the values that their words quote.
    pub problems: Vec<(String, Vec<(String, Argument)>)>,
}

impl RefusedRows {
    /// Reads the refused rows again from the workbook, as text.
    pub(super) fn gather(
        bytes: &[u8],
        limits: &Limits,
        outcome: &Outcome,
        rows: &BTreeSet<(u16, u32)>,
    ) -> Result<Self, WorkbookProblem> {
        if rows.is_empty() {
            return Ok(Self::default());
        }
        let mut sheets = Vec::new();
        for raw in raw_rows(bytes, limits, rows)? {
            let rows = raw
                .rows
                .iter()
                .map(|(number, cells)| {
                    let mine = outcome.refused.iter().filter(|r| r.sheet == raw.name && r.row == *number);
                    RefusedRow {
                        cells: cells.reveal(&Purpose::Document).clone(),
                        ordinal: mine.clone().find_map(|r| r.ordinal),
                        problems: mine.map(|r| (r.code.clone(), r.arguments.clone())).collect(),
                    }
                })
                .collect();
            sheets.push(RefusedSheet { name: raw.name, headings: raw.headings, rows });
        }
        Ok(Self { sheets })
    }
}

/// Opens the refused rows of a load; none where there are none or they are not for this viewer.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn refused_rows(
    db: &Database,
    viewer: &Viewer,
    id: RegisterImportId,
) -> Result<Option<RefusedRows>, StorageError> {
    if !may(viewer.role, Right::ImportRegister) {
        return Ok(None);
    }
    let read = db.read();
    let scope = Scope::Organisation(viewer.organisation);
    let load = register::by_id(&read, &scope, id).await?;
    let Some(document) = load.and_then(|load| load.refused_document) else { return Ok(None) };
    let bytes = document::read(&read, &scope, document, "refused-rows").await?;
    read.end().await?;
    let rows = bytes.map(|bytes| serde_json::from_slice(&bytes)).transpose();
    rows.map_err(|_| StorageError::Unreadable { table: "document_chunk", column: "data" })
}
