//! Organisations, and the entries of counsellors and providers that accounts are tied to.

use ashshash_access::{Right, Scope};
use ashshash_base::{OrganisationId, Timestamp, UserId};
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use crate::error::StorageError;
use crate::read::Read;
use crate::sql::Sql;

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// The short code that ids of people and commands use: `RJ`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `office`, `tsp` or `lsp`.
    pub kind: String,
}

/// An entry of a counsellor or a provider, known by its name within an office.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The id that it gets if it is new.
    pub id: Uuid,
    /// The office whose entry it is.
    pub organisation: OrganisationId,
    /// The name that registers use.
    pub name: &'a str,
    /// Server time.
    pub now: Timestamp,
}

/// Finds an organisation by its code; commands name it so.
///
/// # Errors
/// Returns what the database says.
pub async fn by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Organisation>, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT id, code, name, kind FROM organisation WHERE code = ");
    sql.bind(code);
    let row = db.query_one_raw(sql.finish()).await?;
    row.map(|row| organisation(&row)).transpose()
}

/// Reads the viewer's own organisation.
///
/// # Errors
/// Returns what the database says.
pub async fn own(db: &Read, scope: &Scope) -> Result<Option<Organisation>, StorageError> {
    let mut sql = db.sql("SELECT id, code, name, kind FROM organisation WHERE id = ");
    sql.bind(scope.organisation().as_uuid());
    db.one(sql).await?.map(|row| organisation(&row)).transpose()
}

/// Marks an organisation whose people are invented: its papers say so.
///
/// # Errors
/// Returns what the database says.
pub async fn mark_demo(db: &impl ConnectionTrait, id: OrganisationId) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE organisation SET is_demo = ");
    sql.bind(true).push(" WHERE id = ").bind(id.as_uuid());
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

fn organisation(row: &QueryResult) -> Result<Organisation, StorageError> {
    Ok(Organisation {
        id: OrganisationId::from_uuid(row.try_get("", "id")?),
        code: row.try_get("", "code")?,
        name: row.try_get("", "name")?,
        kind: row.try_get("", "kind")?,
    })
}

/// Lists the organisations that a consent to share can name, by name.
///
/// # Errors
/// Returns what the database says.
pub async fn recipients(db: &Read, scope: &Scope) -> Result<Vec<Organisation>, StorageError> {
    if !scope.may(Right::RecordConsent) {
        return Ok(Vec::new());
    }
    let sql = db.sql("SELECT o.id, o.code, o.name, o.kind FROM organisation o WHERE o.kind IN ('tsp', 'lsp', 'partner') ORDER BY o.name, o.id");
    db.all(sql).await?.iter().map(organisation).collect()
}

/// Makes an organisation.
///
/// # Errors
/// Returns what the database says, also when the code is taken.
pub async fn insert(
    db: &impl ConnectionTrait,
    organisation: &Organisation,
    now: Timestamp,
) -> Result<(), StorageError> {
    let mut sql =
        Sql::new(db.get_database_backend(), "INSERT INTO organisation (id, code, name, kind, created_at) VALUES (");
    sql.bind(organisation.id.as_uuid()).push(", ").bind(organisation.code.as_str()).push(", ");
    sql.bind(organisation.name.as_str()).push(", ").bind(organisation.kind.as_str()).push(", ").bind(now.0).push(")");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Ties an office's counsellor to an account; makes the entry when no register has named it yet.
///
/// # Errors
/// Returns what the database says.
pub async fn tie_counsellor(
    db: &impl ConnectionTrait,
    counsellor: Named<'_>,
    user: UserId,
) -> Result<(), StorageError> {
    tie(db, "counsellor", "user_id", counsellor, user.as_uuid()).await
}

/// Ties an office's provider to the organisation whose people sign in for it.
///
/// # Errors
/// Returns what the database says.
pub async fn tie_provider(
    db: &impl ConnectionTrait,
    provider: Named<'_>,
    organisation: OrganisationId,
) -> Result<(), StorageError> {
    tie(db, "service_provider", "provider_organisation_id", provider, organisation.as_uuid()).await
}

async fn tie(
    db: &impl ConnectionTrait,
    table: &'static str,
    column: &'static str,
    entry: Named<'_>,
    to: Uuid,
) -> Result<(), StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        &format!("INSERT INTO {table} (id, organisation_id, name, created_at, {column}) VALUES ("),
    );
    sql.bind(entry.id).push(", ").bind(entry.organisation.as_uuid()).push(", ").bind(entry.name).push(", ");
    sql.bind(entry.now.0).push(", ").bind(to);
    sql.push(&format!(") ON CONFLICT (organisation_id, name) DO UPDATE SET {column} = excluded.{column}"));
    db.execute_raw(sql.finish()).await?;
    Ok(())
}
