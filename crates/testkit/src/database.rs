//! Test databases: copies of one that was migrated and peopled once for each build of a test program.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use ashshash_migrations::Migrator;
use ashshash_storage::Database;
use ashshash_storage::seal::Keys;
use sea_orm::ConnectionTrait;
use sea_orm_migration::MigratorTrait;
use sha2::{Digest, Sha256};

use crate::{cast, cluster};

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// A file.
    Sqlite,
    /// A database of the tests' own cluster.
    Postgres,
}

/// A database that is gone after the test.
pub(crate) struct TestDatabase {
    pub(crate) database: Database,
    pub(crate) url: String,
    place: Place,
}

enum Place {
    File(PathBuf),
    Cluster(String),
}

/// The keys of all test databases.
pub(crate) fn keys() -> Keys {
    Keys::new(&[42; 32])
}

impl TestDatabase {
    pub(crate) async fn make(backend: Backend) -> Self {
        let (url, place) = match backend {
            Backend::Sqlite => copy_file().await,
            Backend::Postgres => copy_in_cluster().await,
        };
        let database = Database::connect(&url, keys()).await.expect("the copy opens");
        Self { database, url, place }
    }

    pub(crate) async fn discard(self) {
        drop(self.database.close().await);
        match self.place {
            Place::File(path) => remove(&path),
            Place::Cluster(name) => in_cluster(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await,
        }
    }
}

/// Names this build of this test program: a changed migration makes another.
fn build() -> &'static (String, String) {
    static BUILD: OnceLock<(String, String)> = OnceLock::new();
    BUILD.get_or_init(|| {
        let program = std::env::current_exe().expect("a test knows its own file");
        let changed = fs::metadata(&program).and_then(|file| file.modified()).expect("a file has a time");
        let short =
            |text: String| Sha256::digest(text).iter().take(6).map(|byte| format!("{byte:02x}")).collect::<String>();
        let stem = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = stem.rsplit_once('-').map_or(stem.clone(), |(name, _)| name.to_owned());
        (
            short(format!("{}{name}", program.parent().unwrap_or(Path::new("")).display())),
            short(format!("{}{changed:?}", program.display())),
        )
    })
}

fn unique() -> String {
    ashshash_server::clock::request_id().simple().to_string()
}

async fn prepare(url: &str) {
    let database = Database::connect(url, keys()).await.expect("the first database opens");
    Migrator::up(database.writer(), None).await.expect("migrations run");
    cast::insert(&database).await;
    database.close().await.expect("the first database closes");
}

async fn copy_file() -> (String, Place) {
    let folder = std::env::temp_dir().join("ashshash-test-sqlite");
    fs::create_dir_all(&folder).expect("a folder for test databases can be made");
    let (program, build) = build();
    let first = folder.join(format!("first-{program}-{build}.db"));
    {
        let _lock = cluster::lock(&folder.join(format!("first-{program}.lock")));
        if !first.exists() {
            discard_older(&folder, &format!("first-{program}-"));
            let unfinished = folder.join(format!("unfinished-{program}.db"));
            remove(&unfinished);
            prepare(&format!("sqlite://{}", unfinished.display())).await;
            fs::rename(&unfinished, &first).expect("the first database can be named");
        }
    }
    let copy = folder.join(format!("test-{}.db", unique()));
    fs::copy(&first, &copy).expect("a database can be copied");
    (format!("sqlite://{}", copy.display()), Place::File(copy))
}

fn discard_older(folder: &Path, start: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(start) {
            remove(&entry.path());
        }
    }
}

fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm"] {
        drop(fs::remove_file(format!("{}{ending}", path.display())));
    }
}

fn cluster_url(name: &str) -> String {
    format!("postgres://postgres@localhost/{name}?host={}", cluster::socket().display())
}

async fn copy_in_cluster() -> (String, Place) {
    let (program, build) = build();
    let first = format!("first_{program}_{build}");
    {
        let _lock = cluster::lock(&cluster::socket().join(format!("first-{program}.lock")));
        if !exists_in_cluster(&first).await {
            let unfinished = format!("unfinished_{program}");
            in_cluster(&format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")).await;
            in_cluster(&format!("CREATE DATABASE {unfinished}")).await;
            prepare(&cluster_url(&unfinished)).await;
            in_cluster(&format!("ALTER DATABASE {unfinished} RENAME TO {first}")).await;
        }
    }
    let name = format!("test_{}", unique());
    in_cluster(&format!("CREATE DATABASE {name} TEMPLATE {first}")).await;
    (cluster_url(&name), Place::Cluster(name))
}

async fn exists_in_cluster(name: &str) -> bool {
    let connection = sea_orm::Database::connect(cluster_url("postgres")).await.expect("the tests' PostgreSQL answers");
    let sql = sea_orm::Statement::from_string(
        sea_orm::DbBackend::Postgres,
        format!("SELECT 1 AS one FROM pg_database WHERE datname = '{name}'"),
    );
    let found = connection.query_one_raw(sql).await.expect("the tests' PostgreSQL answers").is_some();
    drop(connection.close().await);
    found
}

async fn in_cluster(statement: &str) {
    let connection = sea_orm::Database::connect(cluster_url("postgres")).await.expect("the tests' PostgreSQL answers");
    connection.execute_unprepared(statement).await.expect("the tests' PostgreSQL obeys");
    drop(connection.close().await);
}
