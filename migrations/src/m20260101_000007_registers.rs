//! Registers: imports, the rows they brought, what changed, and sealed documents.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Creates and drops the tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &[&str] = &["document", "document_chunk", "register_import", "register_row", "register_change"];

const STATEMENTS: &[&str] = &[
    "CREATE TABLE document (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        kind text NOT NULL, media_type text NOT NULL, size bigint NOT NULL, created_at {instant} NOT NULL)",
    "CREATE TABLE document_chunk (
        document_id {uuid} NOT NULL REFERENCES document(id), position integer NOT NULL, data {bytes} NOT NULL,
        PRIMARY KEY (document_id, position))",
    "CREATE TABLE register_import (
        id {uuid} PRIMARY KEY, organisation_id {uuid} NOT NULL REFERENCES organisation(id),
        requested_by {uuid} REFERENCES app_user(id), requested_at {instant} NOT NULL, finished_at {instant},
        file_name {bytes} NOT NULL, file_hash {bytes}, register_key {bytes} NOT NULL,
        is_dry_run boolean NOT NULL, state text NOT NULL, phase text, done bigint NOT NULL DEFAULT 0, total bigint,
        created bigint NOT NULL DEFAULT 0, updated bigint NOT NULL DEFAULT 0, unchanged bigint NOT NULL DEFAULT 0,
        refused bigint NOT NULL DEFAULT 0, problem text, result {bytes},
        upload_id {uuid} REFERENCES document(id), refused_id {uuid} REFERENCES document(id))",
    "CREATE INDEX register_import_recent ON register_import(organisation_id, requested_at)",
    // A row of a register is known by its natural key (hashed: it may hold free text) and its
    // ordinal among equals. `content` is the row as it was loaded, sealed.
    "CREATE TABLE register_row (
        organisation_id {uuid} NOT NULL, sheet text NOT NULL, key_hash {bytes} NOT NULL, ordinal integer NOT NULL,
        record_id {uuid} NOT NULL, survivor_id {uuid}, row_hash {bytes} NOT NULL, content {bytes} NOT NULL,
        register_key {bytes} NOT NULL, created_by_import {uuid} NOT NULL,
        PRIMARY KEY (organisation_id, sheet, key_hash, ordinal))",
    "CREATE INDEX register_row_register ON register_row(organisation_id, register_key)",
    // What an import changed: which record, which fields, and the row as it was, sealed.
    "CREATE TABLE register_change (
        import_id {uuid} NOT NULL, record_id {uuid} NOT NULL, sheet text NOT NULL, row_number integer NOT NULL,
        fields text NOT NULL, before {bytes} NOT NULL, PRIMARY KEY (import_id, sheet, row_number))",
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
