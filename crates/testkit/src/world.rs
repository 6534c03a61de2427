//! One test's own server: database, clock, router and people.

use std::path::PathBuf;

use ashshash_access::Role;
use ashshash_base::UserId;
use ashshash_operations::account::{Accounts, Demo, Randomness, SessionToken};
use ashshash_server::config::Settings;
use ashshash_server::{App, Parts, jobs, router};
use ashshash_storage::Database;
use ashshash_storage::session::{self, NewSession};
use axum::Router;

use crate::client::Client;
use crate::clock::TestClock;
use crate::database::{Backend, TestDatabase, keys};
use crate::{cast, cluster, log};

/// One test's own server.
pub struct World {
    /// Which database it has.
    pub backend: Backend,
    /// The address of its database.
    pub database_url: String,
    /// Its database.
    pub database: Database,
    /// Its clock.
    pub clock: TestClock,
    /// Its settings; a change takes effect through [`World::restart`].
    pub settings: Settings,
    /// Hashing that costs next to nothing.
    pub accounts: Accounts,
    /// The server's state.
    pub app: App,
    router: Router,
}

impl World {
    fn new(backend: Backend, database: Database, database_url: String) -> Self {
        let settings = Settings::read(|_| None, None).expect("defaults are settings");
        let (clock, accounts) = (TestClock::default(), cast::cheap_accounts());
        let (app, router) = serve(&settings, &database, &accounts, &clock);
        Self { backend, database_url, database, clock, settings, accounts, app, router }
    }

    /// Starts the server anew with the present settings and accounts.
    pub fn restart(&mut self) {
        (self.app, self.router) = serve(&self.settings, &self.database, &self.accounts, &self.clock);
    }

    /// A client of nobody.
    pub fn client(&self) -> Client {
        Client::new(self.router.clone(), None)
    }

    /// A client with a role's session, put straight into the table.
    pub async fn signed_in(&self, role: Role) -> Client {
        self.signed_in_as(cast::user(role)).await
    }

    /// A client of a role whose server keeps nothing in memory yet.
    pub async fn signed_in_afresh(&self, role: Role) -> Client {
        let database = Database::connect(&self.database_url, keys()).await.expect("the database opens once more");
        let (_, router) = serve(&self.settings, &database, &self.accounts, &self.clock);
        Client::new(router, Some(self.session(cast::user(role)).await))
    }

    /// A client with somebody's session.
    pub async fn signed_in_as(&self, user: UserId) -> Client {
        Client::new(self.router.clone(), Some(self.session(user).await))
    }

    /// Puts a session straight into the table; gives its token.
    async fn session(&self, user: UserId) -> String {
        let token = SessionToken::draw(&Randomness::new(ashshash_server::clock::fill));
        let new = NewSession {
            id_hash: token.id_hash(),
            user,
            created_at: self.clock.now(),
            idle_minutes: 30,
            device: String::new(),
        };
        session::insert(self.database.writer(), new).await.expect("a session can be opened");
        token.reveal()
    }

    /// Does all jobs that wait.
    pub async fn work(&self) {
        while jobs::step(&self.app).await.expect("jobs can be read") {}
    }

    /// All bytes of the database: the file with its log, or PostgreSQL's own dump.
    pub async fn dump(&self) -> Vec<u8> {
        match self.database_url.strip_prefix("sqlite://") {
            Some(path) => {
                let read = |ending: &str| std::fs::read(format!("{path}{ending}")).unwrap_or_default();
                [read(""), read("-wal")].concat()
            }
            None => cluster::dump(&self.database_url),
        }
    }

    /// A file of the repository.
    pub fn file(path: &str) -> Vec<u8> {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
        std::fs::read(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

fn serve(settings: &Settings, database: &Database, accounts: &Accounts, clock: &TestClock) -> (App, Router) {
    let parts = Parts {
        settings: settings.clone(),
        database: database.clone(),
        accounts: accounts.clone(),
        demo: Demo::default(),
        clock: clock.as_clock(),
    };
    let app = App::new(parts);
    (app.clone(), router(app))
}

/// Runs a test's body on a database of its own.
pub fn run<F: Future<Output = ()> + Send + 'static>(backend: Backend, body: impl FnOnce(World) -> F) {
    log::capture();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime starts");
    runtime.block_on(async {
        let made = TestDatabase::make(backend).await;
        let world = World::new(backend, made.database.clone(), made.url.clone());
        // A task of its own, so that the database is discarded after a panic too.
        let outcome = tokio::spawn(body(world)).await;
        made.discard().await;
        if let Err(error) = outcome {
            std::panic::resume_unwind(error.into_panic());
        }
    });
}
