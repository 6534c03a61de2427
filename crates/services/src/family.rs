//! The family of a survivor: its members, sessions with it, and who was not reached yet.

use std::collections::BTreeSet;

use ashshash_base::{
    Argument, Date, Deed, DeedId, FamilyMemberId, FamilySessionId, PersonalText, Problem, Sex, SurvivorId, closed_set,
};
use serde::{Deserialize, Serialize};

closed_set! {
    /// What a member of the family is to the survivor.
    Relation {
        /// Mother.
        Mother = "mother" ["মা"],
        /// Father.
        Father = "father" ["বাবা"],
        /// Husband or wife.
        Spouse = "spouse" ["husband", "wife", "স্বামী", "স্ত্রী"],
        /// Son or daughter.
        Child = "child" ["son", "daughter", "ছেলে", "মেয়ে"],
        /// Brother or sister.
        Sibling = "sibling" ["brother", "sister", "ভাই", "বোন"],
        /// Grandmother or grandfather.
        Grandparent = "grandparent" ["দাদি", "নানি", "দাদা", "নানা"],
        /// Of the husband's or wife's family.
        InLaw = "in_law" ["in-law", "শ্বশুরবাড়ির"],
        /// Another relative, or who takes the place of one.
        Other = "other" ["guardian", "অন্য"],
    }
}

/// Adds a member to a survivor's family.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FamilyMemberAdd {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The new member.
    pub id: FamilyMemberId,
    /// Whose family.
    pub survivor: SurvivorId,
    /// What the member is to the survivor.
    pub relation: Relation,
    /// Sex.
    pub sex: Sex,
    /// Name, where the work needs it.
    pub name: Option<PersonalText>,
}

/// Records a session with a survivor's family.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FamilySessionRecord {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The new session.
    pub id: FamilySessionId,
    /// Whose family.
    pub survivor: SurvivorId,
    /// The day.
    pub on: Date,
    /// Men and boys who came.
    pub male: u16,
    /// Women and girls who came.
    pub female: u16,
    /// Others who came.
    pub other: u16,
    /// Known members who were reached.
    pub reached: Vec<FamilyMemberId>,
}

impl Deed for FamilyMemberAdd {
    const NAME: &'static str = "family-member-add";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

impl Deed for FamilySessionRecord {
    const NAME: &'static str = "family-session-record";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

impl FamilySessionRecord {
    /// How many of a sex came.
    pub fn came(&self, sex: Sex) -> u16 {
        match sex {
            Sex::Male => self.male,
            Sex::Female => self.female,
            Sex::Other => self.other,
        }
    }
}

/// A member that is known already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownMember {
    /// The member.
    pub id: FamilyMemberId,
    /// Sex.
    pub sex: Sex,
}

/// What keeps a deed on a family from being done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FamilyProblem {
    /// It can't have happened yet.
    #[error("the day is still to come")]
    NotYet,
    /// Nobody came.
    #[error("nobody came")]
    NobodyCame,
    /// More people than any family has.
    #[error("more than {MOST_PEOPLE} of one sex")]
    TooMany(Sex),
    /// Somebody who was reached is not of this family.
    #[error("somebody is not of this family")]
    MemberUnknown,
    /// Of a sex fewer came than members are ticked.
    #[error("fewer came than are ticked")]
    FewerThanReached {
        /// The sex.
        sex: Sex,
        /// How many members of it are ticked.
        reached: usize,
    },
    /// The name is longer than any.
    #[error("the name has more than {MOST_CHARACTERS} characters")]
    NameTooLong,
}

/// The most people of one sex in one family session.
pub const MOST_PEOPLE: u16 = 60;
/// The longest name.
pub const MOST_CHARACTERS: usize = 200;

impl Problem for FamilyProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::NotYet => "session-not-yet",
            Self::NobodyCame => "family-nobody-came",
            Self::TooMany(_) => "family-too-many",
            Self::MemberUnknown => "family-member-unknown",
            Self::FewerThanReached { .. } => "family-fewer-than-reached",
            Self::NameTooLong => "name-too-long",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NotYet => Some("on"),
            Self::NobodyCame => Some("male"),
            Self::TooMany(sex) | Self::FewerThanReached { sex, .. } => Some(sex.code()),
            Self::MemberUnknown => Some("reached"),
            Self::NameTooLong => Some("name"),
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        match self {
            Self::TooMany(_) => vec![("most", Argument::Count(MOST_PEOPLE.into()))],
            Self::FewerThanReached { reached, .. } => {
                vec![("count", Argument::Count(i64::try_from(*reached).unwrap_or(i64::MAX)))]
            }
            _ => Vec::new(),
        }
    }
}

