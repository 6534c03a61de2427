//! `ashshash scale load`.

use std::path::Path;

use ashshash_base::{Language, Problem as _};
use ashshash_operations::account::AccountError;
use ashshash_operations::deed::DeedError;
use ashshash_operations::needs::scale_load_by_command;
use ashshash_storage::organisation;
use ashshash_survivors::wellbeing::Scale;

use super::{CommandError, open, say};
use crate::config::Settings;
use crate::{app, clock};

/// No wording of five sentences is longer than this.
const LARGEST: u64 = 64 * 1024;

pub(super) async fn load(settings: &Settings, file: &Path, code: &str) -> Result<(), CommandError> {
    let wrong = |reason: String| CommandError::File { path: file.display().to_string(), reason };
    if std::fs::metadata(file).map_err(|error| wrong(error.to_string()))?.len() > LARGEST {
        return Err(wrong("a scale's file holds at most 64 kB".to_owned()));
    }
    let text = std::fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
    let scale = read(&text).map_err(wrong)?;
    let database = open::for_work(settings).await?;
    let office = organisation::by_code(database.writer(), code).await?;
    let office = office.ok_or_else(|| AccountError::OrganisationUnknown { code: code.to_owned() })?;
    let accounts = app::accounts()?;
    scale_load_by_command(&database, accounts.randomness(), office.id, &scale, clock::now()).await.map_err(refused)?;
    database.close().await?;
    say(&format!("Loaded the scale {} for {code}.", scale.code))
}

/// Reads a scale's file; says what to mend where it is none.
pub(super) fn read(text: &str) -> Result<Scale, String> {
    let scale: Scale = serde_json::from_str(text).map_err(|error| format!("no scale: {error}"))?;
    match scale.check() {
        Ok(()) => Ok(scale),
        Err(findings) => Err(findings
            .iter()
            .map(|finding| ashshash_i18n::problem(Language::English, finding.code(), &finding.arguments()))
            .collect::<Vec<_>>()
            .join(" ")),
    }
}

/// What was read has been checked: only the database can have failed.
pub(super) fn refused(error: DeedError) -> CommandError {
    match error {
        DeedError::Storage(error) => error.into(),
        DeedError::Refused(_) => CommandError::Key(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_scale_is_one_and_says_that_it_is_made_up() {
        let scale = read(include_str!("../../../../data/scales/demo-wellbeing.json")).unwrap();
        assert!(scale.demo);
        assert!(read("{}").unwrap_err().starts_with("no scale"));
    }
}
