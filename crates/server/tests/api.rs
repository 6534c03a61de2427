//! The API over HTTP, on both databases; one file a feature.
#![expect(clippy::unwrap_used, reason = "a test says what it knows")]

mod assignment;
mod calendar;
mod caseload;
mod certificate;
mod command;
mod consents;
mod counselling;
mod document;
mod every_deed;
mod family;
mod figures;
mod glass;
mod http;
mod import;
mod indicators;
mod jobs;
mod journal;
mod leads;
mod leak;
mod leaving;
mod merging;
mod migrations;
mod needs;
mod paper;
mod plans;
mod records;
mod register;
mod search;
mod sign_in;
mod statements;
mod survivors;
mod voiding;
