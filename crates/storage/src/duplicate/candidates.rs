//! Who may be the same person: narrowed by the database, compared here after opening.

use std::cmp::Reverse;

use ashshash_access::Scope;
use ashshash_base::place::{UnionId, UpazilaId};
use ashshash_base::{LeadId, OrganisationId, Purpose, SurvivorId};
use ashshash_survivors::{Likeness, PersonGiven, Traits};
use sea_orm::{DbBackend, QueryResult};
use uuid::Uuid;

use crate::error::StorageError;
use crate::identity::{Comparable, open_for_comparison};
use crate::lead::identity::read;
use crate::scope;
use crate::seal::Keys;
use crate::sql::Sql;

/// Survivors, and leads, that are opened at most.
const MOST: i64 = 500;
/// Likely matches that are told at most, the best: nobody works through more, and a name that half a union
/// bears would bury all others.
const MOST_LIKELY: usize = 20;
/// Years by which births may differ, with one to spare: what is likely is the domain's to say.
const YEARS: i32 = 3;

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A survivor with the code.
    Survivor(SurvivorId, String),
    /// A lead.
    Lead(LeadId),
}

/// An entry that may be the same person, and why.
#[derive(Clone, Debug)]
pub struct Match {
    /// The entry.
    pub entry: Entry,
    /// What matches.
    pub likeness: Likeness,
}

/// An entry, opened to be compared.
pub(super) struct Candidate {
    pub(super) entry: Entry,
    pub(super) holder: OrganisationId,
    traits: Traits,
}

/// What somebody is compared by.
pub fn traits(person: &PersonGiven, mut plain: Traits) -> Traits {
    for name in person.names() {
        plain.add_name(name.reveal(&Purpose::Compare));
    }
    plain.phone = person.folded_phone();
    plain
}

/// Among whom is looked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Among {
    /// One's own: a name in full is enough.
    Own,
    /// All of an office: a name counts with year or place.
    Office,
}

impl Among {
    fn likeness(self, one: &Traits, other: &Traits) -> Option<Likeness> {
        match self {
            Self::Own => ashshash_survivors::likeness_among_own(one, other),
            Self::Office => ashshash_survivors::likeness(one, other),
        }
    }
}

