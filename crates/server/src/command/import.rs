//! `ashshash import`.

use std::io::ErrorKind;
use std::path::Path;

use ashshash_base::Argument;
use ashshash_base::Language::{self, Bangla, English};
use ashshash_operations::account::AccountError;
use ashshash_operations::register::{self, Limits, LoadError, Upload, WorkbookProblem};
use ashshash_storage::organisation;
use ashshash_storage::register::{Outcome, Refused};
use serde_json::{Value, json};

use super::{CommandError, open, say};
use crate::config::Settings;
use crate::{app, clock};

pub(super) async fn run(
    settings: &Settings,
    file: &Path,
    code: &str,
    is_dry_run: bool,
    as_json: bool,
) -> Result<(), CommandError> {
    let unreadable = |error: std::io::Error| {
        let reason = match error.kind() {
            ErrorKind::NotFound => {
                "there is no such file; FILE is the register's workbook, such as registers-2021.xlsx".to_owned()
            }
            ErrorKind::PermissionDenied => "it may not be read; let the user who runs this command read it".to_owned(),
            _ => error.to_string(),
        };
        CommandError::File { path: file.display().to_string(), reason }
    };
    // Looked at before it is read: a file of any size must not fill the memory.
    let largest = Limits::default().bytes;
    if std::fs::metadata(file).map_err(unreadable)?.len() > largest {
        return Err(LoadError::from(WorkbookProblem::TooLarge { maximum: largest }).into());
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let file_name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let database = open::for_work(settings).await?;
    let office = organisation::by_code(database.writer(), code).await?;
    let office = office.ok_or_else(|| AccountError::OrganisationUnknown { code: code.to_owned() })?;
    let accounts = app::accounts()?;
    let upload = Upload { file_name, bytes, is_dry_run };
    let outcome = register::import(&database, accounts.randomness(), office.id, upload, clock::now()).await?;
    database.close().await?;
    say(&if as_json { as_data(&outcome).to_string() } else { as_text(&outcome, is_dry_run) })
}

fn message(language: Language, code: &str, arguments: &[(String, Argument)]) -> String {
    let arguments: Vec<(&str, Argument)> =
        arguments.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    ashshash_i18n::problem(language, code, &arguments)
}

/// Shapes the result as the contract of the command says (`--json`).
fn as_data(outcome: &Outcome) -> Value {
    let both = |code: &str, arguments: &[(String, Argument)]| json!({ "en": message(English, code, arguments), "bn": message(Bangla, code, arguments) });
    let warnings: Vec<Value> = outcome
        .warnings
        .iter()
        .map(|warning| {
            let rows: Vec<Value> =
                warning.rows.iter().map(|row| json!({ "sheet": row.sheet, "row": row.row })).collect();
            json!({ "code": warning.code, "count": rows.len(), "message": both(&warning.code, &[]), "rows": rows })
        })
        .collect();
    let refused: Vec<Value> = outcome
        .refused
        .iter()
        .map(|row| json!({ "sheet": row.sheet, "row": row.row, "column": row.column, "code": row.code, "message": both(&row.code, &row.arguments) }))
        .collect();
    let changes: Vec<Value> = outcome
        .changes
        .iter()
        .map(|change| json!({ "sheet": change.row.sheet, "row": change.row.row, "about": change.about, "field": change.field, "was": change.was, "is": change.is }))
        .collect();
    let gone: Vec<Value> = outcome
        .gone
        .iter()
        .map(|gone| json!({ "sheet": gone.sheet, "description": gone.description, "recordId": gone.record_id }))
        .collect();
    let ignored: Vec<Value> = outcome
        .ignored_columns
        .iter()
        .map(|column| json!({ "sheet": column.sheet, "column": column.column }))
        .collect();
    let missing: Vec<Value> = outcome
        .missing_columns
        .iter()
        .map(|column| json!({ "sheet": column.sheet, "column": column.column }))
        .collect();
    json!({
        "created": outcome.created, "updated": outcome.updated, "unchanged": outcome.unchanged,
        "warnings": warnings, "refused": refused, "changes": changes, "gone": gone,
        "ignoredSheets": outcome.ignored_sheets, "ignoredColumns": ignored, "missingColumns": missing,
    })
}

/// Says the result in plain English lines.
fn as_text(outcome: &Outcome, is_dry_run: bool) -> String {
    let mut text = String::new();
    let verb = if is_dry_run { "Would go in" } else { "Went in" };
    let refused = |row: &Refused| {
        let column = row.column.as_deref().map(|column| format!(", column {column}")).unwrap_or_default();
        format!("  {} row {}{column}: {}", row.sheet, row.row, message(English, &row.code, &row.arguments))
    };
    let mut line = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    line(format!(
        "{verb}: {} new, {} changed, {} as before; {} refused.",
        outcome.created,
        outcome.updated,
        outcome.unchanged,
        outcome.refused.len()
    ));
    for missing in &outcome.missing_columns {
        line(format!("  {}: there is no column '{}', so that the sheet was not read.", missing.sheet, missing.column));
    }
    for row in &outcome.refused {
        line(refused(row));
    }
    for warning in &outcome.warnings {
        line(format!("  {} × {}", warning.rows.len(), message(English, &warning.code, &[])));
    }
    for change in &outcome.changes {
        let (was, is) = (change.was.as_deref().unwrap_or("…"), change.is.as_deref().unwrap_or("…"));
        line(format!(
            "  {} row {}, {}: {} was {was}, is {is}",
            change.row.sheet, change.row.row, change.about, change.field
        ));
    }
    for gone in &outcome.gone {
        line(format!("  {} {} was in the last load and is gone.", gone.sheet, gone.description));
    }
    for sheet in &outcome.ignored_sheets {
        line(format!("  The sheet '{sheet}' means nothing here and was left alone."));
    }
    for column in &outcome.ignored_columns {
        line(format!("  {}: the column '{}' means nothing here and was left alone.", column.sheet, column.column));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use ashshash_storage::register::{RowReference, Warning};

    #[test]
    fn data_have_the_contract_s_shape() {
        let outcome = Outcome {
            created: 3,
            warnings: vec![Warning {
                code: "consent-not-recorded".into(),
                rows: vec![RowReference { sheet: "Survivors".into(), row: 5 }],
            }],
            refused: vec![Refused {
                sheet: "Survivors".into(),
                row: 740,
                column: Some("Survivor ID".into()),
                code: "code-missing".into(),
                arguments: vec![],
                value: None,
                personal: false,
                ordinal: None,
            }],
            ..Outcome::default()
        };
        let data = as_data(&outcome);
        assert_eq!(data["warnings"][0]["count"], 1);
        assert_eq!(data["warnings"][0]["rows"][0]["row"], 5);
        assert_eq!(data["refused"][0]["column"], "Survivor ID");
        assert!(
            data["refused"][0]["message"]["bn"].as_str().unwrap().chars().any(|c| ('\u{980}'..'\u{a00}').contains(&c))
        );
    }
}
