use ashshash_base::{Date, base64url};

/// The first part of what a code holds: another form will get another one.
const FORM: &str = "v1";
/// What is signed begins so, so that the signature is good for nothing else.
const SIGNED: &str = "ashshash-certificate";

/// What a certificate's code says: who issued which number on which day. Nothing about the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Code of the organisation.
    pub organisation: String,
    /// The certificate's number.
    pub number: String,
    /// The day of its approval.
    pub approved_on: Date,
}

impl Paper {
    /// Gives the text that is signed: `ashshash-certificate v1 RJ RTG-2021-156 2021-12-14`.
    pub fn signed_text(&self) -> String {
        let Self { organisation, number, approved_on } = self;
        format!("{SIGNED} {FORM} {organisation} {number} {approved_on}")
    }

    /// Gives the last part of the address that the code holds, with its signature.
    pub fn payload(&self, signature: &[u8; 64]) -> String {
        let Self { organisation, number, approved_on } = self;
        let mut payload = format!("{FORM}.");
        escape(&mut payload, organisation);
        payload.push('.');
        escape(&mut payload, number);
        payload.push_str(&format!(".{approved_on}.{}", base64url::write(signature)));
        payload
    }

    /// Reads what [`Paper::payload`] wrote, after the address was unescaped.
    ///
    /// Numbers of registers may hold dots: the first two parts and the last two are cut off.
    pub fn read(payload: &str) -> Option<(Self, [u8; 64])> {
        let rest = payload.strip_prefix(FORM)?.strip_prefix('.')?;
        let (organisation, rest) = rest.split_once('.')?;
        let (rest, signature) = rest.rsplit_once('.')?;
        let (number, approved_on) = rest.rsplit_once('.')?;
        let signature = base64url::read(signature)?.try_into().ok()?;
        let approved_on = Some(approved_on).filter(|day| day.len() == 10)?.parse().ok()?;
        Some((Self { organisation: organisation.to_owned(), number: number.to_owned(), approved_on }, signature))
    }
}

/// Writes a text as a part of an address.
fn escape(into: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            into.push(char::from(byte));
        } else {
            into.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn paper(number: &str) -> Paper {
        Paper {
            organisation: "RJ".to_owned(),
            number: number.to_owned(),
            approved_on: Date::from_ymd_opt(2021, 12, 14).unwrap(),
        }
    }

    #[test]
    fn the_address_is_plain_to_read() {
        let payload = paper("RTG-2021-156").payload(&[0; 64]);
        assert_eq!(payload, format!("v1.RJ.RTG-2021-156.2021-12-14.{}", "A".repeat(86)));
        assert_eq!(paper("RTG-2021-156").signed_text(), "ashshash-certificate v1 RJ RTG-2021-156 2021-12-14");
        assert!(paper("12/2021 ক").payload(&[0; 64]).starts_with("v1.RJ.12%2F2021%20%E0%A6%95.2021-12-14."));
    }

    #[test]
    fn other_addresses_are_none() {
        let whole = paper("RTG-2021-156").payload(&[7; 64]);
        for other in ["", "v1", "key", "v2.RJ.RTG-2021-156.2021-12-14.AA", &whole[1..], &whole[..whole.len() - 1]] {
            assert_eq!(Paper::read(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(number in "[A-Za-z0-9.-]{1,20}", signature in prop::array::uniform32(any::<u8>())) {
            let both: [u8; 64] = std::array::from_fn(|at| signature[at % 32]);
            let read = Paper::read(&paper(&number).payload(&both));
            prop_assert_eq!(read, Some((paper(&number), both)));
        }

        #[test]
        fn whatever_comes_in_is_only_read(text in ".{0,80}") {
            let _: Option<(Paper, [u8; 64])> = Paper::read(&text);
        }
    }
}
