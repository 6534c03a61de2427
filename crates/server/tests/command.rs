//! The command line: what it prints, what it refuses, how it ends.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use sea_orm::{ConnectionTrait, Statement};

/// An empty folder in which a command runs; gone at the end.
struct Office(PathBuf);

impl Office {
    fn new() -> Self {
        let folder =
            std::env::temp_dir().join(format!("ashshash-office-{}", ashshash_server::clock::request_id().simple()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, &[], "")
    }

    fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)], input: &str) -> Output {
        let mut child = self.start(arguments, environment);
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    fn start(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ashshash"));
        command
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command.env_remove("RUST_LOG").envs(environment.iter().copied());
        command.spawn().unwrap()
    }

    async fn count(&self, rows: &str) -> i64 {
        self.count_in("data/ashshash.db", rows).await
    }

    async fn count_in(&self, database: &str, rows: &str) -> i64 {
        let url = format!("sqlite://{}", self.path(database).display());
        let db = sea_orm::Database::connect(url).await.unwrap();
        let sql = Statement::from_string(db.get_database_backend(), format!("SELECT COUNT(*) AS many FROM {rows}"));
        let many = db.query_one_raw(sql).await.unwrap().unwrap().try_get("", "many").unwrap();
        db.close().await.unwrap();
        many
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

/// Expects one line that says how to mend it.
fn refusal(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(!output.status.success(), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(output.stdout.is_empty());
    text
}

fn success(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn office_is_set_up_from_nothing() {
    let office = Office::new();
    success(&office.run(&["organisation", "add", "RJ", "--name", "Rights Jessore"]));
    assert_eq!(mode(&office.path("data/ashshash.key")), 0o600);
    assert_eq!(mode(&office.path("data/ashshash.db")), 0o600);
    let add = ["user", "add", "shirin@rj.example", "--role", "coordinator", "--organisation", "RJ", "--password-stdin"];
    success(&office.run_with(&add, &[], "four goats on the bridge\n"));
    assert!(refusal(&office.run_with(&add, &[], "four goats on the bridge\n")).contains("already"));
    assert!(success(&office.run(&["verify"])).contains("2 entries"));
    assert!(refusal(&office.run(&["organisation", "add", "RJ", "--name", "Again"])).contains("RJ"));
}

#[tokio::test]
async fn verify_names_the_first_entry_that_was_changed_by_hand() {
    let office = Office::new();
    success(&office.run(&["organisation", "add", "RJ", "--name", "Rights Jessore"]));
    let add = ["user", "add", "shirin@rj.example", "--role", "coordinator", "--organisation", "RJ", "--password-stdin"];
    success(&office.run_with(&add, &[], "four goats on the bridge\n"));
    let url = format!("sqlite://{}", office.path("data/ashshash.db").display());
    let db = sea_orm::Database::connect(url).await.unwrap();
    for sql in ["DROP TRIGGER journal_no_update", "UPDATE journal SET deed = 'nothing' WHERE seq = 2"] {
        db.execute_unprepared(sql).await.unwrap();
    }
    db.close().await.unwrap();
    let told = refusal(&office.run(&["verify"]));
    assert!(told.contains("RJ") && told.contains("entry 2"), "{told}");
}

#[test]
fn a_scale_is_loaded_once_and_again() {
    let office = Office::new();
    success(&office.run(&["organisation", "add", "RJ", "--name", "Rights Jessore"]));
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/scales/demo-wellbeing.json");
    for _ in 0..2 {
        assert!(success(&office.run(&["scale", "load", file, "--organisation", "RJ"])).contains("demo-wellbeing"));
    }
    assert!(refusal(&office.run(&["scale", "load", file, "--organisation", "XX"])).contains("XX"));
    std::fs::write(office.path("wrong.json"), "{}").unwrap();
    assert!(refusal(&office.run(&["scale", "load", "wrong.json", "--organisation", "RJ"])).contains("no scale"));
    assert!(success(&office.run(&["verify"])).contains("3 entries"));
}

#[test]
fn weak_password_and_unknown_organisation_add_nobody() {
    let office = Office::new();
    let add = ["user", "add", "shirin@rj.example", "--role", "coordinator", "--organisation", "XX", "--password-stdin"];
    assert!(refusal(&office.run_with(&add, &[], "password1234\n")).contains("guesser"));
    let unknown = refusal(&office.run_with(&add, &[], "four goats on the bridge\n"));
    assert!(unknown.contains("XX") && unknown.contains("organisation add"), "{unknown}");
}

#[test]
fn key_is_never_made_beside_data_that_another_sealed() {
    let office = Office::new();
    success(&office.run(&["organisation", "add", "RJ", "--name", "Rights Jessore"]));
    let (key, away) = (office.path("data/ashshash.key"), office.path("away.key"));
    std::fs::rename(&key, &away).unwrap();
    assert!(refusal(&office.run(&["organisation", "add", "TSP", "--name", "TSP"])).contains("put the key file back"));
    assert!(!key.exists());
    success(&office.run_with(
        &["organisation", "add", "TSP", "--name", "TSP"],
        &[("ASHSHASH_KEY_FILE", "away.key")],
        "",
    ));
    std::fs::set_permissions(&away, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(refusal(&office.run_with(&["verify"], &[("ASHSHASH_KEY_FILE", "away.key")], "")).contains("chmod 600"));
}

#[tokio::test]
async fn import_killed_half_way_leaves_nothing_in() {
    let office = Office::new();
    success(&office.run(&["organisation", "add", "RJ", "--name", "Rights Jessore"]));
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/registers-2021.xlsx");
    let import = ["import", sample, "--organisation", "RJ"];
    let mut delay = Duration::from_millis(100);
    loop {
        let mut child = office.start(&import, &[]);
        std::thread::sleep(delay);
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let survivors = office.count("survivor").await;
        assert!(survivors == 0 || survivors == 369, "{survivors} after {delay:?}");
        delay = delay * 3 / 2;
        if survivors > 0 {
            break;
        }
    }
    success(&office.run(&import));
    assert_eq!(office.count("survivor").await, 369);
    success(&office.run(&["verify"]));
}

impl Office {
    /// Starts the demo, waits until it serves, ends it.
    fn demo(&self, arguments: &[&str]) {
        let arguments = [&["demo", "--data", "demo"], arguments].concat();
        let mut child = self.start(&arguments, &[("ASHSHASH_LISTEN", "127.0.0.1:0")]);
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with("Ashshash is on"), "{line}");
        child.kill().unwrap();
        child.wait().unwrap();
    }

    fn verify_demo(&self) {
        let url = format!("sqlite://{}", self.path("demo/demo.db").display());
        let key = self.path("demo/demo.key");
        let environment = [("ASHSHASH_DATABASE_URL", url.as_str()), ("ASHSHASH_KEY_FILE", key.to_str().unwrap())];
        success(&self.run_with(&["verify"], &environment, ""));
    }
}

#[tokio::test]
async fn the_demo_has_case_work_that_is_made_once_and_counts_nowhere() {
    let office = Office::new();
    office.demo(&[]);
    office.verify_demo();
    for _ in 0..2 {
        for (rows, expected) in [
            ("counselling_session WHERE status = 'planned'", 8),
            ("counselling_session WHERE session_on > '2022-01-01' AND status <> 'planned'", 0),
            ("follow_up", 1),
            ("lead WHERE survivor_id IS NULL AND created_by IS NOT NULL", 2),
            ("consent", 5),
            ("certificate WHERE state = 'requested'", 1),
            ("certificate WHERE approved_on > '2022-01-01'", 0),
        ] {
            assert_eq!(office.count_in("demo/demo.db", rows).await, expected, "{rows}");
        }
        office.demo(&[]);
    }
    let plain = Office::new();
    plain.demo(&["--without-case-work"]);
    for rows in ["counselling_session WHERE status = 'planned'", "follow_up", "consent"] {
        assert_eq!(plain.count_in("demo/demo.db", rows).await, 0, "{rows}");
    }
}

#[test]
fn demo_stays_on_this_machine() {
    let office = Office::new();
    let refused = office.run_with(&["demo"], &[("ASHSHASH_LISTEN", "0.0.0.0:0")], "");
    assert!(refusal(&refused).contains("loopback"));
    assert!(!office.path("data").exists(), "nothing was made");
}

#[test]
fn wrong_settings_and_missing_files_are_named() {
    let office = Office::new();
    assert!(refusal(&office.run_with(&["serve"], &[("ASHSHASH_LISTEN", "8080")], "")).contains("ASHSHASH_LISTEN"));
    let missing = refusal(&office.run(&["import", "none.xlsx", "--organisation", "RJ"]));
    assert!(missing.contains("none.xlsx") && missing.contains("FILE is the register's workbook"), "{missing}");
    assert!(refusal(&office.run(&["verify"])).contains("ASHSHASH_KEY_FILE"));
}

#[test]
fn schema_is_printed_without_a_database() {
    let office = Office::new();
    assert!(success(&office.run(&["schema"])).contains("type Query"));
    assert!(!office.path("data").exists());
}
