//! Leads: people pointed out, and what became of them. Who they are is opened apart ([`identity`]).

pub mod identity;
mod lock;
mod write;

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::place::{UnionId, UpazilaId};
use ashshash_base::{CounsellorId, Date, LeadId, LeadReferralId, Sex, SurvivorId, Timestamp};
use ashshash_survivors::{
    ContactAnswer, DocumentSeen, Exploitation, Lead, LeadState, RefusalReason, RejectionReason, TraffickingAct,
    TraffickingMeans, UrgentNeed, Verification,
};
use sea_orm::QueryResult;
use serde::Serialize;
use uuid::Uuid;

use crate::cursor::{Binding, Page, PageQuestion, position};
use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

pub use lock::{LockedLead, lapsing, locked};
pub use write::{begin_waiting, change, change_state, close, enrolled, insert, insert_referral};

/// A lead, without who it is.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: LeadId,
    /// The code that a register gave.
    pub code: Option<String>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Where it stands.
    pub lead: Lead,
    /// When the verification was confirmed.
    pub verified_on: Option<Date>,
    /// Upazila.
    pub upazila: Option<UpazilaId>,
    /// Union.
    pub union: Option<UnionId>,
    /// Papers that were seen.
    pub documents: Vec<DocumentSeen>,
    /// What the verification rests on; only for those who may read the case.
    pub basis: Option<Verification>,
    /// Who follows it up.
    pub counsellor: Option<CounsellorId>,
    /// The day on which it was recorded.
    pub recorded_on: Date,
    /// It still has an identity.
    pub has_identity: bool,
    /// The viewer may read who pointed the person out.
    pub source_is_open: bool,
    /// Urgent referrals, the first one first.
    pub referrals: Vec<UrgentReferral>,
    /// Code of the survivor whom it became, where that one is in scope.
    pub survivor_code: Option<String>,
    /// Counts changes.
    pub version: i64,
}

/// An urgent referral of a lead.
#[derive(Clone, Debug)]
pub struct UrgentReferral {
    /// Its id.
    pub id: LeadReferralId,
    /// What was needed.
    pub need: UrgentNeed,
    /// On which day.
    pub made_on: Date,
}

/// Which leads to list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Filter {
    /// In one of these states; all that are no survivors yet where none is named.
    pub states: Vec<&'static str>,
    /// The newest first.
    pub newest_first: bool,
}

pub(crate) const STATE: &str =
    "l.id, l.state, l.state_on, l.reason, l.contact, l.identified_on, l.verified_on, l.keep_until, l.survivor_id";

fn question(db: &Read, scope: &Scope) -> Sql {
    let mut sql = db.sql("SELECT ");
    sql.push(STATE).push(
        ", l.code, l.sex, l.birth_year, l.upazila_id, l.union_id, l.documents, l.acts, l.means, l.purposes, l.own_statement, l.counsellor_id, l.created_at, l.version, CASE WHEN l.identity IS NULL THEN 0 ELSE 1 END AS has_identity, ",
    );
    scope::lead_source(&mut sql, scope);
    sql.push(" AS source_is_open, (SELECT s.code FROM survivor s WHERE s.id = l.survivor_id AND ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(") AS survivor_code FROM lead l WHERE ");
    sql
}

/// Binds cursors.
///
/// # Errors
/// Fails when the question can't be written.
pub fn binding(scope: &Scope, filter: &Filter) -> Result<Binding, StorageError> {
    Binding::new(scope, &("leads", filter))
}

