//! The journal: append-only, one gapless chain of hashes per organisation (R13, R14).

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Creates the journal, its heads, and the triggers that refuse to change what is written.
#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &[&str] = &["journal_head", "journal"];

const STATEMENTS: &[&str] = &[
    "CREATE TABLE journal_head (
        organisation_id {uuid} PRIMARY KEY, seq bigint NOT NULL, hash {bytes} NOT NULL)",
    // `body` holds the very bytes that were hashed; the other columns repeat what queries need.
    "CREATE TABLE journal (
        organisation_id {uuid} NOT NULL, seq bigint NOT NULL, at {instant} NOT NULL,
        user_id {uuid}, deed text NOT NULL, deed_id {uuid}, input_hash {bytes},
        record_id {uuid}, survivor_id {uuid}, body {bytes} NOT NULL, hash {bytes} NOT NULL,
        PRIMARY KEY (organisation_id, seq))",
    "CREATE UNIQUE INDEX journal_deed ON journal(organisation_id, deed_id) WHERE deed_id IS NOT NULL",
    "CREATE INDEX journal_survivor ON journal(survivor_id, seq) WHERE survivor_id IS NOT NULL",
];

const SQLITE_TRIGGERS: &[&str] = &[
    "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
];

const POSTGRES_TRIGGERS: &[&str] = &[
    "CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$",
    "CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal
        FOR EACH ROW EXECUTE FUNCTION journal_is_append_only()",
    "CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal
        FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, STATEMENTS).await?;
        let triggers = if dialect::is_postgres(manager) { POSTGRES_TRIGGERS } else { SQLITE_TRIGGERS };
        dialect::run(manager, triggers).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, TABLES).await?;
        if dialect::is_postgres(manager) {
            dialect::run(manager, &["DROP FUNCTION journal_is_append_only()"]).await?;
        }
        Ok(())
    }
}
