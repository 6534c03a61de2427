//! Files that went into others are found from the one that stays: its history tells theirs.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// Creates and drops the index.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = "CREATE INDEX survivor_merged_into ON survivor(merged_into) WHERE merged_into IS NOT NULL";
        dialect::run(manager, &[index]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &["DROP INDEX survivor_merged_into"]).await
    }
}
