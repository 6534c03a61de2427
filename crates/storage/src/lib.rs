//! Rows and SQL of both databases: the only place that knows either.
//!
//! Every read takes a [`Scope`](ashshash_access::Scope) (who is asking); [`scope`] alone turns it
//! into SQL. Personal data are sealed ([`seal`]) and opened by functions of their own
//! ([`identity`]), which register the look. Every change stands in the [`journal`].

pub mod awareness_event;
pub mod calendar_feed;
pub mod case_plan;
pub mod caseload;
pub mod certificate;
pub mod consent;
pub mod counselling;
pub mod counsellor;
pub mod cursor;
pub mod database;
mod dialect;
pub mod document;
pub mod duplicate;
pub mod enrolment;
mod error;
pub mod family;
pub mod follow_up;
pub mod glass;
pub mod identity;
pub mod job;
pub mod journal;
pub mod journal_deed;
pub mod journal_page;
pub mod lead;
pub mod leaving;
pub mod lock;
pub mod look;
pub mod maintenance;
pub mod measure;
pub mod merging;
pub mod needs;
pub mod note;
pub mod organisation;
mod patience;
pub mod period;
pub mod place;
pub mod rate;
pub mod read;
pub mod record;
pub mod record_count;
pub mod referral;
pub mod register;
pub mod safety_plan;
pub mod scale;
mod scope;
pub mod seal;
mod sealed_words;
pub mod search;
pub mod session;
mod sql;
pub mod survivor;
pub mod survivor_document;
pub mod timeline;
pub mod training_needs;
pub mod user;
pub mod voiding;
pub mod way;
pub mod write;

pub use database::{Database, Read};
pub use error::StorageError;
pub use look::{Look, LookKind};
