//! Opening the database: folder, tables, key file, in this order and only as far as a command may.

use std::fs::OpenOptions;
use std::path::Path;

use ashshash_migrations::Migrator;
use ashshash_storage::Database;
use ashshash_storage::maintenance::{self, MigrationLock};
use ashshash_storage::seal::Keys;
use sea_orm_migration::MigratorTrait;

use super::{CommandError, keys};
use crate::config::Settings;

/// Opens the database for work: brings the tables up to date and makes the key file if all is new.
pub(super) async fn for_work(settings: &Settings) -> Result<Database, CommandError> {
    make_file(&settings.database_url)?;
    let key = keys::read(&settings.key_file)?;
    migrate(settings).await?;
    let key = match key {
        Some(key) => key,
        None => {
            refuse_to_orphan(settings).await?;
            keys::make(&settings.key_file)?
        }
    };
    Ok(Database::connect(&settings.database_url, key).await?)
}

/// Opens the database as it is.
pub(super) async fn as_it_is(settings: &Settings) -> Result<Database, CommandError> {
    let Some(key) = keys::read(&settings.key_file)? else {
        return Err(CommandError::Key(format!(
            "there is no key file {}: name it with ASHSHASH_KEY_FILE",
            settings.key_file.display()
        )));
    };
    if let Some(path) = sqlite_path(&settings.database_url).filter(|path| !path.exists()) {
        return Err(CommandError::File {
            path: path.display().to_string(),
            reason: "there is no such database; name it with ASHSHASH_DATABASE_URL".to_owned(),
        });
    }
    Ok(Database::connect(&settings.database_url, key).await?)
}

/// Brings the tables up to date, under a lock, each step in a transaction of its own.
pub(super) async fn migrate(settings: &Settings) -> Result<(), CommandError> {
    make_file(&settings.database_url)?;
    let url = settings.migrate_url.as_deref().unwrap_or(&settings.database_url);
    // Migrations seal nothing: any key will do.
    let database = Database::connect(url, Keys::new(&[0; 32])).await?;
    let lock = MigrationLock::take(&database, sqlite_path(url)).await?;
    let outcome =
        Migrator::up(database.writer(), None).await.map_err(|error| CommandError::Migration(error.to_string()));
    lock.release().await?;
    database.close().await?;
    outcome
}

/// A new key beside sealed data would lose every name: refuses that.
async fn refuse_to_orphan(settings: &Settings) -> Result<(), CommandError> {
    let database = Database::connect(&settings.database_url, Keys::new(&[0; 32])).await?;
    let is_used = maintenance::is_used(&database).await?;
    database.close().await?;
    if !is_used {
        return Ok(());
    }
    Err(CommandError::Key(format!(
        "the database has data that the missing key file {} sealed: put the key file back, or name it with ASHSHASH_KEY_FILE",
        settings.key_file.display()
    )))
}

/// Makes the database's file before SQLite does, so that only its owner reads it; its companions take after it.
fn make_file(url: &str) -> Result<(), CommandError> {
    let Some(path) = sqlite_path(url).filter(|path| !path.exists()) else { return Ok(()) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let made = folder.map_or(Ok(()), std::fs::create_dir_all).and_then(|()| {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)
    });
    made.map(drop).map_err(|error| CommandError::File { path: path.display().to_string(), reason: error.to_string() })
}

fn sqlite_path(url: &str) -> Option<&Path> {
    let rest = url.strip_prefix("sqlite:")?;
    let path = rest.strip_prefix("//").unwrap_or(rest);
    let path = path.split('?').next().unwrap_or_default();
    (!path.is_empty() && path != ":memory:").then(|| Path::new(path))
}

#[cfg(test)]
mod tests {
    use super::sqlite_path;
    use std::path::Path;

    #[test]
    fn the_file_of_a_database_is_found() {
        assert_eq!(sqlite_path("sqlite://data/ashshash.db"), Some(Path::new("data/ashshash.db")));
        assert_eq!(sqlite_path("sqlite:///var/lib/a.db?mode=rwc"), Some(Path::new("/var/lib/a.db")));
        assert_eq!(sqlite_path("sqlite::memory:"), None);
        assert_eq!(sqlite_path("postgres://localhost/a"), None);
    }
}
