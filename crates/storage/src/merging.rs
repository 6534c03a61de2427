//! Two files of one person made one: every record moves, and what was sealed with the key of the file
//! that goes is sealed with the key of the one that stays.

use ashshash_base::{Date, EnrolmentId, SurvivorId, Timestamp, UserId};
use ashshash_survivors::merge::{Episode, Merged};
use ashshash_survivors::{DuplicateDecision, SurvivorStatus};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

use crate::error::StorageError;
use crate::seal::DataKey;
use crate::sql::Sql;
use crate::write::change;
use crate::{
    case_plan, certificate, consent, document, enrolment, glass, leaving, needs, safety_plan, survivor_document,
};

/// The tables whose rows are about one survivor, with their sealed columns and labels.
///
/// A register's rows stay with the file that goes: what they hold is sealed with its key and shown to
/// nobody. The journal stays as it was written.
const TABLES: &[(&str, &[(&str, &str)])] = &[
    ("enrolment", &[("end_note", leaving::END_NOTE), ("guardian", enrolment::LABEL_GUARDIAN)]),
    (
        "certificate",
        &[
            ("statement", certificate::STATEMENT),
            ("comment", certificate::COMMENT),
            ("revocation_reason", certificate::REASON),
        ],
    ),
    ("document", &[("title", survivor_document::TITLE)]),
    ("consent", &[("witness", consent::LABEL_WITNESS)]),
    ("counselling_session", &[("detail", "counselling_session.detail"), ("note", "counselling_session.note")]),
    ("family_session", &[]),
    ("family_member", &[("name", "family_member.name")]),
    ("follow_up", &[("note", "follow_up.note")]),
    ("referral", &[]),
    ("support", &[("detail", "support.detail")]),
    ("training_needs_assessment", &[]),
    ("training_enrolment", &[]),
    ("placement", &[("employer", "placement.employer")]),
    ("needs_assessment", &[("note", needs::NOTE)]),
    ("safety_plan", &[("words", safety_plan::WORDS)]),
    ("case_plan", &[]),
    ("plan_goal", &[("words", case_plan::GOAL)]),
    ("plan_service", &[("outcome", case_plan::OUTCOME)]),
    ("glass_access", &[("reason", glass::REASON)]),
    ("lead", &[]),
    ("duplicate", &[]),
];

/// What is sealed of an identity; the file that stays takes over what it lacks.
const IDENTITY: &[(&str, &str)] = &[
    ("name", "survivor_identity.name"),
    ("name_bn", "survivor_identity.name_bn"),
    ("phone", "survivor_identity.phone"),
    ("address", "survivor_identity.address"),
    ("safe_contact", "survivor_identity.safe_contact"),
    ("source", "survivor_identity.source"),
];

/// Lists the columns that a merger seals anew, as `table.column`.
pub fn sealed() -> Vec<String> {
    TABLES
        .iter()
        .flat_map(|(table, columns)| columns.iter().map(move |(column, _)| format!("{table}.{column}")))
        .collect()
}

/// Lists the tables whose rows a merger moves.
pub fn tables() -> Vec<&'static str> {
    TABLES.iter().map(|(table, _)| *table).collect()
}

/// The two files, with their keys.
#[derive(Debug)]
pub struct Files<'a> {
    /// The file that stays.
    pub keep: SurvivorId,
    /// Its key.
    pub keep_key: &'a DataKey,
    /// The file that goes.
    pub merge: SurvivorId,
    /// Its key.
    pub merge_key: &'a DataKey,
}

/// Reads the episodes of both files.
///
/// # Errors
/// Returns what the database says.
pub async fn episodes(db: &impl ConnectionTrait, files: &[SurvivorId]) -> Result<Vec<Episode>, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT id, started_on, end_kind FROM enrolment WHERE voided_at IS NULL AND survivor_id IN ",
    );
    sql.bind_list(files.iter().map(|id| id.as_uuid())).push(" ORDER BY started_on, id");
    let mut found = Vec::new();
    for row in db.query_all_raw(sql.finish()).await? {
        let kind: Option<String> = row.try_get("", "end_kind")?;
        let unreadable = StorageError::Unreadable { table: "enrolment", column: "end_kind" };
        let status = match kind.as_deref() {
            None => SurvivorStatus::Active,
            Some(kind) => SurvivorStatus::from_code(kind).ok_or(unreadable)?,
        };
        found.push(Episode {
            id: row.try_get::<Uuid>("", "id")?.into(),
            started_on: row.try_get("", "started_on")?,
            is_open: kind.is_none(),
            status,
        });
    }
    Ok(found)
}

