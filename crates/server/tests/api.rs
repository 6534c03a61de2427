//! The API over HTTP, on both databases; one file a feature.
#![expect(clippy::unwrap_used, reason = "a test says what it knows")]

mod command;
mod http;
mod import;
mod jobs;
mod leak;
mod migrations;
mod sign_in;
