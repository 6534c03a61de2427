//! Awareness events as deeds write them, and whom their channels reached.

use std::collections::HashMap;

use ashshash_access::Scope;
use ashshash_awareness::{EventRecord, Reach, ReachChannel};
use ashshash_base::{AwarenessEventId, OrganisationId, Sex, Timestamp, UserId};
use sea_orm::{ConnectionTrait, QueryResult, Value};

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
    for row in db.all(sql).await? {
        let event = AwarenessEventId::from_uuid(row.try_get("", "event_id")?);
        found.entry(event).or_default().push(read_reach(&row)?);
    }
    Ok(found)
}

fn read_reach(row: &QueryResult) -> Result<Reach, StorageError> {
    let unreadable = |column| StorageError::Unreadable { table: "awareness_reach", column };
    let channel: String = row.try_get("", "channel")?;
    let people = |column: &'static str| -> Result<u32, StorageError> {
        u32::try_from(row.try_get::<i32>("", column)?).map_err(|_| unreadable(column))
    };
    Ok(Reach {
        channel: ReachChannel::from_code(&channel).ok_or_else(|| unreadable("channel"))?,
        male: people("male")?,
        female: people("female")?,
        other: people("other")?,
    })
}

/// An event that a deed has locked, as it stands.
#[derive(Clone, Debug)]
pub struct Locked {
    /// Counts changes.
    pub version: i64,
    row: RecordedEventRow,
    reach: Vec<Reach>,
}

impl Locked {
    /// Names the fields in which a correction differs from what stands.
    pub fn differs(&self, event: &EventRecord) -> Vec<&'static str> {
        let (old, new) = (&self.row, row(event, None));
        let sorted = |reach: &[Reach]| {
            let mut reach = reach.to_vec();
            reach.sort_by_key(|reach| reach.channel.code());
            reach
        };
        // Whom a channel reached is a part of the row's numbers, but a field of its own.
        let came = |counted: i32, sex: Sex| {
            i64::from(counted) - self.reach.iter().map(|reach| i64::from(reach.of(sex))).sum::<i64>()
        };
        let is_other = |counted: i32, sex: Sex| came(counted, sex) != i64::from(event.came(sex));
        [
            ("activity", old.activity_type != new.activity_type),
            ("on", old.event_on != new.event_on),
            ("upazila", old.upazila_id != new.upazila_id),
            ("union", old.union_id != new.union_id),
            ("male", is_other(old.male, Sex::Male)),
            ("female", is_other(old.female, Sex::Female)),
            ("other", is_other(old.other, Sex::Other)),
            ("boys", old.boys != new.boys),
            ("girls", old.girls != new.girls),
            ("reach", sorted(&self.reach) != sorted(&event.reach)),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }
}

/// Locks an event that the scope reaches.
///
/// # Errors
/// Returns what the database says.
pub async fn lock(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: AwarenessEventId,
) -> Result<Option<Locked>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(
        backend,
        "SELECT e.version, e.activity_type, e.event_on, e.upazila_id, e.union_id, e.male, e.female, e.other, e.boys, e.girls FROM awareness_event e WHERE ",
    );
    scope::events(&mut sql, scope, "e");
    sql.push(" AND e.id = ").bind(id.as_uuid()).push(dialect::for_update(backend));
    let Some(found) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    let mut sql = Sql::new(
        backend,
        "SELECT r.event_id, r.channel, r.male, r.female, r.other FROM awareness_reach r WHERE r.event_id = ",
    );
    sql.bind(id.as_uuid());
    let reach = db.query_all_raw(sql.finish()).await?.iter().map(read_reach).collect::<Result<_, _>>()?;
    let row = RecordedEventRow {
        id: id.as_uuid(),
        activity_type: found.try_get("", "activity_type")?,
        event_on: found.try_get("", "event_on")?,
        upazila_id: found.try_get("", "upazila_id")?,
        union_id: found.try_get("", "union_id")?,
        male: found.try_get("", "male")?,
        female: found.try_get("", "female")?,
        other: found.try_get("", "other")?,
        boys: found.try_get("", "boys")?,
        girls: found.try_get("", "girls")?,
        recorded_by: None,
    };
    Ok(Some(Locked { version: found.try_get("", "version")?, row, reach }))
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
