use ashshash_base::place::{UnionId, UpazilaId};
use ashshash_base::{Deed, DeedId, DuplicateId, closed_set, name_key};
use serde::{Deserialize, Serialize};

/// Years by which two people's births may differ and still be one person's: ages are guessed.
const YEARS_APART: i32 = 2;

/// What two entries are compared by; opened for the comparison alone.
#[derive(Clone, Default)]
pub struct Traits {
    /// Sounds of each name, one list a name.
    pub names: Vec<Vec<String>>,
    /// Phone in one spelling.
    pub phone: Option<String>,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Upazila.
    pub upazila: Option<UpazilaId>,
    /// Union.
    pub union: Option<UnionId>,
}

impl Traits {
    /// Adds a name.
    pub fn add_name(&mut self, name: &str) {
        let mut sounds = name_key::phonetic_keys(name);
        // A sound said twice is one: otherwise a name could be like another and not the other way round.
        sounds.sort_unstable();
        sounds.dedup();
        if !sounds.is_empty() {
            self.names.push(sounds);
        }
    }
}

/// What matches between two entries that may be one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Likeness {
    /// The phone is the same.
    pub phone: bool,
    /// The names sound alike.
    pub name: bool,
    /// The years of birth are close.
    pub birth_year: bool,
    /// The place is the same.
    pub place: bool,
}

impl Likeness {
    /// Names what matches, in codes.
    pub fn codes(self) -> Vec<&'static str> {
        let all = [(self.phone, "phone"), (self.name, "name"), (self.birth_year, "birth_year"), (self.place, "place")];
        all.into_iter().filter(|(is, _)| *is).map(|(_, code)| code).collect()
    }

    /// Reads what [`Likeness::codes`] wrote, joined by spaces.
    pub fn of_codes(text: &str) -> Self {
        let has = |code: &str| text.split(' ').any(|word| word == code);
        Self { phone: has("phone"), name: has("name"), birth_year: has("birth_year"), place: has("place") }
    }
}

/// Tells what matches, where two entries are likely one person: the same phone, or names that sound
/// alike together with year or place.
pub fn likeness(one: &Traits, other: &Traits) -> Option<Likeness> {
    let found = compared(one, other);
    (found.phone || (found.name && (found.birth_year || found.place))).then_some(found)
}

/// As [`likeness`], for one's own people: there a name that sounds alike in full is worth a look by itself.
///
/// The office's list keeps the stricter rule: with thousands of people a name alone is anybody.
pub fn likeness_among_own(one: &Traits, other: &Traits) -> Option<Likeness> {
    let is_in_full = || one.names.iter().any(|a| other.names.iter().any(|b| sound_alike_in_full(a, b)));
    likeness(one, other).or_else(|| is_in_full().then(|| compared(one, other)))
}

fn compared(one: &Traits, other: &Traits) -> Likeness {
    Likeness {
        phone: one.phone.is_some() && one.phone == other.phone,
        name: one.names.iter().any(|a| other.names.iter().any(|b| sound_alike(a, b))),
        birth_year: one.birth_year.zip(other.birth_year).is_some_and(|(a, b)| (a - b).abs() <= YEARS_APART),
        place: same_place(one, other),
    }
}

/// The shorter name's sounds are all in the longer one: people leave parts of their names out.
fn sound_alike(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !short.is_empty() && short.iter().all(|sound| long.contains(sound))
}

/// So many parts of a name are a name in full; who has fewer has them all.
const PARTS_IN_FULL: usize = 2;

/// The names sound alike, and not by one part of a longer name: many people share one part.
fn sound_alike_in_full(one: &[String], other: &[String]) -> bool {
    let shorter = one.len().min(other.len());
    sound_alike(one, other) && (shorter >= PARTS_IN_FULL || one.len() == other.len())
}

fn same_place(one: &Traits, other: &Traits) -> bool {
    match (one.union, other.union) {
        (Some(a), Some(b)) => a == b,
        _ => one.upazila.is_some() && one.upazila == other.upazila,
    }
}

closed_set! {
    /// What the coordinator says of two entries that may be one person.
    DuplicateDecision {
        /// They are one person.
        SamePerson = "same_person" [],
        /// They are two people.
        Different = "different" [],
    }
}

