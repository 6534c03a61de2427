//! Files opened by breaking the glass: by whom, why, until when.

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{GlassAccessId, OrganisationId, Sealed, SurvivorId, Timestamp, UserId};
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use crate::error::StorageError;
use crate::look::{LookKind, by_holder};
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

/// Label of the sealed reason.
pub const REASON: &str = "glass_access.reason";

/// The opening of a file.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: GlassAccessId,
    /// Whose file.
    pub survivor: SurvivorId,
    /// Who opened it.
    pub by: String,
    /// When.
    pub opened_at: Timestamp,
    /// When it closes by itself.
    pub ends_at: Timestamp,
}

/// An opening to be kept.
#[derive(Debug)]
pub struct NewAccess {
    /// Its id.
    pub id: GlassAccessId,
    /// The office that holds the file.
    pub holder: OrganisationId,
    /// Who opens it.
    pub user: UserId,
    /// Whose file.
    pub survivor: SurvivorId,
    /// Why, sealed with the survivor's key.
    pub reason: Vec<u8>,
    /// When.
    pub opened_at: Timestamp,
    /// When it closes by itself.
    pub ends_at: Timestamp,
}

/// Finds a survivor of an office by code within a deed: whom one may open is decided afterwards.
///
/// # Errors
/// Returns what the database says.
pub async fn survivor_of_office(
    db: &impl ConnectionTrait,
    office: OrganisationId,
    code: &str,
) -> Result<Option<SurvivorId>, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT s.id FROM survivor s WHERE ");
    scope::survivors(&mut sql, &Scope::Organisation(office), "s");
    sql.push(" AND s.code = ").bind(code);
    let row = db.query_one_raw(sql.finish()).await?;
    row.map(|row| Ok(row.try_get::<Uuid>("", "id")?.into())).transpose()
}

/// Tells whether a file is open to somebody by breaking the glass.
///
/// # Errors
/// Returns what the database says.
pub async fn is_open(
    db: &impl ConnectionTrait,
    user: UserId,
    survivor: SurvivorId,
    now: Timestamp,
) -> Result<bool, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT 1 AS found FROM glass_access WHERE user_id = ");
    sql.bind(user.as_uuid()).push(" AND survivor_id = ").bind(survivor.as_uuid());
    sql.push(" AND ends_at > ").bind(now.0);
    Ok(db.query_one_raw(sql.finish()).await?.is_some())
}

/// Keeps an opening.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(db: &impl ConnectionTrait, new: NewAccess) -> Result<(), StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "INSERT INTO glass_access (id, organisation_id, user_id, survivor_id, reason, opened_at, ends_at) VALUES (",
    );
    sql.bind(new.id.as_uuid()).push(", ").bind(new.holder.as_uuid()).push(", ").bind(new.user.as_uuid()).push(", ");
    sql.bind(new.survivor.as_uuid()).push(", ").bind(new.reason).push(", ").bind(new.opened_at.0).push(", ");
    sql.bind(new.ends_at.0).push(")");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Reads the openings of the office's files since an instant, the newest first; a coordinator's alone.
///
/// # Errors
/// Returns what the database says.
pub async fn since(db: &Read, scope: &Scope, from: Timestamp) -> Result<Vec<View>, StorageError> {
    if !scope.may(Right::ReadJournal) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql("SELECT r.id, r.survivor_id, r.opened_at, r.ends_at, u.display_name FROM glass_access r JOIN survivor s ON s.id = r.survivor_id JOIN app_user u ON u.id = r.user_id WHERE ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND r.opened_at > ").bind(from.0).push(" ORDER BY r.opened_at DESC, r.id DESC LIMIT 100");
    db.all(sql).await?.iter().map(view).collect()
}

/// Opens the reasons of openings; they tell of the survivor, so it is a look.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn reasons(
    db: &Read,
    scope: &Scope,
    ids: &[GlassAccessId],
) -> Result<HashMap<GlassAccessId, Sealed<String>>, StorageError> {
    let mut found = HashMap::new();
    if ids.is_empty() || !scope.may(Right::ReadJournal) {
        return Ok(found);
    }
    let mut sql = db.sql("SELECT r.id, r.survivor_id, s.organisation_id, r.reason, k.wrapped FROM glass_access r JOIN survivor s ON s.id = r.survivor_id JOIN data_key k ON k.subject_id = s.id WHERE ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND r.id IN ").bind_list(ids.iter().map(|id| id.as_uuid()));
    let mut seen = Vec::new();
    for row in db.all(sql).await? {
        let (id, survivor): (Uuid, Uuid) = (row.try_get("", "id")?, row.try_get("", "survivor_id")?);
        let (wrapped, blob): (Vec<u8>, Vec<u8>) = (row.try_get("", "wrapped")?, row.try_get("", "reason")?);
        let Some(text) = db.keys().unwrap(survivor, &wrapped)?.open_text(REASON, id, Some(&blob))? else { continue };
        seen.push((survivor.into(), row.try_get::<Uuid>("", "organisation_id")?.into()));
        found.insert(id.into(), Sealed::new(text));
    }
    db.note(by_holder(LookKind::Notes, &seen));
    Ok(found)
}

fn view(row: &QueryResult) -> Result<View, StorageError> {
    Ok(View {
        id: row.try_get::<Uuid>("", "id")?.into(),
        survivor: row.try_get::<Uuid>("", "survivor_id")?.into(),
        by: row.try_get("", "display_name")?,
        opened_at: Timestamp(row.try_get("", "opened_at")?),
        ends_at: Timestamp(row.try_get("", "ends_at")?),
    })
}
