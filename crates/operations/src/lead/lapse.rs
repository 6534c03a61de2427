//! What time makes of leads: without an answer for 90 days nobody is kept.

use ashshash_base::Timestamp;
use ashshash_storage::job::{self, NewJob};
use ashshash_storage::journal::{self, Entry};
use ashshash_storage::{Database, StorageError, duplicate, lead};
use uuid::Uuid;

/// The job's kind.
pub const KIND: &str = "lead-lapse";

/// Leads in one transaction.
const AT_ONCE: u16 = 200;

/// The first half of the ids of this job; the second is the day's number.
const IDS: u128 = 0x6c65_6164_0000_7000_8000_0000_0000_0000;

/// Asks for the day's job; asked again on the same day, by whatever process, it changes nothing.
///
/// # Errors
/// Returns what the database says.
pub async fn schedule(db: &Database, now: Timestamp) -> Result<(), StorageError> {
    let today = now.date_in_dhaka();
    let day = today.signed_duration_since(ashshash_base::Date::default()).num_days();
    let id = Uuid::from_u128(IDS | u128::from(day.unsigned_abs()));
    let job = NewJob { id, kind: KIND, organisation: None, payload: String::new(), run_after: now };
    job::insert_once(db.writer(), job).await
}

/// Destroys the identity of every lead whose time is over. Done again, it finds nobody.
///
/// # Errors
/// Returns what the database says; what was committed stays.
pub async fn run_job(db: &Database, now: Timestamp) -> Result<(), StorageError> {
    let today = now.date_in_dhaka();
    loop {
        let txn = db.write().await?;
        let due = lead::lapsing(&txn, today, AT_ONCE).await?;
        let is_last = due.len() < usize::from(AT_ONCE);
        // Sorted by office: each chain's head is locked once, in one order.
        for (id, holder, lead) in due {
            let Some(lapsed) = lead.lapse(today) else { continue };
            let version = lead::close(&txn, id, &lapsed).await?;
            duplicate::drop_of(&txn, id, today).await?;
            journal::append(&txn, db.keys(), holder, entry(id.as_uuid(), version, now)).await?;
        }
        txn.commit().await?;
        if is_last {
            return Ok(());
        }
    }
}

fn entry(record: Uuid, version: i64, now: Timestamp) -> Entry {
    Entry {
        at: now,
        deed: KIND,
        record: Some(record),
        version_after: Some(version),
        fields: vec!["state".to_owned(), "identity".to_owned()],
        ..Entry::default()
    }
}
