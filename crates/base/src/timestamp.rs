use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, SecondsFormat};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Date;

const DHAKA_OFFSET_MS: i64 = 6 * 3_600_000;

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

/// The text is not an RFC 3339 instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an RFC 3339 instant")]
pub struct TimestampUnreadable;

impl Timestamp {
    /// Gives the calendar day in Dhaka, which has kept UTC+06:00 without summer time since 2010.
    pub fn date_in_dhaka(self) -> Date {
        DateTime::from_timestamp_millis(self.0.saturating_add(DHAKA_OFFSET_MS))
            .map_or(if self.0 < 0 { Date::MIN } else { Date::MAX }, |instant| instant.date_naive())
    }

    /// Gives the instant so many milliseconds later, or earlier where negative.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match DateTime::from_timestamp_millis(self.0) {
            Some(instant) => f.write_str(&instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
            None => write!(f, "{} ms", self.0),
        }
    }
}

impl FromStr for Timestamp {
    type Err = TimestampUnreadable;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        DateTime::parse_from_rfc3339(text)
            .map(|instant| Self(instant.timestamp_millis()))
            .map_err(|_| TimestampUnreadable)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_day_begins_at_midnight_in_dhaka() {
        let evening: Timestamp = "2021-12-31T17:59:59.999Z".parse().unwrap();
        assert_eq!(evening.date_in_dhaka().to_string(), "2021-12-31");
        assert_eq!(evening.plus_ms(1).date_in_dhaka().to_string(), "2022-01-01");
        assert_eq!(evening.plus_ms(1).to_string(), "2021-12-31T18:00:00Z");
    }

    #[test]
    fn extreme_instants_do_not_panic() {
        for ms in [i64::MIN, i64::MAX] {
            let _ = (Timestamp(ms).date_in_dhaka(), Timestamp(ms).to_string());
        }
    }

    proptest! {
        #[test]
        fn text_reads_back(ms in -30_000_000_000_000i64..200_000_000_000_000) {
            let instant = Timestamp(ms);
            prop_assert_eq!(instant.to_string().parse(), Ok(instant));
            prop_assert_eq!(serde_json::from_str::<Timestamp>(&serde_json::to_string(&instant).unwrap()).unwrap(), instant);
        }
    }
}
