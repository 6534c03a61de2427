//! Rows and SQL of both databases: the only place that knows either.
//!
//! Every read takes a [`Scope`](ashshash_access::Scope) (who is asking); [`scope`] alone turns it
//! into SQL. Personal data are sealed ([`seal`]) and opened by functions of their own
//! ([`identity`]), which register the look. Every change stands in the [`journal`].

pub mod database;
mod dialect;
pub mod document;
mod error;
pub mod measure;
pub mod register;
mod scope;
pub mod job;
pub mod journal;
pub mod look;
pub mod maintenance;
pub mod organisation;
mod patience;
pub mod rate;
pub mod read;
pub mod seal;
pub mod session;
mod sql;
pub mod write;
pub mod user;

pub use database::{Database, Read};
pub use error::StorageError;
pub use look::{Look, LookKind};
