//! Whether the process lives, and whether it can answer questions.

use axum::extract::State;
use axum::http::StatusCode;

use crate::App;

/// Says that the process runs.
pub async fn live() -> &'static str {
    "alive\n"
}

/// Says whether the database answers.
pub async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match app.database.ping().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
