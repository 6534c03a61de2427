//! Writing what a load brought: the rows by which it is known again, what changed, what came of it.

use ashshash_base::{DocumentId, OrganisationId, RegisterImportId, Timestamp, UserId};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

use super::facts::RowKey;
use super::load::{LoadProblem, LoadState};
use super::outcome::Outcome;
use crate::error::StorageError;
use crate::seal::Keys;
use crate::sql::Sql;
use crate::write::insert_values;

/// Ids in one statement.
const AT_ONCE: usize = 500;

/// A row of a register, as it is to be known again.
#[derive(Clone, Debug)]
pub struct RegisterRow {
    /// Its name.
    pub key: RowKey,
    /// The record that it made.
    pub record: Uuid,
    /// The survivor whom it is about.
    pub survivor: Option<Uuid>,
    /// Hash of what it says.
    pub row_hash: [u8; 16],
    /// What it says, sealed.
    pub content: Vec<u8>,
}

/// What a corrected row changed.
#[derive(Clone, Debug)]
pub struct RegisterChange {
    /// The record.
    pub record: Uuid,
    /// Position of the sheet's kind.
    pub sheet: u8,
    /// The row, as Excel numbers it.
    pub row: u32,
    /// The changed fields, by their headings.
    pub fields: Vec<String>,
    /// The row as it was, sealed.
    pub before: Vec<u8>,
}

/// Which load, of which workbook.
#[derive(Clone, Copy, Debug)]
pub struct LoadKey {
    /// The office whose register it is.
    pub organisation: OrganisationId,
    /// The load.
    pub id: RegisterImportId,
    /// Hash of the workbook's name.
    pub register_key: [u8; 16],
}

