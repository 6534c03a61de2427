//! Leads that are worked on: where they stand, how long an identity is kept, urgent referrals, likely
//! duplicates; consents that end; the guardian's word at an enrolment.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Adds and drops tables and columns.
#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &[&str] = &["lead_referral", "duplicate"];

/// Columns by table. Lists of codes are separated by spaces.
const COLUMNS: &[(&str, &str, &str)] = &[
    ("lead", "contact", "text NOT NULL DEFAULT 'not_asked'"),
    ("lead", "state_on", "date"),
    ("lead", "reason", "text"),
    ("lead", "keep_until", "date"),
    ("lead", "documents", "text NOT NULL DEFAULT ''"),
    ("lead", "acts", "text NOT NULL DEFAULT ''"),
    ("lead", "means", "text NOT NULL DEFAULT ''"),
    ("lead", "purposes", "text NOT NULL DEFAULT ''"),
    ("lead", "own_statement", "boolean NOT NULL DEFAULT false"),
    ("consent", "until_on", "date"),
    ("enrolment", "guardian_kind", "text"),
    ("enrolment", "guardian", "{bytes}"),
    ("enrolment", "guardian_on", "date"),
];

const STATEMENTS: &[&str] = &[
    "CREATE INDEX lead_state ON lead(organisation_id, state, id)",
    // Whose time is over is asked every day, over all organisations.
    "CREATE INDEX lead_keep_until ON lead(keep_until) WHERE keep_until IS NOT NULL",
    "CREATE INDEX lead_survivor ON lead(survivor_id) WHERE survivor_id IS NOT NULL",
    "CREATE TABLE lead_referral (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        lead_id {uuid} NOT NULL REFERENCES lead(id), need text NOT NULL, made_on date NOT NULL,
        recipient {bytes}, version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX lead_referral_lead ON lead_referral(lead_id)",
    // A new or changed lead beside another entry that may be the same person.
    "CREATE TABLE duplicate (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        lead_id {uuid} NOT NULL REFERENCES lead(id), other_lead_id {uuid} REFERENCES lead(id),
        survivor_id {uuid} REFERENCES survivor(id), matches text NOT NULL, state text NOT NULL DEFAULT 'open',
        decided_on date, version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX duplicate_open ON duplicate(organisation_id, state, id)",
    "CREATE INDEX duplicate_lead ON duplicate(lead_id)",
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
        let indexes = ["DROP INDEX lead_survivor", "DROP INDEX lead_keep_until", "DROP INDEX lead_state"];
        dialect::run(manager, &indexes).await?;
        for (table, column, _) in COLUMNS.iter().rev() {
            dialect::run(manager, &[&format!("ALTER TABLE {table} DROP COLUMN {column}")]).await?;
        }
        Ok(())
    }
}
