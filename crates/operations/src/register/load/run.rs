//! Reading, checking and saving a workbook: the whole deed.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use ashshash_base::{Argument, DocumentId, OrganisationId, RegisterImportId, SurvivorId, Timestamp, UserId};
use ashshash_services::SessionStatus;
use ashshash_storage::journal::Entry as JournalEntry;
use ashshash_storage::register::{self, Facts, Gone, LoadKey, MissingColumn, Outcome, Refused, RowKey, SheetColumn};
use ashshash_storage::{Database, StorageError, document};
use sha2::{Digest, Sha256};

use super::super::{Limits, RegisterWorkbook, read};
use super::error::LoadError;
use super::gone::gone;
use super::ids::Ids;
use super::item::Seen;
use super::plan::{Author, Opened, Plan, Planner};
use super::prepared::Prepared;
use super::refused::RefusedRows;
use super::save;
use crate::account::Randomness;

/// How often a load is planned again because somebody changed a record meanwhile.
const MOST_TRIES: usize = 4;

/// A load as it is asked for.
#[derive(Clone, Debug)]
pub(super) struct Order {
    /// The load: also the deed's id in the journal.
    pub id: RegisterImportId,
    /// The office whose register it is.
    pub organisation: OrganisationId,
    /// Who asks; none for the command line.
    pub by: Option<UserId>,
    /// The workbook's name: the same name again is the same register.
    pub file_name: String,
    /// Whether it only tries.
    pub is_dry_run: bool,
    /// The uploaded file, to be removed when its rows are in.
    pub upload: Option<DocumentId>,
}

/// Loads a workbook whose order is written down already ([`register::insert_load`]).
///
/// # Errors
/// Says why nothing went in. Rows that can't be right are no error: the outcome names them.
pub(super) async fn run(
    db: &Database,
    randomness: &Randomness,
    order: &Order,
    bytes: Arc<[u8]>,
    now: impl Fn() -> Timestamp + Send + Sync,
) -> Result<Outcome, LoadError> {
    let limits = Limits::default();
    let today = now().date_in_dhaka();
    register::progress(db.writer(), order.id, "reading", 0, None).await?;
    for _ in 0..MOST_TRIES {
        let workbook = {
            let bytes = Arc::clone(&bytes);
            blocking(move || read(&bytes, &limits, today)).await??
        };
        let total: u64 = workbook.sheets.iter().map(|sheet| u64::from(sheet.rows)).sum();
        register::progress(db.writer(), order.id, "checking", 0, Some(total)).await?;
        let checked = check(db, randomness, order, workbook, now()).await?;
        let last_change = checked.last_change;
        let refused = {
            let (bytes, outcome, rows) =
                (Arc::clone(&bytes), checked.plan.outcome.clone(), checked.refused_rows.clone());
            blocking(move || RefusedRows::gather(&bytes, &limits, &outcome, &rows)).await??
        };
        register::progress(db.writer(), order.id, "saving", total, Some(total)).await?;
        match store(db, randomness, order, &bytes, checked, refused, now()).await {
            Ok(Some(outcome)) => return Ok(outcome),
            Ok(None) => {}
            Err(LoadError::Storage(error)) if error.is_conflict() => {
                // Where nobody wrote anything, the next try would meet the same: no one is in the way.
                let is_alone = register::last_change(db.writer(), order.organisation).await? == last_change;
                if is_alone && !error.is_passing() {
                    return Err(error.into());
                }
                tracing::info!("a record changed while a register was checked: checking again");
            }
            Err(error) => return Err(error),
        }
    }
    Err(LoadError::Busy)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, LoadError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| LoadError::Stopped)
}

/// A workbook that was held against what is there.
struct Checked {
    plan: Plan,
    refused_rows: BTreeSet<(u16, u32)>,
    /// Names of the sheets, in the workbook's order.
    sheets: Vec<String>,
    last_change: i64,
}

