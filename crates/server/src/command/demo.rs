//! `ashshash demo`: one office with the sample registers, everybody's password on the sign-in page.

mod case_work;

use std::path::Path;

use ashshash_access::Role;
use ashshash_base::{Language, OrganisationId, Timestamp};
use ashshash_operations::account::{self, Accounts, Demo, DemoUser, NewAccount, Password};
use ashshash_operations::needs::scale_load_by_command;
use ashshash_operations::register::{self, Upload};
use ashshash_storage::{Database, organisation, user};

use super::{CommandError, open, scale, serve};
use crate::app::{self, Parts};
use crate::clock::{self, Clock};
use crate::config::Settings;

/// The same for all: everybody on this machine may try everything.
const PASSWORD: &str = "try-it-in-jashore-2021";
const REGISTERS: &[u8] = include_bytes!("../../../../data/registers-2021.xlsx");
const SCALE: &str = include_str!("../../../../data/scales/demo-wellbeing.json");
/// The account that is added last: where it is there, the demo is complete.
const LAST: &str = "lsp@demo.example";

const PEOPLE: [(&str, &str, Role, &str); 5] = [
    ("RJ", "coordinator@demo.example", Role::Coordinator, "Demo coordinator"),
    ("RJ", "counsellor@demo.example", Role::Counsellor, "Demo counsellor"),
    ("RJ", "mobiliser@demo.example", Role::Mobiliser, "Demo mobiliser"),
    ("TSP", "tsp@demo.example", Role::Tsp, "Demo training officer"),
    ("LSP", LAST, Role::Lsp, "Demo legal officer"),
];

/// A day, in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

pub(super) async fn run(mut settings: Settings, data: &Path, with_case_work: bool) -> Result<(), CommandError> {
    if !settings.listen.ip().is_loopback() {
        return Err(CommandError::DemoInPublic(settings.listen.to_string()));
    }
    // Never the office's own database: the demo's accounts are open to everybody.
    settings.database_url = format!("sqlite://{}", data.join("demo.db").display());
    settings.key_file = data.join("demo.key");
    settings.migrate_url = None;
    let database = open::for_work(&settings).await?;
    let accounts = app::accounts()?;
    if user::by_email(database.writer(), LAST).await?.is_none() {
        fill(&database, &accounts, with_case_work).await?;
    }
    serve::start(Parts { settings, database, accounts, demo: Demo(people()), clock: Clock::system() }).await
}

fn people() -> Vec<DemoUser> {
    PEOPLE
        .iter()
        .map(|(_, email, role, name)| DemoUser {
            email: (*email).to_owned(),
            password: PASSWORD.to_owned(),
            role: *role,
            display_name: (*name).to_owned(),
        })
        .collect()
}

/// Makes what is not there yet; one that was interrupted goes on where it stopped.
async fn fill(database: &Database, accounts: &Accounts, with_case_work: bool) -> Result<(), CommandError> {
    // What was agreed yesterday stands on registers that were loaded by then.
    let yesterday = Timestamp(clock::now().0 - DAY);
    let loaded_at = if with_case_work { yesterday } else { clock::now() };
    let office = add(database, accounts, "RJ", "Demo Office", "office").await?;
    let tsp = add(database, accounts, "TSP", "Demo TSP", "tsp").await?;
    let upload = Upload { file_name: "registers-2021.xlsx".to_owned(), bytes: REGISTERS.to_vec(), is_dry_run: false };
    let outcome = register::import(database, accounts.randomness(), office, upload, loaded_at).await?;
    tracing::info!(created = outcome.created, refused = outcome.refused.len(), "the sample registers are in");
    let asked =
        scale::read(SCALE).map_err(|reason| CommandError::File { path: "demo-wellbeing.json".to_owned(), reason })?;
    let loaded = scale_load_by_command(database, accounts.randomness(), office, &asked, clock::now()).await;
    loaded.map_err(scale::refused)?;
    account::provider_tie(database, accounts, office, "TSP Jashore", tsp, clock::now()).await?;
    add_people(database, accounts, &["RJ", "TSP"]).await?;
    if with_case_work {
        case_work::seed(database, yesterday, clock::now()).await?;
    }
    let lsp = add(database, accounts, "LSP", "Demo LSP", "lsp").await?;
    account::provider_tie(database, accounts, office, "Ashshash-LSP", lsp, clock::now()).await?;
    add_people(database, accounts, &["LSP"]).await
}

async fn add(
    database: &Database,
    accounts: &Accounts,
    code: &str,
    name: &str,
    kind: &str,
) -> Result<OrganisationId, CommandError> {
    if let Some(present) = organisation::by_code(database.writer(), code).await? {
        return Ok(present.id);
    }
    let id = account::organisation_add(database, accounts, code, name, kind, clock::now()).await?;
    organisation::mark_demo(database.writer(), id).await?;
    Ok(id)
}

async fn add_people(database: &Database, accounts: &Accounts, organisations: &[&str]) -> Result<(), CommandError> {
    for (organisation, email, role, name) in PEOPLE.iter().filter(|person| organisations.contains(&person.0)) {
        let new = NewAccount {
            organisation: (*organisation).to_owned(),
            email: (*email).to_owned(),
            display_name: (*name).to_owned(),
            role: *role,
            language: Language::English,
            password: Password::new(PASSWORD.to_owned()),
            is_deputy_approver: false,
            counsellor: (*role == Role::Counsellor).then(|| "Counsellor A (F)".to_owned()),
        };
        match account::user_add(database, accounts, new, clock::now()).await {
            Ok(_) | Err(account::AccountError::EmailTaken) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn demo_password_is_one_that_an_office_could_use() {
        for (_, email, ..) in PEOPLE {
            assert!(Password::new(PASSWORD.to_owned()).check(email).is_ok());
        }
    }
}
