//! Papers in a survivor's file: pieces sealed with the survivor's key; opening one is a look (R14).

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{Date, DocumentId, OrganisationId, Sealed, SurvivorId, Timestamp, UserId};
use ashshash_survivors::document::PaperKind;
use ashshash_survivors::voiding::VoidReason;
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use crate::cursor::{Binding, Page, position};
use crate::dialect;
use crate::document::{insert_chunks, open_chunks};
use crate::error::StorageError;
use crate::lock::{LockedSurvivor, survivor};
use crate::look::{LookKind, by_holder};
use crate::read::Read;
use crate::scope;
use crate::seal::DataKey;
use crate::sql::Sql;
use crate::write::change;

pub(crate) const TABLE: &str = "document";
pub(crate) const TITLE: &str = "document.title";
/// What every kept picture is after it was written anew.
pub const MEDIA_TYPE: &str = "image/jpeg";

/// A paper in a file.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: DocumentId,
    /// Whose file.
    pub survivor: SurvivorId,
    /// What it is.
    pub kind: PaperKind,
    /// What it is in words.
    pub title: Option<Sealed<String>>,
    /// Bytes of the picture.
    pub size: i64,
    /// When it was added.
    pub added_on: Date,
    /// Who added it: the colleague's name.
    pub added_by: Option<String>,
    /// Counts changes.
    pub version: i64,
}

/// A paper as it is to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewPaper<'a> {
    /// The document.
    pub id: DocumentId,
    /// What it is.
    pub kind: PaperKind,
    /// What it is in words; empty where the kind says it.
    pub title: &'a str,
    /// The picture, written anew.
    pub picture: &'a [u8],
    /// Who adds it.
    pub by: UserId,
    /// When.
    pub on: Date,
    /// Server time.
    pub now: Timestamp,
}

/// Seals and keeps a paper.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(
    db: &impl ConnectionTrait,
    survivor: &LockedSurvivor,
    key: &DataKey,
    paper: NewPaper<'_>,
) -> Result<(), StorageError> {
    let id = paper.id.as_uuid();
    let title = key.seal_text(TITLE, id, Some(paper.title).filter(|title| !title.is_empty()))?;
    let mut sql = Sql::new(
        db.get_database_backend(),
        "INSERT INTO document (id, organisation_id, survivor_id, kind, media_type, size, title, added_by, added_on, created_at) VALUES (",
    );
    sql.bind(id).push(", ").bind(survivor.holder.as_uuid()).push(", ").bind(survivor.id.as_uuid()).push(", ");
    sql.bind(paper.kind.code()).push(", ").bind(MEDIA_TYPE).push(", ");
    sql.bind(i64::try_from(paper.picture.len()).unwrap_or(i64::MAX)).push(", ").bind(title).push(", ");
    sql.bind(paper.by.as_uuid()).push(", ").bind(paper.on).push(", ").bind(paper.now.0).push(")");
    db.execute_raw(sql.finish()).await?;
    insert_chunks(db, key, paper.id, paper.picture).await
}

/// Binds cursors of the papers in one file.
///
/// # Errors
/// Fails when the question can't be written.
pub fn binding(scope: &Scope, survivor: SurvivorId) -> Result<Binding, StorageError> {
    Binding::new(scope, &("documents", survivor))
}

/// Reads a page of the papers in each of several files in one statement, the newest first; where one has
/// words, reading them is a look.
///
/// # Errors
/// Returns what the database says; refuses a cursor of another file; fails when the key file is another one.
pub async fn pages(
    db: &Read,
    scope: &Scope,
    survivors: &[SurvivorId],
    first: u16,
    after: Option<&str>,
) -> Result<HashMap<SurvivorId, Page<View>>, StorageError> {
    let mut pages: HashMap<SurvivorId, Page<View>> = HashMap::new();
    if survivors.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(pages);
    }
    let mut last: Option<(Date, Uuid)> = None;
    if let Some(cursor) = after {
        for survivor in survivors {
            last = Some(binding(scope, *survivor)?.open(db, cursor)?);
        }
    }
    let mut sql = db.sql(
        "SELECT n.*, u.display_name, k.wrapped FROM (SELECT m.*, ROW_NUMBER() OVER (PARTITION BY m.survivor_id ORDER BY m.added_on DESC, m.id DESC) AS place FROM (SELECT d.id, d.survivor_id, d.organisation_id, d.kind, d.title, d.size, d.added_on, d.added_by, d.version, COUNT(*) OVER (PARTITION BY d.survivor_id) AS total FROM document d JOIN survivor s ON s.id = d.survivor_id WHERE d.voided_at IS NULL AND d.survivor_id IN ",
    );
    sql.bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(") m");
    if let Some((day, id)) = last {
        sql.push(" WHERE (m.added_on, m.id) < (").bind(day).push(", ").bind(id).push(")");
    }
    sql.push(") n JOIN data_key k ON k.subject_id = n.survivor_id LEFT JOIN app_user u ON u.id = n.added_by WHERE n.place <= ");
    sql.bind(i64::from(first) + 1).push(" ORDER BY n.survivor_id, n.place");
    let mut opened = Vec::new();
    for row in db.all(sql).await? {
        let page = pages.entry(SurvivorId::from_uuid(row.try_get("", "survivor_id")?)).or_default();
        page.total = Some(row.try_get("", "total")?);
        if page.rows.len() == usize::from(first) {
            page.has_next = true;
            continue;
        }
        let view = view(db, &row)?;
        if view.title.is_some() {
            opened.push((view.survivor, OrganisationId::from_uuid(row.try_get("", "organisation_id")?)));
        }
        let place = position(&(view.added_on, view.id.as_uuid()))?;
        page.rows.push((view, place));
    }
    db.note(by_holder(LookKind::Notes, &opened));
    Ok(pages)
}

