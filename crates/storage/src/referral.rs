//! How referrals stand, for those who change them.

use std::collections::HashMap;

use ashshash_base::Date;
use ashshash_services::ReferralStatus;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::error::StorageError;
use crate::sql::Sql;

/// Ids that one statement asks for.
const MOST_IDS: usize = 5_000;

/// The status of a referral, and the day on which it was answered here.
pub type Standing = (ReferralStatus, Option<Date>);

/// Reads how referrals stand, voided ones too.
///
/// # Errors
/// Returns what the database says, or that a status is none that this version knows.
pub async fn standing(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashMap<Uuid, Standing>, StorageError> {
    let mut found = HashMap::new();
    for ids in ids.chunks(MOST_IDS) {
        let mut sql = Sql::new(db.get_database_backend(), "SELECT id, status, answered_on FROM referral WHERE id IN ");
        sql.bind_list(ids.iter().copied());
        for row in db.query_all_raw(sql.finish()).await? {
            let status: String = row.try_get("", "status")?;
            let unreadable = StorageError::Unreadable { table: "referral", column: "status" };
            let status = ReferralStatus::from_code(&status).ok_or(unreadable)?;
            found.insert(row.try_get("", "id")?, (status, row.try_get("", "answered_on")?));
        }
    }
    Ok(found)
}
