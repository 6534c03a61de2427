//! The survivors of one counsellor, locked and handed over (R3).

use ashshash_access::Scope;
use ashshash_base::{CounsellorId, Date, SurvivorId, TimeOfDay};
use ashshash_services::counselling::Slot;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::error::StorageError;
use crate::sql::Sql;
use crate::{dialect, scope};

/// Registers know no lengths: an appointment without one is taken to last an hour.
const USUAL_MINUTES: u16 = 60;

/// Locks all survivors whom a counsellor accompanies, in the order of their ids.
///
/// # Errors
/// Returns what the database says.
pub async fn lock(
    db: &impl ConnectionTrait,
    scope: &Scope,
    counsellor: CounsellorId,
) -> Result<Vec<SurvivorId>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(backend, "SELECT s.id FROM survivor s WHERE ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND s.counsellor_id = ").bind(counsellor.as_uuid()).push(" ORDER BY s.id");
    sql.push(dialect::for_update(backend));
    let rows = db.query_all_raw(sql.finish()).await?;
    rows.iter().map(|row| Ok(row.try_get::<Uuid>("", "id")?.into())).collect()
}

/// An open appointment with a known time, and whose it is.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The survivor.
    pub survivor: SurvivorId,
    /// The survivor's code.
    pub code: String,
    /// When.
    pub slot: Slot,
}

/// Reads the open appointments of a counsellor with known times.
///
/// # Errors
/// Returns what the database says.
pub async fn open_appointments(db: &impl ConnectionTrait, counsellor: CounsellorId) -> Result<Vec<Kept>, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT r.survivor_id, s.code, r.session_on, r.starts_minute, r.minutes FROM counselling_session r JOIN survivor s ON s.id = r.survivor_id WHERE r.voided_at IS NULL AND r.status = 'planned' AND r.starts_minute IS NOT NULL AND r.counsellor_id = ",
    );
    sql.bind(counsellor.as_uuid()).push(" ORDER BY r.session_on, r.starts_minute, r.id");
    let mut found = Vec::new();
    for row in db.query_all_raw(sql.finish()).await? {
        let starts: i32 = row.try_get("", "starts_minute")?;
        let Some(starts_at) = u16::try_from(starts).ok().and_then(TimeOfDay::from_minutes) else { continue };
        let minutes: Option<i32> = row.try_get("", "minutes")?;
        let on: Date = row.try_get("", "session_on")?;
        let minutes = minutes.and_then(|minutes| u16::try_from(minutes).ok()).unwrap_or(USUAL_MINUTES);
        found.push(Kept {
            survivor: row.try_get::<Uuid>("", "survivor_id")?.into(),
            code: row.try_get("", "code")?,
            slot: Slot { on, starts_at, minutes },
        });
    }
    Ok(found)
}

/// A record that was handed over.
#[derive(Clone, Copy, Debug)]
pub struct HandedOver {
    /// Whose it is.
    pub survivor: SurvivorId,
    /// The record: the survivor, an appointment, a follow-up.
    pub record: Uuid,
    /// Its version afterwards.
    pub version: i64,
}

/// Gives survivors to another counsellor, with their open appointments and follow-ups.
///
/// # Errors
/// Returns what the database says.
pub async fn hand_over(
    db: &impl ConnectionTrait,
    survivors: &[SurvivorId],
    to: CounsellorId,
) -> Result<Vec<HandedOver>, StorageError> {
    let mut handed = Vec::new();
    for (table, column, open) in [
        ("survivor", "id", "merged_into IS NULL"),
        ("counselling_session", "survivor_id", "(status = 'planned' OR to_settle)"),
        ("follow_up", "survivor_id", "done_on IS NULL"),
    ] {
        for chosen in survivors.chunks(1_000) {
            let mut sql = Sql::new(db.get_database_backend(), &format!("UPDATE {table} SET counsellor_id = "));
            sql.bind(to.as_uuid());
            sql.push(&format!(", version = version + 1 WHERE voided_at IS NULL AND {open} AND {column} IN "));
            sql.bind_list(chosen.iter().map(|id| id.as_uuid()));
            sql.push(&format!(" RETURNING id, {column} AS survivor, version"));
            for row in db.query_all_raw(sql.finish()).await? {
                handed.push(HandedOver {
                    survivor: row.try_get::<Uuid>("", "survivor")?.into(),
                    record: row.try_get("", "id")?,
                    version: row.try_get("", "version")?,
                });
            }
        }
    }
    Ok(handed)
}
