//! Who may see and do what (docs/access.md), in one place, as pure functions.
//!
//! Three questions: which rows ([`Scope`]), which deeds and fields ([`may`] a [`Right`]), and
//! which figures ([`may_count`]). The server's queries are scoped by the answers and the
//! interface asks the same functions what to show.

mod right;
mod scope;
mod viewer;

pub use right::{Counted, Right, may, may_count, person_may};
pub use scope::Scope;
pub use viewer::{Reader, Role, Viewer};
