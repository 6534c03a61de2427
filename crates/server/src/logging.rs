//! The log: JSON for machines, lines for a terminal. Never personal data.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Starts logging to standard error; `RUST_LOG` says how much, else a server tells of each request and a command only of trouble.
pub fn start(is_server: bool) {
    let usual = if is_server { "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn" } else { "error" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if std::io::stderr().is_terminal() {
        log.compact().try_init()
    } else {
        log.json().with_span_list(false).flatten_event(true).try_init()
    };
    // Already started: a test that captures the log.
    drop(started);
    log_panics();
}

/// Logs where a panic happened, not what it says: its text may quote a value.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
    }));
}
