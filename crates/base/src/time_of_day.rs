//! Times of the day in Dhaka, as people write them.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Spellings, digits};

/// The minutes of a day.
const DAY: u16 = 24 * 60;

/// A time of the day in Dhaka, to the minute; written `09:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimeOfDay(u16);

/// The text is not a time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time of the day")]
pub struct TimeUnreadable;

impl TimeOfDay {
    /// Makes a time of the minutes since midnight.
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes < DAY { Some(Self(minutes)) } else { None }
    }

    /// Makes a time of hour and minute.
    pub const fn at(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self(hour * 60 + minute)) } else { None }
    }

    /// The minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// The hour, 0 to 23.
    pub const fn hour(self) -> u16 {
        self.0 / 60
    }

    /// The minute of the hour.
    pub const fn minute(self) -> u16 {
        self.0 % 60
    }

    /// Reads a time as people type it: `9:30`, `14.30`, `2:30 pm`, `সকাল ৯:৩০`, `বিকাল ৩টা`.
    ///
    /// # Errors
    /// When the text is no time of a day.
    pub fn parse(text: &str) -> Result<Self, TimeUnreadable> {
        if text.len() > 200 {
            return Err(TimeUnreadable);
        }
        let text = digits::to_latin(text).to_lowercase();
        let (words, numbers) = tokens(&text);
        let (hour, minute) = match numbers.as_slice() {
            [whole] if whole.len() == 4 => (number(&whole[..2])?, number(&whole[2..])?),
            [hour] if hour.len() <= 2 => (number(hour)?, 0),
            [hour, minute] if hour.len() <= 2 && minute.len() == 2 => (number(hour)?, number(minute)?),
            _ => return Err(TimeUnreadable),
        };
        let mut half = None;
        for word in words {
            match WORDS.find(&word) {
                Some(Word::Half(found)) if half.is_none() => half = Some(found),
                Some(Word::Filler) => {}
                _ => return Err(TimeUnreadable),
            }
        }
        let hour = half.map_or(Some(hour), |half| half.hour(hour)).ok_or(TimeUnreadable)?;
        Self::at(hour, minute).ok_or(TimeUnreadable)
    }
}

/// Splits a text into its words and its numbers.
fn tokens(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut words, mut numbers): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut inside = ' ';
    for c in text.chars() {
        let kind = match c {
            '0'..='9' => '0',
            _ if c.is_whitespace() || matches!(c, ':' | '.' | ',' | '\u{200b}'..='\u{200f}') => ' ',
            _ => 'a',
        };
        match (kind, kind == inside) {
            ('0', true) => numbers.last_mut().map_or((), |last| last.push(c)),
            ('0', false) => numbers.push(c.into()),
            ('a', true) => words.last_mut().map_or((), |last| last.push(c)),
            ('a', false) => words.push(c.into()),
            _ => {}
        }
        inside = kind;
    }
    (words, numbers)
}

fn number(digits: &str) -> Result<u16, TimeUnreadable> {
    digits.parse().map_err(|_| TimeUnreadable)
}

/// The part of the day that a word names.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Noon,
    Afternoon,
    Night,
}

/// What a word beside the numbers says.
#[derive(Clone, Copy)]
enum Word {
    Half(Half),
    Filler,
}

static WORDS: LazyLock<Spellings<Word>> = LazyLock::new(|| {
    Spellings::new([
        (Word::Half(Half::Morning), &["a", "am", "সকাল", "সকালে", "ভোর", "ভোরে", "এএম", "পূর্বাহ্ন"] as &[_]),
        (Word::Half(Half::Noon), &["noon", "দুপুর", "দুপুরে"]),
        (
            Word::Half(Half::Afternoon),
            &["p", "pm", "বিকাল", "বিকালে", "বিকেল", "বিকেলে", "সন্ধ্যা", "সন্ধ্যায়", "পিএম", "অপরাহ্ন"],
        ),
        (Word::Half(Half::Night), &["রাত", "রাতে"]),
        (Word::Filler, &["m", "h", "o'clock", "টা", "টায়", "মিনিট"]),
    ])
});

impl Half {
    /// Turns the hour of this part of the day into one of 24; nothing where they contradict.
    fn hour(self, hour: u16) -> Option<u16> {
        match (self, hour) {
            (Self::Morning, 0..=11) | (Self::Noon, 11..=16) | (Self::Afternoon, 13..=23) | (Self::Night, 18..=23) => {
                Some(hour)
            }
            (Self::Morning, 12) => Some(0),
            (Self::Noon, 1..=4) | (Self::Afternoon, 1..=11) | (Self::Night, 6..=11) => Some(hour + 12),
            (Self::Afternoon, 12) => Some(12),
            (Self::Night, 12) => Some(0),
            (Self::Night, 0..=5) => Some(hour),
            _ => None,
        }
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

/// Reads what [`TimeOfDay`] writes, and nothing else.
impl FromStr for TimeOfDay {
    type Err = TimeUnreadable;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_written = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        let (hour, minute) = text.split_once(':').ok_or(TimeUnreadable)?;
        if !is_written(hour) || !is_written(minute) {
            return Err(TimeUnreadable);
        }
        Self::at(number(hour)?, number(minute)?).ok_or(TimeUnreadable)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
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
    fn times_are_read_as_people_write_them() {
        for (text, expected) in [
            ("9:30", "09:30"),
            ("09.30", "09:30"),
            ("0930", "09:30"),
            ("9", "09:00"),
            ("14:05", "14:05"),
            ("2:30 pm", "14:30"),
            ("2:30PM", "14:30"),
            ("2 p.m.", "14:00"),
            ("12:15 am", "00:15"),
            ("12:15 pm", "12:15"),
            ("সকাল ৯:৩০", "09:30"),
            ("সকাল ৯টা", "09:00"),
            ("দুপুর ১২:৩০", "12:30"),
            ("দুপুর ২টা", "14:00"),
            ("বিকাল ৩:০০", "15:00"),
            ("বিকেল ৪টায়", "16:00"),
            ("সন্ধ্যা ৬টা", "18:00"),
            ("রাত ৮:১৫", "20:15"),
            ("রাত ১২টা", "00:00"),
            ("০৯:৩০", "09:30"),
            (" 17:00 ", "17:00"),
        ] {
            assert_eq!(TimeOfDay::parse(text).map(|time| time.to_string()).as_deref(), Ok(expected), "{text}");
        }
        for text in [
            "",
            "soon",
            "24:00",
            "9:60",
            "9:5",
            "9:30:00",
            "সকাল ১৪:০০",
            "সকাল",
            "am pm 9",
            "-1",
            "931",
            "12345",
            "9:30 x",
        ] {
            assert_eq!(TimeOfDay::parse(text), Err(TimeUnreadable), "{text}");
        }
        assert!("9:30".parse::<TimeOfDay>().is_err());
    }

    proptest! {
        #[test]
        fn a_time_reads_back(minutes in 0u16..DAY) {
            let time = TimeOfDay::from_minutes(minutes).unwrap();
            prop_assert_eq!(time.to_string().parse(), Ok(time));
            prop_assert_eq!(TimeOfDay::parse(&digits::to_bangla(&time.to_string())), Ok(time));
            prop_assert_eq!(serde_json::from_str::<TimeOfDay>(&serde_json::to_string(&time).unwrap()).unwrap(), time);
        }

        #[test]
        fn no_text_is_too_strange(text in ".{0,30}") {
            let _ = TimeOfDay::parse(&text);
        }
    }
}
