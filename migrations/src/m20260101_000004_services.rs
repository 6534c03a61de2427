//! Help given: counselling, family sessions, referrals, support.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Creates and drops the tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &[&str] = &["counselling_session", "family_session", "referral", "support"];

const STATEMENTS: &[&str] = &[
    "CREATE TABLE counselling_session (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        upazila_id integer, union_id integer, session_on date NOT NULL, status text NOT NULL,
        kind text NOT NULL, venue text, detail {bytes}, satisfaction integer,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX counselling_session_survivor ON counselling_session(survivor_id, session_on)",
    "CREATE INDEX counselling_session_on ON counselling_session(organisation_id, session_on, id)",
    "CREATE TABLE family_session (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        upazila_id integer, union_id integer, session_on date NOT NULL,
        male integer NOT NULL, female integer NOT NULL, other integer NOT NULL DEFAULT 0,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX family_session_survivor ON family_session(survivor_id)",
    "CREATE INDEX family_session_on ON family_session(organisation_id, session_on, id)",
    "CREATE TABLE referral (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        upazila_id integer, union_id integer, provider_id {uuid} REFERENCES service_provider(id),
        provider_organisation_id {uuid} REFERENCES organisation(id),
        service text NOT NULL, status text NOT NULL, made_on date NOT NULL,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX referral_survivor ON referral(survivor_id)",
    "CREATE INDEX referral_made ON referral(organisation_id, made_on, id)",
    "CREATE INDEX referral_provider ON referral(provider_organisation_id, survivor_id)",
    "CREATE TABLE support (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        upazila_id integer, union_id integer, provider_id {uuid} REFERENCES service_provider(id),
        item text NOT NULL, item_kind text NOT NULL, detail {bytes}, quantity_milli bigint, unit text,
        value_bdt bigint, given_on date NOT NULL,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX support_survivor ON support(survivor_id)",
    "CREATE INDEX support_given ON support(organisation_id, given_on, id)",
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
