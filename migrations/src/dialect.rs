//! The words in which the two databases' table definitions differ.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Runs statements one after the other, with the words of this database filled in.
///
/// `{uuid}`, `{bytes}`, `{instant}` (milliseconds since 1970, UTC) are column types.
///
/// # Errors
/// Returns what the database says of the first statement that it refuses.
pub async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    let postgres = manager.get_database_backend() == DbBackend::Postgres;
    let (uuid, bytes) = if postgres { ("uuid", "bytea") } else { ("blob", "blob") };
    for statement in statements {
        let sql = statement
            .replace("{uuid}", uuid)
            .replace("{bytes}", bytes)
            .replace("{instant}", "bigint")
            .replace("{voiding}", &format!("voided_at bigint, voided_by {uuid}, void_reason text"));
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// Tells whether the database is PostgreSQL.
pub fn is_postgres(manager: &SchemaManager<'_>) -> bool {
    manager.get_database_backend() == DbBackend::Postgres
}

/// Drops tables, the last made first.
///
/// # Errors
/// Returns what the database says of the first table that it can't drop.
pub async fn drop_tables(manager: &SchemaManager<'_>, tables: &[&str]) -> Result<(), DbErr> {
    for table in tables.iter().rev() {
        manager.get_connection().execute_unprepared(&format!("DROP TABLE {table}")).await?;
    }
    Ok(())
}
