//! The office's service directory, and the batches that providers run.

use ashshash_access::Scope;
use ashshash_base::{BatchId, OrganisationId, ServiceProviderId};
use ashshash_training::CourseKind;
use sea_orm::QueryResult;
use uuid::Uuid;

use super::code;
use crate::cursor::{Binding, Page, PageQuestion, position};
use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

/// A provider of the service directory.
#[derive(Clone, Debug)]
pub struct ServiceProvider {
    /// The entry.
    pub id: ServiceProviderId,
    /// Its name.
    pub name: String,
    /// Kind, where known.
    pub kind: Option<String>,
    /// Whether an organisation that signs in here stands behind it.
    pub signs_in: bool,
}

/// A run of a course.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The batch.
    pub id: BatchId,
    /// Its code, unique within the office that sends the trainees.
    pub code: String,
    /// Kind of course.
    pub kind: CourseKind,
    /// Trade.
    pub trade: Option<String>,
    /// Who runs it.
    pub provider: Option<ServiceProvider>,
    /// The office that sends the trainees.
    pub holder: OrganisationId,
    /// Counts changes.
    pub version: i64,
}

/// Binds cursors of the directory.
///
/// # Errors
/// Fails when the question can't be written.
pub fn providers_binding(scope: &Scope) -> Result<Binding, StorageError> {
    Binding::new(scope, &"service_provider")
}

/// Lists the directory of the viewer's office by name.
///
/// # Errors
/// Returns what the database says; refuses a foreign cursor.
pub async fn providers(
    db: &Read,
    scope: &Scope,
    question: &PageQuestion,
) -> Result<Page<ServiceProvider>, StorageError> {
    let binding = providers_binding(scope)?;
    let (columns, order) = ("p.id, p.name, p.kind, p.provider_organisation_id", "p.name");
    listed(
        db,
        question,
        binding,
        (columns, "service_provider p", order, "p.id"),
        scope,
        scope::service_providers,
        |row| {
            let found = provider(row)?;
            let place = position(&(found.name.clone(), found.id.as_uuid()))?;
            Ok((found, place))
        },
    )
    .await
}

/// Reads entries of the directory by their ids.
///
/// # Errors
/// Returns what the database says.
pub async fn providers_by_ids(
    db: &Read,
    scope: &Scope,
    ids: &[ServiceProviderId],
) -> Result<Vec<ServiceProvider>, StorageError> {
    let mut sql = db.sql("SELECT p.id, p.name, p.kind, p.provider_organisation_id FROM service_provider p WHERE ");
    scope::service_providers(&mut sql, scope);
    sql.push(" AND p.id IN ").bind_list(ids.iter().map(|id| id.as_uuid()));
    db.all(sql).await?.iter().map(provider).collect()
}

/// Binds cursors of the batches.
///
/// # Errors
/// Fails when the question can't be written.
pub fn batches_binding(scope: &Scope) -> Result<Binding, StorageError> {
    Binding::new(scope, &"batch")
}

const BATCH: &str = "b.id, b.code, b.kind, b.trade, b.organisation_id, b.version, b.provider_id, p.name AS provider_name, p.kind AS provider_kind, p.provider_organisation_id AS provider_tie";
const BATCH_FROM: &str = "batch b LEFT JOIN service_provider p ON p.id = b.provider_id";

/// Lists batches by code: the office's, a provider's own, those of a counsellor's survivors.
///
/// # Errors
/// Returns what the database says; refuses a foreign cursor.
pub async fn batches(db: &Read, scope: &Scope, question: &PageQuestion) -> Result<Page<Batch>, StorageError> {
    let binding = batches_binding(scope)?;
    listed(db, question, binding, (BATCH, BATCH_FROM, "b.code", "b.id"), scope, scope::batches, |row| {
        let found = batch(row)?;
        let place = position(&(found.code.clone(), found.id.as_uuid()))?;
        Ok((found, place))
    })
    .await
}

/// Reads batches by their ids.
///
/// # Errors
/// Returns what the database says.
pub async fn batches_by_ids(db: &Read, scope: &Scope, ids: &[BatchId]) -> Result<Vec<Batch>, StorageError> {
    let mut sql = db.sql(&format!("SELECT {BATCH} FROM {BATCH_FROM} WHERE "));
    scope::batches(&mut sql, scope);
    sql.push(" AND b.id IN ").bind_list(ids.iter().map(|id| id.as_uuid()));
    db.all(sql).await?.iter().map(batch).collect()
}

/// Lists rows in the order of a text and the id.
async fn listed<T>(
    db: &Read,
    question: &PageQuestion,
    binding: Binding,
    (columns, tables, order, id): (&str, &str, &str, &str),
    scope: &Scope,
    reach: impl Fn(&mut Sql, &Scope),
    read: impl Fn(&QueryResult) -> Result<(T, Vec<u8>), StorageError>,
) -> Result<Page<T>, StorageError> {
    let after: Option<(String, Uuid)> = question.opened(db, &binding)?;
    let mut page = Page::default();
    if question.with_total {
        let mut sql = db.sql(&format!("SELECT COUNT(*) AS total FROM {tables} WHERE "));
        reach(&mut sql, scope);
        page.total = db.one(sql).await?.map(|row| row.try_get("", "total")).transpose()?;
    }
    if question.first == 0 {
        return Ok(page);
    }
    let mut sql = db.sql(&format!("SELECT {columns} FROM {tables} WHERE "));
    reach(&mut sql, scope);
    if let Some((text, last)) = after {
        sql.push(&format!(" AND ({order}, {id}) > (")).bind(text).push(", ").bind(last).push(")");
    }
    sql.push(&format!(" ORDER BY {order}, {id} LIMIT ")).bind(i64::from(question.first) + 1);
    let rows = db.all(sql).await?;
    page.has_next = rows.len() > usize::from(question.first);
    page.rows = rows.iter().take(usize::from(question.first)).map(read).collect::<Result<_, _>>()?;
    Ok(page)
}

fn provider(row: &QueryResult) -> Result<ServiceProvider, StorageError> {
    Ok(ServiceProvider {
        id: ServiceProviderId::from_uuid(row.try_get("", "id")?),
        name: row.try_get("", "name")?,
        kind: row.try_get("", "kind")?,
        signs_in: row.try_get::<Option<Uuid>>("", "provider_organisation_id")?.is_some(),
    })
}

/// Reads the provider that a record names, of columns `provider_…`.
pub(super) fn joined_provider(row: &QueryResult) -> Result<Option<ServiceProvider>, StorageError> {
    let Some(id) = row.try_get::<Option<Uuid>>("", "provider_id")? else { return Ok(None) };
    Ok(Some(ServiceProvider {
        id: ServiceProviderId::from_uuid(id),
        name: row.try_get::<Option<String>>("", "provider_name")?.unwrap_or_default(),
        kind: row.try_get("", "provider_kind")?,
        signs_in: row.try_get::<Option<Uuid>>("", "provider_tie")?.is_some(),
    }))
}

fn batch(row: &QueryResult) -> Result<Batch, StorageError> {
    Ok(Batch {
        id: BatchId::from_uuid(row.try_get("", "id")?),
        code: row.try_get("", "code")?,
        kind: code(row, "batch", "kind", CourseKind::from_code)?,
        trade: row.try_get("", "trade")?,
        provider: joined_provider(row)?,
        holder: OrganisationId::from_uuid(row.try_get("", "organisation_id")?),
        version: row.try_get("", "version")?,
    })
}
