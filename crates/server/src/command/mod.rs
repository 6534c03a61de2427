//! The command line: one verb a file, exit 0 only on success, one line on standard error otherwise.

mod account;
mod demo;
mod import;
mod keys;
mod maintenance;
mod open;
mod scale;
mod serve;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use ashshash_access::Role;
use ashshash_base::Language;
use ashshash_operations::account::AccountError;
use ashshash_operations::register::LoadError;
use ashshash_storage::StorageError;
use clap::{Parser, Subcommand};

use crate::config::{Settings, SettingsError};
use crate::logging;

/// Case, service and reporting system of an office that helps people.
#[derive(Debug, Parser)]
#[command(name = "ashshash", version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Serves the app and its data.
    Serve,
    /// Serves the app with sample data; everybody on this machine can sign in.
    Demo {
        /// Folder of the demo's database and key.
        #[arg(long, default_value = "data")]
        data: PathBuf,
        /// Leaves out the case work that is made up at the first start: the registers alone.
        #[arg(long)]
        without_case_work: bool,
    },
    /// Loads a register workbook.
    Import {
        /// The workbook (.xlsx).
        file: PathBuf,
        /// Code of the office whose registers they are.
        #[arg(long)]
        organisation: String,
        /// Says what would happen and changes nothing.
        #[arg(long)]
        dry_run: bool,
        /// Prints the result as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Manages organisations.
    #[command(subcommand)]
    Organisation(Organisation),
    /// Manages accounts.
    #[command(subcommand)]
    User(User),
    /// Manages scales of well-being.
    #[command(subcommand)]
    Scale(Scale),
    /// Prints the GraphQL schema.
    Schema,
    /// Brings the database's tables up to date.
    Migrate,
    /// Manages what comes from the key file.
    #[command(subcommand)]
    Key(Key),
    /// Checks the journal from its first entry to its last.
    Verify,
}

#[derive(Debug, Subcommand)]
enum Organisation {
    /// Adds an organisation.
    Add {
        /// Its short code, such as RJ.
        code: String,
        /// Its name.
        #[arg(long)]
        name: String,
        /// office, tsp (training provider) or lsp (legal provider).
        #[arg(long, default_value = "office", value_parser = ["office", "tsp", "lsp"])]
        kind: String,
    },
}

#[derive(Debug, Subcommand)]
enum Scale {
    /// Loads a scale's wording, or a new wording of one that is there.
    Load {
        /// The file (.json): data/scales/README.md shows the form.
        file: PathBuf,
        /// Code of the office that asks by it.
        #[arg(long)]
        organisation: String,
    },
}

#[derive(Debug, Subcommand)]
enum Key {
    /// Prints the public key by which certificates are checked without the network.
    Public,
}

#[derive(Debug, Subcommand)]
enum User {
    /// Adds an account.
    Add {
        /// The address to sign in with.
        email: String,
        /// What the person does.
        #[arg(long, value_parser = role)]
        role: Role,
        /// Code of the person's organisation.
        #[arg(long)]
        organisation: String,
        /// The name that colleagues see; else the address's first part.
        #[arg(long)]
        name: Option<String>,
        /// The counsellor of the registers that the person is, such as 'Counsellor A (F)'.
        #[arg(long)]
        counsellor: Option<String>,
        /// Decides about certificates in the coordinator's place, never about own requests.
        #[arg(long)]
        deputy_approver: bool,
        /// Reads the password from standard input: on the command line others could see it.
        #[arg(long, required = true)]
        password_stdin: bool,
    },
}

fn role(text: &str) -> Result<Role, String> {
    Role::from_code(text).ok_or_else(|| "the roles are counsellor, mobiliser, tsp, lsp, coordinator".to_owned())
}

/// Why a command did not do what it was asked for; each says how to mend it.
#[derive(Debug, thiserror::Error)]
enum CommandError {
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error("{0}")]
    Key(String),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("the tables can't be brought up to date: {0}")]
    Migration(String),
    #[error(transparent)]
    Account(#[from] AccountError),
    #[error("{path}: {reason}")]
    File { path: String, reason: String },
    #[error("{}", in_words(.0))]
    Import(#[from] LoadError),
    #[error("can't listen on {address}: {reason}; choose another address with ASHSHASH_LISTEN")]
    Listen { address: String, reason: String },
    #[error(
        "the demo's passwords are known to everybody: let it listen on a loopback address, such as 127.0.0.1:8080, not on {0}"
    )]
    DemoInPublic(String),
    #[error("{0}")]
    Output(#[from] std::io::Error),
}

/// Says what is wrong with a workbook as the interface would.
fn in_words(error: &LoadError) -> String {
    match error.problem() {
        Some(problem) => ashshash_i18n::problem(Language::English, problem.code(), &problem.arguments()),
        None => error.to_string(),
    }
}

/// Runs the command that the process was started with.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    logging::start(matches!(arguments.verb, Verb::Serve | Verb::Demo { .. }));
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(CommandError::from)
        .and_then(|runtime| runtime.block_on(run(arguments.verb)));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let line = error.to_string().replace('\n', " ");
            // Nowhere is left to say it if this fails too.
            drop(writeln!(std::io::stderr().lock(), "ashshash: {line}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(verb: Verb) -> Result<(), CommandError> {
    match verb {
        Verb::Schema => say(&ashshash_graphql::sdl()),
        Verb::Demo { data, without_case_work } => demo::run(Settings::load()?, &data, !without_case_work).await,
        Verb::Serve => serve::run(Settings::load()?).await,
        Verb::Import { file, organisation, dry_run, json } => {
            import::run(&Settings::load()?, &file, &organisation, dry_run, json).await
        }
        Verb::Organisation(Organisation::Add { code, name, kind }) => {
            account::add_organisation(&Settings::load()?, &code, &name, &kind).await
        }
        Verb::User(User::Add { email, role, organisation, name, counsellor, deputy_approver, password_stdin: _ }) => {
            let is_deputy_approver = deputy_approver;
            let person = account::Person { email, role, organisation, name, counsellor, is_deputy_approver };
            account::add_user(&Settings::load()?, person).await
        }
        Verb::Scale(Scale::Load { file, organisation }) => scale::load(&Settings::load()?, &file, &organisation).await,
        Verb::Key(Key::Public) => maintenance::public_key(&Settings::load()?),
        Verb::Migrate => maintenance::migrate(&Settings::load()?).await,
        Verb::Verify => maintenance::verify(&Settings::load()?).await,
    }
}

/// Prints to standard output; a closed pipe is an error like any other.
fn say(text: &str) -> Result<(), CommandError> {
    let mut output = std::io::stdout().lock();
    output.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        output.write_all(b"\n")?;
    }
    Ok(output.flush()?)
}
