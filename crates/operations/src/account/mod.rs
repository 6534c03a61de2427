//! Accounts: signing in and out, passwords, language, and who may sign in at all.
//!
//! Sign-in answers alike and takes alike for an address that nobody has and for a wrong password.
//! Hashing happens off the request's threads and never inside a transaction that writes.

mod administration;
pub(crate) mod bucket;
mod error;
mod hasher;
mod own;
mod password;
mod randomness;
mod session;
mod sign_in;
mod token;

pub use administration::{NewAccount, organisation_add, provider_tie, role_set, user_add};
pub use error::AccountError;
pub use hasher::Accounts;
pub use own::{PasswordChange, language_set, password_change};
pub use password::{LONGEST, Password, SHORTEST};
pub use randomness::Randomness;
pub use session::{
    ABSOLUTE_HOURS, IDLE_MINUTES, IDLE_MINUTES_SHARED, Session, clear_away, session, sign_out, sign_out_everywhere,
};
pub use sign_in::{SignIn, SignedIn, sign_in};
pub use token::{CookieChange, CookieSlot, NotAToken, SessionToken};

use ashshash_access::Role;
use ashshash_base::Timestamp;
use ashshash_storage::journal::{Entry, session_mark};

/// Where a request comes from and when; the edge fills it in.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The socket's address, or the one that our own proxy forwards.
    pub address: String,
    /// Browser and system, without versions.
    pub device: String,
    /// Server time.
    pub now: Timestamp,
}

/// The accounts that anybody may try in demo mode; empty otherwise.
#[derive(Clone, Debug, Default)]
pub struct Demo(pub Vec<DemoUser>);

/// An account whose password the sign-in page shows.
#[derive(Clone, Debug)]
pub struct DemoUser {
    /// The address to sign in with.
    pub email: String,
    /// Its password, the same for all.
    pub password: String,
    /// What it does.
    pub role: Role,
    /// The name that colleagues see.
    pub display_name: String,
}

/// Begins the journal's entry of a deed on somebody's own account.
fn entry(deed: &'static str, caller: &Caller, session: &Session) -> Entry {
    Entry {
        user: Some(session.user.id),
        session: Some(session_mark(&session.id_hash)),
        device: Some(caller.device.clone()).filter(|device| !device.is_empty()),
        at: caller.now,
        deed,
        record: Some(session.user.id.as_uuid()),
        ..Entry::default()
    }
}
