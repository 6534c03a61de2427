//! Work that goes on after its request: rows that any server process claims for a while.

use ashshash_base::{OrganisationId, Timestamp};
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use crate::dialect;
use crate::error::StorageError;
use crate::sql::Sql;

/// A job to be done later, written in the transaction of the deed that asks for it.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// Its id.
    pub id: Uuid,
    /// Which work: `register-import`.
    pub kind: &'static str,
    /// Whose it is.
    pub organisation: Option<OrganisationId>,
    /// What the work needs to know, as JSON; never personal data.
    pub payload: String,
    /// Not before this instant.
    pub run_after: Timestamp,
}

/// A claimed job.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its id.
    pub id: Uuid,
    /// Which work.
    pub kind: String,
    /// Whose it is.
    pub organisation: Option<OrganisationId>,
    /// What the work needs to know, as JSON.
    pub payload: String,
    /// How often it was claimed, this time too.
    pub attempts: i64,
}

/// Writes a job.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(db: &impl ConnectionTrait, job: NewJob) -> Result<(), StorageError> {
    db.execute_raw(statement(db, job).finish()).await?;
    Ok(())
}

fn statement(db: &impl ConnectionTrait, job: NewJob) -> Sql {
    let mut sql =
        Sql::new(db.get_database_backend(), "INSERT INTO job (id, kind, organisation_id, payload, run_after) VALUES (");
    sql.bind(job.id)
        .push(", ")
        .bind(job.kind)
        .push(", ")
        .bind(job.organisation.map(OrganisationId::as_uuid))
        .push(", ");
    sql.bind(job.payload).push(", ").bind(job.run_after.0).push(")");
    sql
}

/// Claims the job that has waited longest, until a given instant; one whose claim ran out waits again.
///
/// # Errors
/// Returns what the database says.
pub async fn claim(
    db: &impl ConnectionTrait,
    now: Timestamp,
    lease_until: Timestamp,
) -> Result<Option<Job>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(backend, "UPDATE job SET attempts = attempts + 1, lease_until = ");
    sql.bind(lease_until.0);
    sql.push(" WHERE id = (SELECT id FROM job WHERE finished_at IS NULL AND run_after <= ").bind(now.0);
    sql.push(" AND (lease_until IS NULL OR lease_until < ").bind(now.0);
    sql.push(") ORDER BY run_after, id LIMIT 1").push(dialect::for_update_skipping_locked(backend));
    sql.push(") RETURNING id, kind, organisation_id, payload, attempts");
    db.query_one_raw(sql.finish()).await?.as_ref().map(read).transpose()
}

fn read(row: &QueryResult) -> Result<Job, StorageError> {
    Ok(Job {
        id: row.try_get("", "id")?,
        kind: row.try_get("", "kind")?,
        organisation: row.try_get::<Option<Uuid>>("", "organisation_id")?.map(OrganisationId::from_uuid),
        payload: row.try_get("", "payload")?,
        attempts: row.try_get("", "attempts")?,
    })
}

/// Keeps a claim for longer while the work goes on.
///
/// # Errors
/// Returns what the database says.
pub async fn extend(db: &impl ConnectionTrait, id: Uuid, lease_until: Timestamp) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE job SET lease_until = ");
    sql.bind(lease_until.0).push(" WHERE id = ").bind(id).push(" AND finished_at IS NULL");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Ends a job, done or (with a code that says why) given up.
///
/// # Errors
/// Returns what the database says.
pub async fn finish(
    db: &impl ConnectionTrait,
    id: Uuid,
    now: Timestamp,
    failed: Option<&str>,
) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE job SET lease_until = NULL, finished_at = ");
    sql.bind(now.0).push(", failed = ").bind(failed).push(" WHERE id = ").bind(id);
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Lets a job wait before it is tried again.
///
/// # Errors
/// Returns what the database says.
pub async fn retry(db: &impl ConnectionTrait, id: Uuid, run_after: Timestamp) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE job SET lease_until = NULL, run_after = ");
    sql.bind(run_after.0).push(" WHERE id = ").bind(id).push(" AND finished_at IS NULL");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Writes a job unless one with its id is there, done or not.
///
/// # Errors
/// Returns what the database says.
pub async fn insert_once(db: &impl ConnectionTrait, job: NewJob) -> Result<(), StorageError> {
    let mut sql = statement(db, job);
    sql.push(" ON CONFLICT (id) DO NOTHING");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}
