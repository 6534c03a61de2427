//! Entries that may be one person. A counsellor is told of the own ones before saving; all others go to
//! the coordinator's list, since 'is my neighbour a survivor?' must have no answer.

mod candidates;

use ashshash_access::{Right, Scope};
use ashshash_base::{Date, DuplicateId, LeadId, OrganisationId, SurvivorId, Timestamp};
use ashshash_survivors::{DuplicateDecision, Likeness, Traits};
use sea_orm::{ConnectionTrait, QueryResult, Value};
use uuid::Uuid;

use crate::cursor::{Binding, Page, PageQuestion, position};
use crate::dialect;
use crate::error::StorageError;
use crate::look::{Look, LookKind};
use crate::read::Read;
use crate::sql::Sql;
use crate::write::{self, DuplicateRow, insert_all};

use candidates::Among;
pub use candidates::{Entry, Match, traits};

/// Finds likely duplicates among the viewer's own survivors and leads, the best first; a look.
///
/// Whom the scope does not reach is never compared: the answer is the same as when there is nobody.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn own(db: &Read, scope: &Scope, asked: &Traits) -> Result<Vec<Match>, StorageError> {
    if !scope.may(Right::ReadSurvivors) || !scope.may(Right::ReadLeads) {
        return Ok(Vec::new());
    }
    let holders = crate::search::holders(db, scope).await?;
    let mut opened = Vec::new();
    if !holders.is_empty()
        && let Some(sql) = candidates::survivors(db.backend(), db.keys(), scope, &holders, asked, Among::Own)
    {
        for row in db.all(sql).await? {
            opened.push(candidates::survivor(db.keys(), &row)?);
        }
    }
    for row in db.all(candidates::leads(db.backend(), scope, None)).await? {
        opened.push(candidates::lead(db.keys(), &row)?);
    }
    let mut looks: Vec<Look> = Vec::new();
    for candidate in &opened {
        let place = looks.iter().position(|look| look.holder == candidate.holder);
        let place = place.unwrap_or_else(|| {
            looks.push(Look::of(candidate.holder, LookKind::Search));
            looks.len() - 1
        });
        if let Some(look) = looks.get_mut(place) {
            match candidate.entry {
                Entry::Survivor(id, _) => look.survivors.push(id),
                Entry::Lead(id) => look.leads.push(id),
            }
        }
    }
    if looks.is_empty() {
        looks.push(Look::of(scope.organisation(), LookKind::Search));
    }
    db.note(looks);
    Ok(candidates::matches(opened, asked, Among::Own))
}

/// Finds likely duplicates of a lead among all that an office holds: for the coordinator's list alone.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn of_office(
    db: &impl ConnectionTrait,
    keys: &crate::seal::Keys,
    holder: OrganisationId,
    lead: LeadId,
    asked: &Traits,
) -> Result<Vec<Match>, StorageError> {
    let scope = Scope::Organisation(holder);
    let backend = db.get_database_backend();
    let mut opened = Vec::new();
    if let Some(sql) = candidates::survivors(backend, keys, &scope, &[holder.as_uuid()], asked, Among::Office) {
        for row in db.query_all_raw(sql.finish()).await? {
            opened.push(candidates::survivor(keys, &row)?);
        }
    }
    for row in db.query_all_raw(candidates::leads(backend, &scope, Some(lead)).finish()).await? {
        opened.push(candidates::lead(keys, &row)?);
    }
    Ok(candidates::matches(opened, asked, Among::Office))
}

/// Puts pairs on the coordinator's list that are not on it yet, whatever was said of them before.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(
    db: &impl ConnectionTrait,
    holder: OrganisationId,
    lead: LeadId,
    now: Timestamp,
    found: Vec<Match>,
) -> Result<(), StorageError> {
    if found.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT d.lead_id, d.other_lead_id, d.survivor_id FROM duplicate d WHERE d.lead_id = ",
    );
    sql.bind(lead.as_uuid()).push(" OR d.other_lead_id = ").bind(lead.as_uuid());
    let mut known: Vec<Uuid> = Vec::new();
    for row in db.query_all_raw(sql.finish()).await? {
        for column in ["other_lead_id", "survivor_id"] {
            known.extend(row.try_get::<Option<Uuid>>("", column)?);
        }
        known.push(row.try_get("", "lead_id")?);
    }
    let mut rows = Vec::with_capacity(found.len());
    for Match { entry, likeness } in found {
        let (other, other_lead_id, survivor_id) = match entry {
            Entry::Survivor(id, _) => (id.as_uuid(), None, Some(id)),
            Entry::Lead(id) => (id.as_uuid(), Some(id), None),
        };
        if !known.contains(&other) {
            let (id, matches) = (new_id(now)?, likeness.codes().join(" "));
            rows.push(DuplicateRow { id, lead_id: lead, other_lead_id, survivor_id, matches });
        }
    }
    insert_all(db, holder, now, rows).await
}

/// Makes the id of a pair: nobody asks for pairs, so no caller makes it.
fn new_id(now: Timestamp) -> Result<Uuid, StorageError> {
    let millis = u64::try_from(now.0).unwrap_or_default();
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &crate::seal::random::<10>()?).into_uuid())
}

