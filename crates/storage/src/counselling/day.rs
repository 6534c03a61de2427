//! What waits for one counsellor.
//!
//! An open appointment belongs to whoever counsels the survivor now: it goes along when the survivor
//! goes to somebody else. Files that are open by breaking the glass are nobody's day.

use ashshash_access::{Right, Scope};
use ashshash_base::{CertificateId, Date, SurvivorId, UserId};

use crate::error::StorageError;
use crate::read::Read;
use crate::record::{self, About, CounsellingSession, Referral};
use crate::scope;
use crate::sql::Sql;

/// More sessions than any day or week has.
const MOST: i64 = 500;
/// More answers than anybody reads at once.
const MOST_ANSWERS: i64 = 20;
const IN_ORDER: &str = " ORDER BY r.session_on, COALESCE(r.starts_minute, 1440), r.id LIMIT ";

/// Adds the condition on survivors `s` whom a person counsels now.
pub(crate) fn own(sql: &mut Sql, scope: &Scope, user: UserId) {
    sql.push("s.counsellor_id IN (SELECT id FROM counsellor WHERE user_id = ").bind(user.as_uuid()).push(") AND ");
    scope::survivors(sql, scope, "s");
}

/// A session with what every record has.
pub type Session = (About, CounsellingSession);

/// Lists the open appointments up to a day, and the missed sessions that are not settled.
///
/// # Errors
/// Returns what the database says.
pub async fn open_until(db: &Read, scope: &Scope, user: UserId, until: Date) -> Result<Vec<Session>, StorageError> {
    let narrow = |sql: &mut Sql| {
        sql.push(" AND (r.to_settle OR (r.status = 'planned' AND r.session_on <= ").bind(until).push(")) AND ");
        own(sql, scope, user);
        sql.push(IN_ORDER).bind(MOST);
    };
    record::selected(db, scope, narrow).await
}

/// Lists the sessions of some days, whatever became of them.
///
/// # Errors
/// Returns what the database says.
pub async fn within(
    db: &Read,
    scope: &Scope,
    user: UserId,
    (from, to): (Date, Date),
) -> Result<Vec<Session>, StorageError> {
    let narrow = |sql: &mut Sql| {
        sql.push(" AND r.session_on >= ").bind(from).push(" AND r.session_on <= ").bind(to).push(" AND ");
        own(sql, scope, user);
        sql.push(IN_ORDER).bind(MOST);
    };
    record::selected(db, scope, narrow).await
}

/// A request for a certificate that came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentBack {
    /// The certificate.
    pub certificate: CertificateId,
    /// Whose.
    pub survivor: SurvivorId,
}

/// Lists the requests for certificates that came back.
///
/// # Errors
/// Returns what the database says.
pub async fn sent_back(db: &Read, scope: &Scope, user: UserId) -> Result<Vec<SentBack>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql("SELECT r.id, r.survivor_id FROM certificate r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND r.state = 'returned' AND ");
    own(&mut sql, scope, user);
    sql.push(" ORDER BY r.id LIMIT ").bind(MOST);
    let read = |row: &sea_orm::QueryResult| -> Result<SentBack, StorageError> {
        Ok(SentBack {
            certificate: CertificateId::from_uuid(row.try_get("", "id")?),
            survivor: SurvivorId::from_uuid(row.try_get("", "survivor_id")?),
        })
    };
    db.all(sql).await?.iter().map(read).collect()
}

/// Lists the referrals that were answered in some days, the newest answer first.
///
/// # Errors
/// Returns what the database says.
pub async fn referral_answers(
    db: &Read,
    scope: &Scope,
    user: UserId,
    (from, to): (Date, Date),
) -> Result<Vec<(About, Referral)>, StorageError> {
    let narrow = |sql: &mut Sql| {
        sql.push(" AND r.answered_on >= ").bind(from).push(" AND r.answered_on <= ").bind(to).push(" AND ");
        own(sql, scope, user);
        sql.push(" ORDER BY r.answered_on DESC, r.id DESC LIMIT ").bind(MOST_ANSWERS);
    };
    record::selected(db, scope, narrow).await
}
