//! Needs and case plans; more of training needs and of how an episode ended.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Creates and drops the tables, adds and takes away the columns.
#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &[&str] = &["scale", "needs_assessment", "safety_plan", "case_plan", "plan_goal", "plan_service"];

const STATEMENTS: &[&str] = &[
    // A scale's wording is the office's: what it asks about nobody in particular stays plain.
    "CREATE TABLE scale (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        code text NOT NULL, content text NOT NULL,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding}, UNIQUE (organisation_id, code))",
    "CREATE TABLE needs_assessment (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        upazila_id integer, union_id integer, assessed_on date NOT NULL,
        scale_id {uuid} REFERENCES scale(id), scale_answers text, score integer,
        risk text NOT NULL, risk_answers text NOT NULL,
        health text NOT NULL, legal text NOT NULL, economic text NOT NULL, family text NOT NULL, safety text NOT NULL,
        note {bytes}, version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX needs_assessment_survivor ON needs_assessment(survivor_id, assessed_on)",
    "CREATE TABLE safety_plan (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        assessment_id {uuid} REFERENCES needs_assessment(id), opened_on date NOT NULL, written_on date,
        review_on date, closed_on date, outcome text, words {bytes},
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX safety_plan_survivor ON safety_plan(survivor_id)",
    "CREATE INDEX safety_plan_open ON safety_plan(organisation_id, opened_on) WHERE closed_on IS NULL",
    "CREATE TABLE case_plan (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        agreed_on date NOT NULL, reviewed_on date, review_on date NOT NULL, ended_on date,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX case_plan_survivor ON case_plan(survivor_id, agreed_on)",
    "CREATE TABLE plan_goal (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), case_plan_id {uuid} NOT NULL REFERENCES case_plan(id),
        area text NOT NULL, state text NOT NULL, due_on date, words {bytes},
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX plan_goal_plan ON plan_goal(case_plan_id)",
    "CREATE INDEX plan_goal_survivor ON plan_goal(survivor_id)",
    "CREATE TABLE plan_service (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), plan_goal_id {uuid} NOT NULL REFERENCES plan_goal(id),
        service text NOT NULL, done_by text NOT NULL, state text NOT NULL, due_on date NOT NULL, outcome {bytes},
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX plan_service_goal ON plan_service(plan_goal_id)",
    "CREATE INDEX plan_service_survivor ON plan_service(survivor_id)",
    "ALTER TABLE training_needs_assessment ADD COLUMN trade text",
    "ALTER TABLE training_needs_assessment ADD COLUMN literacy text",
    "ALTER TABLE training_needs_assessment ADD COLUMN hours_a_week integer",
    "ALTER TABLE training_needs_assessment ADD COLUMN earnings_lost_bdt bigint",
    "ALTER TABLE enrolment ADD COLUMN end_reason text",
    "ALTER TABLE enrolment ADD COLUMN end_note {bytes}",
    "ALTER TABLE enrolment ADD COLUMN return_reason text",
];

const UNDONE: &[&str] = &[
    "ALTER TABLE enrolment DROP COLUMN return_reason",
    "ALTER TABLE enrolment DROP COLUMN end_note",
    "ALTER TABLE enrolment DROP COLUMN end_reason",
    "ALTER TABLE training_needs_assessment DROP COLUMN earnings_lost_bdt",
    "ALTER TABLE training_needs_assessment DROP COLUMN hours_a_week",
    "ALTER TABLE training_needs_assessment DROP COLUMN literacy",
    "ALTER TABLE training_needs_assessment DROP COLUMN trade",
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
        dialect::run(manager, UNDONE).await?;
        dialect::drop_tables(manager, TABLES).await
    }
}