/// Two entries that may be one person.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: DuplicateId,
    /// The new or changed lead.
    pub lead: LeadId,
    /// Another lead that it may be.
    pub other_lead: Option<LeadId>,
    /// A survivor that it may be.
    pub survivor: Option<SurvivorId>,
    /// What matches.
    pub likeness: Likeness,
    /// The day on which it was noticed.
    pub noticed_on: Date,
    /// Counts changes.
    pub version: i64,
}

/// Binds cursors.
///
/// # Errors
/// Fails when the question can't be written.
pub fn binding(scope: &Scope) -> Result<Binding, StorageError> {
    Binding::new(scope, &"duplicates")
}

/// Lists pairs that wait for a decision, the oldest first.
///
/// # Errors
/// Returns what the database says; refuses a foreign cursor.
pub async fn page(db: &Read, scope: &Scope, asked: &PageQuestion) -> Result<Page<View>, StorageError> {
    let after: Option<Uuid> = asked.opened(db, &binding(scope)?)?;
    let mut page = Page::default();
    if !scope.may(Right::DecideDuplicate) {
        page.total = asked.with_total.then_some(0);
        return Ok(page);
    }
    let conditions = |sql: &mut Sql| {
        sql.push(" FROM duplicate d WHERE d.state = 'open' AND d.voided_at IS NULL AND d.organisation_id = ");
        sql.bind(scope.organisation().as_uuid());
    };
    if asked.with_total {
        let mut sql = db.sql("SELECT COUNT(*) AS total");
        conditions(&mut sql);
        page.total = db.one(sql).await?.map(|row| row.try_get("", "total")).transpose()?;
    }
    if asked.first == 0 {
        return Ok(page);
    }
    let mut sql = db.sql("SELECT d.id, d.lead_id, d.other_lead_id, d.survivor_id, d.matches, d.created_at, d.version");
    conditions(&mut sql);
    if let Some(id) = after {
        sql.push(" AND d.id > ").bind(id);
    }
    sql.push(" ORDER BY d.id LIMIT ").bind(i64::from(asked.first) + 1);
    let rows = db.all(sql).await?;
    page.has_next = rows.len() > usize::from(asked.first);
    for row in rows.iter().take(usize::from(asked.first)) {
        let view = view(row)?;
        let place = position(&view.id.as_uuid())?;
        page.rows.push((view, place));
    }
    Ok(page)
}

fn view(row: &QueryResult) -> Result<View, StorageError> {
    let matches: String = row.try_get("", "matches")?;
    Ok(View {
        id: DuplicateId::from_uuid(row.try_get("", "id")?),
        lead: LeadId::from_uuid(row.try_get("", "lead_id")?),
        other_lead: row.try_get::<Option<Uuid>>("", "other_lead_id")?.map(LeadId::from_uuid),
        survivor: row.try_get::<Option<Uuid>>("", "survivor_id")?.map(SurvivorId::from_uuid),
        likeness: Likeness::of_codes(&matches),
        noticed_on: Timestamp(row.try_get("", "created_at")?).date_in_dhaka(),
        version: row.try_get("", "version")?,
    })
}

/// A pair, locked for a decision.
#[derive(Clone, Debug)]
pub struct LockedDuplicate {
    /// The lead.
    pub lead: LeadId,
    /// It still waits for a decision.
    pub is_open: bool,
    /// Counts changes.
    pub version: i64,
}

/// Locks a pair of the viewer's office.
///
/// # Errors
/// Returns what the database says.
pub async fn locked(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: DuplicateId,
) -> Result<Option<LockedDuplicate>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(
        backend,
        "SELECT d.lead_id, d.state, d.version FROM duplicate d WHERE d.voided_at IS NULL AND d.id = ",
    );
    sql.bind(id.as_uuid()).push(" AND d.organisation_id = ").bind(scope.organisation().as_uuid());
    sql.push(dialect::for_update(backend));
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    Ok(Some(LockedDuplicate {
        lead: LeadId::from_uuid(row.try_get("", "lead_id")?),
        is_open: row.try_get::<String>("", "state")? == "open",
        version: row.try_get("", "version")?,
    }))
}

/// Writes a decision; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn decide(
    db: &impl ConnectionTrait,
    id: DuplicateId,
    decision: DuplicateDecision,
    today: Date,
) -> Result<i64, StorageError> {
    let columns: Vec<(&'static str, Value)> = vec![("state", decision.code().into()), ("decided_on", today.into())];
    write::change(db, "duplicate", id.as_uuid(), columns).await
}

/// Takes a lead's pairs off the list: its identity is gone, nobody can compare any more.
///
/// # Errors
/// Returns what the database says.
pub async fn drop_of(db: &impl ConnectionTrait, lead: LeadId, today: Date) -> Result<(), StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "UPDATE duplicate SET state = 'gone', version = version + 1, decided_on = ",
    );
    sql.bind(today).push(" WHERE state = 'open' AND (lead_id = ").bind(lead.as_uuid());
    sql.push(" OR other_lead_id = ").bind(lead.as_uuid()).push(")");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Lets a lead's open pairs go on as those of the survivor whom it became.
///
/// # Errors
/// Returns what the database says.
pub async fn became(db: &impl ConnectionTrait, lead: LeadId, survivor: SurvivorId) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE duplicate SET survivor_id = ");
    sql.bind(survivor.as_uuid()).push(", other_lead_id = NULL WHERE other_lead_id = ").bind(lead.as_uuid());
    db.execute_raw(sql.finish()).await?;
    Ok(())
}
