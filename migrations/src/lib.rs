//! Migrations for both databases.
//!
//! Each is a list of statements in SQL that SQLite and PostgreSQL share, with `{…}` for the words
//! in which they differ ([`dialect`]). Each runs in a transaction of its own.

mod dialect;
mod m20260101_000001_accounts;
mod m20260101_000002_journal;
mod m20260101_000003_survivors;
mod m20260101_000004_services;
mod m20260101_000005_training;
mod m20260101_000006_awareness;
mod m20260101_000007_registers;
mod m20260201_000008_deeds;
mod m20260201_000009_leads;
mod m20260201_000010_sessions;
mod m20260201_000011_plans;
mod m20260201_000012_certificates;
mod m20260301_000013_merging;
mod m20260301_000014_referral_answers;
mod m20260401_000015_counting;
mod m20260501_000016_counted_changes;

use sea_orm_migration::prelude::*;

/// Lists the migrations in the order in which they apply.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20260101_000001_accounts::Migration),
            Box::new(m20260101_000002_journal::Migration),
            Box::new(m20260101_000003_survivors::Migration),
            Box::new(m20260101_000004_services::Migration),
            Box::new(m20260101_000005_training::Migration),
            Box::new(m20260101_000006_awareness::Migration),
            Box::new(m20260101_000007_registers::Migration),
            Box::new(m20260201_000008_deeds::Migration),
            Box::new(m20260201_000009_leads::Migration),
            Box::new(m20260201_000010_sessions::Migration),
            Box::new(m20260201_000011_plans::Migration),
            Box::new(m20260201_000012_certificates::Migration),
            Box::new(m20260301_000013_merging::Migration),
            Box::new(m20260301_000014_referral_answers::Migration),
            Box::new(m20260401_000015_counting::Migration),
            Box::new(m20260501_000016_counted_changes::Migration),
        ]
    }
}
