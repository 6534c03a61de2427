//! Training: needs assessments, batches, trainees, placements.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Creates and drops the tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &[&str] = &["training_needs_assessment", "batch", "training_enrolment", "placement"];

const STATEMENTS: &[&str] = &[
    "CREATE TABLE training_needs_assessment (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        upazila_id integer, union_id integer, assessed_on date NOT NULL,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX training_needs_assessment_survivor ON training_needs_assessment(survivor_id)",
    "CREATE INDEX training_needs_assessment_on ON training_needs_assessment(organisation_id, assessed_on, id)",
    "CREATE TABLE batch (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        code text NOT NULL, provider_id {uuid} REFERENCES service_provider(id),
        provider_organisation_id {uuid} REFERENCES organisation(id), kind text NOT NULL, trade text,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding},
        UNIQUE (organisation_id, code))",
    "CREATE TABLE training_enrolment (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        upazila_id integer, union_id integer, batch_id {uuid} NOT NULL REFERENCES batch(id),
        provider_organisation_id {uuid} REFERENCES organisation(id), kind text NOT NULL,
        started_on date NOT NULL, ended_on date, status text NOT NULL, conveyance_in_time boolean,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX training_enrolment_survivor ON training_enrolment(survivor_id)",
    "CREATE INDEX training_enrolment_started ON training_enrolment(organisation_id, started_on, id)",
    "CREATE INDEX training_enrolment_provider ON training_enrolment(provider_organisation_id, survivor_id)",
    "CREATE TABLE placement (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        upazila_id integer, union_id integer, kind text NOT NULL, placed_on date NOT NULL,
        employer {bytes}, income_bdt bigint,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX placement_survivor ON placement(survivor_id)",
    "CREATE INDEX placement_on ON placement(organisation_id, placed_on, id)",
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
