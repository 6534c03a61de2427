//! Awareness events as deeds write them, and whom their channels reached.

use std::collections::HashMap;

use ashshash_access::Scope;
use ashshash_awareness::{EventRecord, Reach, ReachChannel};
use ashshash_base::{AwarenessEventId, OrganisationId, Sex, Timestamp, UserId};
use sea_orm::{ConnectionTrait, Value};

use crate::dialect;
use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;
use crate::write::{self, RecordedEventRow, Row};

/// Reads whom the channels of events reached; the events themselves are [`record`](crate::record)'s.
///
/// # Errors
/// Returns what the database says.
pub async fn reach(
    db: &Read,
    scope: &Scope,
    events: &[AwarenessEventId],
) -> Result<HashMap<AwarenessEventId, Vec<Reach>>, StorageError> {
    let mut found: HashMap<AwarenessEventId, Vec<Reach>> = HashMap::new();
    if events.is_empty() {
        return Ok(found);
    }
    let mut sql = db.sql("SELECT r.event_id, r.channel, r.male, r.female, r.other FROM awareness_reach r JOIN awareness_event e ON e.id = r.event_id WHERE ");
    scope::events(&mut sql, scope, "e");
    sql.push(" AND e.id IN ").bind_list(events.iter().map(|id| id.as_uuid())).push(" ORDER BY r.channel");
    let unreadable = |column| StorageError::Unreadable { table: "awareness_reach", column };
    for row in db.all(sql).await? {
        let channel: String = row.try_get("", "channel")?;
        let people = |column: &'static str| -> Result<u32, StorageError> {
            u32::try_from(row.try_get::<i32>("", column)?).map_err(|_| unreadable(column))
        };
        let event = AwarenessEventId::from_uuid(row.try_get("", "event_id")?);
        found.entry(event).or_default().push(Reach {
            channel: ReachChannel::from_code(&channel).ok_or_else(|| unreadable("channel"))?,
            male: people("male")?,
            female: people("female")?,
            other: people("other")?,
        });
    }
    Ok(found)
}

/// Locks an event that the scope reaches; gives its version.
///
/// # Errors
/// Returns what the database says.
pub async fn lock(db: &impl ConnectionTrait, scope: &Scope, id: AwarenessEventId) -> Result<Option<i64>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(backend, "SELECT e.version FROM awareness_event e WHERE ");
    scope::events(&mut sql, scope, "e");
    sql.push(" AND e.id = ").bind(id.as_uuid()).push(dialect::for_update(backend));
    let row = db.query_one_raw(sql.finish()).await?;
    Ok(row.map(|row| row.try_get("", "version")).transpose()?)
}

fn row(event: &EventRecord, by: Option<UserId>) -> RecordedEventRow {
    let people = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    RecordedEventRow {
        id: event.id.as_uuid(),
        activity_type: event.activity.code().to_owned(),
        event_on: event.on,
        upazila_id: event.upazila_or_unions().map(|id| id.0),
        union_id: event.union.map(|id| id.0),
        male: people(event.counted(Sex::Male)),
        female: people(event.counted(Sex::Female)),
        other: people(event.counted(Sex::Other)),
        boys: event.boys.map(people),
        girls: event.girls.map(people),
        recorded_by: by,
    }
}

/// Writes a new event.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(
    db: &impl ConnectionTrait,
    (organisation, by): (OrganisationId, UserId),
    event: &EventRecord,
    now: Timestamp,
) -> Result<(), StorageError> {
    write::insert_all(db, organisation, now, vec![row(event, Some(by))]).await?;
    insert_reach(db, event).await
}

/// Corrects an event, who recorded it stays; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn correct(db: &impl ConnectionTrait, event: &EventRecord) -> Result<i64, StorageError> {
    let mut values = Vec::with_capacity(RecordedEventRow::COLUMNS.len());
    row(event, None).values(&mut values);
    let columns = RecordedEventRow::COLUMNS.iter().copied().zip(values).filter(|(name, _)| *name != "recorded_by");
    let version = write::change(db, RecordedEventRow::TABLE, event.id.as_uuid(), columns.collect()).await?;
    let mut sql = Sql::new(db.get_database_backend(), "DELETE FROM awareness_reach WHERE event_id = ");
    sql.bind(event.id.as_uuid());
    db.execute_raw(sql.finish()).await?;
    insert_reach(db, event).await?;
    Ok(version)
}

async fn insert_reach(db: &impl ConnectionTrait, event: &EventRecord) -> Result<(), StorageError> {
    let people = |number: u32| -> Value { i32::try_from(number).unwrap_or(i32::MAX).into() };
    let mut rows: Vec<Vec<Value>> = Vec::with_capacity(event.reach.len());
    for reach in &event.reach {
        rows.push(vec![
            event.id.as_uuid().into(),
            reach.channel.code().into(),
            people(reach.male),
            people(reach.female),
            people(reach.other),
        ]);
    }
    let head = "INSERT INTO awareness_reach (event_id, channel, male, female, other) VALUES ";
    write::insert_values(db, head, 5, rows, "").await
}
