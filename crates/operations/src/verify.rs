//! Whether a paper certificate is valid: asked by whoever holds it, signed in or not.

use ashshash_base::Timestamp;
use ashshash_storage::certificate::{SignedPaper, Standing, standing};
use ashshash_storage::{Database, StorageError, rate};
use sha2::{Digest, Sha256};

use crate::account::Caller;
use crate::account::bucket::Budget;

/// Checks from one address: a training provider checks a whole batch at once.
const PER_ADDRESS: Budget = Budget { tries: 40, refill_ms: 3_000 };

/// What is answered to the holder of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Ours: so it stands.
    Ours(Standing),
    /// Not signed by us, or nothing of the kind was issued.
    Unknown,
    /// Asked too often; seconds until the next check is free.
    TooOften(i64),
}

/// Checks the last part of the address that a certificate's code holds.
///
/// It tells nothing about the person and concerns nobody's file: no look is written.
///
/// # Errors
/// Returns what the database says.
pub async fn check(db: &Database, caller: &Caller, payload: &str) -> Result<Checked, StorageError> {
    if let Err(seconds) = take(db, &caller.address, caller.now).await? {
        return Ok(Checked::TooOften(seconds));
    }
    let Some(paper) = SignedPaper::open(db.keys(), payload) else { return Ok(Checked::Unknown) };
    let read = db.read();
    let found = standing(&read, paper).await?;
    read.end().await?;
    Ok(found.map_or(Checked::Unknown, Checked::Ours))
}

async fn take(db: &Database, address: &str, now: Timestamp) -> Result<Result<(), i64>, StorageError> {
    let hash = Sha256::digest(address.as_bytes());
    let key: String = hash[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    let key = format!("verify:{key}");
    let txn = db.write().await?;
    let level = rate::lock(&txn, &key, PER_ADDRESS.full(now)).await?;
    let taken = PER_ADDRESS.take(level, now);
    if let Ok(level) = taken {
        rate::set(&txn, &key, level).await?;
    }
    txn.commit().await?;
    Ok(taken.map(drop))
}
