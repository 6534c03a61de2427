//! Reading loads.

use ashshash_access::Scope;
use ashshash_base::{Argument, DocumentId, RegisterImportId, Timestamp, UserId};
use sea_orm::QueryResult;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::outcome::Outcome;
use crate::cursor::{Binding, Page, PageQuestion, position};
use crate::database::Read;
use crate::error::StorageError;
use crate::seal::Keys;
use crate::sql::Sql;

/// How far a load is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadState {
    /// Waits for a worker.
    Waiting,
    /// Is being read, checked or saved.
    Running,
    /// Is over, with what came of it.
    Done,
    /// Could not be read at all.
    Failed,
}

impl LoadState {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Waiting, Self::Running, Self::Done, Self::Failed].into_iter().find(|s| s.code() == code)
    }
}

/// Why a workbook could not be read: a problem's code and the values that its words quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadProblem {
    /// The key of its words.
    pub code: String,
    /// The values.
    pub arguments: Vec<(String, Argument)>,
}

/// A load of a register workbook.
#[derive(Clone, Debug)]
pub struct Load {
    /// Its id.
    pub id: RegisterImportId,
    /// The file's name, as it was on the computer of the person who loaded it.
    pub file_name: String,
    /// How far it is.
    pub state: LoadState,
    /// Whether it only tries.
    pub is_dry_run: bool,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// When it was over.
    pub finished_at: Option<Timestamp>,
    /// `reading`, `checking` or `saving`.
    pub phase: Option<String>,
    /// Rows done in this phase.
    pub done: i64,
    /// Rows in all, once known.
    pub total: Option<i64>,
    /// Rows that are new.
    pub created: i64,
    /// Rows that changed what was there.
    pub updated: i64,
    /// Rows that were there already.
    pub unchanged: i64,
    /// Rows that did not go in.
    pub refused: i64,
    /// Why the workbook could not be read.
    pub problem: Option<LoadProblem>,
    /// Who asked for it; none for the command line.
    pub requested_by: Option<UserId>,
    /// Where the uploaded file waits.
    pub upload: Option<DocumentId>,
    /// The refused rows, sealed, to be given back as a workbook.
    pub refused_document: Option<DocumentId>,
    outcome: Option<Vec<u8>>,
}

impl Load {
    /// Opens what came of it; none before it is over.
    ///
    /// # Errors
    /// Fails when the key file is another one.
    pub fn outcome(&self, db: &Read) -> Result<Option<Outcome>, StorageError> {
        let Some(blob) = &self.outcome else { return Ok(None) };
        let bytes = db.keys().office().open("register_import.result", self.id.as_uuid(), blob)?;
        serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|_| StorageError::Unreadable { table: "register_import", column: "result" })
    }
}

const COLUMNS: &str = "SELECT id, file_name, state, is_dry_run, requested_at, finished_at, phase, done, total, created, updated, unchanged, refused, problem, requested_by, upload_id, refused_id, result FROM register_import WHERE organisation_id = ";

/// Reads a load of the viewer's organisation.
///
/// # Errors
/// Returns what the database says.
pub async fn by_id(db: &Read, scope: &Scope, id: RegisterImportId) -> Result<Option<Load>, StorageError> {
    let Some(mut sql) = of_scope(db, scope) else { return Ok(None) };
    sql.push(" AND id = ").bind(id.as_uuid());
    db.one(sql).await?.map(|row| load(&row, db.keys())).transpose()
}

/// Reads loads of the viewer's organisation by their ids.
///
/// # Errors
/// Returns what the database says.
pub async fn by_ids(db: &Read, scope: &Scope, ids: &[RegisterImportId]) -> Result<Vec<Load>, StorageError> {
    let Some(mut sql) = of_scope(db, scope) else { return Ok(Vec::new()) };
    sql.push(" AND id IN ").bind_list(ids.iter().map(|id| id.as_uuid()));
    db.all(sql).await?.iter().map(|row| load(row, db.keys())).collect()
}

/// Binds cursors of the viewer's organisation's loads.
///
/// # Errors
/// Fails when the question can't be written.
pub fn binding(scope: &Scope) -> Result<Binding, StorageError> {
    Binding::new(scope, &"register-imports")
}

/// Lists the loads of the viewer's organisation, the newest first.
///
/// # Errors
/// Returns what the database says; refuses a foreign cursor.
pub async fn page(db: &Read, scope: &Scope, question: &PageQuestion) -> Result<Page<Load>, StorageError> {
    let before: Option<(i64, Uuid)> = question.opened(db, &binding(scope)?)?;
    let mut page = Page { total: question.with_total.then_some(0), ..Page::default() };
    let (Some(mut sql), Scope::Organisation(organisation)) = (of_scope(db, scope), scope) else { return Ok(page) };
    if question.with_total {
        let mut count = db.sql("SELECT COUNT(*) AS total FROM register_import WHERE organisation_id = ");
        count.bind(organisation.as_uuid());
        page.total = db.one(count).await?.map(|row| row.try_get("", "total")).transpose()?;
    }
    if question.first == 0 {
        return Ok(page);
    }
    if let Some((at, id)) = before {
        sql.push(" AND (requested_at, id) < (").bind(at).push(", ").bind(id).push(")");
    }
    sql.push(" ORDER BY requested_at DESC, id DESC LIMIT ").bind(i64::from(question.first) + 1);
    let rows = db.all(sql).await?;
    page.has_next = rows.len() > usize::from(question.first);
    for row in rows.iter().take(usize::from(question.first)) {
        let load = load(row, db.keys())?;
        let place = position(&(load.requested_at.0, load.id.as_uuid()))?;
        page.rows.push((load, place));
    }
    Ok(page)
}

/// Loads are an office's: nobody else sees any.
fn of_scope(db: &Read, scope: &Scope) -> Option<Sql> {
    let Scope::Organisation(organisation) = scope else { return None };
    let mut sql = db.sql(COLUMNS);
    sql.bind(organisation.as_uuid());
    Some(sql)
}

fn load(row: &QueryResult, keys: &Keys) -> Result<Load, StorageError> {
    let id: Uuid = row.try_get("", "id")?;
    let name: Vec<u8> = row.try_get("", "file_name")?;
    let state: String = row.try_get("", "state")?;
    Ok(Load {
        id: RegisterImportId::from_uuid(id),
        file_name: keys.office().open_text("register_import.file_name", id, Some(&name))?.unwrap_or_default(),
        state: LoadState::from_code(&state)
            .ok_or(StorageError::Unreadable { table: "register_import", column: "state" })?,
        is_dry_run: row.try_get("", "is_dry_run")?,
        requested_at: Timestamp(row.try_get("", "requested_at")?),
        finished_at: row.try_get::<Option<i64>>("", "finished_at")?.map(Timestamp),
        phase: row.try_get("", "phase")?,
        done: row.try_get("", "done")?,
        total: row.try_get("", "total")?,
        created: row.try_get("", "created")?,
        updated: row.try_get("", "updated")?,
        unchanged: row.try_get("", "unchanged")?,
        refused: row.try_get("", "refused")?,
        problem: row
            .try_get::<Option<String>>("", "problem")?
            .map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(|_| StorageError::Unreadable { table: "register_import", column: "problem" })?,
        requested_by: row.try_get::<Option<Uuid>>("", "requested_by")?.map(UserId::from_uuid),
        upload: row.try_get::<Option<Uuid>>("", "upload_id")?.map(DocumentId::from_uuid),
        refused_document: row.try_get::<Option<Uuid>>("", "refused_id")?.map(DocumentId::from_uuid),
        outcome: row.try_get("", "result")?,
    })
}
