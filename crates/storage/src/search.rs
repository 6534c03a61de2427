//! Finding a survivor by code, phone or name. Names are never compared by the database: it narrows
//! by buckets of their sounds, and what is left is opened and compared here (docs/privacy.md).

use std::cmp::Reverse;
use std::collections::HashSet;

use ashshash_access::{Right, Scope};
use ashshash_base::name_key::{fold, phonetic_keys};
use ashshash_base::{OrganisationId, Purpose, SurvivorId, phone};
use uuid::Uuid;

use crate::error::StorageError;
use crate::identity::{NAMES, Names, names};
use crate::look::{Look, LookKind, by_holder};
use crate::read::Read;
use crate::scope;
use crate::survivor::{self, View};

/// Candidates whose names are opened at most.
const CANDIDATES: usize = 500;
/// Words of a name that are looked at.
const WORDS: usize = 8;

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The survivors, best match first.
    pub matches: Vec<View>,
    /// Whether more were found than could be looked at or shown.
    pub too_many: bool,
}

/// Finds survivors by code, phone or name among those in scope; by phone or name it is a look.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn search(db: &Read, scope: &Scope, text: &str, first: u16) -> Result<Found, StorageError> {
    let text = text.trim();
    if text.is_empty() || text.len() > 400 || !scope.may(Right::ReadSurvivors) {
        return Ok(Found::default());
    }
    let first = usize::from(first);
    let mut ids = if survivor::is_code(text) { by_code(db, scope, text, first + 1).await? } else { Vec::new() };
    let mut too_many = false;
    if scope.may(Right::ReadIdentity) {
        if let Some(folded) = phone::fold(text) {
            ids.extend(by_phone(db, scope, &folded).await?);
        } else if ids.is_empty() {
            let (found, overflowed) = by_name(db, scope, text).await?;
            ids.extend(found);
            too_many = overflowed;
        }
    }
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(*id));
    too_many |= ids.len() > first;
    ids.truncate(first);
    let mut matches = survivor::by_ids(db, scope, &ids).await?;
    matches.sort_by_key(|view| ids.iter().position(|id| *id == view.id));
    Ok(Found { matches, too_many })
}

async fn by_code(db: &Read, scope: &Scope, text: &str, limit: usize) -> Result<Vec<SurvivorId>, StorageError> {
    let mut sql = db.sql("SELECT s.id FROM survivor s WHERE ");
    scope::survivors(&mut sql, scope, "s");
    survivor::code_starts_with(&mut sql, text);
    sql.push(" ORDER BY s.code, s.id LIMIT ").bind(i64::try_from(limit).unwrap_or(i64::MAX));
    let rows = db.all(sql).await?;
    rows.iter().map(|row| Ok(SurvivorId::from_uuid(row.try_get("", "id")?))).collect()
}

