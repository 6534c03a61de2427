//! The command in processes of its own, and what the system says that they cost.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// An empty folder in which the command runs; gone at the end.
pub struct Office(PathBuf);

/// What a command printed and cost.
pub struct Run {
    pub output: Vec<u8>,
    pub took: Duration,
    pub peak_kb: u64,
}

/// A server that ends with the measurement.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    pub first_answer: Duration,
}

impl Office {
    pub fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("ashshash-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ashshash"));
        command.args(arguments).current_dir(&self.0).stdin(Stdio::piped()).stdout(Stdio::piped());
        command
    }

    /// Runs a command to its end, looking at its memory a hundred times a second.
    pub fn run(&self, arguments: &[&str], input: &str) -> Run {
        let started = Instant::now();
        let mut child = self.command(arguments).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let mut stdout = child.stdout.take().unwrap();
        let reader = std::thread::spawn(move || {
            let mut output = Vec::new();
            stdout.read_to_end(&mut output).unwrap();
            output
        });
        let mut peak_kb = 0;
        let status = loop {
            peak_kb = peak_kb.max(memory(child.id(), "VmHWM"));
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            std::thread::sleep(Duration::from_millis(10));
        };
        assert!(status.success(), "{arguments:?} failed");
        Run { output: reader.join().unwrap(), took: started.elapsed(), peak_kb }
    }

    /// Starts the server on a free port.
    pub fn serve(&self) -> Server {
        let started = Instant::now();
        let mut child =
            self.command(&["serve"]).env("ASHSHASH_LISTEN", "127.0.0.1:0").env("RUST_LOG", "error").spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit_once("http://").unwrap().1.parse().unwrap();
        Server { child, address, first_answer: started.elapsed() }
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

impl Server {
    pub fn resident_kb(&self) -> u64 {
        memory(self.child.id(), "VmRSS")
    }

    /// Processor time so far, of all threads.
    pub fn cpu(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let after_name = stat.rsplit_once(") ").unwrap().1;
        // User and system time stand 12th and 13th after the name, in hundredths of a second.
        let ticks: u64 = after_name.split(' ').skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum();
        Duration::from_millis(ticks * 10)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn memory(process: u32, name: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kb| kb.parse().ok()).unwrap_or(0)
}
