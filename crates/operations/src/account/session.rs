//! Sessions: how long they live, and how they end.

use std::sync::Arc;

use ashshash_base::Timestamp;
use ashshash_storage::user::User;
use ashshash_storage::{Database, journal, rate};

use super::{AccountError, Caller, SessionToken, entry};

/// Unused minutes after which a session ends.
pub const IDLE_MINUTES: i64 = 30;
/// Unused minutes after which a session on a device that others use too ends.
pub const IDLE_MINUTES_SHARED: i64 = 5;
/// Hours after which a session ends, used or not.
pub const ABSOLUTE_HOURS: i64 = 12;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// A living session, as deeds and questions see it.
#[derive(Clone, Debug)]
pub struct Session {
    /// Hexadecimal SHA-256 of its id.
    pub id_hash: Arc<str>,
    /// Who is signed in.
    pub user: Arc<User>,
}

/// Finds the living session of a token, and notes at most once a minute that it was used.
///
/// # Errors
/// When the database fails.
pub async fn session(db: &Database, token: &SessionToken, now: Timestamp) -> Result<Option<Session>, AccountError> {
    let id_hash = token.id_hash();
    let found = ashshash_storage::session::find(db, &id_hash).await?;
    let Some(found) = found.filter(|found| is_alive(found, now)) else { return Ok(None) };
    if now.0 - found.last_seen_at.0 >= MINUTE {
        let older_than = Timestamp(now.0 - MINUTE + 1);
        ashshash_storage::session::touch(db.writer(), &id_hash, now, older_than).await?;
    }
    Ok(Some(Session { id_hash: id_hash.into(), user: Arc::new(found.user) }))
}

fn is_alive(session: &ashshash_storage::session::Session, now: Timestamp) -> bool {
    let idle = now.0 - session.last_seen_at.0;
    let age = now.0 - session.created_at.0;
    !session.user.is_disabled && idle < session.idle_minutes * MINUTE && age < ABSOLUTE_HOURS * 60 * MINUTE
}

/// Ends a session; ended already is success, and writes nothing.
///
/// # Errors
/// When the database fails.
pub async fn sign_out(db: &Database, caller: &Caller, session: &Session) -> Result<(), AccountError> {
    let txn = db.write().await?;
    if ashshash_storage::session::delete(&txn, &session.id_hash).await? {
        journal::append(&txn, db.keys(), session.user.organisation, entry("sign-out", caller, session)).await?;
    }
    commit(txn).await
}

/// Ends all sessions of the signed-in person, this one too.
///
/// # Errors
/// When the database fails.
pub async fn sign_out_everywhere(db: &Database, caller: &Caller, session: &Session) -> Result<(), AccountError> {
    let txn = db.write().await?;
    let ended = ashshash_storage::session::delete_all_of(&txn, session.user.id).await?;
    let mut entry = entry("sign-out-everywhere", caller, session);
    entry.count = i64::try_from(ended).ok();
    journal::append(&txn, db.keys(), session.user.organisation, entry).await?;
    commit(txn).await
}

/// Clears away what time has ended: sessions, filled budgets, addresses not used for a month.
///
/// # Errors
/// When the database fails.
pub async fn clear_away(db: &Database, now: Timestamp) -> Result<(), AccountError> {
    let txn = db.write().await?;
    ashshash_storage::session::delete_begun_before(&txn, Timestamp(now.0 - ABSOLUTE_HOURS * 60 * MINUTE)).await?;
    for (key_start, days) in [("address:", 1), ("account:", 1), ("known:", 30), ("verify:", 1)] {
        rate::delete_written_before(&txn, key_start, Timestamp(now.0 - days * DAY)).await?;
    }
    commit(txn).await
}

pub(super) async fn commit(txn: sea_orm::DatabaseTransaction) -> Result<(), AccountError> {
    Ok(txn.commit().await.map_err(ashshash_storage::StorageError::from)?)
}
