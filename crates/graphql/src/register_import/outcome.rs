//! What came of a load, in the viewer's language.

use ashshash_base::{Argument, Language};
use ashshash_storage::register;
use async_graphql::{Context, ID, Object, Result, SimpleObject};

use super::told;
use crate::connection::size;

/// The most rows of a warning that are told at once.
const MOST_ROWS: i32 = 500;

/// A row that did not go in.
#[derive(Clone, Debug, SimpleObject)]
pub struct RefusedRow {
    /// The sheet, as the workbook calls it.
    sheet: String,
    /// The row, as Excel numbers it.
    row: u32,
    /// Heading of the column to blame.
    column: Option<String>,
    /// Why, for scripts.
    code: String,
    /// What the column says; null where it is empty or personal.
    value: Option<String>,
    /// Whether what the column says is personal and therefore left out.
    personal: bool,
    /// What to correct, in the viewer's language.
    message: String,
}

impl RefusedRow {
    pub(super) fn new(language: Language, refused: &register::Refused) -> Self {
        let arguments: Vec<(&str, Argument)> =
            refused.arguments.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        Self {
            sheet: refused.sheet.clone(),
            row: refused.row,
            column: refused.column.clone(),
            code: refused.code.clone(),
            value: refused.value.clone(),
            personal: refused.personal,
            message: ashshash_i18n::problem(language, &refused.code, &arguments),
        }
    }
}

/// A note on rows that went in.
pub struct ImportWarning {
    code: String,
    message: String,
    rows: Vec<RowReference>,
}

impl ImportWarning {
    pub(super) fn new(language: Language, warning: &register::Warning) -> Self {
        let count = i64::try_from(warning.rows.len()).unwrap_or(i64::MAX);
        Self {
            code: warning.code.clone(),
            message: ashshash_i18n::problem(language, &warning.code, &[("count", Argument::Count(count))]),
            rows: warning.rows.iter().map(|row| RowReference { sheet: row.sheet.clone(), row: row.row }).collect(),
        }
    }
}

/// A note on rows that went in.
#[Object]
impl ImportWarning {
    /// What is noted, for scripts.
    async fn code(&self) -> &str {
        &self.code
    }

    /// How many rows it is about.
    async fn count(&self) -> usize {
        self.rows.len()
    }

    /// The note in the viewer's language.
    async fn message(&self) -> &str {
        &self.message
    }

    /// The rows, in the workbook's order.
    async fn rows(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 500.", default_with = "Some(50)")] first: Option<i32>,
    ) -> Result<Vec<RowReference>> {
        let first = usize::from(size(ctx, first.unwrap_or(50), MOST_ROWS)?);
        Ok(self.rows.iter().take(first).cloned().collect())
    }
}

/// A row of a workbook.
#[derive(Clone, Debug, SimpleObject)]
pub struct RowReference {
    /// The sheet, as the workbook calls it.
    sheet: String,
    /// The row, as Excel numbers it.
    row: u32,
}

/// A field that a corrected row changed.
#[derive(Clone, Debug, SimpleObject)]
pub struct ImportChange {
    /// The sheet, as the workbook calls it.
    sheet: String,
    /// The row, as Excel numbers it.
    row: u32,
    /// The survivor, the batch or the event that the row is about, by code and day; in the viewer's language.
    code: String,
    /// The field, by its heading.
    field: String,
    /// What it was, in the viewer's language; null where empty or personal.
    was: Option<String>,
    /// What it is, in the viewer's language; null where empty or personal.
    is: Option<String>,
    /// Whether the values are personal and therefore left out.
    personal: bool,
}

impl ImportChange {
    pub(super) fn new(language: Language, change: &register::Change) -> Self {
        let value = |text: &Option<String>| text.as_ref().map(|text| told::value(language, &change.field, text));
        Self {
            sheet: change.row.sheet.clone(),
            row: change.row.row,
            code: told::about(language, &change.about),
            field: change.field.clone(),
            was: value(&change.was),
            is: value(&change.is),
            personal: change.personal,
        }
    }
}

/// A row that is in the workbook no more.
#[derive(Clone, Debug, SimpleObject)]
pub struct GoneRow {
    /// The kind of sheet, in English.
    sheet: String,
    /// What identifies it: code and date, in the viewer's language.
    description: String,
    /// The record that it made.
    record_id: ID,
}

impl GoneRow {
    pub(super) fn new(language: Language, gone: &register::Gone) -> Self {
        Self {
            sheet: gone.sheet.clone(),
            description: told::about(language, &gone.description),
            record_id: gone.record_id.clone().into(),
        }
    }
}

/// A column that means nothing to us.
#[derive(Clone, Debug, SimpleObject)]
pub struct IgnoredColumn {
    /// The sheet, as the workbook calls it.
    sheet: String,
    /// The heading.
    column: String,
}

impl IgnoredColumn {
    pub(super) fn new(column: &register::SheetColumn) -> Self {
        Self { sheet: column.sheet.clone(), column: column.column.clone() }
    }
}

/// A column without which a sheet could not be read.
#[derive(Clone, Debug, SimpleObject)]
pub struct MissingColumn {
    /// The sheet, as the workbook calls it.
    sheet: String,
    /// The heading that was looked for.
    column: String,
    /// What to do, in the viewer's language.
    message: String,
}

impl MissingColumn {
    pub(super) fn new(language: Language, missing: &register::MissingColumn) -> Self {
        let arguments =
            [("sheet", Argument::Text(missing.sheet.clone())), ("heading", Argument::Text(missing.column.clone()))];
        Self {
            sheet: missing.sheet.clone(),
            column: missing.column.clone(),
            message: ashshash_i18n::problem(language, "missing-column", &arguments),
        }
    }
}
