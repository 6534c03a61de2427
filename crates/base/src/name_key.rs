//! Names as they are compared and as they sound.

use unicode_normalization::UnicodeNormalization;

use crate::digits;

mod sound;

pub(crate) use sound::key as sound;

/// Titles that say nothing about which person it is: Mohammad and Mosammat, spelled out or not.
const TITLES: &[&str] = &[
    "md",
    "mohd",
    "mohammad",
    "mohammed",
    "muhammad",
    "mohammod",
    "mst",
    "mrs",
    "mr",
    "ms",
    "mosa",
    "mosammat",
    "most",
    "mosammot",
    "musammat",
    "mosammad",
    "sri",
    "sree",
    "shri",
    "late",
    "মো",
    "মোঃ",
    "মোহাম্মদ",
    "মোহাম্মাদ",
    "মুহাম্মদ",
    "মোসা",
    "মোসাঃ",
    "মোছা",
    "মোছাঃ",
    "মোসাম্মৎ",
    "মোছাম্মৎ",
    "মোসাম্মত",
    "মোছাম্মত",
    "মৃত",
    "শ্রী",
    "শ্রীমতি",
    "জনাব",
    "মিসেস",
];

/// Reduces a word of a closed set to what matters: letters and digits alone, lower case, Latin
/// digits, no nukta or nasal sign, short i and u. For headings, codes and places, not for people.
pub fn plain(text: &str) -> String {
    composed(text)
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            '\u{9bc}' | '\u{981}' => None,
            'ী' => Some('ি'),
            'ূ' => Some('ু'),
            '\u{980}'..='\u{9e5}' => Some(c),
            c if c.is_alphanumeric() => Some(digits::latin(c)),
            _ => None,
        })
        .collect()
}

/// Composes Bangla letters as Unicode does (NFC), by hand: the browser reads days and times with this, and
/// Unicode's tables would be most of what it has to fetch for that. The nukta goes in [`plain`] anyway.
fn composed(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut letters = text.chars().peekable();
    std::iter::from_fn(move || {
        let letter = letters.next()?;
        let whole = match (letter, letters.peek()) {
            ('\u{9c7}', Some('\u{9be}')) => '\u{9cb}',
            ('\u{9c7}', Some('\u{9d7}')) => '\u{9cc}',
            ('\u{9dc}', _) => return Some('ড'),
            ('\u{9dd}', _) => return Some('ঢ'),
            ('\u{9df}', _) => return Some('য'),
            _ => return Some(letter),
        };
        letters.next();
        Some(whole)
    })
}

/// Folds a name for exact comparison: lower case, composed, single spaces, no dots, no titles.
pub fn fold(name: &str) -> String {
    tokens(name).join(" ")
}

/// Gives one key a word of the name, the same for Bangla and Latin script where they sound alike.
///
/// A key holds the consonants in classes and the last vowel: `Sohel` and `সোহেল` are both `sl`.
pub fn phonetic_keys(name: &str) -> Vec<String> {
    tokens(name)
        .iter()
        .flat_map(|token| token.split(['-', '\'', '’']))
        .map(sound::key)
        .filter(|key| !key.is_empty())
        .collect()
}

fn tokens(name: &str) -> Vec<String> {
    let clean: String = name
        .nfc()
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}' | '\u{ad}'))
        .map(|c| if matches!(c, '.' | ',' | ';' | ':' | '/' | '(' | ')' | '।') { ' ' } else { digits::latin(c) })
        .collect();
    let words: Vec<String> = clean.split_whitespace().flat_map(split_title).filter(|word| word != "ঃ").collect();
    let named: Vec<String> = words.iter().filter(|word| !TITLES.contains(&word.as_str())).cloned().collect();
    if named.is_empty() { words } else { named }
}

/// `মোঃরহিম` is written without a space often enough.
fn split_title(word: &str) -> Vec<String> {
    for title in ["মোঃ", "মোসাঃ", "মোছাঃ"] {
        if let Some(rest) = word.strip_prefix(title).filter(|rest| !rest.is_empty()) {
            return vec![title.to_owned(), rest.to_owned()];
        }
    }
    vec![word.to_owned()]
}

#[cfg(test)]
mod tests;