async fn check(
    db: &Database,
    randomness: &Randomness,
    order: &Order,
    mut workbook: RegisterWorkbook,
    now: Timestamp,
) -> Result<Checked, LoadError> {
    let codes = save::codes();
    let last_change = register::last_change(db.writer(), order.organisation).await?;
    let snapshot = db.read();
    let facts = register::facts(&snapshot, order.organisation, &codes).await?;
    let notes = notes(&workbook);
    let mut outcome = said_of_the_workbook(&mut workbook);
    let mut refused_rows: BTreeSet<(u16, u32)> =
        workbook.refused.iter().map(|problem| (problem.sheet_index, problem.row)).collect();
    outcome.refused = refused(&workbook);
    let warnings = std::mem::take(&mut workbook.warnings);
    let refused_codes = std::mem::take(&mut workbook.refused_codes);
    let sheets: Vec<String> = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let names = sheets.clone();

    let problems: Vec<(u16, u32)> = workbook.refused.iter().map(|problem| (problem.sheet_index, problem.row)).collect();
    let prepared = Prepared::new(workbook, order.organisation, db.keys(), &facts, register_key(db, order));
    for (refused, at) in outcome.refused.iter_mut().zip(problems) {
        refused.ordinal = prepared.refused_ordinal(at);
    }
    let gone_keys = prepared.gone_keys(&facts);
    let mut keys = prepared.changed_keys();
    keys.extend(gone_keys.iter().copied());
    let survivors = prepared.known_survivors(&facts);
    let opened = Opened {
        contents: register::contents(&snapshot, order.organisation, &codes, &keys).await?,
        identities: register::identities(&snapshot, &survivors).await?,
        parts: register::parts(&snapshot, &survivors).await?,
    };
    snapshot.end().await?;
    outcome.gone = gone_rows(&facts, &opened, &gone_keys);

    let author = Author { organisation: order.organisation, by: order.by, now };
    let (database, randomness) = (db.clone(), randomness.clone());
    let (plan, more_refused) = blocking(move || -> Result<_, StorageError> {
        let ids = Ids::new(&randomness, now);
        let mut planner = Planner::new(author, database.keys(), facts, opened, ids);
        planner.plan.outcome = outcome;
        planner.refused_codes.extend(refused_codes);
        for warning in &warnings {
            let sheet = names.get(usize::from(warning.sheet_index)).map_or("", String::as_str);
            planner.warn(warning.code, sheet, warning.row);
        }
        prepared.plan(&mut planner, &notes)?;
        let refused = std::mem::take(&mut planner.refused_rows);
        Ok((planner.finish(), refused))
    })
    .await??;
    refused_rows.extend(more_refused);
    Ok(Checked { plan, refused_rows, sheets, last_change })
}

fn gone_rows(facts: &Facts, opened: &Opened, keys: &[RowKey]) -> Vec<Gone> {
    let mut rows: Vec<Gone> =
        keys.iter().filter_map(|key| gone(*key, facts.rows.get(key)?.record, opened.contents.get(key))).collect();
    rows.sort_by(|a, b| (&a.sheet, &a.description).cmp(&(&b.sheet, &b.description)));
    rows
}

/// The workbook's name, hashed: it may hold a person's name.
pub(super) fn register_key(db: &Database, order: &Order) -> [u8; 16] {
    let name = order.file_name.trim().to_lowercase();
    db.keys().register_hash(order.organisation.as_uuid(), format!("workbook\u{1f}{name}").as_bytes())
}

/// The notes of each row, to be kept on the files that they are about.
fn notes(workbook: &RegisterWorkbook) -> HashMap<(u16, u32), Vec<&'static str>> {
    let mut notes: HashMap<(u16, u32), Vec<&'static str>> = HashMap::new();
    for warning in &workbook.warnings {
        notes.entry((warning.sheet_index, warning.row)).or_default().push(warning.code);
    }
    notes
}

