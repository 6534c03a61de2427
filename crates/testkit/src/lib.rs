//! What tests share: both databases, a clock that stands still, people to sign in, and requests through the real router.
//!
//! ```ignore
//! testkit::both! {
//!     async fn coordinator_sees_the_office(world: World) { … }
//! }
//! ```
//! makes the tests `coordinator_sees_the_office::sqlite` and `…::postgres`.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test's set-up may panic: that is how it says what is missing"
)]

pub mod cast;
mod client;
mod clock;
mod cluster;
pub mod crawl;
mod database;
mod log;
pub mod readiness;
mod survivor;
mod world;

pub use client::{Answer, Client};
pub use clock::TestClock;
pub use database::Backend;
pub use log::captured_log;
pub use survivor::{SurvivorBuilder, day, survivor};
pub use world::{World, run};

/// Draws a new id as the outside spells it: `new_id("deed")`.
pub fn new_id(kind: &str) -> String {
    format!("{kind}_{}", ashshash_server::clock::request_id())
}

/// Makes two tests of one body, one for each database.
#[macro_export]
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($world:ident: $type:ty) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports, clippy::allow_attributes, reason = "not every body names something outside")]
            use super::*;

            async fn body($world: $type) $body

            #[test]
            fn sqlite() {
                $crate::run($crate::Backend::Sqlite, body);
            }

            #[test]
            fn postgres() {
                $crate::run($crate::Backend::Postgres, body);
            }
        }
    )*};
}
