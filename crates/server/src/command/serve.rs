//! `ashshash serve`.

use std::net::SocketAddr;

use ashshash_operations::account::Demo;
use ashshash_storage::Database;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;

use super::{CommandError, open, say};
use crate::app::{self, App, Parts};
use crate::clock::Clock;
use crate::config::Settings;
use crate::{jobs, router};

pub(super) async fn run(settings: Settings) -> Result<(), CommandError> {
    let database = open::for_work(&settings).await?;
    let accounts = app::accounts()?;
    start(Parts { settings, database, accounts, demo: Demo::default(), clock: Clock::system() }).await
}

/// Serves until the process is told to end.
pub(super) async fn start(parts: Parts) -> Result<(), CommandError> {
    let address = parts.settings.listen;
    let refused =
        |error: std::io::Error| CommandError::Listen { address: address.to_string(), reason: error.to_string() };
    let listener = TcpListener::bind(address).await.map_err(refused)?;
    let shown = listener.local_addr().map_err(refused)?;
    if !parts.settings.dist.join("index.html").is_file() {
        tracing::warn!(folder = %parts.settings.dist.display(), "the app is not built: run just bundle");
    }
    say(&format!("Ashshash is on http://{shown}"))?;
    let database: Database = parts.database.clone();
    let app = App::new(parts);
    let worker = tokio::spawn(jobs::work(app.clone()));
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    // An answer in several pieces does not wait for the other side to acknowledge the first.
    let listener = listener.tap_io(|connection| _ = connection.set_nodelay(true));
    axum::serve(listener, service).with_graceful_shutdown(told_to_end()).await?;
    worker.abort();
    // An aborted worker has no outcome to look at.
    drop(worker.await);
    Ok(database.close().await?)
}

async fn told_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        _ = interrupted => {}
        () = terminated => {}
    }
}
