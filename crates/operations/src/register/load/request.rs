//! Asking for a load, and doing it later as a job.

use std::sync::Arc;

use ashshash_access::Scope;
use ashshash_base::{DocumentId, OrganisationId, Problem, RegisterImportId, Timestamp};
use ashshash_storage::job::{self, Job, NewJob};
use ashshash_storage::journal::{self, Entry as JournalEntry};
use ashshash_storage::register::{self, LoadKey, LoadProblem, LoadState, NewLoad};
use ashshash_storage::{Database, StorageError, document};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::LoadError;
use super::run::{Order, register_key, run};
use crate::account::{Caller, Randomness, Session};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// After so many tries a load that fails for no reason of its own is given up.
const MOST_TRIES: i64 = 3;

/// A workbook as it was sent.
#[derive(Debug)]
pub struct Upload {
    /// The file's name on the sender's computer.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether it only tries.
    pub is_dry_run: bool,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    import: RegisterImportId,
}

/// Keeps an uploaded workbook, sealed, and asks for its load; a worker does it.
///
/// # Errors
/// Returns what the database says.
pub async fn request(
    db: &Database,
    randomness: &Randomness,
    caller: &Caller,
    session: &Session,
    upload: Upload,
) -> Result<RegisterImportId, LoadError> {
    let now = caller.now;
    let id = RegisterImportId::from_uuid(randomness.uuid_v7(now));
    let upload_id = DocumentId::from_uuid(randomness.uuid_v7(now));
    let file_hash = Sha256::digest(&upload.bytes).to_vec();
    let order = Order {
        id,
        organisation: session.user.organisation,
        by: Some(session.user.id),
        file_name: upload.file_name,
        is_dry_run: upload.is_dry_run,
        upload: Some(upload_id),
    };
    let payload = serde_json::to_string(&Payload { import: id }).map_err(|_| LoadError::Stopped)?;
    let transaction = db.write().await?;
    let kind = ("register-upload", XLSX);
    document::insert(&transaction, db.keys(), order.organisation, upload_id, now, kind, &upload.bytes).await?;
    insert(&transaction, db, &order, &file_hash, now).await?;
    let new_job = NewJob {
        id: randomness.uuid_v7(now),
        kind: "register-import",
        organisation: Some(order.organisation),
        payload,
        run_after: now,
    };
    job::insert(&transaction, new_job).await?;
    let entry = JournalEntry {
        user: order.by,
        session: Some(journal::session_mark(&session.id_hash)),
        device: Some(caller.device.clone()),
        at: now,
        deed: "register-import-request",
        input_hash: Some(file_hash),
        record: Some(id.as_uuid()),
        ..JournalEntry::default()
    };
    journal::append(&transaction, db.keys(), order.organisation, entry).await?;
    transaction.commit().await.map_err(StorageError::from)?;
    Ok(id)
}

/// Writes down that a load was asked for.
async fn insert(
    transaction: &impl sea_orm::ConnectionTrait,
    db: &Database,
    order: &Order,
    file_hash: &[u8],
    now: Timestamp,
) -> Result<(), StorageError> {
    let load = NewLoad {
        key: LoadKey { organisation: order.organisation, id: order.id, register_key: register_key(db, order) },
        by: order.by,
        at: now,
        file_name: &order.file_name,
        file_hash,
        is_dry_run: order.is_dry_run,
        upload: order.upload,
    };
    register::insert_load(transaction, db.keys(), &load).await
}

/// Loads a workbook here and now: the command line's way.
///
/// # Errors
/// Says why nothing went in; the load is written down as failed then.
pub async fn import(
    db: &Database,
    randomness: &Randomness,
    organisation: OrganisationId,
    upload: Upload,
    now: Timestamp,
) -> Result<register::Outcome, LoadError> {
    let order = Order {
        id: RegisterImportId::from_uuid(randomness.uuid_v7(now)),
        organisation,
        by: None,
        file_name: upload.file_name,
        is_dry_run: upload.is_dry_run,
        upload: None,
    };
    insert(db.writer(), db, &order, &Sha256::digest(&upload.bytes), now).await?;
    let outcome = run(db, randomness, &order, upload.bytes.into(), || now).await;
    if let Err(error) = &outcome {
        register::fail(db.writer(), order.id, now, &problem(error)).await?;
    }
    outcome
}

/// Does a job that [`request`] asked for; done before is done.
///
/// # Errors
/// Says what stopped it; the job is to be tried again then.
pub async fn run_job(
    db: &Database,
    randomness: &Randomness,
    job: &Job,
    now: impl Fn() -> Timestamp + Send + Sync,
) -> Result<(), LoadError> {
    let Payload { import } = serde_json::from_str(&job.payload).map_err(|_| LoadError::Gone)?;
    let organisation = job.organisation.ok_or(LoadError::Gone)?;
    let scope = Scope::Organisation(organisation);
    let read = db.read();
    let load = register::by_id(&read, &scope, import).await?.ok_or(LoadError::Gone)?;
    if matches!(load.state, LoadState::Done | LoadState::Failed) {
        return Ok(());
    }
    let upload = load.upload.ok_or(LoadError::Gone)?;
    let bytes: Arc<[u8]> =
        document::read(&read, &scope, upload, "register-upload").await?.ok_or(LoadError::Gone)?.into();
    read.end().await?;
    let order = Order {
        id: import,
        organisation,
        by: load.requested_by,
        file_name: load.file_name,
        is_dry_run: load.is_dry_run,
        upload: Some(upload),
    };
    match run(db, randomness, &order, bytes, &now).await {
        Ok(_) => Ok(()),
        Err(error) if error.problem().is_some() || job.attempts >= MOST_TRIES => {
            if error.problem().is_none() {
                tracing::error!(%error, "a load of a register was given up");
            }
            fail(db, import, upload, &problem(&error), now()).await
        }
        Err(error) => Err(error),
    }
}

/// Ends the load of a job that ended its process each time: the page says so instead of waiting for ever.
///
/// # Errors
/// When the database fails.
pub async fn give_up_job(db: &Database, job: &Job, now: Timestamp) -> Result<(), LoadError> {
    let Payload { import } = serde_json::from_str(&job.payload).map_err(|_| LoadError::Gone)?;
    let organisation = job.organisation.ok_or(LoadError::Gone)?;
    let read = db.read();
    let load = register::by_id(&read, &Scope::Organisation(organisation), import).await?.ok_or(LoadError::Gone)?;
    read.end().await?;
    match load.upload {
        Some(upload) if !matches!(load.state, LoadState::Done | LoadState::Failed) => {
            let problem = LoadProblem { code: "internal".to_owned(), arguments: Vec::new() };
            fail(db, import, upload, &problem, now).await
        }
        _ => Ok(()),
    }
}

/// Says why a load failed, and lets its workbook go.
async fn fail(
    db: &Database,
    import: RegisterImportId,
    upload: DocumentId,
    problem: &LoadProblem,
    now: Timestamp,
) -> Result<(), LoadError> {
    let transaction = db.write().await?;
    register::fail(&transaction, import, now, problem).await?;
    document::remove(&transaction, upload).await?;
    transaction.commit().await.map_err(StorageError::from)?;
    Ok(())
}

fn problem(error: &LoadError) -> LoadProblem {
    let arguments = error.arguments().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    LoadProblem { code: error.code().to_owned(), arguments }
}
