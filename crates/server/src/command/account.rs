//! `ashshash organisation add` and `ashshash user add`.

use std::io::Read;

use ashshash_access::Role;
use ashshash_base::Language;
use ashshash_operations::account::{self, NewAccount, Password};

use super::{CommandError, open, say};
use crate::config::Settings;
use crate::{app, clock};

/// Who is to get an account.
pub(super) struct Person {
    pub(super) email: String,
    pub(super) role: Role,
    pub(super) organisation: String,
    pub(super) name: Option<String>,
    pub(super) counsellor: Option<String>,
    pub(super) is_deputy_approver: bool,
}

pub(super) async fn add_organisation(
    settings: &Settings,
    code: &str,
    name: &str,
    kind: &str,
) -> Result<(), CommandError> {
    let database = open::for_work(settings).await?;
    account::organisation_add(&database, &app::accounts()?, code, name, kind, clock::now()).await?;
    database.close().await?;
    say(&format!("Added the organisation {code}."))
}

pub(super) async fn add_user(settings: &Settings, person: Person) -> Result<(), CommandError> {
    let mut typed = String::new();
    std::io::stdin().lock().take(4096).read_to_string(&mut typed)?;
    let password = Password::new(typed.trim_end_matches(['\r', '\n']).to_owned());
    let database = open::for_work(settings).await?;
    let name = person.name.unwrap_or_else(|| person.email.split('@').next().unwrap_or_default().to_owned());
    let new = NewAccount {
        organisation: person.organisation,
        email: person.email.clone(),
        display_name: name,
        role: person.role,
        language: Language::English,
        password,
        counsellor: person.counsellor,
        is_deputy_approver: person.is_deputy_approver,
    };
    account::user_add(&database, &app::accounts()?, new, clock::now()).await?;
    database.close().await?;
    say(&format!("Added the account {}.", person.email))
}
