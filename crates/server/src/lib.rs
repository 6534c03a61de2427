//! The `ashshash` command and its server: the edge where requests, files, time and randomness enter.
// Optimised builds look through all of async-graphql's nested futures at once.
#![recursion_limit = "512"]

pub mod address;
pub mod app;
pub mod calendar;
pub mod caller;
pub mod certificates;
pub mod clock;
pub mod command;
pub mod config;
pub mod cookie;
pub mod documents;
pub mod envelope;
pub mod graphql;
pub mod headers;
pub mod health;
pub mod imports;
pub mod jobs;
pub mod logging;
pub mod origin;
pub mod papers;
pub mod problem;
pub mod statics;
pub mod verify;

pub use app::{App, Parts};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::middleware;
use axum::routing::{get, post};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// Puts all routes together with what surrounds them.
pub fn router(app: App) -> Router {
    let is_https = app.settings.is_https();
    // Fourth level: a third of the size for a tenth of the time of the strongest.
    let compressed = CompressionLayer::new().br(true).quality(CompressionLevel::Precise(4));
    Router::new()
        .route("/graphql", post(graphql::answer.layer(compressed)))
        .route("/imports", post(imports::upload).fallback(statics::serve))
        .route("/documents", post(papers::upload).layer(DefaultBodyLimit::disable()))
        .route("/documents/{id}", get(documents::download))
        .route("/calendar/{file}", get(calendar::feed))
        .route("/certificates/{file}", get(certificates::paper))
        .route("/verify/key", get(verify::public_key))
        .route("/verify/style.css", get(verify::style))
        .route("/verify/{payload}", get(verify::page))
        .route("/live", get(health::live))
        .route("/ready", get(health::ready))
        .fallback(statics::serve)
        .layer(CatchPanicLayer::custom(envelope::caught))
        .layer(middleware::from_fn(envelope::wrap))
        .layer(middleware::from_fn_with_state(is_https, headers::secure))
        .with_state(app)
}
