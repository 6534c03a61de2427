//! Consents, per purpose and recipient. Where nothing stands, nothing was recorded.

mod write;

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{ConsentId, Date, OrganisationId, Sealed, SurvivorId};
use ashshash_survivors::{ConsentPurpose, ConsentState, ConsentWay};
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sealed_words::{self, SealedWords};
use crate::sql::Sql;

pub use write::{
    LockedConsent, close_referrals, in_force, insert, locked, present_of, recipient_kinds, replace, withdraw,
};

/// The label of a witness; never renamed.
pub const LABEL_WITNESS: &str = "consent.witness";
const WITNESS: SealedWords = SealedWords::new("consent", "witness", LABEL_WITNESS);

/// A survivor's word on one purpose.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: ConsentId,
    /// Whose.
    pub survivor: SurvivorId,
    /// What for.
    pub purpose: ConsentPurpose,
    /// With whom: id and name; all of the kind where nobody is named.
    pub recipient: Option<(OrganisationId, String)>,
    /// Where it stands.
    pub state: ConsentState,
    /// The day on which it was given, refused or withdrawn.
    pub on: Option<Date>,
    /// The last day on which it counts.
    pub until: Option<Date>,
    /// How it was given.
    pub way: Option<ConsentWay>,
    /// Counts changes.
    pub version: i64,
}

const COLUMNS: &str = "SELECT r.id, r.survivor_id, r.purpose, r.state, r.given_on, r.ended_on, r.until_on, r.way, r.version, r.recipient_organisation_id, o.name AS recipient_name FROM consent r JOIN survivor s ON s.id = r.survivor_id LEFT JOIN organisation o ON o.id = r.recipient_organisation_id WHERE r.voided_at IS NULL AND r.state <> 'replaced' AND ";

/// Reads the consents of survivors, each purpose's newest last.
///
/// # Errors
/// Returns what the database says.
pub async fn of_survivors(db: &Read, scope: &Scope, survivors: &[SurvivorId]) -> Result<Vec<View>, StorageError> {
    let mut sql = db.sql(COLUMNS);
    sql.push("r.survivor_id IN ").bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
    read(db, scope, sql).await
}

/// Reads consents by their ids.
///
/// # Errors
/// Returns what the database says.
pub async fn by_ids(db: &Read, scope: &Scope, ids: &[ConsentId]) -> Result<Vec<View>, StorageError> {
    let mut sql = db.sql(COLUMNS);
    sql.push("r.id IN ").bind_list(ids.iter().map(|id| id.as_uuid())).push(" AND ");
    read(db, scope, sql).await
}

/// Tells within a deed whether a survivor's consent to services is in force on a day (R2).
///
/// # Errors
/// Returns what the database says.
pub async fn agrees_to_services(
    db: &impl ConnectionTrait,
    survivor: SurvivorId,
    on: Date,
) -> Result<bool, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT 1 AS found FROM consent WHERE voided_at IS NULL AND purpose = 'services' AND state = 'given' AND (ended_on IS NULL OR ended_on >= ",
    );
    let on = sql.bound(on);
    sql.push(&format!("{on}) AND (until_on IS NULL OR until_on >= {on}) AND survivor_id = ")).bind(survivor.as_uuid());
    Ok(db.query_one_raw(sql.finish()).await?.is_some())
}

async fn read(db: &Read, scope: &Scope, mut sql: Sql) -> Result<Vec<View>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    scope::survivors(&mut sql, scope, "s");
    sql.push(" ORDER BY r.survivor_id, r.purpose, r.created_at, r.id");
    db.all(sql).await?.iter().map(view).collect()
}

/// Opens who witnessed consents; a look.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn witnesses(
    db: &Read,
    scope: &Scope,
    ids: &[ConsentId],
) -> Result<HashMap<ConsentId, Sealed<String>>, StorageError> {
    let names = sealed_words::names(db, scope, WITNESS, ids.iter().map(|id| id.as_uuid()).collect()).await?;
    Ok(names.into_iter().map(|opened| (ConsentId::from_uuid(opened.record), opened.text)).collect())
}

const fn unreadable(column: &'static str) -> StorageError {
    StorageError::Unreadable { table: "consent", column }
}

fn view(row: &QueryResult) -> Result<View, StorageError> {
    let (purpose, state): (String, String) = (row.try_get("", "purpose")?, row.try_get("", "state")?);
    let ended_on: Option<Date> = row.try_get("", "ended_on")?;
    let recipient = match row.try_get::<Option<Uuid>>("", "recipient_organisation_id")? {
        Some(id) => {
            let name = row.try_get::<Option<String>>("", "recipient_name")?.unwrap_or_default();
            Some((OrganisationId::from_uuid(id), name))
        }
        None => None,
    };
    let way: Option<String> = row.try_get("", "way")?;
    Ok(View {
        id: ConsentId::from_uuid(row.try_get("", "id")?),
        survivor: SurvivorId::from_uuid(row.try_get("", "survivor_id")?),
        purpose: ConsentPurpose::from_code(&purpose).ok_or(unreadable("purpose"))?,
        recipient,
        state: ConsentState::from_code(&state).ok_or(unreadable("state"))?,
        on: match ended_on {
            Some(day) => Some(day),
            None => row.try_get("", "given_on")?,
        },
        until: row.try_get("", "until_on")?,
        way: way.map(|code| ConsentWay::from_code(&code).ok_or(unreadable("way"))).transpose()?,
        version: row.try_get("", "version")?,
    })
}
