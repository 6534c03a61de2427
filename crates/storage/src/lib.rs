//! Rows and SQL of both databases: the only place that knows either.
//!
//! Every read takes a [`Scope`](ashshash_access::Scope) (who is asking); [`scope`] alone turns it
//! into SQL. Personal data are sealed ([`seal`]) and opened by functions of their own
//! ([`identity`]), which register the look. Every change stands in the [`journal`].

pub mod database;
mod dialect;
mod error;
pub mod measure;
pub mod register;
mod scope;
pub mod journal;
pub mod organisation;
pub mod rate;
pub mod seal;
pub mod session;
mod sql;
pub mod user;

pub use database::{Database, Read};
pub use error::StorageError;
