//! Documents: sealed chunks in the database, so that a backup of it is a backup of them.

use ashshash_access::Scope;
use ashshash_base::{DocumentId, OrganisationId, SurvivorId, Timestamp};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::database::Read;
use crate::error::StorageError;
use crate::seal::{DataKey, Keys};
use crate::sql::Sql;

/// Largest plain chunk, in bytes.
const CHUNK: usize = 256 * 1024;
const LABEL: &str = "document_chunk.data";

/// Seals and stores a document of an office.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    organisation: OrganisationId,
    id: DocumentId,
    now: Timestamp,
    (kind, media_type): (&str, &str),
    bytes: &[u8],
) -> Result<(), StorageError> {
    let backend = db.get_database_backend();
    let mut sql =
        Sql::new(backend, "INSERT INTO document (id, organisation_id, kind, media_type, size, created_at) VALUES (");
    sql.bind(id.as_uuid()).push(", ").bind(organisation.as_uuid()).push(", ").bind(kind).push(", ");
    sql.bind(media_type).push(", ").bind(i64::try_from(bytes.len()).unwrap_or(i64::MAX)).push(", ");
    sql.bind(now.0).push(")");
    db.execute_raw(sql.finish()).await?;
    insert_chunks(db, keys.office(), id, bytes).await
}

/// Seals and stores a document's pieces with the key of an office or a person.
pub(crate) async fn insert_chunks(
    db: &impl ConnectionTrait,
    key: &DataKey,
    id: DocumentId,
    bytes: &[u8],
) -> Result<(), StorageError> {
    for (position, chunk) in bytes.chunks(CHUNK).enumerate() {
        let position = i32::try_from(position).unwrap_or(i32::MAX);
        let sealed = key.seal(LABEL, chunk_row(id, position), chunk)?;
        let mut sql =
            Sql::new(db.get_database_backend(), "INSERT INTO document_chunk (document_id, position, data) VALUES (");
        sql.bind(id.as_uuid()).push(", ").bind(position).push(", ").bind(sealed).push(")");
        db.execute_raw(sql.finish()).await?;
    }
    Ok(())
}

/// Seals the pieces of a survivor's papers with another key: of two files of one person one goes.
pub(crate) async fn reseal_chunks(
    db: &impl ConnectionTrait,
    survivor: SurvivorId,
    from: &DataKey,
    to: &DataKey,
) -> Result<(), StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(
        backend,
        "SELECT c.document_id, c.position FROM document_chunk c JOIN document d ON d.id = c.document_id WHERE d.survivor_id = ",
    );
    sql.bind(survivor.as_uuid());
    // One piece at a time: a file's papers may be larger than what a server has to spare.
    for place in db.query_all_raw(sql.finish()).await? {
        let (id, position): (Uuid, i32) = (place.try_get("", "document_id")?, place.try_get("", "position")?);
        let mut sql = Sql::new(backend, "SELECT data FROM document_chunk WHERE document_id = ");
        sql.bind(id).push(" AND position = ").bind(position);
        let Some(row) = db.query_one_raw(sql.finish()).await? else { continue };
        let row_id = chunk_row(DocumentId::from_uuid(id), position);
        let plain = from.open(LABEL, row_id, &row.try_get::<Vec<u8>>("", "data")?)?;
        let mut sql = Sql::new(backend, "UPDATE document_chunk SET data = ");
        sql.bind(to.seal(LABEL, row_id, &plain)?).push(" WHERE document_id = ").bind(id);
        sql.push(" AND position = ").bind(position);
        db.execute_raw(sql.finish()).await?;
    }
    Ok(())
}

/// Opens a document's pieces with the key that sealed them. Who asks has asked for the document in scope.
pub(crate) async fn open_chunks(db: &Read, key: &DataKey, id: DocumentId) -> Result<Vec<u8>, StorageError> {
    let mut sql = db.sql("SELECT position, data FROM document_chunk WHERE document_id = ");
    sql.bind(id.as_uuid()).push(" ORDER BY position");
    let mut bytes = Vec::new();
    for row in db.all(sql).await? {
        let position: i32 = row.try_get("", "position")?;
        let sealed: Vec<u8> = row.try_get("", "data")?;
        bytes.extend(key.open(LABEL, chunk_row(id, position), &sealed)?);
    }
    Ok(bytes)
}

/// Binds a chunk to its place, so that chunks can't be swapped.
fn chunk_row(id: DocumentId, position: i32) -> Uuid {
    Uuid::from_u128(id.as_uuid().as_u128() ^ u128::from(position.unsigned_abs()))
}

/// Opens a document of the viewer's office; none when there is none of this kind.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn read(db: &Read, scope: &Scope, id: DocumentId, kind: &str) -> Result<Option<Vec<u8>>, StorageError> {
    let Scope::Organisation(organisation) = scope else { return Ok(None) };
    let mut sql = db.sql("SELECT d.id FROM document d WHERE d.survivor_id IS NULL AND d.id = ");
    sql.bind(id.as_uuid()).push(" AND d.organisation_id = ").bind(organisation.as_uuid());
    sql.push(" AND d.kind = ").bind(kind);
    if db.one(sql).await?.is_none() {
        return Ok(None);
    }
    open_chunks(db, db.keys().office(), id).await.map(Some)
}

/// Removes a document: an uploaded workbook, once it is read.
///
/// # Errors
/// Returns what the database says.
pub async fn remove(db: &impl ConnectionTrait, id: DocumentId) -> Result<(), StorageError> {
    for (table, column) in [("document_chunk", "document_id"), ("document", "id")] {
        let mut sql = Sql::new(db.get_database_backend(), &format!("DELETE FROM {table} WHERE {column} = "));
        sql.bind(id.as_uuid());
        db.execute_raw(sql.finish()).await?;
    }
    Ok(())
}