/// Says whether two entries are one person. A lead that is one with somebody known is closed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DuplicateDecide {
    /// The deed.
    pub deed_id: DeedId,
    /// Which pair.
    pub id: DuplicateId,
    /// The version that it was made on.
    pub version: i64,
    /// One or two.
    pub decision: DuplicateDecision,
}

impl Deed for DuplicateDecide {
    const NAME: &'static str = "duplicate-decide";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn person(name: &str, phone: &str, born: i32, upazila: i32) -> Traits {
        let mut traits = Traits {
            phone: (!phone.is_empty()).then(|| phone.to_owned()),
            birth_year: (born > 0).then_some(born),
            upazila: (upazila > 0).then_some(UpazilaId(upazila)),
            ..Traits::default()
        };
        traits.add_name(name);
        traits
    }

    #[test]
    fn a_phone_alone_or_a_name_with_year_or_place_makes_a_likely_duplicate() {
        let known = person("Rokeya Khatun", "01711000001", 1998, 7);
        let codes = |other: &Traits| likeness(&known, other).map(Likeness::codes);
        assert_eq!(codes(&person("Somebody Else", "01711000001", 0, 0)), Some(vec!["phone"]));
        assert_eq!(codes(&person("রোকেয়া খাতুন", "", 1997, 0)), Some(vec!["name", "birth_year"]));
        assert_eq!(codes(&person("Rokeya", "", 0, 7)), Some(vec!["name", "place"]));
        assert_eq!(codes(&person("Rokeya Khatun", "", 1970, 9)), None, "a name alone is nobody");
        assert_eq!(codes(&person("Somebody Else", "01711000002", 1998, 7)), None, "year and place are anybody");
        assert_eq!(codes(&person("", "", 0, 0)), None);
    }

    #[test]
    fn among_ones_own_a_name_in_full_is_enough_and_a_part_of_it_is_not() {
        let known = person("Shirina Begum", "", 1998, 7);
        let codes = |other: &Traits| likeness_among_own(&known, other).map(Likeness::codes);
        assert_eq!(codes(&person("শিরিনা বেগম", "", 0, 0)), Some(vec!["name"]));
        assert_eq!(codes(&person("Shirina Begom", "", 1970, 9)), Some(vec!["name"]));
        assert_eq!(codes(&person("Mst. Shirina Begum", "", 0, 7)), Some(vec!["name", "place"]));
        assert_eq!(codes(&person("Begum", "", 0, 0)), None);
        assert_eq!(codes(&person("Rokeya Begum", "", 1998, 7)), None, "another name in the same year and place");
        let short = person("Shirina", "", 0, 0);
        assert_eq!(likeness_among_own(&short, &person("শিরিনা", "", 0, 0)).map(Likeness::codes), Some(vec!["name"]));
    }

    #[test]
    fn two_unions_of_one_upazila_are_two_places() {
        let mut one = person("Rokeya", "", 0, 7);
        let mut other = one.clone();
        (one.union, other.union) = (Some(UnionId(1)), Some(UnionId(2)));
        assert_eq!(likeness(&one, &other), None);
        other.union = None;
        assert!(likeness(&one, &other).is_some());
    }

    #[test]
    fn a_sound_said_twice_is_one() {
        let (one, other) = (person("q q", "", 1990, 0), person("A K", "", 1990, 0));
        assert_eq!(likeness(&one, &other), likeness(&other, &one));
    }

    proptest! {
        #[test]
        fn likeness_is_the_same_from_both_sides(
            a in ("[A-Za-z ]{0,12}", "(01711000001)?", 1990_i32..2005, 0_i32..3),
            b in ("[A-Za-z ]{0,12}", "(01711000001)?", 1990_i32..2005, 0_i32..3),
        ) {
            let one = person(&a.0, &a.1, a.2, a.3);
            let other = person(&b.0, &b.1, b.2, b.3);
            let found = likeness(&one, &other);
            let own = likeness_among_own(&one, &other);
            prop_assert_eq!(own, likeness_among_own(&other, &one));
            prop_assert!(found.is_none() || found == own, "one's own are told all that the office's list is told");
            prop_assert_eq!(found, likeness(&other, &one));
            if let Some(found) = found {
                prop_assert_eq!(Likeness::of_codes(&found.codes().join(" ")), found);
            }
        }
    }
}
