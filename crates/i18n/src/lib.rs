//! Everything Ashshash says, in English and Bangla: words for (key, arguments, language), digits, dates, numbers.
//!
//! Words live in `words/<feature>.toml`, both languages side by side. The build script checks them and makes
//! the static tables; nothing is built at run time.

mod format;
mod table;

pub use format::{date, digits, month, month_short, number, taka, time};

use ashshash_base::{Argument, Language};
use table::{Pieces, Table};

/// Names one interface word; only the constants in [`key`] exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(u16);

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Says an interface word, with its placeholders filled.
pub fn text(language: Language, key: Key, arguments: &[(&str, Argument)]) -> String {
    fill(language, &INTERFACE, usize::from(key.0), arguments)
}

/// Looks up the label of a code, such as `figure-survivors_enrolled` or `sex-female`.
pub fn word(language: Language, code: &str) -> Option<&'static str> {
    INTERFACE.find(code).map(|index| INTERFACE.text(language, index))
}

/// Gives the key of an interface word by its code, where there is one: what the browser itself can say.
pub fn key_of(code: &str) -> Option<Key> {
    INTERFACE.find(code).and_then(|index| u16::try_from(index).ok()).map(Key)
}

/// Says what is wrong and how to mend it. Mostly the server's table: the browser is sent the ready sentence.
/// What the browser says beforehand too (what is missing) stands in the interface's.
///
/// A code without words is our own mistake; it is told as `internal`, and a test keeps that from happening.
pub fn problem(language: Language, code: &str, arguments: &[(&str, Argument)]) -> String {
    let found = problem_words(code).or_else(|| problem_words("internal"));
    found.map_or_else(String::new, |(table, index)| fill(language, table, index, arguments))
}

/// Tells whether a problem's code has words.
pub fn has_problem(code: &str) -> bool {
    problem_words(code).is_some()
}

fn problem_words(code: &str) -> Option<(&'static Table, usize)> {
    let server = SERVER.find(code).map(|index| (&SERVER, index));
    server.or_else(|| INTERFACE.find(code).map(|index| (&INTERFACE, index)))
}

/// Lists the arguments that a problem's sentence needs, for tests of those who give them.
pub fn placeholders(code: &str) -> Vec<&'static str> {
    let english = problem_words(code).map_or("", |(table, index)| table.text(Language::English, index));
    english.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

/// Says how a figure is counted; `code` as in the list of figures, such as `survivors_enrolled`.
pub fn rule(language: Language, code: &str) -> Option<&'static str> {
    let event = || code.starts_with("event_").then(|| SERVER.find("rule-event")).flatten();
    let index = SERVER.find(&format!("rule-{code}")).or_else(event)?;
    Some(SERVER.text(language, index))
}

fn fill(language: Language, table: &Table, index: usize, arguments: &[(&str, Argument)]) -> String {
    let one = arguments.iter().any(|(_, argument)| matches!(argument, Argument::Count(1)));
    let pattern = match language {
        Language::English if one => table.singular(index).unwrap_or_else(|| table.text(language, index)),
        _ => table.text(language, index),
    };
    let mut said = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let Some((name, tail)) = after.split_once('}') else { break };
        // A placeholder nobody filled leaves a gap rather than a brace on the screen.
        if let Some((_, argument)) = arguments.iter().find(|(known, _)| *known == name) {
            said.push_str(&say(language, argument));
        }
        rest = tail;
    }
    said.push_str(rest);
    said
}

/// Counts are grouped; other numbers (rows, years) are not: they must look as they do in Excel.
fn say(language: Language, argument: &Argument) -> String {
    match argument {
        Argument::Text(text) => text.clone(),
        Argument::Count(count) => number(language, *count),
        Argument::Number(plain) => digits(language, &plain.to_string()),
        Argument::Date(day) => date(language, *day),
        Argument::Time(moment) => time(language, *moment),
    }
}

#[cfg(test)]
mod tests;
