//! Organisations, users, sessions, budgets of requests, jobs, counsellors and providers.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Creates and drops the tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &[&str] = &["organisation", "app_user", "app_session", "rate", "job", "counsellor", "service_provider"];

const STATEMENTS: &[&str] = &[
    "CREATE TABLE organisation (
        id {uuid} PRIMARY KEY, code text NOT NULL UNIQUE, name text NOT NULL, kind text NOT NULL,
        created_at {instant} NOT NULL)",
    "CREATE TABLE app_user (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        email text NOT NULL UNIQUE, display_name text NOT NULL, role text NOT NULL,
        language text NOT NULL DEFAULT 'en', password_hash text NOT NULL,
        is_disabled boolean NOT NULL DEFAULT false, version bigint NOT NULL DEFAULT 1,
        created_at {instant} NOT NULL)",
    "CREATE TABLE app_session (
        id_hash text PRIMARY KEY, user_id {uuid} NOT NULL REFERENCES app_user(id),
        created_at {instant} NOT NULL, last_seen_at {instant} NOT NULL,
        idle_minutes bigint NOT NULL, device text NOT NULL DEFAULT '')",
    "CREATE INDEX app_session_user ON app_session(user_id)",
    "CREATE TABLE rate (key text PRIMARY KEY, tokens_micro bigint NOT NULL, updated_at {instant} NOT NULL)",
    "CREATE TABLE job (
        id {uuid} PRIMARY KEY, kind text NOT NULL, organisation_id {uuid}, payload text NOT NULL,
        run_after {instant} NOT NULL, lease_until {instant}, attempts bigint NOT NULL DEFAULT 0,
        progress text, finished_at {instant}, failed text)",
    "CREATE INDEX job_open ON job(run_after) WHERE finished_at IS NULL",
    "CREATE TABLE counsellor (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        name text NOT NULL, sex text, user_id {uuid} REFERENCES app_user(id),
        created_at {instant} NOT NULL, UNIQUE (organisation_id, name))",
    "CREATE INDEX counsellor_user ON counsellor(user_id)",
    "CREATE TABLE service_provider (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        name text NOT NULL, kind text, provider_organisation_id {uuid} REFERENCES organisation(id),
        created_at {instant} NOT NULL, UNIQUE (organisation_id, name))",
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
