//! Numbers as people write them.

use crate::digits;

/// Reads a whole number: Bangla digits, thousands separators (`1,00,000`, `100 000`), a sign, a
/// trailing `.0`, and taka signs are allowed; anything else is no number.
pub fn parse_whole(text: &str) -> Option<i64> {
    let thousandths = parse_thousandths(text)?;
    (thousandths % 1000 == 0).then_some(thousandths / 1000)
}

/// Reads a number with up to three decimals, in thousandths.
pub fn parse_thousandths(text: &str) -> Option<i64> {
    if text.len() > 200 {
        return None;
    }
    let text = digits::to_latin(text).to_lowercase();
    let mut text = text.trim_matches(is_blank);
    for sign in ["৳", "tk.", "tk", "bdt", "taka", "টাকা"] {
        text = text.strip_prefix(sign).unwrap_or(text).trim_start_matches(is_blank);
    }
    for sign in ["/-", "/=", "৳", "tk.", "tk", "bdt", "taka", "টাকা"] {
        text = text.strip_suffix(sign).unwrap_or(text).trim_end_matches(is_blank);
    }
    let (negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start_matches(is_blank)),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 3 {
        return None;
    }
    let value: i64 = ungroup(whole)?.parse().ok()?;
    let fraction: i64 = format!("{decimals:0<3}").parse().ok()?;
    let value = value.checked_mul(1000)?.checked_add(fraction)?;
    Some(if negative { -value } else { value })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\'' | '’')
}

/// Takes thousands separators out: groups of three, or of two and a last one of three.
fn ungroup(text: &str) -> Option<String> {
    let is_separator = |c: char| c.is_whitespace() || matches!(c, ',' | '\'' | '’' | '_');
    let groups: Vec<&str> = text.split(is_separator).collect();
    let all_digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    let well_grouped = match groups.split_last() {
        Some((_, [])) => true,
        Some((last, [first, middle @ ..])) => {
            let width = middle.first().map_or(first.len(), |group| group.len());
            last.len() == 3
                && first.len() <= 3
                && middle.iter().all(|group| group.len() == width && (2..=3).contains(&width))
        }
        _ => false,
    };
    (all_digits && well_grouped).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("0", 0),
            ("12", 12),
            (" 12 ", 12),
            ("১২", 12),
            ("12.0", 12),
            ("12.00", 12),
            ("1,000", 1000),
            ("1,00,000", 100_000),
            ("১,০০,০০০", 100_000),
            ("100 000", 100_000),
            ("10\u{a0}000", 10_000),
            ("-5", -5),
            ("−5", -5),
            ("+7", 7),
            ("5000/-", 5000),
            ("৳ 5,000", 5000),
            ("Tk. 500", 500),
            ("500 BDT", 500),
            ("৫০০ টাকা", 500),
            ("1,234,567", 1_234_567),
            ("007", 7),
        ] {
            assert_eq!(parse_whole(text), Some(value), "{text}");
        }
        for text in [
            "",
            "many",
            "1.5",
            "1,2",
            "12,34",
            "1 2",
            "1-2",
            "--1",
            "1e5",
            "NaN",
            "৫ জন",
            ",",
            ".",
            "1,,000",
            "99999999999999999999",
        ] {
            assert_eq!(parse_whole(text), None, "{text}");
        }
        assert_eq!(parse_thousandths("2.5"), Some(2500));
        assert_eq!(parse_thousandths("0.125"), Some(125));
        assert_eq!(parse_thousandths("0.1255"), None);
        assert_eq!(parse_thousandths("-0.5"), Some(-500));
    }

    proptest! {
        #[test]
        fn a_number_reads_back_with_and_without_groups(n in -9_000_000_000_000i64..9_000_000_000_000) {
            prop_assert_eq!(parse_whole(&n.to_string()), Some(n));
            prop_assert_eq!(parse_whole(&digits::to_bangla(&n.to_string())), Some(n));
            let plain = n.unsigned_abs().to_string();
            for widths in [[3, 3], [3, 2]] {
                let mut grouped = String::new();
                let (mut left, mut width) = (plain.as_str(), widths[0]);
                while left.len() > width {
                    let (head, tail) = left.split_at(left.len() - width);
                    grouped = format!(",{tail}{grouped}");
                    (left, width) = (head, widths[1]);
                }
                prop_assert_eq!(parse_whole(&format!("{left}{grouped}")), Some(n.abs()));
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,40}", numberish in "[0-9০-৯,. ৳/=-]{0,30}") {
            let _ = (parse_whole(&text), parse_whole(&numberish));
        }
    }
}
