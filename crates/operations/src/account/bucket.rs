//! Token buckets: how often somebody may try, without ever being locked out for good.

use ashshash_base::Timestamp;
use ashshash_storage::rate::Level;

/// A million parts of one try, the unit in which buckets are kept.
const WHOLE: i64 = 1_000_000;

/// How many tries a bucket holds and how fast it fills again.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Tries at once.
    pub tries: i64,
    /// Milliseconds until one more try is free.
    pub refill_ms: i64,
}

/// Tries to sign in from one address (an office's phones share one: a success gives its try back).
pub const PER_ADDRESS: Budget = Budget { tries: 10, refill_ms: 15_000 };
/// Tries at one account from addresses that it was not used from before.
pub const PER_ACCOUNT: Budget = Budget { tries: 30, refill_ms: 20_000 };

impl Budget {
    /// Gives a bucket that nobody has drawn from.
    #[must_use]
    pub fn full(self, now: Timestamp) -> Level {
        Level { tokens_micro: self.tries * WHOLE, updated_at: now }
    }

    /// Takes one try, or says in how many seconds the next is free.
    ///
    /// # Errors
    /// Seconds to wait, rounded up, at least one.
    pub fn take(self, level: Level, now: Timestamp) -> Result<Level, i64> {
        let tokens_micro = self.at(level, now);
        if tokens_micro >= WHOLE {
            return Ok(Level { tokens_micro: tokens_micro - WHOLE, updated_at: now });
        }
        let missing_ms = div_up((WHOLE - tokens_micro) * self.refill_ms, WHOLE);
        Err(div_up(missing_ms, 1_000).max(1))
    }

    /// Gives a try back.
    #[must_use]
    pub fn give_back(self, level: Level, now: Timestamp) -> Level {
        let tokens_micro = (self.at(level, now) + WHOLE).min(self.tries * WHOLE);
        Level { tokens_micro, updated_at: now }
    }

    fn at(self, level: Level, now: Timestamp) -> i64 {
        let full = self.tries * WHOLE;
        let passed = (now.0 - level.updated_at.0).clamp(0, self.tries * self.refill_ms);
        (level.tokens_micro + passed * WHOLE / self.refill_ms).clamp(0, full)
    }
}

/// Divides counts that are never negative, rounding up.
fn div_up(count: i64, by: i64) -> i64 {
    (count + by - 1).div_euclid(by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn burst_is_spent_then_one_try_comes_back_at_a_time() {
        let mut level = PER_ADDRESS.full(Timestamp(0));
        for _ in 0..10 {
            level = PER_ADDRESS.take(level, Timestamp(0)).unwrap();
        }
        assert_eq!(PER_ADDRESS.take(level, Timestamp(0)), Err(15));
        assert_eq!(PER_ADDRESS.take(level, Timestamp(14_001)), Err(1));
        level = PER_ADDRESS.take(level, Timestamp(15_000)).unwrap();
        assert_eq!(PER_ADDRESS.take(level, Timestamp(15_000)), Err(15));
    }

    #[test]
    fn nobody_waits_longer_than_one_refill() {
        let mut level = PER_ACCOUNT.full(Timestamp(0));
        for now in (0..100_000).map(Timestamp) {
            level = PER_ACCOUNT.take(level, now).unwrap_or(level);
        }
        let wait = PER_ACCOUNT.take(level, Timestamp(100_000)).err().unwrap_or_default();
        assert!(wait <= PER_ACCOUNT.refill_ms / 1_000);
    }

    #[test]
    fn bucket_never_overflows_and_clocks_may_go_back() {
        let level = PER_ADDRESS.give_back(PER_ADDRESS.full(Timestamp(1_000)), Timestamp(99_999_999));
        assert_eq!(level.tokens_micro, 10_000_000);
        let back = PER_ADDRESS.take(level, Timestamp(0)).unwrap();
        assert_eq!(back.tokens_micro, 9_000_000);
    }
}