/// Lists leads in the order in which they were made, or the newest first.
///
/// # Errors
/// Returns what the database says; refuses a foreign cursor.
pub async fn page(db: &Read, scope: &Scope, filter: &Filter, asked: &PageQuestion) -> Result<Page<View>, StorageError> {
    let after: Option<Uuid> = asked.opened(db, &binding(scope, filter)?)?;
    let mut page = Page::default();
    if !scope.may(Right::ReadLeads) {
        page.total = asked.with_total.then_some(0);
        return Ok(page);
    }
    if asked.with_total {
        let mut sql = db.sql("SELECT COUNT(*) AS total FROM lead l WHERE ");
        conditions(&mut sql, scope, filter);
        page.total = db.one(sql).await?.map(|row| row.try_get("", "total")).transpose()?;
    }
    if asked.first == 0 {
        return Ok(page);
    }
    let mut sql = question(db, scope);
    conditions(&mut sql, scope, filter);
    let (beyond, direction) = if filter.newest_first { ("<", " DESC") } else { (">", "") };
    if let Some(id) = after {
        sql.push(&format!(" AND l.id {beyond} ")).bind(id);
    }
    sql.push(&format!(" ORDER BY l.id{direction} LIMIT ")).bind(i64::from(asked.first) + 1);
    let rows = db.all(sql).await?;
    page.has_next = rows.len() > usize::from(asked.first);
    let mut views: Vec<View> =
        rows.iter().take(usize::from(asked.first)).map(|row| view(row, scope)).collect::<Result<_, _>>()?;
    add_referrals(db, &mut views).await?;
    for view in views {
        let place = position(&view.id.as_uuid())?;
        page.rows.push((view, place));
    }
    // What names were shown of it is told with this question (R14).
    db.note_question(std::iter::once("leads".to_owned()).chain(filter.states.iter().map(|s| format!("state={s}"))));
    Ok(page)
}

fn conditions(sql: &mut Sql, scope: &Scope, filter: &Filter) {
    scope::leads(sql, scope);
    if filter.states.is_empty() {
        sql.push(" AND l.survivor_id IS NULL");
    } else {
        sql.push(" AND l.state IN ").bind_list(filter.states.iter().copied());
    }
}

/// Reads leads by their ids.
///
/// # Errors
/// Returns what the database says.
pub async fn by_ids(db: &Read, scope: &Scope, ids: &[LeadId]) -> Result<Vec<View>, StorageError> {
    if ids.is_empty() || !scope.may(Right::ReadLeads) {
        return Ok(Vec::new());
    }
    let mut sql = question(db, scope);
    sql.push("l.id IN ").bind_list(ids.iter().map(|id| id.as_uuid())).push(" AND ");
    scope::leads(&mut sql, scope);
    let mut views: Vec<View> = db.all(sql).await?.iter().map(|row| view(row, scope)).collect::<Result<_, _>>()?;
    add_referrals(db, &mut views).await?;
    Ok(views)
}

/// Adds urgent referrals to leads that were read in scope.
async fn add_referrals(db: &Read, views: &mut [View]) -> Result<(), StorageError> {
    if views.is_empty() {
        return Ok(());
    }
    let mut sql = db.sql(
        "SELECT r.id, r.lead_id, r.need, r.made_on FROM lead_referral r WHERE r.voided_at IS NULL AND r.lead_id IN ",
    );
    sql.bind_list(views.iter().map(|view| view.id.as_uuid())).push(" ORDER BY r.made_on, r.id");
    let mut found: HashMap<LeadId, Vec<UrgentReferral>> = HashMap::new();
    for row in db.all(sql).await? {
        let need: String = row.try_get("", "need")?;
        let need =
            UrgentNeed::from_code(&need).ok_or(StorageError::Unreadable { table: "lead_referral", column: "need" })?;
        let lead = LeadId::from_uuid(row.try_get("", "lead_id")?);
        found.entry(lead).or_default().push(UrgentReferral {
            id: LeadReferralId::from_uuid(row.try_get("", "id")?),
            need,
            made_on: row.try_get("", "made_on")?,
        });
    }
    for view in views {
        view.referrals = found.remove(&view.id).unwrap_or_default();
    }
    Ok(())
}

const fn unreadable(column: &'static str) -> StorageError {
    StorageError::Unreadable { table: "lead", column }
}

