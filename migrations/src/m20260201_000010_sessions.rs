//! Counselling as daily work: times and outcomes of sessions, families, follow-ups, reach of events,
//! calendar feeds.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Adds and drops the columns and tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &[&str] = &["family_member", "family_session_member", "follow_up", "awareness_reach", "calendar_feed"];

/// What a table gets in addition.
const COLUMNS: &[(&str, &str, &str)] = &[
    // Minutes since midnight in Dhaka; registers know no times.
    ("counselling_session", "starts_minute", "integer"),
    ("counselling_session", "minutes", "integer"),
    ("counselling_session", "suitable", "boolean"),
    ("counselling_session", "note", "{bytes}"),
    ("counselling_session", "reason", "text"),
    // A missed session stays on the list until it is settled; what registers brought is closed.
    ("counselling_session", "to_settle", "boolean NOT NULL DEFAULT false"),
    ("counselling_session", "rescheduled_to", "{uuid}"),
    ("awareness_event", "boys", "integer"),
    ("awareness_event", "girls", "integer"),
];

const STATEMENTS: &[&str] = &[
    "CREATE INDEX counselling_session_open ON counselling_session(survivor_id, session_on) WHERE status = 'planned'",
    "CREATE INDEX counselling_session_to_settle ON counselling_session(survivor_id) WHERE to_settle",
    "CREATE TABLE family_member (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), relation text NOT NULL, sex text NOT NULL, name {bytes},
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX family_member_survivor ON family_member(survivor_id)",
    // Whom of the known members a session reached.
    "CREATE TABLE family_session_member (
        session_id {uuid} NOT NULL REFERENCES family_session(id), member_id {uuid} NOT NULL REFERENCES family_member(id),
        PRIMARY KEY (session_id, member_id))",
    "CREATE INDEX family_session_member_member ON family_session_member(member_id)",
    "CREATE TABLE follow_up (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        upazila_id integer, union_id integer, kind text NOT NULL, due_on date NOT NULL, done_on date,
        joint boolean NOT NULL DEFAULT false, finding text, next_step text, satisfaction integer,
        male integer, female integer, other integer, note {bytes},
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX follow_up_survivor ON follow_up(survivor_id, due_on)",
    "CREATE INDEX follow_up_open ON follow_up(survivor_id) WHERE done_on IS NULL",
    // A part of what the event's own numbers count: people reached by a channel instead of in a room.
    "CREATE TABLE awareness_reach (
        event_id {uuid} NOT NULL REFERENCES awareness_event(id), channel text NOT NULL,
        male integer NOT NULL, female integer NOT NULL, other integer NOT NULL, PRIMARY KEY (event_id, channel))",
    "CREATE INDEX awareness_event_recorded ON awareness_event(recorded_by, event_on)",
    // The address of a calendar is a secret: only its hash is kept.
    "CREATE TABLE calendar_feed (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        user_id {uuid} NOT NULL REFERENCES app_user(id), secret_hash text NOT NULL UNIQUE,
        created_at {instant} NOT NULL, ended_at {instant})",
    "CREATE INDEX calendar_feed_user ON calendar_feed(user_id) WHERE ended_at IS NULL",
];

const INDEXES: &[&str] = &[
    "DROP INDEX counselling_session_open",
    "DROP INDEX counselling_session_to_settle",
    "DROP INDEX awareness_event_recorded",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column, kind) in COLUMNS {
            dialect::run(manager, &[&format!("ALTER TABLE {table} ADD COLUMN {column} {kind}")]).await?;
        }
        dialect::run(manager, STATEMENTS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, TABLES).await?;
        dialect::run(manager, INDEXES).await?;
        for (table, column, _) in COLUMNS.iter().rev() {
            dialect::run(manager, &[&format!("ALTER TABLE {table} DROP COLUMN {column}")]).await?;
        }
        Ok(())
    }
}