/// Finds whose phone it is. The number alone is compared, by its hash; a look all the same.
async fn by_phone(db: &Read, scope: &Scope, folded: &str) -> Result<Vec<SurvivorId>, StorageError> {
    let holders = holders(db, scope).await?;
    let hashes = holders.iter().map(|holder| db.keys().phone_hash(*holder, folded));
    let mut sql = db.sql(
        "SELECT s.id, s.organisation_id FROM survivor_identity i CROSS JOIN survivor s WHERE s.id = i.survivor_id AND i.phone_hash IN ",
    );
    sql.bind_list(hashes).push(" AND ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(" ORDER BY s.code, s.id LIMIT ").bind(CANDIDATES as i64);
    let mut found = Vec::new();
    for row in db.all(sql).await? {
        let holder: Uuid = row.try_get("", "organisation_id")?;
        found.push((SurvivorId::from_uuid(row.try_get("", "id")?), OrganisationId::from_uuid(holder)));
    }
    note(db, scope, &found);
    Ok(found.into_iter().map(|(survivor, _)| survivor).collect())
}

/// Finds people by name, in either script, as it sounds.
async fn by_name(db: &Read, scope: &Scope, text: &str) -> Result<(Vec<SurvivorId>, bool), StorageError> {
    let mut keys = phonetic_keys(text);
    keys.truncate(WORDS);
    if keys.is_empty() {
        return Ok((Vec::new(), false));
    }
    let holders = holders(db, scope).await?;
    if holders.is_empty() {
        note(db, scope, &[]);
        return Ok((Vec::new(), false));
    }
    // The few whose names sound so come first, then what is theirs: a plain join might begin with
    // all survivors. (CROSS JOIN keeps SQLite to this order.)
    let mut sql = db.sql(NAMES);
    sql.push(" FROM (");
    for (position, key) in keys.iter().collect::<HashSet<_>>().into_iter().enumerate() {
        sql.push(if position > 0 { " INTERSECT " } else { "" });
        sql.push("SELECT t.survivor_id FROM name_token t WHERE ");
        for (position, holder) in holders.iter().enumerate() {
            sql.push(if position > 0 { " OR (t.organisation_id = " } else { "(t.organisation_id = " }).bind(*holder);
            sql.push(" AND t.bucket = ").bind(db.keys().name_bucket(*holder, key)).push(")");
        }
    }
    sql.push(") n CROSS JOIN survivor s CROSS JOIN survivor_identity i CROSS JOIN data_key k");
    sql.push(" WHERE s.id = n.survivor_id AND i.survivor_id = s.id AND k.subject_id = s.id AND ");
    scope::survivors(&mut sql, scope, "s");
    // Whichever come first: to sort them all would cost the more the larger the office is.
    sql.push(" LIMIT ").bind(CANDIDATES as i64 + 1);
    let rows = db.all(sql).await?;
    let candidates: Vec<Names> = rows.iter().take(CANDIDATES).map(|row| names(db, row)).collect::<Result<_, _>>()?;
    note(db, scope, &candidates.iter().map(|c| (c.survivor, c.holder)).collect::<Vec<_>>());
    let asked = fold(text);
    let mut matches: Vec<(Likeness, &Names)> =
        candidates.iter().filter_map(|candidate| Some((likeness(candidate, &asked, &keys)?, candidate))).collect();
    matches.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.code.cmp(&y.code)));
    let found = matches.into_iter().map(|(_, candidate)| candidate.survivor).collect();
    Ok((found, rows.len() > CANDIDATES))
}

/// How much a name is like the one asked for; the greatest is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Likeness {
    is_same: bool,
    words_spelled_alike: usize,
    words_left_over: Reverse<usize>,
}

fn likeness(candidate: &Names, asked: &str, keys: &[String]) -> Option<Likeness> {
    let of_name = |name: &str| {
        let sounds = phonetic_keys(name);
        if !keys.iter().all(|key| sounds.contains(key)) {
            return None;
        }
        let folded = fold(name);
        let alike = asked.split(' ').filter(|word| folded.split(' ').any(|own| own == *word)).count();
        Some(Likeness {
            is_same: folded == asked,
            words_spelled_alike: alike,
            words_left_over: Reverse(sounds.len().saturating_sub(keys.len())),
        })
    };
    candidate.names.iter().filter_map(|name| of_name(name.reveal(&Purpose::Search))).max()
}

/// The offices whose files the scope reaches: names and phones are hashed by holder.
pub(crate) async fn holders(db: &Read, scope: &Scope) -> Result<Vec<Uuid>, StorageError> {
    if let Scope::Organisation(organisation) = scope {
        return Ok(vec![organisation.as_uuid()]);
    }
    let mut sql = db.sql("SELECT DISTINCT s.organisation_id FROM survivor s WHERE ");
    scope::survivors(&mut sql, scope, "s");
    let rows = db.all(sql).await?;
    rows.iter().map(|row| Ok(row.try_get("", "organisation_id")?)).collect()
}

/// Notes one look a holder; also when nobody was found.
fn note(db: &Read, scope: &Scope, opened: &[(SurvivorId, OrganisationId)]) {
    let mut looks = by_holder(LookKind::Search, opened);
    if looks.is_empty() {
        looks.push(Look::of(scope.organisation(), LookKind::Search));
    }
    db.note(looks);
}
