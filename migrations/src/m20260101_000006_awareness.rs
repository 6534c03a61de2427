//! Awareness: events and the budgets of union parishads.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Creates and drops the tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &[&str] = &["awareness_event", "budget_allocation"];

const STATEMENTS: &[&str] = &[
    "CREATE TABLE awareness_event (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        activity_type text NOT NULL, event_on date NOT NULL, upazila_id integer, union_id integer,
        male integer NOT NULL, female integer NOT NULL, other integer NOT NULL DEFAULT 0,
        recorded_by {uuid} REFERENCES app_user(id),
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX awareness_event_on ON awareness_event(organisation_id, event_on, id)",
    "CREATE TABLE budget_allocation (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        upazila_id integer, union_id integer NOT NULL, starts_on date NOT NULL, ends_on date NOT NULL,
        amount_bdt bigint NOT NULL,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX budget_allocation_on ON budget_allocation(organisation_id, starts_on, id)",
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
        dialect::drop_tables(manager, TABLES).await
    }
}
