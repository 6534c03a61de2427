//! What went wrong, in the viewer's language: the one place where errors of other crates become
//! problems that the caller can mend, or surprises that say nothing.

use std::sync::Arc;

use ashshash_base::{Argument, Language, Problem as Coded};
use ashshash_operations::account::AccountError;
use ashshash_storage::StorageError;
use async_graphql::{Context, Error, ErrorExtensions, ID, Result, SimpleObject};

use crate::asked::language;
use crate::execute::RequestId;

/// Something that the caller can mend.
#[derive(Clone, Debug, SimpleObject)]
pub struct Problem {
    /// Its name for scripts, in kebab-case.
    pub code: String,
    /// The input field to blame, where there is one.
    pub field: Option<String>,
    /// What is wrong and how to mend it, in the viewer's language.
    pub message: String,
}

impl Problem {
    /// Words a problem.
    pub(crate) fn of(language: Language, problem: &dyn Coded) -> Self {
        let arguments = problem.arguments();
        Self {
            code: problem.code().to_owned(),
            field: problem.field().map(input_field),
            message: ashshash_i18n::problem(language, problem.code(), &arguments),
        }
    }
}

/// Spells a field as the schema's inputs do: rules say `next_on`, inputs `nextOn`.
fn input_field(field: &str) -> String {
    let mut spelled = String::with_capacity(field.len());
    let mut is_start = false;
    for letter in field.chars() {
        match letter {
            '_' => is_start = true,
            _ if is_start => {
                is_start = false;
                spelled.push(letter.to_ascii_uppercase());
            }
            _ => spelled.push(letter),
        }
    }
    spelled
}

/// What came of a deed.
#[derive(Clone, Debug, Default, SimpleObject)]
pub struct Outcome {
    /// The record that was made or changed.
    pub id: Option<ID>,
    /// Its version afterwards.
    pub version: Option<i64>,
    /// Whether the same deed had been done before, so that nothing changed.
    pub repeated: bool,
    /// Why it was not done; empty when it was.
    pub problems: Vec<Problem>,
}

impl Outcome {
    /// Says that nothing was done, and why.
    pub(crate) fn refused(problem: Problem) -> Self {
        Self { problems: vec![problem], ..Self::default() }
    }
}

/// Turns what a deed on an account refused into a problem; surprises stay errors.
///
/// # Errors
/// Gives a surprise when the caller can't mend it.
pub(crate) fn of_account(ctx: &Context<'_>, error: AccountError) -> Result<Problem> {
    match error.problem() {
        Some(problem) => Ok(Problem::of(language(ctx), problem)),
        None => Err(surprise(ctx, &error)),
    }
}

/// Words an error with a code that the caller can act upon.
pub(crate) fn refusal(ctx: &Context<'_>, code: &'static str, arguments: &[(&str, Argument)]) -> Error {
    worded(language(ctx), code, arguments)
}

/// Words an error with a code in a language.
pub(crate) fn worded(language: Language, code: &'static str, arguments: &[(&str, Argument)]) -> Error {
    Error::new(ashshash_i18n::problem(language, code, arguments))
        .extend_with(|_, extensions| extensions.set("code", code))
}

/// Words a surprise: its text goes to the log alone.
pub(crate) fn surprise(ctx: &Context<'_>, error: &dyn std::fmt::Display) -> Error {
    let id = ctx.data_opt::<RequestId>().map(|id| id.0.as_str());
    unexpected(language(ctx), id, error)
}

/// Words a surprise outside of any resolver.
pub(crate) fn unexpected(language: Language, request_id: Option<&str>, error: &dyn std::fmt::Display) -> Error {
    tracing::error!(%error, "a question can't be answered");
    worded(language, "internal", &[]).extend_with(|_, extensions| {
        if let Some(id) = request_id {
            extensions.set("requestId", id);
        }
    })
}

/// Tells what storage said to the client, as far as it is the client's to know.
pub(crate) trait Told<T> {
    /// Words the error.
    ///
    /// # Errors
    /// Gives it worded: a refusal or a surprise.
    fn told(self, ctx: &Context<'_>) -> Result<T>;
}

impl<T> Told<T> for Result<T, StorageError> {
    fn told(self, ctx: &Context<'_>) -> Result<T> {
        self.map_err(|error| of_storage(ctx, &error))
    }
}

impl<T> Told<T> for Result<T, Arc<StorageError>> {
    fn told(self, ctx: &Context<'_>) -> Result<T> {
        self.map_err(|error| of_storage(ctx, &error))
    }
}

fn of_storage(ctx: &Context<'_>, error: &StorageError) -> Error {
    match error {
        StorageError::CursorInvalid => refusal(ctx, "cursor-invalid", &[]),
        StorageError::NotOffered => refusal(ctx, "argument-invalid", &[]),
        StorageError::Database(_)
        | StorageError::Seal(_)
        | StorageError::Unreadable { .. }
        | StorageError::JournalBroken { .. } => surprise(ctx, error),
    }
}
