//! The journal: every deed and every look, in one gapless chain of hashes per organisation
//! (R13, R14).
//!
//! `hash(n) = HMAC(key, body(n) ‖ hash(n-1))`. The head's row is locked last in a transaction, so
//! that a deed holds up others only while it commits.

use ashshash_base::{OrganisationId, Timestamp, UserId};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::dialect;
use crate::error::StorageError;
use crate::measure::changed;
use crate::seal::Keys;
use crate::sql::Sql;

/// One deed or look, as it is to be written.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Who; none for the command line and jobs.
    pub user: Option<UserId>,
    /// In which session; a part of the stored hash, never the secret itself.
    pub session: Option<String>,
    /// From which device, as far as it says.
    pub device: Option<String>,
    /// Server time.
    pub at: Timestamp,
    /// The device's time, where it said one.
    pub said_at: Option<Timestamp>,
    /// What: `register-import`, `sign-in`, `identity-look` …
    pub deed: &'static str,
    /// The caller's id of the deed: the same deed again is recognised by it.
    pub deed_id: Option<Uuid>,
    /// Hash of the deed's input.
    pub input_hash: Option<Vec<u8>>,
    /// The record that the deed made or changed, or that was looked at.
    pub record: Option<Uuid>,
    /// The survivor whose file this belongs to.
    pub survivor: Option<Uuid>,
    /// The record's version after the deed.
    pub version_after: Option<i64>,
    /// Names of the changed fields, or of what was looked at.
    pub fields: Vec<String>,
    /// Values before, sealed with the survivor's key.
    pub before: Option<Vec<u8>>,
    /// How many records a list or an import touched.
    pub count: Option<i64>,
}

/// The stored form of an entry: what is hashed, byte for byte.
#[derive(Debug, Serialize, Deserialize)]
struct Body {
    seq: i64,
    organisation: Uuid,
    at: i64,
    deed: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    device: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    said_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deed_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    input_hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    survivor: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version_after: Option<i64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fields: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<i64>,
}

/// Appends an entry to an organisation's chain; the last thing that a transaction does.
///
/// # Errors
/// Returns what the database says when it can't be written.
pub async fn append(
    db: &impl ConnectionTrait,
    keys: &Keys,
    organisation: OrganisationId,
    entry: Entry,
) -> Result<i64, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(backend, "INSERT INTO journal_head (organisation_id, seq, hash) VALUES (");
    sql.bind(organisation.as_uuid()).push(", 0, ").bind(Vec::<u8>::new());
    sql.push(") ON CONFLICT (organisation_id) DO NOTHING");
    let mut head = Sql::new(backend, "SELECT seq, hash FROM journal_head WHERE organisation_id = ");
    head.bind(organisation.as_uuid()).push(dialect::for_update(backend));
    let head = head.finish();
    let row = match db.query_one_raw(head.clone()).await? {
        Some(row) => Some(row),
        None => {
            db.execute_raw(sql.finish()).await?;
            db.query_one_raw(head).await?
        }
    };
    let (seq, before): (i64, Vec<u8>) = match row {
        Some(row) => (row.try_get("", "seq")?, row.try_get("", "hash")?),
        None => (0, Vec::new()),
    };
    let seq = seq + 1;
    let body = body(organisation, seq, &entry)?;
    let hash = keys.journal_hash(&body, &before).to_vec();

    let mut sql = Sql::new(
        backend,
        "INSERT INTO journal (organisation_id, seq, at, user_id, deed, deed_id, input_hash, record_id, survivor_id, body, hash) VALUES (",
    );
    sql.bind(organisation.as_uuid()).push(", ").bind(seq).push(", ").bind(entry.at.0).push(", ");
    sql.bind(entry.user.map(|u| u.as_uuid())).push(", ").bind(entry.deed).push(", ");
    sql.bind(entry.deed_id).push(", ").bind(entry.input_hash).push(", ");
    sql.bind(entry.record).push(", ").bind(entry.survivor).push(", ");
    sql.bind(body).push(", ").bind(hash.clone()).push(")");
    db.execute_raw(sql.finish()).await?;

    changed::note(db, organisation, entry.deed).await?;
    let mut sql = Sql::new(backend, "UPDATE journal_head SET seq = ");
    sql.bind(seq).push(", hash = ").bind(hash).push(" WHERE organisation_id = ").bind(organisation.as_uuid());
    db.execute_raw(sql.finish()).await?;
    Ok(seq)
}

