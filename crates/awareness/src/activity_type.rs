use std::fmt;

/// A type of awareness activity, by its upper-case code (DESIGN §5).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ActivityType(&'static str);

/// What is known of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActivityTypeInfo {
    /// Its code.
    pub code: &'static str,
    /// Whether it counts people.
    pub counts_people: bool,
    /// Whether its people count towards `people_made_aware`.
    pub counts_towards_made_aware: bool,
    /// The output that it belongs to.
    pub output: &'static str,
}

const fn people(code: &'static str) -> ActivityTypeInfo {
    ActivityTypeInfo { code, counts_people: true, counts_towards_made_aware: true, output: "2.1" }
}

const STANDARD: &[ActivityTypeInfo] = &[
    ActivityTypeInfo { output: "1.1", ..people("COMMUNITY_COUNSELLING") },
    people("TIE_TFD"),
    people("POT_PUPPET"),
    people("YOUTH_CBO_SESSION"),
    people("LAW_ENFORCEMENT_MEDIA_DIALOGUE"),
    people("TTC_MIGRANT_SESSION"),
    people("EDUCATION_AWARENESS"),
    people("DAY_OBSERVATION"),
    people("CTIP_COORDINATION"),
    people("UP_CTC_DIALOGUE"),
    ActivityTypeInfo { counts_people: false, counts_towards_made_aware: false, ..people("PROVIDER_COORDINATION") },
    people("ACTIVIST_TRAINING"),
    people("ACTIVIST_REFRESHER"),
    people("DIRECTORY_WORKSHOP"),
    people("INSTITUTION_TRAINING"),
];

impl ActivityType {
    /// The types that every office has.
    pub fn standard() -> &'static [ActivityTypeInfo] {
        STANDARD
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for ActivityType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