fn view(row: &QueryResult, scope: &Scope) -> Result<View, StorageError> {
    let sex: Option<String> = row.try_get("", "sex")?;
    let may_read_case = scope.may(Right::ReadCaseFacts);
    Ok(View {
        id: LeadId::from_uuid(row.try_get("", "id")?),
        code: row.try_get("", "code")?,
        sex: sex.map(|code| Sex::from_code(&code).ok_or(unreadable("sex"))).transpose()?,
        birth_year: row.try_get("", "birth_year")?,
        lead: state(row)?,
        verified_on: row.try_get("", "verified_on")?,
        upazila: row.try_get::<Option<i32>>("", "upazila_id")?.map(UpazilaId),
        union: row.try_get::<Option<i32>>("", "union_id")?.map(UnionId),
        documents: codes(row, "documents", DocumentSeen::from_code)?,
        basis: if may_read_case { basis(row)? } else { None },
        counsellor: row.try_get::<Option<Uuid>>("", "counsellor_id")?.map(CounsellorId::from_uuid),
        recorded_on: Timestamp(row.try_get("", "created_at")?).date_in_dhaka(),
        has_identity: row.try_get::<i32>("", "has_identity")? == 1,
        source_is_open: row.try_get::<i32>("", "source_is_open")? == 1,
        referrals: Vec::new(),
        survivor_code: row.try_get("", "survivor_code")?,
        version: row.try_get("", "version")?,
    })
}

/// Reads a list of codes.
fn codes<T>(row: &QueryResult, column: &'static str, read: fn(&str) -> Option<T>) -> Result<Vec<T>, StorageError> {
    let text: String = row.try_get("", column)?;
    text.split_whitespace().map(|code| read(code).ok_or(unreadable(column))).collect()
}

fn basis(row: &QueryResult) -> Result<Option<Verification>, StorageError> {
    let basis = Verification {
        acts: codes(row, "acts", TraffickingAct::from_code)?,
        means: codes(row, "means", TraffickingMeans::from_code)?,
        purposes: codes(row, "purposes", Exploitation::from_code)?,
        own_statement: row.try_get("", "own_statement")?,
    };
    Ok((basis != Verification::default()).then_some(basis))
}

/// Reads where a lead stands, of the columns [`STATE`].
pub(crate) fn state(row: &QueryResult) -> Result<Lead, StorageError> {
    let code: String = row.try_get("", "state")?;
    let on = || row.try_get::<Option<Date>>("", "state_on")?.ok_or(unreadable("state_on"));
    let reason: Option<String> = row.try_get("", "reason")?;
    let reason = reason.as_deref().unwrap_or_default();
    let verified_on: Option<Date> = row.try_get("", "verified_on")?;
    let state = match code.as_str() {
        "open" => LeadState::Open,
        "asked_back" => LeadState::AskedBack { on: on()? },
        "verified" => LeadState::Verified { on: verified_on.ok_or(unreadable("verified_on"))? },
        "enrolled" => {
            let survivor = row.try_get::<Option<Uuid>>("", "survivor_id")?.ok_or(unreadable("survivor_id"))?;
            // Leads that a register enrolled have no day of their own.
            let on = row.try_get::<Option<Date>>("", "state_on")?.or(verified_on).unwrap_or_default();
            LeadState::Enrolled { on, survivor: SurvivorId::from_uuid(survivor) }
        }
        "rejected" => {
            let reason = RejectionReason::from_code(reason).ok_or(unreadable("reason"))?;
            LeadState::Rejected { on: on()?, reason }
        }
        "refused" => {
            let reason = RefusalReason::from_code(reason).ok_or(unreadable("reason"))?;
            LeadState::Refused { on: on()?, reason, verified_on }
        }
        "lapsed" => LeadState::Lapsed { on: on()? },
        _ => return Err(unreadable("state")),
    };
    let contact: String = row.try_get("", "contact")?;
    Ok(Lead {
        state,
        contact: ContactAnswer::from_code(&contact).ok_or(unreadable("contact"))?,
        identified_on: row.try_get("", "identified_on")?,
        keep_until: row.try_get("", "keep_until")?,
    })
}
