//! Survivors: lists, search, one file.

mod code;
mod episode;
mod identity;
mod object;
mod query;
mod timeline;

pub(crate) use code::Sex;
pub(crate) use episode::{Consent, Counsellor, Enrolment, EnrolmentConnection};
pub(crate) use identity::SafeContact;
pub(crate) use object::Survivor;
pub(crate) use query::SurvivorQuery;
