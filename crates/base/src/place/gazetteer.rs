use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use super::{District, DistrictId, Union, UnionId, Upazila, UpazilaId};
use crate::name_key::{plain, sound};

const GEOGRAPHY: &str = include_str!("../../../../data/bangladesh-geography.json");
const ALIASES: &str = include_str!("../../../../data/place-aliases.json");

/// The district whose places a bare name means first.
const HOME_DISTRICT: &str = "Jashore";

/// The list of official places, found by any spelling known.
///
/// Finding ignores case, spaces, hyphens and words such as 'upazila'; it knows English and Bangla
/// names and the registers' older spellings, and among the few places of one district or upazila
/// also a name that merely sounds the same.
pub struct Gazetteer {
    districts: Vec<District>,
    upazilas: Vec<Upazila>,
    unions: Vec<Union>,
    upazila_positions: HashMap<UpazilaId, usize>,
    union_positions: HashMap<UnionId, usize>,
    district_keys: HashMap<String, usize>,
    upazila_keys: HashMap<String, Vec<usize>>,
    union_keys: HashMap<String, Vec<usize>>,
    unions_of: HashMap<UpazilaId, Vec<usize>>,
    aliases: Aliases,
    home: Option<DistrictId>,
}

#[derive(Deserialize)]
struct Geography {
    districts: Vec<District>,
    upazilas: Vec<Upazila>,
    unions: Vec<Union>,
}

#[derive(Deserialize)]
struct AliasFile {
    districts: BTreeMap<String, String>,
    upazilas: BTreeMap<String, String>,
    unions: BTreeMap<String, String>,
}

/// From the folded spelling to the folded official name.
struct Aliases {
    districts: HashMap<String, String>,
    upazilas: HashMap<String, String>,
    unions: HashMap<String, String>,
}

static OFFICIAL: LazyLock<Gazetteer> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the files are part of the program; a test reads them")]
    let (geography, aliases) = (
        serde_json::from_str(GEOGRAPHY).expect("the list of places is well-formed"),
        serde_json::from_str(ALIASES).expect("the list of spellings is well-formed"),
    );
    Gazetteer::new(geography, aliases)
});

