//! Counts a document's words and signs without reading it.

/// How large a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) tokens: usize,
    pub(super) nesting: usize,
}

/// Counts tokens, and how deep brackets stand in brackets.
pub(super) fn measure(text: &str) -> Size {
    let bytes = text.as_bytes();
    let (mut size, mut open, mut at) = (Size::default(), 0_usize, 0);
    while let Some(byte) = bytes.get(at) {
        at = match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => at + 1,
            b'#' => skip(bytes, at, |b| b != b'\n' && b != b'\r'),
            _ => {
                size.tokens += 1;
                match byte {
                    b'"' => string(bytes, at),
                    b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => {
                        skip(bytes, at + 1, |b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'+' | b'-'))
                    }
                    b'{' | b'(' | b'[' => {
                        open += 1;
                        size.nesting = size.nesting.max(open);
                        at + 1
                    }
                    b'}' | b')' | b']' => {
                        open = open.saturating_sub(1);
                        at + 1
                    }
                    b'.' => skip(bytes, at, |b| b == b'.'),
                    _ => at + 1,
                }
            }
        };
    }
    size
}

fn skip(bytes: &[u8], from: usize, belongs: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| belongs(**byte)).count()
}

/// Gives the place behind a string.
fn string(bytes: &[u8], from: usize) -> usize {
    let starts = |at: usize, with: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(with));
    let is_block = starts(from, b"\"\"\"");
    let (mut at, quote): (usize, &[u8]) = if is_block { (from + 3, b"\"\"\"") } else { (from + 1, b"\"") };
    while at < bytes.len() {
        if starts(at, quote) {
            return at + quote.len();
        }
        let escape: &[u8] = if is_block { b"\\\"\"\"" } else { b"\\" };
        at += match starts(at, escape) {
            true if is_block => 4,
            true => 2,
            false => 1,
        };
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_the_language_counts() {
        let of = |text| measure(text).tokens;
        assert_eq!(of(""), 0);
        assert_eq!(of("# only a { comment\n"), 0);
        assert_eq!(of("{ a }"), 3);
        assert_eq!(of("query Q($x: Int = -1.5e3) { a(b: \"} # \\\" {\") ...F }"), 20);
        assert_eq!(of("{ a(b: \"\"\"two \\\"\"\" lines\n\"\"\") }"), 8);
        assert_eq!(of("\"never closed { { {"), 1);
    }

    #[test]
    fn brackets_in_strings_do_not_nest() {
        assert_eq!(measure("{ a(b: \"{{{\") { c } }").nesting, 2);
        assert_eq!(measure(&"{".repeat(500)).nesting, 500);
    }
}
