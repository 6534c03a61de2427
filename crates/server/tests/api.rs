//! The API over HTTP, on both databases; one file a feature.
#![expect(clippy::unwrap_used, reason = "a test says what it knows")]

mod assignment;
mod command;
mod figures;
mod http;
mod import;
mod indicators;
mod jobs;
mod journal;
mod leak;
mod migrations;
mod records;
mod register;
mod search;
mod sign_in;
mod statements;
mod survivors;