impl Gazetteer {
    /// Gives the official list, read once.
    pub fn official() -> &'static Self {
        &OFFICIAL
    }

    fn new(geography: Geography, aliases: AliasFile) -> Self {
        let Geography { districts, upazilas, unions } = geography;
        let folded = |names: BTreeMap<String, String>| {
            names.iter().map(|(spelling, official)| (plain(spelling), plain(official))).collect()
        };
        let mut district_keys = HashMap::new();
        for (position, district) in districts.iter().enumerate() {
            district_keys.insert(plain(&district.name), position);
            district_keys.insert(plain(&district.name_bn), position);
        }
        let home = district_keys.get(&plain(HOME_DISTRICT)).and_then(|&position| districts.get(position)).map(|d| d.id);
        let mut unions_of: HashMap<UpazilaId, Vec<usize>> = HashMap::new();
        for (position, union) in unions.iter().enumerate() {
            unions_of.entry(union.upazila_id).or_default().push(position);
        }
        Self {
            upazila_positions: upazilas.iter().enumerate().map(|(position, u)| (u.id, position)).collect(),
            union_positions: unions.iter().enumerate().map(|(position, u)| (u.id, position)).collect(),
            district_keys,
            upazila_keys: keys(upazilas.iter().map(|u| [&u.name, &u.name_bn])),
            union_keys: keys(unions.iter().map(|u| [&u.name, &u.name_bn])),
            unions_of,
            aliases: Aliases {
                districts: folded(aliases.districts),
                upazilas: folded(aliases.upazilas),
                unions: folded(aliases.unions),
            },
            home,
            districts,
            upazilas,
            unions,
        }
    }

    /// Lists all districts.
    pub fn districts(&self) -> &[District] {
        &self.districts
    }

    /// Lists all upazilas.
    pub fn upazilas(&self) -> &[Upazila] {
        &self.upazilas
    }

    /// Lists all unions.
    pub fn unions(&self) -> &[Union] {
        &self.unions
    }

    /// Gives a district by its number.
    pub fn district(&self, id: DistrictId) -> Option<&District> {
        self.districts.iter().find(|district| district.id == id)
    }

    /// Gives the district whose places a bare name means first.
    pub fn home(&self) -> Option<&District> {
        self.home.and_then(|id| self.district(id))
    }

    /// Lists the upazilas of a district.
    pub fn upazilas_in(&self, district: DistrictId) -> impl Iterator<Item = &Upazila> {
        self.upazilas.iter().filter(move |upazila| upazila.district_id == district)
    }

    /// Gives an upazila by its number.
    pub fn upazila(&self, id: UpazilaId) -> Option<&Upazila> {
        self.upazila_positions.get(&id).and_then(|&position| self.upazilas.get(position))
    }

    /// Gives a union by its number.
    pub fn union(&self, id: UnionId) -> Option<&Union> {
        self.union_positions.get(&id).and_then(|&position| self.unions.get(position))
    }

    /// Finds a district by name.
    pub fn find_district(&self, text: &str) -> Option<&District> {
        spellings(text, &["district", "zila", "zilla", "jela", "জেলা"], &self.aliases.districts)
            .iter()
            .find_map(|key| self.district_keys.get(key))
            .and_then(|&position| self.districts.get(position))
    }

    /// Finds an upazila by name: in the district named, else in Jashore, else the only one of that
    /// name in the country.
    pub fn find_upazila(&self, text: &str, district: Option<DistrictId>) -> Option<&Upazila> {
        let words = ["upazila", "upazilla", "upozila", "thana", "ps", "উপজেলা", "থানা"];
        let keys = spellings(text, &words, &self.aliases.upazilas);
        let scope = district.or(self.home)?;
        let candidates =
            |key: &String| self.upazila_keys.get(key).into_iter().flatten().filter_map(|&p| self.upazilas.get(p));
        let inside = keys.iter().flat_map(candidates).find(|upazila| upazila.district_id == scope);
        inside
            .or_else(|| self.sadar(&keys, scope))
            .or_else(|| only(self.upazilas.iter().filter(|u| u.district_id == scope && sounds_like(&u.name, &keys))))
            .or_else(|| if district.is_none() { keys.iter().find_map(|key| only(candidates(key))) } else { None })
    }

    /// 'Sadar' alone, or the district's own name, means the district's Sadar upazila.
    fn sadar(&self, keys: &[String], district: DistrictId) -> Option<&Upazila> {
        let named = self.district(district)?;
        let own = [plain(&named.name), plain(&named.name_bn)];
        keys.iter()
            .any(|key| {
                key == "sadar"
                    || key == "সদর"
                    || own.contains(key)
                    || self.aliases.districts.get(key).is_some_and(|official| own.contains(official))
            })
            .then(|| self.upazilas.iter().find(|u| u.district_id == district && plain(&u.name).ends_with("sadar")))
            .flatten()
    }

    /// Finds a union by name in its upazila.
    pub fn find_union(&self, text: &str, upazila: UpazilaId) -> Option<&Union> {
        let keys = self.union_spellings(text);
        self.unions_named(&keys)
            .find(|union| union.upazila_id == upazila)
            .or_else(|| only(self.unions_in(upazila).filter(|union| sounds_like(&union.name, &keys))))
    }

    /// Finds a union by name alone: the only one of that name in the district (Jashore where none is
    /// named), else the only one in the country.
    pub fn find_union_anywhere(&self, text: &str, district: Option<DistrictId>) -> Option<&Union> {
        let keys = self.union_spellings(text);
        let scope = district.or(self.home);
        let is_inside = |union: &&Union| self.upazila(union.upazila_id).map(|upazila| upazila.district_id) == scope;
        let mut inside = self.unions_named(&keys).filter(is_inside).peekable();
        if inside.peek().is_some() {
            return only(inside);
        }
        if district.is_none() { only(self.unions_named(&keys)) } else { None }
    }

    /// Lists the unions of an upazila.
    pub fn unions_in(&self, upazila: UpazilaId) -> impl Iterator<Item = &Union> {
        self.unions_of.get(&upazila).into_iter().flatten().filter_map(|&position| self.unions.get(position))
    }

    fn union_spellings(&self, text: &str) -> Vec<String> {
        spellings(text, &["union parishad", "union", "up", "ইউনিয়ন পরিষদ", "ইউনিয়ন", "ইউপি"], &self.aliases.unions)
    }

    fn unions_named<'a>(&'a self, keys: &[String]) -> impl Iterator<Item = &'a Union> + use<'a> {
        let mut positions: Vec<usize> =
            keys.iter().filter_map(|key| self.union_keys.get(key)).flatten().copied().collect();
        positions.dedup();
        positions.into_iter().filter_map(|position| self.unions.get(position))
    }
}

fn keys<'a>(names: impl Iterator<Item = [&'a String; 2]>) -> HashMap<String, Vec<usize>> {
    let mut keys: HashMap<String, Vec<usize>> = HashMap::new();
    for (position, both) in names.enumerate() {
        for name in both {
            let positions = keys.entry(plain(name)).or_default();
            if positions.last() != Some(&position) {
                positions.push(position);
            }
        }
    }
    keys
}

/// The folded text, its official spelling, and both without the word for the kind of place.
fn spellings(text: &str, kinds: &[&str], aliases: &HashMap<String, String>) -> Vec<String> {
    if text.len() > 400 {
        return Vec::new();
    }
    let whole = plain(text);
    let bare = kinds
        .iter()
        .find_map(|kind| whole.strip_suffix(&plain(kind)))
        .filter(|bare| !bare.is_empty())
        .map(str::to_owned);
    let mut found = Vec::new();
    for key in [Some(whole), bare].into_iter().flatten() {
        if let Some(official) = aliases.get(&key) {
            found.push(official.clone());
        }
        found.push(key);
    }
    found.retain(|key| !key.is_empty());
    found
}

/// Long enough to mean something: four sounds or more.
fn sounds_like(name: &str, keys: &[String]) -> bool {
    let sounded = sound(&plain(name));
    sounded.chars().count() >= 4 && keys.iter().any(|key| sound(key) == sounded)
}

fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next();
    if found.next().is_some() { None } else { first }
}

#[cfg(test)]
mod tests;
