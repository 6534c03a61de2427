use std::fmt;
use std::sync::LazyLock;

use ashshash_base::{Spellings, name_key};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The country a person was taken to, as its ISO 3166-1 alpha-2 code; `BD` within Bangladesh.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Destination([u8; 2]);

/// Countries that registers of Bangladesh name, by the names that they use.
const NAMES: &[(&[u8; 2], &[&str])] = &[
    (
        b"AE",
        &[
            "United Arab Emirates",
            "UAE",
            "Dubai",
            "Abu Dhabi",
            "Emirates",
            "সংযুক্ত আরব আমিরাত",
            "আরব আমিরাত",
            "দুবাই",
            "আমিরাত",
        ],
    ),
    (b"AU", &["Australia", "অস্ট্রেলিয়া"]),
    (
        b"BD",
        &[
            "Bangladesh",
            "Bangladesh (internal)",
            "internal",
            "domestic",
            "within Bangladesh",
            "in country",
            "Dhaka",
            "বাংলাদেশ",
            "বাংলাদেশ (অভ্যন্তরীণ)",
            "অভ্যন্তরীণ",
            "দেশের ভেতরে",
            "দেশের মধ্যে",
            "ঢাকা",
        ],
    ),
    (b"BH", &["Bahrain", "বাহরাইন"]),
    (b"BN", &["Brunei", "ব্রুনাই"]),
    (b"BT", &["Bhutan", "ভুটান"]),
    (b"CA", &["Canada", "কানাডা"]),
    (b"CN", &["China", "চীন"]),
    (b"CY", &["Cyprus", "সাইপ্রাস"]),
    (b"DZ", &["Algeria", "আলজেরিয়া"]),
    (b"EG", &["Egypt", "মিশর", "মিসর"]),
    (b"ES", &["Spain", "স্পেন"]),
    (b"FR", &["France", "ফ্রান্স"]),
    (b"GB", &["United Kingdom", "UK", "England", "যুক্তরাজ্য", "ইংল্যান্ড"]),
    (b"GR", &["Greece", "গ্রিস", "গ্রীস"]),
    (b"HK", &["Hong Kong", "হংকং"]),
    (b"ID", &["Indonesia", "ইন্দোনেশিয়া"]),
    (b"IN", &["India", "ভারত", "ইন্ডিয়া", "Kolkata", "Mumbai"]),
    (b"IQ", &["Iraq", "ইরাক"]),
    (b"IR", &["Iran", "ইরান"]),
    (b"IT", &["Italy", "ইতালি"]),
    (b"JO", &["Jordan", "জর্ডান", "জর্দান"]),
    (b"JP", &["Japan", "জাপান"]),
    (b"KH", &["Cambodia", "কম্বোডিয়া"]),
    (b"KR", &["South Korea", "Korea", "দক্ষিণ কোরিয়া", "কোরিয়া"]),
    (b"KW", &["Kuwait", "কুয়েত"]),
    (b"LA", &["Laos", "লাওস"]),
    (b"LB", &["Lebanon", "লেবানন"]),
    (b"LK", &["Sri Lanka", "শ্রীলঙ্কা", "শ্রীলংকা"]),
    (b"LY", &["Libya", "লিবিয়া"]),
    (b"MA", &["Morocco", "মরক্কো"]),
    (b"MM", &["Myanmar", "Burma", "মিয়ানমার", "মায়ানমার", "বার্মা"]),
    (b"MU", &["Mauritius", "মরিশাস"]),
    (b"MV", &["Maldives", "মালদ্বীপ"]),
    (b"MY", &["Malaysia", "মালয়েশিয়া"]),
    (b"NP", &["Nepal", "নেপাল"]),
    (b"OM", &["Oman", "ওমান"]),
    (b"PK", &["Pakistan", "পাকিস্তান"]),
    (b"PL", &["Poland", "পোল্যান্ড"]),
    (b"QA", &["Qatar", "কাতার"]),
    (b"RO", &["Romania", "রোমানিয়া"]),
    (b"RU", &["Russia", "রাশিয়া"]),
    (b"SA", &["Saudi Arabia", "KSA", "Saudi", "সৌদি আরব", "সৌদি"]),
    (b"SD", &["Sudan", "সুদান"]),
    (b"SG", &["Singapore", "সিঙ্গাপুর"]),
    (b"SY", &["Syria", "সিরিয়া"]),
    (b"TH", &["Thailand", "থাইল্যান্ড"]),
    (b"TN", &["Tunisia", "তিউনিসিয়া"]),
    (b"TR", &["Turkey", "Türkiye", "Turkiye", "তুরস্ক"]),
    (b"US", &["United States", "USA", "America", "যুক্তরাষ্ট্র", "আমেরিকা"]),
    (b"VN", &["Vietnam", "ভিয়েতনাম"]),
    (b"YE", &["Yemen", "ইয়েমেন"]),
    (b"ZA", &["South Africa", "দক্ষিণ আফ্রিকা"]),
];

static SPELLINGS: LazyLock<Spellings<Destination>> =
    LazyLock::new(|| Spellings::new(NAMES.iter().map(|(code, names)| (Destination(**code), *names))));

impl Destination {
    /// Bangladesh: the person was trafficked within the country.
    pub const WITHIN_BANGLADESH: Self = Self(*b"BD");

    /// Reads a country's name in English or Bangla, or its two-letter code.
    pub fn parse(text: &str) -> Option<Self> {
        SPELLINGS.find(text).or_else(|| {
            let code = name_key::plain(text).to_ascii_uppercase();
            NAMES.iter().any(|(known, _)| known.as_slice() == code.as_bytes()).then(|| Self::from_code(&code)).flatten()
        })
    }

    /// Reads an ISO 3166-1 alpha-2 code: two capital letters.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.as_bytes() {
            &[a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Some(Self([a, b])),
            _ => None,
        }
    }

    /// Gives the code.
    pub fn code(&self) -> &str {
        // Two ASCII capitals, by construction.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Lists the countries that registers name.
    pub fn known() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(code, _)| Self(**code))
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Destination {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Destination {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_code(&text).ok_or_else(|| serde::de::Error::custom("not a country's two-letter code"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_read_by_name_and_code() {
        for (text, code) in [
            ("Bangladesh (internal)", "BD"),
            ("saudi arabia", "SA"),
            ("United Arab Emirates", "AE"),
            ("ভারত", "IN"),
            ("মালয়েশিয়া", "MY"),
            ("my", "MY"),
            ("Lebanon ", "LB"),
        ] {
            assert_eq!(Destination::parse(text).map(|found| found.to_string()).as_deref(), Some(code), "{text}");
        }
        assert_eq!(Destination::parse("Atlantis"), None);
        assert_eq!(Destination::parse(""), None);
        for known in Destination::known() {
            assert_eq!(Destination::from_code(known.code()), Some(known));
        }
    }
}
