//! Dates, times and instants as the schema writes them.

use ashshash_base::{Date, TimeOfDay, Timestamp};
use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};

/// A calendar date in Asia/Dhaka: `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Day(pub Date);

/// A calendar date in Asia/Dhaka: `YYYY-MM-DD`.
#[Scalar(name = "Date")]
impl ScalarType for Day {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        let is_iso = text.len() == 10 && text.bytes().all(|c| c.is_ascii_digit() || c == b'-');
        let day = is_iso.then(|| text.parse().ok()).flatten();
        day.map(Self).ok_or_else(|| InputValueError::custom("a date is written YYYY-MM-DD"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// An instant: RFC 3339, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant(pub Timestamp);

/// An instant: RFC 3339, UTC.
#[Scalar(name = "Instant")]
impl ScalarType for Instant {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        text.parse().map(Self).map_err(|_| InputValueError::custom("an instant is written as RFC 3339 says"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A time of the day in Asia/Dhaka: `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time(pub TimeOfDay);

/// A time of the day in Asia/Dhaka: `HH:MM`.
#[Scalar(name = "Time")]
impl ScalarType for Time {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        text.parse().map(Self).map_err(|_| InputValueError::custom("a time is written HH:MM"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}
