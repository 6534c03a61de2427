//! Deeds: found again by their id, compared by record and version; files opened by breaking the glass.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Creates and drops the table and the indexes.
#[derive(DeriveMigrationName)]
pub struct Migration;

const STATEMENTS: &[&str] = &[
    "CREATE INDEX journal_deed_id ON journal(deed_id) WHERE deed_id IS NOT NULL",
    // What changed in a record since a version is asked when somebody sends a stale one.
    "CREATE INDEX journal_record ON journal(record_id, seq) WHERE record_id IS NOT NULL",
    "CREATE TABLE glass_access (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        user_id {uuid} NOT NULL REFERENCES app_user(id), survivor_id {uuid} NOT NULL REFERENCES survivor(id),
        reason {bytes} NOT NULL, opened_at {instant} NOT NULL, ends_at {instant} NOT NULL)",
    "CREATE INDEX glass_access_user ON glass_access(user_id, ends_at)",
    "CREATE INDEX glass_access_recent ON glass_access(organisation_id, opened_at)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, STATEMENTS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &["glass_access"]).await?;
        dialect::run(manager, &["DROP INDEX journal_record", "DROP INDEX journal_deed_id"]).await
    }
}