/// Writes new rows of registers.
///
/// # Errors
/// Returns what the database says.
pub async fn insert_rows(
    db: &impl ConnectionTrait,
    load: LoadKey,
    sheets: &[&'static str],
    rows: Vec<RegisterRow>,
) -> Result<(), StorageError> {
    let head = "INSERT INTO register_row (organisation_id, sheet, key_hash, ordinal, record_id, survivor_id, row_hash, content, register_key, created_by_import) VALUES ";
    let values = rows.into_iter().map(|row| -> Vec<Value> {
        let sheet = sheets.get(usize::from(row.key.sheet)).copied().unwrap_or_default();
        vec![
            load.organisation.as_uuid().into(),
            sheet.into(),
            row.key.key_hash.to_vec().into(),
            row.key.ordinal.into(),
            row.record.into(),
            row.survivor.into(),
            row.row_hash.to_vec().into(),
            row.content.into(),
            load.register_key.to_vec().into(),
            load.id.as_uuid().into(),
        ]
    });
    insert_values(db, head, 10, values, "").await
}

/// Writes corrected rows of registers over what they said before.
///
/// # Errors
/// Returns what the database says.
pub async fn update_rows(
    db: &impl ConnectionTrait,
    load: LoadKey,
    sheets: &[&'static str],
    rows: Vec<RegisterRow>,
) -> Result<(), StorageError> {
    for row in rows {
        let sheet = sheets.get(usize::from(row.key.sheet)).copied().unwrap_or_default();
        let mut sql = Sql::new(db.get_database_backend(), "UPDATE register_row SET record_id = ");
        sql.bind(row.record).push(", survivor_id = ").bind(row.survivor);
        sql.push(", row_hash = ").bind(row.row_hash.to_vec()).push(", content = ").bind(row.content);
        sql.push(", register_key = ").bind(load.register_key.to_vec());
        sql.push(" WHERE organisation_id = ").bind(load.organisation.as_uuid());
        sql.push(" AND sheet = ").bind(sheet).push(" AND key_hash = ").bind(row.key.key_hash.to_vec());
        sql.push(" AND ordinal = ").bind(row.key.ordinal);
        db.execute_raw(sql.finish()).await?;
    }
    Ok(())
}

/// Takes certificates' numbers away, which corrected rows give anew in the same transaction.
///
/// # Errors
/// Returns what the database says.
pub async fn release_certificate_numbers(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<(), StorageError> {
    for some in ids.chunks(AT_ONCE) {
        let mut sql = Sql::new(db.get_database_backend(), "UPDATE certificate SET number = NULL WHERE id IN ");
        sql.bind_list(some.iter().copied());
        db.execute_raw(sql.finish()).await?;
    }
    Ok(())
}

/// Writes what corrected rows changed.
///
/// # Errors
/// Returns what the database says.
pub async fn insert_changes(
    db: &impl ConnectionTrait,
    load: LoadKey,
    sheets: &[&'static str],
    changes: Vec<RegisterChange>,
) -> Result<(), StorageError> {
    let head = "INSERT INTO register_change (import_id, record_id, sheet, row_number, fields, before) VALUES ";
    let values = changes.into_iter().map(|change| -> Vec<Value> {
        vec![
            load.id.as_uuid().into(),
            change.record.into(),
            sheets.get(usize::from(change.sheet)).copied().unwrap_or_default().into(),
            i64::from(change.row).into(),
            change.fields.join("\n").into(),
            change.before.into(),
        ]
    });
    insert_values(db, head, 6, values, "").await
}

/// A load that somebody asks for.
#[derive(Clone, Debug)]
pub struct NewLoad<'a> {
    /// Which load, of which workbook.
    pub key: LoadKey,
    /// Who asks; none for the command line.
    pub by: Option<UserId>,
    /// When.
    pub at: Timestamp,
    /// The file's name.
    pub file_name: &'a str,
    /// Hash of the file.
    pub file_hash: &'a [u8],
    /// Whether it only tries.
    pub is_dry_run: bool,
    /// Where the uploaded file waits, sealed.
    pub upload: Option<DocumentId>,
}

/// Writes down that a load was asked for.
///
/// # Errors
/// Returns what the database says.
pub async fn insert_load(db: &impl ConnectionTrait, keys: &Keys, load: &NewLoad<'_>) -> Result<(), StorageError> {
    let id = load.key.id.as_uuid();
    let name = keys.office().seal("register_import.file_name", id, load.file_name.as_bytes())?;
    let mut sql = Sql::new(
        db.get_database_backend(),
        "INSERT INTO register_import (id, organisation_id, requested_by, requested_at, file_name, file_hash, register_key, is_dry_run, state, upload_id) VALUES ",
    );
    sql.bind_list([
        Value::from(id),
        load.key.organisation.as_uuid().into(),
        load.by.map(|u| u.as_uuid()).into(),
        load.at.0.into(),
        name.into(),
        load.file_hash.to_vec().into(),
        load.key.register_key.to_vec().into(),
        load.is_dry_run.into(),
        LoadState::Waiting.code().into(),
        load.upload.map(|d| d.as_uuid()).into(),
    ]);
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Says how far a load is.
///
/// # Errors
/// Returns what the database says.
pub async fn progress(
    db: &impl ConnectionTrait,
    id: RegisterImportId,
    phase: &str,
    done: u64,
    total: Option<u64>,
) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE register_import SET state = 'running', phase = ");
    sql.bind(phase).push(", done = ").bind(i64::try_from(done).unwrap_or(i64::MAX));
    sql.push(", total = ").bind(total.map(|t| i64::try_from(t).unwrap_or(i64::MAX)));
    sql.push(" WHERE id = ").bind(id.as_uuid());
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Writes down what came of a load.
///
/// # Errors
/// Returns what the database says.
pub async fn finish(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: RegisterImportId,
    now: Timestamp,
    outcome: &Outcome,
    refused_document: Option<DocumentId>,
) -> Result<(), StorageError> {
    let bytes = serde_json::to_vec(outcome)
        .map_err(|_| StorageError::Unreadable { table: "register_import", column: "result" })?;
    let sealed = keys.office().seal("register_import.result", id.as_uuid(), &bytes)?;
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE register_import SET state = 'done', finished_at = ");
    sql.bind(now.0).push(", created = ").bind(number(outcome.created));
    sql.push(", updated = ").bind(number(outcome.updated));
    sql.push(", unchanged = ").bind(number(outcome.unchanged));
    sql.push(", refused = ").bind(i64::try_from(outcome.refused.len()).unwrap_or(i64::MAX));
    sql.push(", result = ").bind(sealed).push(", refused_id = ").bind(refused_document.map(|d| d.as_uuid()));
    sql.push(", upload_id = NULL WHERE id = ").bind(id.as_uuid());
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Writes down why a workbook could not be read.
///
/// # Errors
/// Returns what the database says.
pub async fn fail(
    db: &impl ConnectionTrait,
    id: RegisterImportId,
    now: Timestamp,
    problem: &LoadProblem,
) -> Result<(), StorageError> {
    let problem = serde_json::to_string(problem)
        .map_err(|_| StorageError::Unreadable { table: "register_import", column: "problem" })?;
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE register_import SET state = 'failed', finished_at = ");
    sql.bind(now.0).push(", problem = ").bind(problem).push(", upload_id = NULL WHERE id = ").bind(id.as_uuid());
    db.execute_raw(sql.finish()).await?;
    Ok(())
}