fn body(organisation: OrganisationId, seq: i64, entry: &Entry) -> Result<Vec<u8>, StorageError> {
    let body = Body {
        seq,
        organisation: organisation.as_uuid(),
        at: entry.at.0,
        deed: entry.deed.to_owned(),
        user: entry.user.map(|u| u.as_uuid()),
        session: entry.session.clone(),
        device: entry.device.clone(),
        said_at: entry.said_at.map(|t| t.0),
        deed_id: entry.deed_id,
        input_hash: entry.input_hash.as_deref().map(hex),
        record: entry.record,
        survivor: entry.survivor,
        version_after: entry.version_after,
        fields: entry.fields.clone(),
        before: entry.before.as_deref().map(hex),
        count: entry.count,
    };
    serde_json::to_vec(&body).map_err(|_| UNREADABLE)
}

const UNREADABLE: StorageError = StorageError::Unreadable { table: "journal", column: "body" };

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Checks every organisation's chain from its first entry to its head.
///
/// Gives the number of entries that were checked.
///
/// # Errors
/// Names the first entry that was changed, removed, inserted or moved.
pub async fn verify(db: &impl ConnectionTrait, keys: &Keys) -> Result<u64, StorageError> {
    let backend = db.get_database_backend();
    let heads = Sql::new(
        backend,
        "SELECT o.id, o.code, COALESCE(h.seq, 0) AS seq, h.hash FROM organisation o LEFT JOIN journal_head h ON h.organisation_id = o.id",
    );
    let mut checked = 0;
    for head in db.query_all_raw(heads.finish()).await? {
        let organisation: Uuid = head.try_get("", "id")?;
        let code: String = head.try_get("", "code")?;
        let last: i64 = head.try_get("", "seq")?;
        let last_hash: Option<Vec<u8>> = head.try_get("", "hash")?;
        let broken = |seq| StorageError::JournalBroken { organisation: code.clone(), seq };
        let (mut seq, mut hash) = (0_i64, Vec::new());
        loop {
            let mut page = Sql::new(
                backend,
                "SELECT seq, at, user_id, deed, deed_id, record_id, survivor_id, body, hash FROM journal WHERE organisation_id = ",
            );
            page.bind(organisation).push(" AND seq > ").bind(seq).push(" ORDER BY seq LIMIT 1000");
            let rows = db.query_all_raw(page.finish()).await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let found: i64 = row.try_get("", "seq")?;
                let stored: Vec<u8> = row.try_get("", "body")?;
                let body: Body = serde_json::from_slice(&stored).map_err(|_| broken(seq + 1))?;
                let matches = found == seq + 1
                    && body.seq == found
                    && body.organisation == organisation
                    && body.at == row.try_get::<i64>("", "at")?
                    && body.user == row.try_get::<Option<Uuid>>("", "user_id")?
                    && body.deed == row.try_get::<String>("", "deed")?
                    && body.deed_id == row.try_get::<Option<Uuid>>("", "deed_id")?
                    && body.record == row.try_get::<Option<Uuid>>("", "record_id")?
                    && body.survivor == row.try_get::<Option<Uuid>>("", "survivor_id")?;
                let expected = keys.journal_hash(&stored, &hash).to_vec();
                if !matches || expected != row.try_get::<Vec<u8>>("", "hash")? {
                    return Err(broken(seq + 1));
                }
                seq = found;
                hash = expected;
                checked += 1;
            }
        }
        if seq != last || (last > 0 && last_hash.as_deref() != Some(&hash)) {
            return Err(broken(seq + 1));
        }
    }
    Ok(checked)
}

/// Shortens a session's stored hash to what the journal keeps of it.
pub fn session_mark(id_hash: &str) -> String {
    id_hash.chars().take(16).collect()
}