/// Checks a new member of a family.
///
/// # Errors
/// Says what can't be.
pub fn check_member(member: &FamilyMemberAdd) -> Result<(), Vec<FamilyProblem>> {
    let too_long = member.name.as_ref().is_some_and(|name| name.characters() > MOST_CHARACTERS);
    if too_long { Err(vec![FamilyProblem::NameTooLong]) } else { Ok(()) }
}

/// Checks a session with a family whose members are known.
///
/// # Errors
/// Says all that is missing or can't be.
pub fn check_session(
    session: &FamilySessionRecord,
    members: &[KnownMember],
    today: Date,
) -> Result<(), Vec<FamilyProblem>> {
    let mut problems = Vec::new();
    if session.on > today {
        problems.push(FamilyProblem::NotYet);
    }
    if Sex::ALL.iter().all(|sex| session.came(*sex) == 0) {
        problems.push(FamilyProblem::NobodyCame);
    }
    problems.extend(Sex::ALL.into_iter().filter(|sex| session.came(*sex) > MOST_PEOPLE).map(FamilyProblem::TooMany));
    let reached: BTreeSet<FamilyMemberId> = session.reached.iter().copied().collect();
    let known: Vec<&KnownMember> = members.iter().filter(|member| reached.contains(&member.id)).collect();
    if known.len() < reached.len() {
        problems.push(FamilyProblem::MemberUnknown);
    }
    for sex in Sex::ALL {
        let ticked = known.iter().filter(|member| member.sex == sex).count();
        if ticked > usize::from(session.came(sex)) {
            problems.push(FamilyProblem::FewerThanReached { sex, reached: ticked });
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn member(number: u128) -> FamilyMemberId {
        FamilyMemberId::from_uuid(Uuid::from_u128(number))
    }

    fn session(came: [u16; 3], reached: &[u128]) -> FamilySessionRecord {
        FamilySessionRecord {
            deed_id: DeedId::from_uuid(Uuid::from_u128(1)),
            id: FamilySessionId::from_uuid(Uuid::from_u128(2)),
            survivor: SurvivorId::from_uuid(Uuid::from_u128(3)),
            on: Date::from_yo_opt(2021, 100).unwrap(),
            male: came[0],
            female: came[1],
            other: came[2],
            reached: reached.iter().map(|number| member(*number)).collect(),
        }
    }

    fn codes(session: &FamilySessionRecord, today: u32) -> Vec<(&'static str, Option<&'static str>)> {
        let members = [KnownMember { id: member(1), sex: Sex::Female }, KnownMember { id: member(2), sex: Sex::Male }];
        let today = Date::from_yo_opt(2021, today).unwrap();
        let problems = check_session(session, &members, today).err().unwrap_or_default();
        problems.iter().map(|problem| (problem.code(), problem.field())).collect()
    }

    #[test]
    fn a_session_with_a_family_has_somebody_who_came_and_members_that_are_known() {
        assert_eq!(codes(&session([1, 2, 0], &[1, 2, 2]), 100), []);
        assert_eq!(codes(&session([0, 1, 0], &[]), 99), [("session-not-yet", Some("on"))]);
        assert_eq!(codes(&session([0, 0, 0], &[]), 100), [("family-nobody-came", Some("male"))]);
        assert_eq!(codes(&session([0, 61, 0], &[]), 100), [("family-too-many", Some("female"))]);
        assert_eq!(codes(&session([1, 1, 0], &[7]), 100), [("family-member-unknown", Some("reached"))]);
        assert_eq!(codes(&session([0, 1, 0], &[1, 2]), 100), [("family-fewer-than-reached", Some("male"))]);
    }

    proptest! {
        #[test]
        fn an_accepted_session_counts_at_least_whom_it_reached(came in proptest::array::uniform3(0u16..4), sexes in proptest::collection::vec(0usize..3, 0..6), ticked in proptest::collection::vec(0u128..7, 0..6)) {
            let members: Vec<KnownMember> = sexes.iter().enumerate().map(|(number, sex)| KnownMember { id: member(number as u128), sex: Sex::ALL[*sex] }).collect();
            let session = session(came, &ticked);
            let today = session.on;
            if check_session(&session, &members, today).is_ok() {
                prop_assert!(came.iter().sum::<u16>() > 0);
                let distinct: BTreeSet<_> = ticked.iter().collect();
                prop_assert!(distinct.len() <= usize::from(came.iter().sum::<u16>()));
                prop_assert!(distinct.iter().all(|number| **number < members.len() as u128));
            }
        }
    }
}
