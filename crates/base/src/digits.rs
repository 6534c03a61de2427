//! Bangla and Latin digits.

/// Writes Bangla digits (০–৯) as Latin ones and leaves all else alone.
pub fn to_latin(text: &str) -> String {
    text.chars().map(latin).collect()
}

/// Writes one Bangla digit as a Latin one.
pub fn latin(c: char) -> char {
    match c {
        '০'..='৯' => char::from(b'0' + (c as u32 - '০' as u32) as u8),
        other => other,
    }
}

/// Writes Latin digits as Bangla ones and leaves all else alone.
pub fn to_bangla(text: &str) -> String {
    text.chars()
        .map(|c| match c.to_digit(10) {
            Some(digit) if c.is_ascii() => char::from_u32('০' as u32 + digit).unwrap_or(c),
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn digits_go_there_and_back(n in any::<u64>()) {
            let text = n.to_string();
            prop_assert_eq!(to_latin(&to_bangla(&text)), text);
        }
    }
}
