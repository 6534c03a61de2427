//! What every request handler shares.

use std::ops::Deref;
use std::sync::Arc;

use ashshash_operations::account::{Accounts, Demo, Randomness};
use ashshash_storage::Database;
use tokio::sync::Semaphore;

use crate::clock::{self, Clock};
use crate::config::Settings;
use crate::imports::UPLOAD_MEGABYTES_AT_ONCE;
use crate::papers::DECODED_AT_ONCE;

/// The parts that a server is put together from; tests bring their own clock.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The settings.
    pub settings: Settings,
    /// The database, already up to date.
    pub database: Database,
    /// Hashing and randomness.
    pub accounts: Accounts,
    /// Accounts that the sign-in page shows; empty outside demo mode.
    pub demo: Demo,
    /// Where the time comes from.
    pub clock: Clock,
}

/// One server process's state: nothing in it outlives or matters to another process.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The inside of [`App`].
pub struct Inner {
    /// What it was put together from.
    pub parts: Parts,
    /// The GraphQL schema.
    pub schema: ashshash_graphql::Schema,
    /// Megabytes that uploads may still take in memory.
    pub upload_room: Arc<Semaphore>,
    /// Turns at decoding a picture.
    pub decoding: Arc<Semaphore>,
}

impl App {
    /// Puts the process's state together.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let schema = ashshash_graphql::schema();
        let upload_room = Arc::new(Semaphore::new(UPLOAD_MEGABYTES_AT_ONCE));
        let decoding = Arc::new(Semaphore::new(DECODED_AT_ONCE));
        Self(Arc::new(Inner { parts, schema, upload_room, decoding }))
    }
}

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Deref for Inner {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}

/// Prepares hashing with the system's randomness.
///
/// # Errors
/// When the hash function refuses its parameters.
pub fn accounts() -> Result<Accounts, ashshash_operations::account::AccountError> {
    Accounts::new(Randomness::new(clock::fill))
}
