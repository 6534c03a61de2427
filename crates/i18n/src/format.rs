//! Digits, numbers, money and dates as people of each language write them.

use ashshash_base::{Date, Language, Taka, TimeOfDay};
use chrono::Datelike as _;

/// Writes the digits of a text in the language's own; every other sign stays.
pub fn digits(language: Language, text: &str) -> String {
    match language {
        Language::English => text.to_owned(),
        Language::Bangla => text.chars().map(bangla_digit).collect(),
    }
}

fn bangla_digit(sign: char) -> char {
    const BANGLA: [char; 10] = ['০', '১', '২', '৩', '৪', '৫', '৬', '৭', '৮', '৯'];
    sign.to_digit(10).and_then(|value| BANGLA.get(value as usize)).copied().unwrap_or(sign)
}

/// Writes a count: `100,000` in English, `১,০০,০০০` in Bangla (lakh and crore).
pub fn number(language: Language, value: i64) -> String {
    let plain = value.unsigned_abs().to_string();
    let step = match language {
        Language::English => 3,
        Language::Bangla => 2,
    };
    let mut said = String::with_capacity(plain.len() * 2);
    if value < 0 {
        said.push('−');
    }
    for (index, sign) in plain.chars().enumerate() {
        let left = plain.len() - index;
        if index > 0 && left >= 3 && (left - 3).is_multiple_of(step) {
            said.push(',');
        }
        said.push(sign);
    }
    digits(language, &said)
}

/// Writes a sum of money with its sign in front: `৳ 900`. No line ends between the two.
pub fn taka(language: Language, sum: Taka) -> String {
    format!("৳\u{a0}{}", number(language, sum.0))
}

/// Writes a day in full: `31 December 2021`, `৩১ ডিসেম্বর ২০২১`.
pub fn date(language: Language, day: Date) -> String {
    let (year, month_number, day_number) = (day.year(), day.month(), day.day());
    digits(language, &format!("{day_number} {} {year}", month_name(language, month_number)))
}

/// Writes a time with its part of the day: `9:30 am`, `সকাল ৯:৩০`.
pub fn time(language: Language, time: TimeOfDay) -> String {
    let clock = format!("{}:{:02}", (time.hour() + 11) % 12 + 1, time.minute());
    match language {
        Language::English => format!("{clock} {}", if time.hour() < 12 { "am" } else { "pm" }),
        Language::Bangla => {
            let part = match time.hour() {
                4..=5 => "ভোর",
                6..=11 => "সকাল",
                12..=14 => "দুপুর",
                15..=17 => "বিকাল",
                18..=19 => "সন্ধ্যা",
                _ => "রাত",
            };
            format!("{part} {}", digits(language, &clock))
        }
    }
}

/// Writes a month with its year: `December 2021`, `ডিসেম্বর ২০২১`.
pub fn month(language: Language, year: i32, month: u32) -> String {
    digits(language, &format!("{} {year}", month_name(language, month)))
}

/// Writes a month short enough for the foot of a chart: `Dec`, `ডিসে`.
pub fn month_short(language: Language, month: u32) -> &'static str {
    const ENGLISH: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    const BANGLA: [&str; 12] =
        ["জানু", "ফেব্রু", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টে", "অক্টো", "নভে", "ডিসে"];
    nth_month(if language == Language::Bangla { BANGLA } else { ENGLISH }, month)
}

fn month_name(language: Language, month: u32) -> &'static str {
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const BANGLA: [&str; 12] =
        ["জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"];
    nth_month(if language == Language::Bangla { BANGLA } else { ENGLISH }, month)
}

fn nth_month(names: [&'static str; 12], month: u32) -> &'static str {
    let index = (month as usize).wrapping_sub(1);
    names.get(index).copied().unwrap_or_default()
}
