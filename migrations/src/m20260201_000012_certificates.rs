//! Certificates that are asked for and decided here; papers kept in a survivor's file.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Adds and takes away the columns, creates and drops the counter.
#[derive(DeriveMigrationName)]
pub struct Migration;

const STATEMENTS: &[&str] = &[
    "ALTER TABLE certificate ADD COLUMN requested_by {uuid}",
    "ALTER TABLE certificate ADD COLUMN requested_on date",
    "ALTER TABLE certificate ADD COLUMN statement {bytes}",
    "ALTER TABLE certificate ADD COLUMN decided_by {uuid}",
    "ALTER TABLE certificate ADD COLUMN decided_on date",
    "ALTER TABLE certificate ADD COLUMN comment {bytes}",
    "ALTER TABLE certificate ADD COLUMN revoked_by {uuid}",
    "ALTER TABLE certificate ADD COLUMN revocation_reason {bytes}",
    "CREATE INDEX certificate_state ON certificate(organisation_id, state, requested_on, id)",
    // One row an organisation and year: locked by each approval, so that numbers follow without a gap.
    "CREATE TABLE certificate_counter (
        organisation_id {uuid} NOT NULL REFERENCES organisation(id), year integer NOT NULL,
        last bigint NOT NULL, PRIMARY KEY (organisation_id, year))",
    "ALTER TABLE app_user ADD COLUMN is_deputy_approver boolean NOT NULL DEFAULT false",
    "ALTER TABLE organisation ADD COLUMN is_demo boolean NOT NULL DEFAULT false",
    "ALTER TABLE document ADD COLUMN survivor_id {uuid}",
    "ALTER TABLE document ADD COLUMN title {bytes}",
    "ALTER TABLE document ADD COLUMN added_by {uuid}",
    "ALTER TABLE document ADD COLUMN added_on date",
    "ALTER TABLE document ADD COLUMN version bigint NOT NULL DEFAULT 1",
    "ALTER TABLE document ADD COLUMN voided_at {instant}",
    "ALTER TABLE document ADD COLUMN voided_by {uuid}",
    "ALTER TABLE document ADD COLUMN void_reason text",
    "CREATE INDEX document_survivor ON document(survivor_id, added_on) WHERE survivor_id IS NOT NULL",
];

const UNDONE: &[&str] = &[
    "DROP INDEX document_survivor",
    "ALTER TABLE document DROP COLUMN void_reason",
    "ALTER TABLE document DROP COLUMN voided_by",
    "ALTER TABLE document DROP COLUMN voided_at",
    "ALTER TABLE document DROP COLUMN version",
    "ALTER TABLE document DROP COLUMN added_on",
    "ALTER TABLE document DROP COLUMN added_by",
    "ALTER TABLE document DROP COLUMN title",
    "ALTER TABLE document DROP COLUMN survivor_id",
    "ALTER TABLE organisation DROP COLUMN is_demo",
    "ALTER TABLE app_user DROP COLUMN is_deputy_approver",
    "DROP TABLE certificate_counter",
    "DROP INDEX certificate_state",
    "ALTER TABLE certificate DROP COLUMN revocation_reason",
    "ALTER TABLE certificate DROP COLUMN revoked_by",
    "ALTER TABLE certificate DROP COLUMN comment",
    "ALTER TABLE certificate DROP COLUMN decided_on",
    "ALTER TABLE certificate DROP COLUMN decided_by",
    "ALTER TABLE certificate DROP COLUMN statement",
    "ALTER TABLE certificate DROP COLUMN requested_on",
    "ALTER TABLE certificate DROP COLUMN requested_by",
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
        dialect::run(manager, UNDONE).await
    }
}