/// Moves everything and marks the file that goes; gives the version of the one that stays.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn merge(
    db: &impl ConnectionTrait,
    files: &Files<'_>,
    merged: &Merged,
    by: UserId,
    now: Timestamp,
) -> Result<i64, StorageError> {
    end_second_plan(db, files, now.date_in_dhaka()).await?;
    void_enrolments(db, &merged.void_enrolments, by, now).await?;
    document::reseal_chunks(db, files.merge, files.merge_key, files.keep_key).await?;
    for (table, sealed) in TABLES {
        for (column, label) in *sealed {
            reseal(db, files, table, column, label).await?;
        }
        let mut sql = Sql::new(db.get_database_backend(), &format!("UPDATE {table} SET survivor_id = "));
        sql.bind(files.keep.as_uuid()).push(" WHERE survivor_id = ").bind(files.merge.as_uuid());
        db.execute_raw(sql.finish()).await?;
    }
    take_over_identity(db, files).await?;
    follow_on(db, files, now.date_in_dhaka()).await?;
    let mut tokens = Sql::new(db.get_database_backend(), "DELETE FROM name_token WHERE survivor_id = ");
    tokens.bind(files.merge.as_uuid());
    db.execute_raw(tokens.finish()).await?;
    let gone = vec![("merged_into", files.keep.as_uuid().into())];
    change(db, "survivor", files.merge.as_uuid(), gone).await?;
    let stays: Vec<(&'static str, Value)> = vec![
        ("status", merged.status.code().into()),
        ("identified_on", merged.identified_on.into()),
        ("verified_on", merged.verified_on.into()),
        ("enrolled_on", merged.enrolled_on.into()),
    ];
    change(db, "survivor", files.keep.as_uuid(), stays).await
}

async fn void_enrolments(
    db: &impl ConnectionTrait,
    enrolments: &[EnrolmentId],
    by: UserId,
    now: Timestamp,
) -> Result<(), StorageError> {
    for id in enrolments {
        let columns: Vec<(&'static str, Value)> =
            vec![("voided_at", now.0.into()), ("voided_by", by.as_uuid().into()), ("void_reason", "merged".into())];
        change(db, "enrolment", id.as_uuid(), columns).await?;
    }
    Ok(())
}

/// One person has one open plan: that of the file that stays, where it has one.
async fn end_second_plan(db: &impl ConnectionTrait, files: &Files<'_>, today: Date) -> Result<(), StorageError> {
    if case_plan::open_plan(db, files.keep).await?.is_none() {
        return Ok(());
    }
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE case_plan SET ended_on = ");
    sql.bind(today).push(", version = version + 1 WHERE ended_on IS NULL AND voided_at IS NULL AND survivor_id = ");
    sql.bind(files.merge.as_uuid());
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// What pointed to the file that goes points to the one that stays: files that went into it before, and
/// likely duplicates, which are now seen to be one person.
async fn follow_on(db: &impl ConnectionTrait, files: &Files<'_>, today: Date) -> Result<(), StorageError> {
    let (backend, keep) = (db.get_database_backend(), files.keep.as_uuid());
    let mut sql = Sql::new(backend, "UPDATE survivor SET merged_into = ");
    sql.bind(keep).push(" WHERE merged_into = ").bind(files.merge.as_uuid());
    db.execute_raw(sql.finish()).await?;
    let mut sql = Sql::new(backend, "UPDATE duplicate SET state = ");
    sql.bind(DuplicateDecision::SamePerson.code()).push(", version = version + 1, decided_on = ").bind(today);
    sql.push(" WHERE state = 'open' AND survivor_id = ").bind(keep);
    sql.push(" AND lead_id IN (SELECT id FROM lead WHERE survivor_id = ").bind(keep).push(")");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

async fn reseal(
    db: &impl ConnectionTrait,
    files: &Files<'_>,
    table: &str,
    column: &str,
    label: &'static str,
) -> Result<(), StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(
        backend,
        &format!("SELECT id, {column} AS blob FROM {table} WHERE {column} IS NOT NULL AND survivor_id = "),
    );
    sql.bind(files.merge.as_uuid());
    for row in db.query_all_raw(sql.finish()).await? {
        let (id, blob): (Uuid, Vec<u8>) = (row.try_get("", "id")?, row.try_get("", "blob")?);
        let anew = files.keep_key.seal(label, id, &files.merge_key.open(label, id, &blob)?)?;
        let mut sql = Sql::new(backend, &format!("UPDATE {table} SET {column} = "));
        sql.bind(anew).push(" WHERE id = ").bind(id);
        db.execute_raw(sql.finish()).await?;
    }
    Ok(())
}

async fn take_over_identity(db: &impl ConnectionTrait, files: &Files<'_>) -> Result<(), StorageError> {
    let backend = db.get_database_backend();
    let (keep, merge) = (files.keep.as_uuid(), files.merge.as_uuid());
    for (column, label) in IDENTITY {
        let mut sql = Sql::new(
            backend,
            &format!(
                "SELECT g.{column} AS blob FROM survivor_identity g, survivor_identity k WHERE k.{column} IS NULL AND g.{column} IS NOT NULL AND k.survivor_id = "
            ),
        );
        sql.bind(keep).push(" AND g.survivor_id = ").bind(merge);
        let Some(row) = db.query_one_raw(sql.finish()).await? else { continue };
        let blob: Vec<u8> = row.try_get("", "blob")?;
        let anew = files.keep_key.seal(label, keep, &files.merge_key.open(label, merge, &blob)?)?;
        let mut sql = Sql::new(backend, &format!("UPDATE survivor_identity SET {column} = "));
        sql.bind(anew);
        if *column == "phone" {
            sql.push(", phone_hash = (SELECT phone_hash FROM survivor_identity WHERE survivor_id = ")
                .bind(merge)
                .push(")");
        }
        sql.push(" WHERE survivor_id = ").bind(keep);
        db.execute_raw(sql.finish()).await?;
    }
    Ok(())
}