fn said_of_the_workbook(workbook: &mut RegisterWorkbook) -> Outcome {
    let columns = std::mem::take(&mut workbook.ignored_columns);
    Outcome {
        ignored_sheets: std::mem::take(&mut workbook.ignored_sheets),
        ignored_columns: columns.into_iter().map(|(sheet, column)| SheetColumn { sheet, column }).collect(),
        missing_columns: workbook
            .missing_columns
            .iter()
            .map(|(sheet, column)| MissingColumn {
                sheet: workbook
                    .sheets
                    .iter()
                    .find(|read| read.kind == *sheet)
                    .map_or_else(|| sheet.title().to_owned(), |read| read.name.clone()),
                column: (*column).to_owned(),
            })
            .collect(),
        ..Outcome::default()
    }
}

fn refused(workbook: &RegisterWorkbook) -> Vec<Refused> {
    workbook
        .refused
        .iter()
        .map(|problem| {
            let arguments: Vec<(String, Argument)> =
                problem.arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
            Refused {
                sheet: workbook
                    .sheets
                    .get(usize::from(problem.sheet_index))
                    .map_or_else(|| problem.sheet.title().to_owned(), |read| read.name.clone()),
                row: problem.row,
                column: problem.column.map(str::to_owned),
                code: problem.code.to_owned(),
                arguments,
                value: problem.value.clone(),
                personal: problem.personal,
                ordinal: None,
            }
        })
        .collect()
}

/// Writes everything in one transaction; gives none when a record changed meanwhile.
async fn store(
    db: &Database,
    randomness: &Randomness,
    order: &Order,
    bytes: &[u8],
    checked: Checked,
    refused: RefusedRows,
    now: Timestamp,
) -> Result<Option<Outcome>, LoadError> {
    let author = Author { organisation: order.organisation, by: order.by, now };
    let load = LoadKey { organisation: order.organisation, id: order.id, register_key: register_key(db, order) };
    let mut plan = checked.plan;
    let position = |refused: &Refused| checked.sheets.iter().position(|name| *name == refused.sheet);
    plan.outcome.refused.sort_by_key(|refused| (position(refused), refused.row));
    let outcome = plan.outcome.clone();
    let transaction = db.write().await?;
    if register::last_change(&transaction, order.organisation).await? != checked.last_change {
        transaction.rollback().await.map_err(StorageError::from)?;
        return Ok(None);
    }
    if !order.is_dry_run {
        save::save(&transaction, author, load, plan).await?;
    }
    let document = if refused.sheets.is_empty() {
        None
    } else {
        let id = DocumentId::from_uuid(randomness.uuid_v7(now));
        let json = serde_json::to_vec(&refused).unwrap_or_default();
        save::keep_refused(&transaction, db.keys(), author, id, &json).await?;
        Some(id)
    };
    register::finish(&transaction, db.keys(), order.id, now, &outcome, document).await?;
    if let Some(upload) = order.upload {
        document::remove(&transaction, upload).await?;
    }
    let entry = JournalEntry {
        user: order.by,
        at: now,
        deed: if order.is_dry_run { "register-import-try" } else { "register-import" },
        deed_id: Some(order.id.as_uuid()),
        input_hash: Some(Sha256::digest(bytes).to_vec()),
        record: Some(order.id.as_uuid()),
        count: i64::try_from(outcome.created + outcome.updated).ok(),
        ..JournalEntry::default()
    };
    save::journal(&transaction, db.keys(), author, entry).await?;
    transaction.commit().await.map_err(StorageError::from)?;
    Ok(Some(outcome))
}

/// The first days of held sessions that a workbook brings, by survivor's code.
pub(super) fn first_sessions(workbook: &RegisterWorkbook) -> super::people::FirstSessions {
    let mut first = super::people::FirstSessions::new();
    for row in workbook.counselling.iter().filter(|row| row.value.status == SessionStatus::Held) {
        let day = first.entry(row.value.survivor.as_str().to_owned()).or_insert(row.value.held_on);
        *day = (*day).min(row.value.held_on);
    }
    first
}

/// Tells which survivors a row that says something new may be about.
pub(super) fn survivor_of(facts: &Facts, code: &str, seen: &Seen) -> Option<SurvivorId> {
    if matches!(seen, Seen::Same) {
        return None;
    }
    facts.survivors.get(code).map(|known| known.id)
}
