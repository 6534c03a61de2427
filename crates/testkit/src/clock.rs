//! A clock that stands still until a test moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use ashshash_base::Timestamp;
use ashshash_server::clock::Clock;

/// 1 March 2022, nine in the morning in Dhaka: after all records of the sample year.
const START: i64 = 1_646_103_600_000;
const MINUTE: i64 = 60_000;

/// The time of a test.
#[derive(Clone, Debug)]
pub struct TestClock(Arc<AtomicI64>);

impl Default for TestClock {
    fn default() -> Self {
        Self(Arc::new(AtomicI64::new(START)))
    }
}

impl TestClock {
    /// Tells the time.
    pub fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }

    /// Lets minutes pass.
    pub fn pass_minutes(&self, minutes: i64) {
        self.pass_ms(minutes * MINUTE);
    }

    /// Lets milliseconds pass.
    pub fn pass_ms(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }

    /// The same clock as the server takes it.
    pub fn as_clock(&self) -> Clock {
        let clock = self.clone();
        Clock::new(move || clock.now())
    }
}
