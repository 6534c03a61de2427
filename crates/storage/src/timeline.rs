//! What happened to a survivor, newest first.

mod select;

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{Date, SurvivorId};
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::cursor::{Binding, Page, position};
use crate::error::StorageError;
use crate::read::Read;

/// What kind of thing happened. On one day the later member comes first: newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The person was pointed out.
    Lead,
    /// The verification was confirmed.
    Verification,
    /// An enrolment began.
    Enrolment,
    /// A counselling session, of whatever status.
    CounsellingSession,
    /// A session with the family.
    FamilySession,
    /// A certificate was approved.
    Certificate,
    /// Training needs were assessed.
    TrainingNeedsAssessment,
    /// A training began.
    TrainingStart,
    /// A training ended.
    TrainingEnd,
    /// A job or a business began.
    Placement,
    /// A referral was made.
    Referral,
    /// Goods or money were given; one entry a day and provider.
    Support,
    /// An enrolment ended.
    EnrolmentEnd,
}

impl Kind {
    const ALL: [Self; 13] = [
        Self::Lead,
        Self::Verification,
        Self::Enrolment,
        Self::CounsellingSession,
        Self::FamilySession,
        Self::Certificate,
        Self::TrainingNeedsAssessment,
        Self::TrainingStart,
        Self::TrainingEnd,
        Self::Placement,
        Self::Referral,
        Self::Support,
        Self::EnrolmentEnd,
    ];

    fn rank(self) -> i32 {
        self as i32
    }

    fn from_rank(rank: i64) -> Option<Self> {
        Self::ALL.get(usize::try_from(rank).ok()?).copied()
    }
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The record behind it.
    pub record: Uuid,
    /// When.
    pub on: Date,
    /// What kind.
    pub kind: Kind,
    /// Code of its status or outcome.
    pub status: Option<String>,
    /// A code or number that says more: kind, service, certificate number, drop-out reason.
    pub detail: Option<String>,
    /// Where a session took place.
    pub venue: Option<String>,
    /// Male members of the family who came.
    pub male: Option<i32>,
    /// Female members of the family who came.
    pub female: Option<i32>,
    /// Other members of the family who came.
    pub other: Option<i32>,
    /// Satisfaction with the session, 1 to 5.
    pub satisfaction: Option<i32>,
    /// How many items were given.
    pub items: Option<i64>,
    /// Money in BDT.
    pub amount_bdt: Option<i64>,
    /// Name of the provider.
    pub provider: Option<String>,
}

/// Binds cursors to a survivor's time line.
///
/// # Errors
/// Fails when the question can't be written.
pub fn binding(scope: &Scope, survivor: SurvivorId) -> Result<Binding, StorageError> {
    Binding::new(scope, &("timeline", survivor))
}

/// Where a page of a time line ended: day, rank of the kind, record.
type Position = (Date, i32, Uuid);

/// Reads a page of the time line of each of several survivors in one statement.
///
/// # Errors
/// Returns what the database says; refuses a cursor of another time line.
pub async fn pages(
    db: &Read,
    scope: &Scope,
    survivors: &[SurvivorId],
    first: u16,
    after: Option<&str>,
) -> Result<HashMap<SurvivorId, Page<Entry>>, StorageError> {
    let mut pages: HashMap<SurvivorId, Page<Entry>> = HashMap::new();
    if survivors.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(pages);
    }
    let mut after_position: Option<Position> = None;
    if let Some(cursor) = after {
        for survivor in survivors {
            after_position = Some(binding(scope, *survivor)?.open(db, cursor)?);
        }
    }
    let sql = select::select(db, scope, survivors, first, after_position);
    for row in db.all(sql).await? {
        let survivor = SurvivorId::from_uuid(row.try_get("", "survivor_id")?);
        let page = pages.entry(survivor).or_default();
        if page.rows.len() == usize::from(first) {
            page.has_next = true;
            continue;
        }
        let entry = entry(&row)?;
        let place = position(&(entry.on, entry.kind.rank(), entry.record))?;
        page.rows.push((entry, place));
    }
    Ok(pages)
}

fn entry(row: &QueryResult) -> Result<Entry, StorageError> {
    let rank: i32 = row.try_get("", "kind_rank")?;
    let unreadable = StorageError::Unreadable { table: "timeline", column: "kind_rank" };
    Ok(Entry {
        record: row.try_get("", "id")?,
        on: row.try_get("", "happened_on")?,
        kind: Kind::from_rank(rank.into()).ok_or(unreadable)?,
        status: row.try_get("", "status")?,
        detail: row.try_get("", "detail")?,
        venue: row.try_get("", "venue")?,
        male: row.try_get("", "male")?,
        female: row.try_get("", "female")?,
        other: row.try_get("", "other")?,
        satisfaction: row.try_get("", "satisfaction")?,
        items: row.try_get("", "items")?,
        amount_bdt: row.try_get("", "amount")?,
        provider: row.try_get("", "provider")?,
    })
}
