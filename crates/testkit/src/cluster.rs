//! A PostgreSQL cluster for tests: made when nobody has one running, reused by all test processes, gone when idle.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// Minutes without a new test after which the cluster stops by itself.
const IDLE_MINUTES: u32 = 10;
/// No durability, no network: it lives for one test run.
const OPTIONS: &str = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=400 -c shared_buffers=64MB -c autovacuum=off -c max_wal_size=4GB -c wal_level=minimal -c max_wal_senders=0";

/// Gives the folder of the running cluster's socket.
pub(crate) fn socket() -> &'static Path {
    static SOCKET: OnceLock<PathBuf> = OnceLock::new();
    let home = SOCKET.get_or_init(|| {
        let home = home();
        let _lock = lock(&home.with_extension("lock"));
        if !is_running(&home) {
            start(&home);
        }
        home
    });
    // Tells the watcher that somebody still needs it.
    File::create(home.join("used")).expect("the cluster's folder can be written");
    home
}

/// Takes a lock that all test processes share; it is given back when the file closes.
pub(crate) fn lock(path: &Path) -> File {
    let file = File::create(path).expect("the lock file can be made");
    file.lock().expect("the lock can be taken");
    file
}

/// A short path (sockets allow about a hundred bytes) that the database's own user may enter.
fn home() -> PathBuf {
    let owner = fs::metadata("/proc/self").map_or(0, |me| me.uid());
    std::env::temp_dir().join(format!("ashshash-test-postgres-{owner}"))
}

fn is_running(home: &Path) -> bool {
    home.join("data/PG_VERSION").exists()
        && postgres("pg_ctl", [OsStr::new("status"), OsStr::new("-D"), home.join("data").as_os_str()])
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
}

fn start(home: &Path) {
    drop(fs::remove_dir_all(home));
    fs::create_dir_all(home).expect("a folder for the cluster can be made");
    if is_root() {
        let (user, group) = postgres_user();
        chown(home, Some(user), Some(group)).expect("root may give a folder away");
    }
    let data = home.join("data");
    let made = postgres(
        "initdb",
        [
            OsStr::new("-D"),
            data.as_os_str(),
            OsStr::new("-U"),
            OsStr::new("postgres"),
            OsStr::new("--auth=trust"),
            OsStr::new("--encoding=UTF8"),
            OsStr::new("--locale=C.UTF-8"),
            OsStr::new("--no-sync"),
        ],
    )
    .stdout(Stdio::null())
    .status();
    assert!(made.is_ok_and(|status| status.success()), "initdb failed");
    let options = format!("{OPTIONS} -k {}", home.display());
    let log = home.join("log");
    let started = postgres(
        "pg_ctl",
        [
            OsStr::new("start"),
            OsStr::new("-w"),
            OsStr::new("-D"),
            data.as_os_str(),
            OsStr::new("-l"),
            log.as_os_str(),
            OsStr::new("-o"),
            OsStr::new(&options),
        ],
    )
    .stdout(Stdio::null())
    .status();
    assert!(started.is_ok_and(|status| status.success()), "PostgreSQL did not start: see {}", log.display());
    watch(home);
}

/// Leaves a process behind that stops the cluster when no test has asked for it for a while.
fn watch(home: &Path) {
    let script = format!(
        "(while sleep 60; do [ -n \"$(find '{0}/used' -mmin -{IDLE_MINUTES} 2>/dev/null)\" ] || {{ '{1}' stop -D '{0}/data' -m immediate; exit; }}; done) &",
        home.display(),
        binary("pg_ctl").display()
    );
    let started = postgres_shell(&script).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(started.is_ok_and(|status| status.success()), "no shell can be started");
}

/// Prepares a PostgreSQL program; as root it runs as the database's own user, since it refuses to run as root.
fn postgres<'a>(name: &str, arguments: impl IntoIterator<Item = &'a OsStr>) -> Command {
    let mut command = if is_root() { as_postgres(binary(name).as_os_str()) } else { Command::new(binary(name)) };
    command.args(arguments).current_dir("/");
    command
}

/// Dumps a database as text.
pub(crate) fn dump(url: &str) -> Vec<u8> {
    let output = postgres("pg_dump", [OsStr::new(url)]).output().expect("pg_dump runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn postgres_shell(script: &str) -> Command {
    let mut command = if is_root() { as_postgres(OsStr::new("/bin/sh")) } else { Command::new("/bin/sh") };
    command.args(["-c", script]).current_dir("/");
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
}

fn as_postgres(program: &OsStr) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
    command
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

fn postgres_user() -> (u32, u32) {
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let line = users
        .lines()
        .find(|line| line.starts_with("postgres:"))
        .expect("root needs a user named postgres: install Debian's postgresql");
    let mut fields = line.split(':').skip(2).filter_map(|field| field.parse().ok());
    (fields.next().unwrap(), fields.next().unwrap())
}

/// Finds a program in Debian's versioned folder or on the path.
fn binary(name: &str) -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin").join(name));
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    let mut found: Vec<PathBuf> = versions.filter(|path| path.exists()).collect();
    found.sort();
    found
        .pop()
        .or_else(|| std::env::split_paths(&on_path).map(|folder| folder.join(name)).find(|path| path.exists()))
        .unwrap_or_else(|| panic!("{name} is not there: install PostgreSQL (Debian: apt-get install postgresql)"))
}