/// Finds survivors with the phone, or with a part of the name and the year or the place, or, among one's own,
/// with several parts of the name; none where there is nothing to look for.
pub(super) fn survivors(
    backend: DbBackend,
    keys: &Keys,
    scope: &Scope,
    holders: &[Uuid],
    asked: &Traits,
    among: Among,
) -> Option<Sql> {
    let mut sounds: Vec<&String> = asked.names.iter().flatten().collect();
    sounds.sort_unstable();
    sounds.dedup();
    let is_named = !sounds.is_empty();
    let (by_name, by_name_alone) =
        (is_named && (asked.birth_year.is_some() || asked.upazila.is_some()), is_named && among == Among::Own);
    if !by_name && !by_name_alone && asked.phone.is_none() {
        return None;
    }
    let mut sql = Sql::new(
        backend,
        "SELECT s.id, s.organisation_id, s.code, s.birth_year, s.upazila_id, s.union_id, k.wrapped, i.name, i.name_bn, i.phone FROM survivor s JOIN survivor_identity i ON i.survivor_id = s.id JOIN data_key k ON k.subject_id = s.id WHERE ",
    );
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND (1 = 0");
    if let Some(phone) = &asked.phone {
        sql.push(" OR i.phone_hash IN ").bind_list(holders.iter().map(|holder| keys.phone_hash(*holder, phone)));
    }
    if by_name {
        sql.push(" OR (s.id IN (");
        tokens(&mut sql, keys, holders, &sounds);
        sql.push(") AND (1 = 0");
        if let Some(year) = asked.birth_year {
            sql.push(" OR s.birth_year BETWEEN ").bind(year - YEARS).push(" AND ").bind(year + YEARS);
        }
        if let Some(upazila) = asked.upazila {
            sql.push(" OR s.upazila_id = ").bind(upazila.0);
        }
        sql.push("))");
    }
    if by_name_alone {
        // A name in full has two parts at least, unless there is only one.
        let parts = i64::from(sounds.len() > 1) + 1;
        sql.push(" OR s.id IN (");
        tokens(&mut sql, keys, holders, &sounds);
        sql.push(" GROUP BY t.survivor_id HAVING COUNT(DISTINCT t.bucket) >= ").bind(parts).push(")");
    }
    sql.push(") LIMIT ").bind(MOST);
    Some(sql)
}

/// Asks for the survivors of whose name a part sounds like one of these.
fn tokens(sql: &mut Sql, keys: &Keys, holders: &[Uuid], sounds: &[&String]) {
    sql.push("SELECT t.survivor_id FROM name_token t WHERE (1 = 0");
    for holder in holders {
        sql.push(" OR (t.organisation_id = ").bind(*holder).push(" AND t.bucket IN ");
        sql.bind_list(sounds.iter().map(|sound| keys.name_bucket(*holder, sound))).push(")");
    }
    sql.push(")");
}

/// Finds the newest leads that still have an identity, but for one.
pub(super) fn leads(backend: DbBackend, scope: &Scope, but: Option<LeadId>) -> Sql {
    let mut sql = Sql::new(
        backend,
        "SELECT l.id, l.organisation_id, l.birth_year, l.upazila_id, l.union_id, l.identity, k.wrapped FROM lead l JOIN data_key k ON k.subject_id = l.id WHERE l.identity IS NOT NULL AND l.survivor_id IS NULL AND ",
    );
    scope::leads(&mut sql, scope);
    if let Some(lead) = but {
        sql.push(" AND l.id <> ").bind(lead.as_uuid());
    }
    sql.push(" ORDER BY l.id DESC LIMIT ").bind(MOST);
    sql
}

fn plain(row: &QueryResult) -> Result<Traits, StorageError> {
    Ok(Traits {
        birth_year: row.try_get("", "birth_year")?,
        upazila: row.try_get::<Option<i32>>("", "upazila_id")?.map(UpazilaId),
        union: row.try_get::<Option<i32>>("", "union_id")?.map(UnionId),
        ..Traits::default()
    })
}

pub(super) fn survivor(keys: &Keys, row: &QueryResult) -> Result<Candidate, StorageError> {
    let mut traits = plain(row)?;
    let Comparable { names, phone } = open_for_comparison(keys, row)?;
    for name in names {
        traits.add_name(name.reveal(&Purpose::Compare));
    }
    traits.phone = phone.as_ref().and_then(|phone| ashshash_base::phone::fold(phone.reveal(&Purpose::Compare)));
    Ok(Candidate {
        entry: Entry::Survivor(SurvivorId::from_uuid(row.try_get("", "id")?), row.try_get("", "code")?),
        holder: OrganisationId::from_uuid(row.try_get("", "organisation_id")?),
        traits,
    })
}

pub(super) fn lead(keys: &Keys, row: &QueryResult) -> Result<Candidate, StorageError> {
    let id: Uuid = row.try_get("", "id")?;
    let key = keys.unwrap(id, &row.try_get::<Vec<u8>>("", "wrapped")?)?;
    let identity = read(&key, id, &row.try_get::<Vec<u8>>("", "identity")?)?;
    Ok(Candidate {
        entry: Entry::Lead(LeadId::from_uuid(id)),
        holder: OrganisationId::from_uuid(row.try_get("", "organisation_id")?),
        traits: traits(&identity.person, plain(row)?),
    })
}

/// Keeps those who are likely the same person, the best match first.
pub(super) fn matches(candidates: Vec<Candidate>, asked: &Traits, among: Among) -> Vec<Match> {
    let mut found: Vec<Match> = candidates
        .into_iter()
        .filter_map(|candidate| {
            Some(Match { likeness: among.likeness(asked, &candidate.traits)?, entry: candidate.entry })
        })
        .collect();
    found.sort_by_key(|found| Reverse(found.likeness));
    found.truncate(MOST_LIKELY);
    found
}
