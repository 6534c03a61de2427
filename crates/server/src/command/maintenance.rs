//! `ashshash migrate` and `ashshash verify`.

use ashshash_storage::journal;

use super::{CommandError, open, say};
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
