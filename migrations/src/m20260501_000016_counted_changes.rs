//! Which figures may have moved since they were counted: a number for each source, instead of one for all.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Creates the numbers, and back to the one.
#[derive(DeriveMigrationName)]
pub struct Migration;

const STATEMENTS: &[&str] = &[
    "CREATE TABLE counted_change (
        organisation_id {uuid} NOT NULL REFERENCES organisation(id), source text NOT NULL, changes bigint NOT NULL,
        PRIMARY KEY (organisation_id, source))",
    "ALTER TABLE journal_head DROP COLUMN changes",
];

const UNDONE: &[&str] =
    &["ALTER TABLE journal_head ADD COLUMN changes bigint NOT NULL DEFAULT 0", "DROP TABLE counted_change"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, STATEMENTS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UNDONE).await
    }
}
