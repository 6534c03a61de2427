//! Ids of a load's records: version 7, rising in the order in which they are made, so that records
//! of one day keep the order of the register.

use ashshash_base::Timestamp;
use uuid::Uuid;

use crate::account::Randomness;

/// Makes ids.
pub(super) struct Ids<'a> {
    randomness: &'a Randomness,
    millis: u64,
    count: u32,
}

impl<'a> Ids<'a> {
    pub(super) fn new(randomness: &'a Randomness, now: Timestamp) -> Self {
        Self { randomness, millis: u64::try_from(now.0).unwrap_or_default(), count: 0 }
    }

    pub(super) fn next(&mut self) -> Uuid {
        let mut bytes: [u8; 10] = self.randomness.bytes();
        // 26 bits of count where version 7 has its first random bits: 12 before the variant, 14 after.
        let [_, high, low, last] = (self.count >> 14).to_be_bytes();
        let _ = high;
        bytes[0] = low & 0x0f;
        bytes[1] = last;
        let rest = self.count & 0x3fff;
        bytes[2] = u8::try_from(rest >> 8).unwrap_or_default();
        bytes[3] = u8::try_from(rest & 0xff).unwrap_or_default();
        self.count = self.count.wrapping_add(1);
        uuid::Builder::from_unix_timestamp_millis(self.millis, &bytes).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_and_differ() {
        let randomness = Randomness::new(|bytes| bytes.fill(0xff));
        let mut ids = Ids::new(&randomness, Timestamp(1_700_000_000_000));
        let made: Vec<Uuid> = (0..100_000).map(|_| ids.next()).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(made[0].get_version_num(), 7);
    }
}
