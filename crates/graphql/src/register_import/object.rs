use std::sync::{Arc, OnceLock};

use ashshash_base::{Argument, Language};
use ashshash_storage::register::{Load, LoadState, Outcome};
use async_graphql::{Context, Enum, ID, Object, Result};

use super::outcome::{GoneRow, IgnoredColumn, ImportChange, ImportWarning, MissingColumn, RefusedRow};
use crate::asked::{language, read};
use crate::connection::{connection, size};
use crate::problem::{Problem, Told};
use crate::scalar::Instant;

/// The most rows of a load's result that are told at once.
const LARGEST_LIST: i32 = 500;

/// How far a load is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "LoadState")]
pub enum ImportState {
    /// Waits for its turn.
    Waiting,
    /// Is being read, checked or saved.
    Running,
    /// Is over, with what came of it.
    Done,
    /// Could not be read at all.
    Failed,
}

/// A load of a register workbook.
#[derive(Clone)]
pub struct RegisterImport {
    load: Load,
    outcome: OnceLock<Arc<Outcome>>,
}

impl RegisterImport {
    pub(crate) fn new(load: Load) -> Self {
        Self { load, outcome: OnceLock::new() }
    }

    /// Opens what came of it, once; nothing before it is over.
    fn outcome(&self, ctx: &Context<'_>) -> Result<Arc<Outcome>> {
        if let Some(outcome) = self.outcome.get() {
            return Ok(Arc::clone(outcome));
        }
        let outcome = Arc::new(self.load.outcome(read(ctx)).told(ctx)?.unwrap_or_default());
        Ok(Arc::clone(self.outcome.get_or_init(|| outcome)))
    }

    async fn some<T, U>(
        &self,
        ctx: &Context<'_>,
        first: i32,
        list: impl Fn(&Outcome) -> &[T],
        tell: impl Fn(Language, &T) -> U,
    ) -> Result<Vec<U>> {
        let first = usize::from(size(ctx, first, LARGEST_LIST)?);
        let (outcome, language) = (self.outcome(ctx)?, language(ctx));
        Ok(list(&outcome).iter().take(first).map(|item| tell(language, item)).collect())
    }
}

/// A load of a register workbook.
#[Object]
impl RegisterImport {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.load.id.to_string().into()
    }

    /// The file's name, as it was on the computer of the person who loaded it.
    async fn file_name(&self) -> &str {
        &self.load.file_name
    }

    /// How far it is.
    async fn state(&self) -> ImportState {
        self.load.state.into()
    }

    /// Whether it only tries, and changes nothing.
    async fn dry_run(&self) -> bool {
        self.load.is_dry_run
    }

    /// When it was asked for.
    async fn requested_at(&self) -> Instant {
        Instant(self.load.requested_at)
    }

    /// When it was over.
    async fn finished_at(&self) -> Option<Instant> {
        self.load.finished_at.map(Instant)
    }

    /// What it does now: `reading`, `checking` or `saving`.
    async fn phase(&self) -> Option<&str> {
        self.load.phase.as_deref()
    }

    /// Rows done in this phase.
    async fn done(&self) -> i64 {
        self.load.done
    }

    /// Rows in all; null while unknown.
    async fn total(&self) -> Option<i64> {
        self.load.total
    }

    /// Rows that were new.
    async fn created(&self) -> i64 {
        self.load.created
    }

    /// Rows that changed what was there.
    async fn updated(&self) -> i64 {
        self.load.updated
    }

    /// Rows that were there already.
    async fn unchanged(&self) -> i64 {
        self.load.unchanged
    }

    /// Rows that did not go in.
    async fn refused_count(&self) -> i64 {
        self.load.refused
    }

    /// Why the workbook could not be read at all.
    async fn problem(&self, ctx: &Context<'_>) -> Option<Problem> {
        let problem = self.load.problem.as_ref()?;
        let arguments: Vec<(&str, Argument)> =
            problem.arguments.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let message = ashshash_i18n::problem(language(ctx), &problem.code, &arguments);
        Some(Problem { code: problem.code.clone(), field: None, message })
    }

    /// Rows that did not go in, and how to mend them.
    async fn refused(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 500.", default_with = "Some(200)")] first: Option<i32>,
    ) -> Result<Vec<RefusedRow>> {
        self.some(ctx, first.unwrap_or(200), |outcome| &outcome.refused, RefusedRow::new).await
    }

    /// Notes on rows that went in, grouped by code.
    async fn warnings(&self, ctx: &Context<'_>) -> Result<Vec<ImportWarning>> {
        let (outcome, language) = (self.outcome(ctx)?, language(ctx));
        Ok(outcome.warnings.iter().map(|warning| ImportWarning::new(language, warning)).collect())
    }

    /// Fields that corrected rows changed: was, is.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 500.", default_with = "Some(200)")] first: Option<i32>,
    ) -> Result<Vec<ImportChange>> {
        self.some(ctx, first.unwrap_or(200), |outcome| &outcome.changes, ImportChange::new).await
    }

    /// How many fields corrected rows changed.
    async fn changes_count(&self, ctx: &Context<'_>) -> Result<usize> {
        Ok(self.outcome(ctx)?.changes.len())
    }

    /// Rows of the last load of this workbook that are in it no more: to be decided.
    async fn gone(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 500.", default_with = "Some(200)")] first: Option<i32>,
    ) -> Result<Vec<GoneRow>> {
        self.some(ctx, first.unwrap_or(200), |outcome| &outcome.gone, GoneRow::new).await
    }

    /// How many rows are in the workbook no more.
    async fn gone_count(&self, ctx: &Context<'_>) -> Result<usize> {
        Ok(self.outcome(ctx)?.gone.len())
    }

    /// Sheets that mean nothing to us and were left alone.
    async fn ignored_sheets(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        Ok(self.outcome(ctx)?.ignored_sheets.clone())
    }

    /// Columns that mean nothing to us and were left alone.
    async fn ignored_columns(&self, ctx: &Context<'_>) -> Result<Vec<IgnoredColumn>> {
        Ok(self.outcome(ctx)?.ignored_columns.iter().map(IgnoredColumn::new).collect())
    }

    /// Columns without which a sheet could not be read.
    async fn missing_columns(&self, ctx: &Context<'_>) -> Result<Vec<MissingColumn>> {
        let (outcome, language) = (self.outcome(ctx)?, language(ctx));
        Ok(outcome.missing_columns.iter().map(|missing| MissingColumn::new(language, missing)).collect())
    }

    /// Address of the workbook with the refused rows; null when none were refused.
    async fn refused_workbook(&self) -> Option<String> {
        self.load.refused_document?;
        Some(format!("/documents/{}", self.load.id))
    }
}

connection!(RegisterImportConnection, RegisterImportEdge, RegisterImport, total_count);
