//! What an office of 12,000 files costs: loading its registers (100,000 rows), opening its pages, asking
//! for its figures.
//!
//! `just bench` prints one line a figure. The server is the real one, in a process of its own.
#![expect(clippy::unwrap_used, reason = "a measurement that can't be made has nothing to say")]

mod client;
mod pages;
mod process;
mod registers;
mod work;

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use client::Connection;
use process::Office;

const PASSWORD: &str = "four goats on the bridge";
const CONNECTIONS: usize = 16;
const FOR: Duration = Duration::from_secs(8);

/// The questions of the figures page, of the list and of one file.
const QUESTIONS: [(&str, &str); 4] = [
    (
        "figures of a year",
        "{ indicators(period: { from: \"2021-01-01\", to: \"2021-12-31\" }) { code output total male female other events outOf amountBdt } }",
    ),
    (
        "one figure by upazila",
        "{ indicator(code: \"survivors_enrolled\", period: { from: \"2021-01-01\", to: \"2021-12-31\" }) { by(dimension: UPAZILA) { key total male female } } }",
    ),
    (
        "list of 50",
        "{ survivors(first: 50) { nodes { code sex status enrolledOn upazila { name } counsellor { name } } pageInfo { endCursor } } }",
    ),
    (
        "one file",
        "{ survivor(code: \"RJ-00100\") { code status identity { name phone } enrolments { startedOn } timeline(first: 50) { nodes { on kind } } } }",
    ),
];

fn main() {
    let office = Office::new();
    let workbook = office.path("registers.xlsx");
    let started = Instant::now();
    let rows = registers::write(&workbook);
    say(&format!(
        "registers written: {rows} rows, {} kB, {:.1} s",
        size(&workbook) / 1024,
        started.elapsed().as_secs_f64()
    ));

    office.run(&["organisation", "add", "RJ", "--name", "Office"], "");
    for (email, role) in [("c@office.example", "coordinator"), ("m@office.example", "mobiliser")] {
        office.run(&["user", "add", email, "--role", role, "--organisation", "RJ", "--password-stdin"], PASSWORD);
    }
    let import = ["import", workbook.to_str().unwrap(), "--organisation", "RJ", "--json"];
    for name in ["import", "import again, nothing new"] {
        let run = office.run(&import, "");
        let seconds = run.took.as_secs_f64();
        let counts: serde_json::Value = serde_json::from_slice(&run.output).unwrap();
        say(&format!(
            "{name}: {seconds:.1} s, {:.0} rows/s, peak {} MB (created {}, unchanged {}, refused {})",
            rows as f64 / seconds,
            run.peak_kb / 1024,
            counts["created"],
            counts["unchanged"],
            counts["refused"].as_array().map_or(0, Vec::len)
        ));
    }
    let counsellor =
        ["--role", "counsellor", "--organisation", "RJ", "--counsellor", "Counsellor 0", "--password-stdin"];
    office.run(&[&["user", "add", "a@office.example"], &counsellor[..]].concat(), PASSWORD);
    work::write(&office.path("data/ashshash.db"));
    say(&format!("database with case work: {} MB", size(&office.path("data/ashshash.db")) / 1024 / 1024));

    let server = office.serve();
    say(&format!(
        "server at rest: {} MB, first answer {:.2} s after start",
        server.resident_kb() / 1024,
        server.first_answer.as_secs_f64()
    ));
    let sign_in = |email| Connection::open(server.address).sign_in(email, PASSWORD);
    let [counsellor, cookie, mobiliser] = ["a@office.example", "c@office.example", "m@office.example"].map(sign_in);
    let mut connection = Connection::open(server.address);
    let (_, own) = pages::Subjects::find(&mut connection, &counsellor, &cookie);
    work::ask_for(&mut connection, &mobiliser, &counsellor, &own);
    let (subjects, _) = pages::Subjects::find(&mut connection, &counsellor, &cookie);
    pages::measure(&server, &subjects, [&counsellor, &cookie, &mobiliser]);
    if std::env::args().any(|argument| argument == "pages") {
        return;
    }
    for (name, question) in QUESTIONS {
        let body = serde_json::json!({ "query": question }).to_string();
        let answer = Connection::open(server.address).ask(&body, &cookie);
        assert!(!answer.contains("\"errors\""), "{name}: {answer}");
        measure(&server, name, &body, &cookie);
    }
    say(&format!("server afterwards: {} MB", server.resident_kb() / 1024));
}

/// Asks one question over many connections for a while.
fn measure(server: &process::Server, name: &str, body: &str, cookie: &str) {
    let cpu_before = server.cpu();
    let started = Instant::now();
    let mut times: Vec<Duration> = std::thread::scope(|scope| {
        let ask = || {
            let mut connection = Connection::open(server.address);
            let mut times = Vec::new();
            while started.elapsed() < FOR {
                let start = Instant::now();
                connection.ask(body, cookie);
                times.push(start.elapsed());
            }
            times
        };
        let threads: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(ask)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    times.sort_unstable();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].as_secs_f64() * 1000.0;
    let count = times.len() as f64;
    say(&format!(
        "{name}: {:.0} requests/s, median {:.1} ms, 99th {:.1} ms, server CPU {:.2} ms a request",
        count / started.elapsed().as_secs_f64(),
        at(0.5),
        at(0.99),
        (server.cpu() - cpu_before).as_secs_f64() * 1000.0 / count
    ));
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

fn say(line: &str) {
    writeln!(std::io::stdout().lock(), "{line}").unwrap();
}
