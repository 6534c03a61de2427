use std::fmt;
use std::sync::LazyLock;

use ashshash_base::Spellings;
use serde::{Deserialize, Deserializer, Serialize};

/// An activity's type as its upper-case code: `TIE_TFD`. An organisation can add types.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct ActivityType(String);

/// What a standard type of activity is counted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActivityTypeInfo {
    /// The code.
    pub code: &'static str,
    /// Participants are counted; without them an event needs none (R10).
    pub counts_people: bool,
    /// Its participants belong to `people_made_aware`.
    pub counts_towards_made_aware: bool,
    /// The output it belongs to.
    pub output: &'static str,
    /// Words by which registers name it besides the code.
    pub titles: &'static [&'static str],
}

const fn standard(code: &'static str, titles: &'static [&'static str]) -> ActivityTypeInfo {
    ActivityTypeInfo { code, counts_people: true, counts_towards_made_aware: true, output: "2.1", titles }
}

const STANDARD: &[ActivityTypeInfo] = &[
    ActivityTypeInfo {
        output: "1.1",
        ..standard(
            "COMMUNITY_COUNSELLING",
            &[
                "community counselling",
                "community counselling session",
                "community counseling",
                "community counseling session",
                "কমিউনিটি কাউন্সেলিং",
                "কমিউনিটি কাউন্সেলিং সেশন",
            ],
        )
    },
    standard(
        "TIE_TFD",
        &[
            "TIE",
            "TFD",
            "TIE/TFD",
            "TIE & TFD",
            "TIE and TFD",
            "theatre in education",
            "theatre for development",
            "theater for development",
            "theatre in education / theatre for development",
            "টিআইই",
            "টিএফডি",
            "শিক্ষায় নাটক",
            "উন্নয়নে নাটক",
            "শিক্ষায় নাট্য",
            "উন্নয়ন নাট্য",
        ],
    ),
    standard(
        "POT_PUPPET",
        &[
            "pot song",
            "puppet show",
            "pot song and puppet show",
            "pot song, puppet show",
            "pot gan",
            "pot song & puppet show",
            "পটগান",
            "পট গান",
            "পুতুল নাচ",
            "পুতুলনাচ",
            "পাপেট শো",
            "পটগান ও পুতুল নাচ",
        ],
    ),
    standard(
        "YOUTH_CBO_SESSION",
        &[
            "youth session",
            "youth CBO",
            "youth / CBO session",
            "session with youth",
            "CBO session",
            "youth and CBO session",
            "যুব সেশন",
            "যুব সিবিও সেশন",
            "যুব ও সিবিও সেশন",
            "সিবিও সেশন",
        ],
    ),
    standard(
        "LAW_ENFORCEMENT_MEDIA_DIALOGUE",
        &[
            "law enforcement and media dialogue",
            "law enforcement media dialogue",
            "dialogue with law enforcement and media",
            "media dialogue",
            "আইন প্রয়োগকারী ও গণমাধ্যম সংলাপ",
            "আইনশৃঙ্খলা বাহিনী ও গণমাধ্যম সংলাপ",
            "আইন প্রয়োগকারী সংস্থা ও গণমাধ্যমের সঙ্গে সংলাপ",
        ],
    ),
    standard(
        "TTC_MIGRANT_SESSION",
        &[
            "TTC session",
            "TTC migrant session",
            "session at TTC",
            "potential migrants session",
            "session with potential migrants",
            "টিটিসি সেশন",
            "টিটিসি অভিবাসী সেশন",
            "সম্ভাব্য অভিবাসী সেশন",
        ],
    ),
    standard(
        "EDUCATION_AWARENESS",
        &[
            "education awareness",
            "awareness in educational institution",
            "educational institution",
            "school awareness",
            "awareness at educational institution",
            "শিক্ষা প্রতিষ্ঠানে সচেতনতা",
            "শিক্ষাপ্রতিষ্ঠানে সচেতনতা",
            "শিক্ষা প্রতিষ্ঠান",
        ],
    ),
    standard(
        "DAY_OBSERVATION",
        &[
            "day observation",
            "day observance",
            "observation of day",
            "international day",
            "দিবস উদযাপন",
            "দিবস উদ্‌যাপন",
            "দিবস পালন",
        ],
    ),
    standard(
        "CTIP_COORDINATION",
        &[
            "CTIP coordination",
            "CTIP coordination meeting",
            "CTIP activist meeting",
            "coordination meeting of CTIP activists",
            "bi-monthly meeting of CTIP activists",
            "সিটিআইপি সমন্বয় সভা",
            "সিটিআইপি সমন্বয়",
            "সিটিআইপি অ্যাক্টিভিস্ট সভা",
        ],
    ),
    standard(
        "UP_CTC_DIALOGUE",
        &[
            "UP CTC dialogue",
            "UP dialogue",
            "CTC dialogue",
            "dialogue with UP CTC",
            "UP-CTC dialogue",
            "ইউপি সিটিসি সংলাপ",
            "সিটিসি সংলাপ",
            "ইউনিয়ন পরিষদ সিটিসি সংলাপ",
        ],
    ),
    ActivityTypeInfo {
        counts_people: false,
        counts_towards_made_aware: false,
        ..standard(
            "PROVIDER_COORDINATION",
            &[
                "provider coordination",
                "service provider coordination",
                "service providers coordination meeting",
                "coordination meeting with service providers",
                "provider coordination meeting",
                "সেবাদানকারী সমন্বয় সভা",
                "সেবা প্রদানকারী সমন্বয় সভা",
                "সেবাদানকারী সমন্বয়",
            ],
        )
    },
    standard(
        "ACTIVIST_TRAINING",
        &[
            "activist training",
            "CTIP activist training",
            "training of activists",
            "অ্যাক্টিভিস্ট প্রশিক্ষণ",
            "সিটিআইপি অ্যাক্টিভিস্ট প্রশিক্ষণ",
        ],
    ),
    standard(
        "ACTIVIST_REFRESHER",
        &[
            "activist refresher",
            "refresher training of activists",
            "activist refresher training",
            "অ্যাক্টিভিস্ট রিফ্রেশার",
            "অ্যাক্টিভিস্ট সঞ্জীবনী প্রশিক্ষণ",
            "অ্যাক্টিভিস্ট পুনঃপ্রশিক্ষণ",
        ],
    ),
    standard(
        "DIRECTORY_WORKSHOP",
        &[
            "directory workshop",
            "service directory workshop",
            "workshop on service directory",
            "ডিরেক্টরি কর্মশালা",
            "সেবা ডিরেক্টরি কর্মশালা",
            "নির্দেশিকা কর্মশালা",
        ],
    ),
    standard(
        "INSTITUTION_TRAINING",
        &[
            "institution training",
            "training of institutions",
            "training for institutions",
            "institutional training",
            "প্রতিষ্ঠান প্রশিক্ষণ",
            "প্রাতিষ্ঠানিক প্রশিক্ষণ",
        ],
    ),
];

impl ActivityType {
    /// Lists the types that every organisation begins with.
    pub fn standard() -> &'static [ActivityTypeInfo] {
        STANDARD
    }

    /// Reads a standard type's code or title, in English or Bangla.
    pub fn parse(text: &str) -> Option<Self> {
        static SPELLINGS: LazyLock<Spellings<&'static str>> = LazyLock::new(|| {
            let codes = STANDARD.iter().map(|info| (info.code, std::slice::from_ref(&info.code)));
            Spellings::new(codes.chain(STANDARD.iter().map(|info| (info.code, info.titles))))
        });
        SPELLINGS.find(text).map(|code| Self(code.to_owned()))
    }

    /// Reads a code: 1–64 capital letters, digits and `_`, beginning with a letter.
    pub fn from_code(code: &str) -> Option<Self> {
        let well_formed = (1..=64).contains(&code.len())
            && code.starts_with(|c: char| c.is_ascii_uppercase())
            && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
        well_formed.then(|| Self(code.to_owned()))
    }

    /// Gives the code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Tells how a standard type is counted; nothing for a type that an organisation added.
    pub fn info(&self) -> Option<&'static ActivityTypeInfo> {
        STANDARD.iter().find(|info| info.code == self.0)
    }
}

impl fmt::Display for ActivityType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ActivityType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_code(&String::deserialize(deserializer)?)
            .ok_or_else(|| serde::de::Error::custom("an activity type is capital letters, digits and _"))
    }
}

#[cfg(test)]
mod tests;
