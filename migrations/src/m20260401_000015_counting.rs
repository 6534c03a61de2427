//! Indexes from which figures are counted without a look at the rows: each begins with the office and the
//! date that puts a row into a period and holds all else that the figures ask of it (R11).

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Puts them in the place of those that found rows by office and date, and back.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// Name, table, columns before and now.
const REPLACED: &[(&str, &str, &str, &str)] = &[
    ("enrolment_survivor", "enrolment", "survivor_id, started_on, id", "survivor_id, started_on, id, voided_at"),
    (
        "enrolment_started",
        "enrolment",
        "organisation_id, started_on, id",
        "organisation_id, started_on, id, survivor_id, ended_on, end_kind, voided_at",
    ),
    (
        "certificate_approved",
        "certificate",
        "organisation_id, approved_on, id",
        "organisation_id, approved_on, survivor_id, revoked_on, voided_at",
    ),
    (
        "counselling_session_on",
        "counselling_session",
        "organisation_id, session_on, id",
        "organisation_id, session_on, survivor_id, status, voided_at",
    ),
    (
        "family_session_on",
        "family_session",
        "organisation_id, session_on, id",
        "organisation_id, session_on, survivor_id, male, female, other, voided_at",
    ),
    (
        "referral_made",
        "referral",
        "organisation_id, made_on, id",
        "organisation_id, made_on, survivor_id, service, voided_at",
    ),
    (
        "support_given",
        "support",
        "organisation_id, given_on, id",
        "organisation_id, given_on, survivor_id, item_kind, voided_at",
    ),
    (
        "training_needs_assessment_on",
        "training_needs_assessment",
        "organisation_id, assessed_on, id",
        "organisation_id, assessed_on, survivor_id, voided_at",
    ),
    (
        "training_enrolment_started",
        "training_enrolment",
        "organisation_id, started_on, id",
        "organisation_id, started_on, survivor_id, ended_on, kind, status, voided_at",
    ),
    (
        "placement_on",
        "placement",
        "organisation_id, placed_on, id",
        "organisation_id, placed_on, survivor_id, kind, voided_at",
    ),
    // A list of open pairs counts them: no row is looked at.
    ("duplicate_open", "duplicate", "organisation_id, state, id", "organisation_id, state, id, voided_at"),
];

const ADDED: &[&str] = &[
    // Entries that changed something: what was counted holds as long as this number stays.
    "ALTER TABLE journal_head ADD COLUMN changes bigint NOT NULL DEFAULT 0",
    "CREATE INDEX enrolment_ended ON enrolment(organisation_id, ended_on, survivor_id, end_kind, voided_at)",
    "CREATE INDEX training_enrolment_ended ON training_enrolment(organisation_id, ended_on, survivor_id, kind, status, voided_at)",
];

const REMOVED: &[&str] = &[
    "DROP INDEX enrolment_ended",
    "DROP INDEX training_enrolment_ended",
    "ALTER TABLE journal_head DROP COLUMN changes",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, _, now) in REPLACED {
            replace(manager, name, table, now).await?;
        }
        dialect::run(manager, ADDED).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, REMOVED).await?;
        for (name, table, before, _) in REPLACED {
            replace(manager, name, table, before).await?;
        }
        Ok(())
    }
}

async fn replace(manager: &SchemaManager<'_>, name: &str, table: &str, columns: &str) -> Result<(), DbErr> {
    let created = format!("CREATE INDEX {name} ON {table}({columns})");
    dialect::run(manager, &[&format!("DROP INDEX {name}"), &created]).await
}
