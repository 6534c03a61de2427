//! Days of the calendar, as people write them.

use crate::{Argument, Problem, digits, name_key};

/// A day of the calendar; business dates are days in Dhaka.
pub type Date = chrono::NaiveDate;

/// The text is not a day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateProblem {
    /// Nothing that looks like a date.
    #[error("not a date")]
    Unreadable,
    /// Looks like a date, but the calendar has no such day.
    #[error("there is no day {day}/{month}/{year}")]
    NotReal {
        /// The day of the month as written.
        day: u32,
        /// The month as written.
        month: u32,
        /// The year as written.
        year: i32,
    },
}

impl Problem for DateProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "date-unreadable",
            Self::NotReal { .. } => "date-not-real",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        match self {
            Self::Unreadable => Vec::new(),
            Self::NotReal { day, month, year } => {
                vec![("value", Argument::Text(format!("{day}/{month}/{year}")))]
            }
        }
    }
}

/// Reads a date as people type it: `31/12/2021`, `31.12.21`, `31-Dec-2021`, `December 31, 2021`,
/// `2021-12-31`, `৩১ ডিসেম্বর ২০২১`.
///
/// Bangla digits, surrounding spaces and a time of day are allowed; a year of two digits is of this
/// century; day stands before month, always: `12/31/2021` is not guessed to be the other way round.
pub fn parse(text: &str) -> Result<Date, DateProblem> {
    if text.len() > 200 {
        return Err(DateProblem::Unreadable);
    }
    let text = digits::to_latin(text);
    let mut rest = text.as_str();
    let mut tokens = [Token::None; 3];
    let mut filled = 0;
    while filled < 3 {
        let (token, after) = next_token(rest)?;
        rest = after;
        // 31st, ৩১শে, ১লা
        let ordinal = filled > 0
            && matches!(tokens[filled - 1], Token::Number { .. })
            && matches!(token, Token::Word(word) if is_ordinal_ending(word));
        if !ordinal {
            tokens[filled] = token;
            filled += 1;
        }
    }
    if !is_time_of_day(rest) {
        return Err(DateProblem::Unreadable);
    }
    match tokens {
        [
            Token::Number { value: y, length: 4 },
            Token::Number { value: m, length: 1 | 2 },
            Token::Number { value: d, length: 1 | 2 },
        ] => real(y, m, d),
        [
            Token::Number { value: d, length: 1 | 2 },
            Token::Number { value: m, length: 1 | 2 },
            year @ Token::Number { .. },
        ] => real(full_year(year)?, m, d),
        [Token::Number { value: d, length: 1 | 2 }, Token::Word(word), year @ Token::Number { .. }]
        | [Token::Word(word), Token::Number { value: d, length: 1 | 2 }, year @ Token::Number { .. }] => {
            let year = full_year(year)?;
            real(year, month(word).ok_or(DateProblem::Unreadable)?, d)
        }
        [Token::Number { value: y, length: 4 }, Token::Word(word), Token::Number { value: d, length: 1 | 2 }] => {
            real(y, month(word).ok_or(DateProblem::Unreadable)?, d)
        }
        _ => Err(DateProblem::Unreadable),
    }
}

/// Makes a day of its parts.
pub fn real(year: u32, month: u32, day: u32) -> Result<Date, DateProblem> {
    let year = i32::try_from(year).map_err(|_| DateProblem::Unreadable)?;
    Date::from_ymd_opt(year, month, day).filter(|_| (1900..=9999).contains(&year)).ok_or(DateProblem::NotReal {
        day,
        month,
        year,
    })
}

#[derive(Clone, Copy)]
enum Token<'a> {
    None,
    Number { value: u32, length: usize },
    Word(&'a str),
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{980}'..='\u{9e5}').contains(&c)
}

fn next_token(text: &str) -> Result<(Token<'_>, &str), DateProblem> {
    let text = text.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '/' | '.' | '-' | ',' | '\\' | '–' | '—' | '‐' | '‑' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\''
            )
    });
    let end_of = |belongs: fn(char) -> bool| text.find(|c| !belongs(c)).unwrap_or(text.len());
    match text.chars().next() {
        Some(c) if c.is_ascii_digit() => {
            let (number, rest) = text.split_at(end_of(|c| c.is_ascii_digit()));
            let value = number.parse().map_err(|_| DateProblem::Unreadable)?;
            Ok((Token::Number { value, length: number.len() }, rest))
        }
        Some(c) if is_letter(c) => {
            let (word, rest) = text.split_at(end_of(is_letter));
            Ok((Token::Word(word), rest))
        }
        _ => Err(DateProblem::Unreadable),
    }
}

fn full_year(year: Token<'_>) -> Result<u32, DateProblem> {
    match year {
        Token::Number { value, length: 4 } => Ok(value),
        Token::Number { value, length: 2 } => Ok(2000 + value),
        _ => Err(DateProblem::Unreadable),
    }
}

fn is_ordinal_ending(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th" | "ই" | "লা" | "রা" | "ঠা" | "শে" | "এ")
}

/// What may follow a date: a time of day, its zone, and 'A.D.' in Bangla.
fn is_time_of_day(text: &str) -> bool {
    let text = text.trim_start_matches(['.', ',', ' ', '\u{a0}', '\u{200b}']);
    let lower = text.to_ascii_lowercase();
    lower.split(|c: char| !is_letter(c)).all(|word| {
        matches!(
            word,
            "" | "t"
                | "z"
                | "am"
                | "pm"
                | "a"
                | "p"
                | "m"
                | "utc"
                | "gmt"
                | "ইং"
                | "খ্রি"
                | "খ্রিঃ"
                | "খ্রিস্টাব্দ"
                | "খ্রিষ্টাব্দ"
        )
    }) && text.chars().all(|c| {
        c.is_ascii_digit()
            || is_letter(c)
            || c.is_whitespace()
            || matches!(c, ':' | '.' | '+' | '-' | ',' | '\u{200b}'..='\u{200f}' | '\u{feff}')
    }) && (!text.contains(|c: char| c.is_ascii_digit()) || text.contains(':'))
}

fn month(word: &str) -> Option<u32> {
    const ENGLISH: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const BANGLA: [&[&str]; 12] = [
        &["জানুয়ারি", "জানু", "জান"],
        &["ফেব্রুয়ারি", "ফেব্রু", "ফেব"],
        &["মার্চ"],
        &["এপ্রিল", "এপ্রি"],
        &["মে"],
        &["জুন"],
        &["জুলাই", "জুল"],
        &["আগস্ট", "অগাস্ট", "আগষ্ট", "অগাষ্ট", "আগ"],
        &["সেপ্টেম্বর", "সেপ্টেমবর", "সেপ্ট", "সেপ"],
        &["অক্টোবর", "অক্টো", "অক্ট"],
        &["নভেম্বর", "নভেমবর", "নভে", "নভ"],
        &["ডিসেম্বর", "ডিসেমবর", "ডিসে", "ডিস"],
    ];
    let word = name_key::plain(word);
    let found = ENGLISH
        .iter()
        .position(|name| word.len() >= 3 && name.starts_with(&word) || word == "sept" && *name == "september")
        .or_else(|| BANGLA.iter().position(|names| names.iter().any(|name| name_key::plain(name) == word)))?;
    u32::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests;
