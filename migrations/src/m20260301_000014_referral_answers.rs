//! The day on which a referral was answered: an answer is news for the counsellor for some days.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Adds and takes away the day, creates and drops its index.
#[derive(DeriveMigrationName)]
pub struct Migration;

const STATEMENTS: &[&str] = &[
    "ALTER TABLE referral ADD COLUMN answered_on date",
    // Most referrals have no such day: what a register brought answered is history.
    "CREATE INDEX referral_answered ON referral(organisation_id, answered_on) WHERE answered_on IS NOT NULL",
];

const UNDONE: &[&str] = &["DROP INDEX referral_answered", "ALTER TABLE referral DROP COLUMN answered_on"];

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