fn view(db: &Read, row: &QueryResult) -> Result<View, StorageError> {
    let (id, survivor): (Uuid, Uuid) = (row.try_get("", "id")?, row.try_get("", "survivor_id")?);
    let (wrapped, title): (Vec<u8>, Option<Vec<u8>>) = (row.try_get("", "wrapped")?, row.try_get("", "title")?);
    let key = db.keys().unwrap(survivor, &wrapped)?;
    let kind: String = row.try_get("", "kind")?;
    Ok(View {
        id: DocumentId::from_uuid(id),
        survivor: SurvivorId::from_uuid(survivor),
        kind: PaperKind::from_code(&kind).ok_or(StorageError::Unreadable { table: TABLE, column: "kind" })?,
        title: key.open_text(TITLE, id, title.as_deref())?.map(Sealed::new),
        size: row.try_get("", "size")?,
        added_on: row.try_get("", "added_on")?,
        added_by: row.try_get("", "display_name")?,
        version: row.try_get("", "version")?,
    })
}

/// A paper that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The office that holds the file.
    pub holder: OrganisationId,
    /// Whose file.
    pub survivor: SurvivorId,
    /// The picture.
    pub picture: Sealed<Vec<u8>>,
}

/// Opens a paper that the scope reaches; whoever shows it writes the look first.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn open(db: &Read, scope: &Scope, id: DocumentId) -> Result<Option<Opened>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(None);
    }
    let mut sql = db.sql(
        "SELECT d.survivor_id, d.organisation_id, k.wrapped FROM document d JOIN survivor s ON s.id = d.survivor_id JOIN data_key k ON k.subject_id = s.id WHERE d.voided_at IS NULL AND d.id = ",
    );
    sql.bind(id.as_uuid()).push(" AND ");
    scope::survivors(&mut sql, scope, "s");
    let Some(row) = db.one(sql).await? else { return Ok(None) };
    let (survivor, wrapped): (Uuid, Vec<u8>) = (row.try_get("", "survivor_id")?, row.try_get("", "wrapped")?);
    let key = db.keys().unwrap(survivor, &wrapped)?;
    Ok(Some(Opened {
        holder: OrganisationId::from_uuid(row.try_get("", "organisation_id")?),
        survivor: SurvivorId::from_uuid(survivor),
        picture: Sealed::new(open_chunks(db, &key, id).await?),
    }))
}

/// A paper and its survivor, both locked.
#[derive(Clone, Debug)]
pub struct Locked {
    /// Whose file.
    pub survivor: LockedSurvivor,
    /// It was taken out.
    pub is_voided: bool,
    /// Counts changes.
    pub version: i64,
}

/// Locks a paper whose survivor the scope reaches: the survivor first, as everywhere.
///
/// # Errors
/// Returns what the database says.
pub async fn lock(db: &impl ConnectionTrait, scope: &Scope, id: DocumentId) -> Result<Option<Locked>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(backend, "SELECT survivor_id FROM document WHERE survivor_id IS NOT NULL AND id = ");
    sql.bind(id.as_uuid());
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    let whose = SurvivorId::from_uuid(row.try_get("", "survivor_id")?);
    let Some(survivor) = survivor(db, scope, whose).await? else { return Ok(None) };
    let mut sql = Sql::new(backend, "SELECT voided_at, version FROM document WHERE survivor_id = ");
    sql.bind(whose.as_uuid()).push(" AND id = ").bind(id.as_uuid()).push(dialect::for_update(backend));
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    let voided_at: Option<i64> = row.try_get("", "voided_at")?;
    Ok(Some(Locked { survivor, is_voided: voided_at.is_some(), version: row.try_get("", "version")? }))
}

/// Takes a paper out of its file; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn void(
    db: &impl ConnectionTrait,
    id: DocumentId,
    by: UserId,
    now: Timestamp,
    reason: VoidReason,
) -> Result<i64, StorageError> {
    let columns =
        vec![("voided_at", now.0.into()), ("voided_by", by.as_uuid().into()), ("void_reason", reason.code().into())];
    change(db, TABLE, id.as_uuid(), columns).await
}
