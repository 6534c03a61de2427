//! Ready-to-Go certificates: how they stand, what they rest on, their numbers.

mod evidence;
mod page;
mod standing;
mod words;
mod write;

pub use evidence::{evidence_of, evidence_of_survivors};
pub use page::{binding, page, waiting};
pub use standing::{Issued, SignedPaper, Standing, issued, sign, standing};
pub use words::{CertificateWords, words};
pub use write::{Approval, Locked, NewRequest, approve, insert, lock, next_number, return_request, revoke, states_of};
pub(crate) use write::{COMMENT, REASON, STATEMENT};

use ashshash_access::{Right, Scope};
use ashshash_base::{CertificateId, Date, SurvivorId};
use ashshash_survivors::certificate::CertificateState;
use sea_orm::QueryResult;

use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

const TABLE: &str = "certificate";

/// A certificate: asked for, decided, perhaps revoked.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: CertificateId,
    /// Whose.
    pub survivor: SurvivorId,
    /// The survivor's code.
    pub survivor_code: String,
    /// How it stands.
    pub state: CertificateState,
    /// Its number, once approved and where known.
    pub number: Option<String>,
    /// When it was last asked for; none for a register's.
    pub requested_on: Option<Date>,
    /// Who asked for it last: the colleague's name.
    pub requested_by: Option<String>,
    /// Whether the one who reads asked for it.
    pub requested_by_id: Option<ashshash_base::UserId>,
    /// When it was approved or sent back.
    pub decided_on: Option<Date>,
    /// Who approved it or sent it back: the colleague's name.
    pub decided_by: Option<String>,
    /// When it was approved.
    pub approved_on: Option<Date>,
    /// When it was revoked.
    pub revoked_on: Option<Date>,
    /// Counts changes.
    pub version: i64,
}

const COLUMNS: &str = "SELECT r.id, r.survivor_id, s.code, r.state, r.number, r.requested_on, r.requested_by, asked.display_name AS asked_by, r.decided_on, decided.display_name AS decided_name, r.approved_on, r.revoked_on, r.version FROM certificate r JOIN survivor s ON s.id = r.survivor_id LEFT JOIN app_user asked ON asked.id = r.requested_by LEFT JOIN app_user decided ON decided.id = r.decided_by WHERE r.voided_at IS NULL AND ";

/// Reads the certificates of survivors, each survivor's in the order in which they were made.
///
/// # Errors
/// Returns what the database says.
pub async fn of_survivors(db: &Read, scope: &Scope, survivors: &[SurvivorId]) -> Result<Vec<View>, StorageError> {
    let mut sql = db.sql(COLUMNS);
    sql.push("r.survivor_id IN ").bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
    read(db, scope, sql).await
}

/// Reads certificates by their ids.
///
/// # Errors
/// Returns what the database says.
pub async fn by_ids(db: &Read, scope: &Scope, ids: &[CertificateId]) -> Result<Vec<View>, StorageError> {
    let mut sql = db.sql(COLUMNS);
    sql.push("r.id IN ").bind_list(ids.iter().map(|id| id.as_uuid())).push(" AND ");
    read(db, scope, sql).await
}

async fn read(db: &Read, scope: &Scope, mut sql: Sql) -> Result<Vec<View>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    scope::survivors(&mut sql, scope, "s");
    sql.push(" ORDER BY r.survivor_id, COALESCE(r.approved_on, r.requested_on), r.id");
    db.all(sql).await?.iter().map(view).collect()
}

fn view(row: &QueryResult) -> Result<View, StorageError> {
    let requested_by_id = row.try_get::<Option<uuid::Uuid>>("", "requested_by")?;
    Ok(View {
        id: CertificateId::from_uuid(row.try_get("", "id")?),
        survivor: SurvivorId::from_uuid(row.try_get("", "survivor_id")?),
        survivor_code: row.try_get("", "code")?,
        state: state(row)?,
        number: row.try_get("", "number")?,
        requested_on: row.try_get("", "requested_on")?,
        requested_by: row.try_get("", "asked_by")?,
        requested_by_id: requested_by_id.map(ashshash_base::UserId::from_uuid),
        decided_on: row.try_get("", "decided_on")?,
        decided_by: row.try_get("", "decided_name")?,
        approved_on: row.try_get("", "approved_on")?,
        revoked_on: row.try_get("", "revoked_on")?,
        version: row.try_get("", "version")?,
    })
}

fn state(row: &QueryResult) -> Result<CertificateState, StorageError> {
    let code: String = row.try_get("", "state")?;
    CertificateState::from_code(&code).ok_or(StorageError::Unreadable { table: TABLE, column: "state" })
}
