//! `ashshash migrate`, `ashshash verify` and `ashshash key public`.

use ashshash_storage::journal;

use super::{CommandError, keys, open, say};
use crate::config::Settings;

pub(super) async fn migrate(settings: &Settings) -> Result<(), CommandError> {
    open::migrate(settings).await?;
    say("The tables are up to date.")
}

pub(super) async fn verify(settings: &Settings) -> Result<(), CommandError> {
    let database = open::as_it_is(settings).await?;
    let checked = journal::verify(database.writer(), database.keys()).await?;
    database.close().await?;
    say(&format!("The journal is whole: {checked} entries checked."))
}

/// Prints the public key; asks the key file alone, no database.
pub(super) fn public_key(settings: &Settings) -> Result<(), CommandError> {
    let path = &settings.key_file;
    let keys = keys::read(path)?.ok_or_else(|| {
        CommandError::Key(format!("there is no key file {}: name it with ASHSHASH_KEY_FILE", path.display()))
    })?;
    say(&crate::verify::pem(&keys))
}
