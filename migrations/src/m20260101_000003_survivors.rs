//! Survivors: what is plain, what is sealed, leads, consents, enrolments, certificates.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Creates and drops the tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &[&str] =
    &["survivor", "data_key", "survivor_identity", "name_token", "lead", "consent", "enrolment", "certificate"];

const STATEMENTS: &[&str] = &[
    "CREATE TABLE survivor (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        code text NOT NULL, sex text NOT NULL, birth_year integer,
        upazila_id integer, union_id integer, status text NOT NULL,
        counsellor_id {uuid} REFERENCES counsellor(id),
        identified_on date, verified_on date, enrolled_on date,
        exploitation text, destination text, register_notes text NOT NULL DEFAULT '',
        merged_into {uuid} REFERENCES survivor(id), version bigint NOT NULL DEFAULT 1,
        created_at {instant} NOT NULL, {voiding}, UNIQUE (organisation_id, code))",
    "CREATE INDEX survivor_counsellor ON survivor(counsellor_id, code)",
    "CREATE INDEX survivor_enrolled ON survivor(organisation_id, enrolled_on, id)",
    // One key a person: destroying it erases what was sealed with it. Wrapped by the key file.
    "CREATE TABLE data_key (subject_id {uuid} PRIMARY KEY, key_id integer NOT NULL, wrapped {bytes} NOT NULL)",
    "CREATE TABLE survivor_identity (
        survivor_id {uuid} PRIMARY KEY REFERENCES survivor(id), name {bytes}, name_bn {bytes},
        phone {bytes}, address {bytes}, safe_contact {bytes}, source {bytes}, phone_hash {bytes})",
    "CREATE INDEX survivor_identity_phone ON survivor_identity(phone_hash) WHERE phone_hash IS NOT NULL",
    // 12-bit buckets of a name's sound: enough to narrow a search, too few to tell a name.
    "CREATE TABLE name_token (
        organisation_id {uuid} NOT NULL, bucket integer NOT NULL, survivor_id {uuid} NOT NULL REFERENCES survivor(id),
        PRIMARY KEY (organisation_id, bucket, survivor_id))",
    "CREATE INDEX name_token_survivor ON name_token(survivor_id)",
    "CREATE TABLE lead (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        code text, sex text, birth_year integer, upazila_id integer, union_id integer,
        identified_on date, verified_on date, state text NOT NULL, created_by {uuid},
        counsellor_id {uuid} REFERENCES counsellor(id), identity {bytes},
        survivor_id {uuid} REFERENCES survivor(id), version bigint NOT NULL DEFAULT 1,
        created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX lead_organisation ON lead(organisation_id, id)",
    "CREATE TABLE consent (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), purpose text NOT NULL,
        recipient_organisation_id {uuid} REFERENCES organisation(id), state text NOT NULL,
        given_on date, ended_on date, way text, witness {bytes},
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX consent_survivor ON consent(survivor_id, purpose)",
    "CREATE TABLE enrolment (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        upazila_id integer, union_id integer, started_on date NOT NULL, ended_on date,
        end_kind text, drop_out_reason text,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE INDEX enrolment_survivor ON enrolment(survivor_id, started_on, id)",
    "CREATE INDEX enrolment_started ON enrolment(organisation_id, started_on, id)",
    "CREATE TABLE certificate (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        survivor_id {uuid} NOT NULL REFERENCES survivor(id), counsellor_id {uuid} REFERENCES counsellor(id),
        upazila_id integer, union_id integer, number text, state text NOT NULL,
        approved_on date, revoked_on date,
        version bigint NOT NULL DEFAULT 1, created_at {instant} NOT NULL, {voiding})",
    "CREATE UNIQUE INDEX certificate_number ON certificate(organisation_id, number) WHERE voided_at IS NULL",
    "CREATE INDEX certificate_survivor ON certificate(survivor_id)",
    "CREATE INDEX certificate_approved ON certificate(organisation_id, approved_on, id)",
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
