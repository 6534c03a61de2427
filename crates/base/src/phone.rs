//! Telephone numbers as people write them.

use crate::digits;

/// Folds a telephone number to one spelling: a mobile number of Bangladesh to its eleven national
/// digits (`01712345678`), another to its digits, with `+` where it names its country.
///
/// A number that a spreadsheet kept as a number has lost its leading zero; it is put back.
pub fn fold(text: &str) -> Option<String> {
    let latin = digits::to_latin(text);
    let international = latin.trim_start().starts_with('+');
    let mut number = String::new();
    for c in latin.chars() {
        match c {
            '0'..='9' => number.push(c),
            '+'
            | '-'
            | '–'
            | '('
            | ')'
            | '.'
            | '/'
            | '\''
            | '’'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{feff}' => {}
            c if c.is_whitespace() => {}
            _ => return None,
        }
    }
    let national = ["00880", "880", "88"].iter().find_map(|prefix| number.strip_prefix(prefix)).unwrap_or(&number);
    let national =
        if national.len() == 10 && national.starts_with('1') { format!("0{national}") } else { national.to_owned() };
    if national.len() == 11 && national.starts_with("01") {
        return Some(national);
    }
    match number.len() {
        6..=15 if international => Some(format!("+{number}")),
        6..=15 => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_number_has_one_spelling() {
        for text in [
            "01072535300",
            "+880 1072-535300",
            "8801072535300",
            "008801072535300",
            "০১০৭২৫৩৫৩০০",
            "1072535300",
            " 01072 535300 ",
            "+88 01072535300",
            "(010) 72535300",
            "8801072535300",
            "\u{202a}01072535300\u{202c}",
        ] {
            assert_eq!(fold(text).as_deref(), Some("01072535300"), "{text}");
        }
        assert_eq!(fold("+91 98765 43210").as_deref(), Some("+919876543210"));
        assert_eq!(fold(""), None);
        assert_eq!(fold("none"), None);
        assert_eq!(fold("123"), None);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "[+0-9 ()-]{0,24}") {
            if let Some(once) = fold(&text) {
                prop_assert_eq!(fold(&once), Some(once));
            }
        }
    }
}
