//! Safety plans: days and states in plain, words sealed.

use std::collections::HashMap;

use ashshash_access::{Reader, Right, Scope};
use ashshash_base::{CounsellorId, Date, Purpose, SafetyPlanId, Sealed, SurvivorId};
use ashshash_survivors::safety_plan::{SafetyOutcome, SafetyState};
use sea_orm::{ConnectionTrait, QueryResult, Value};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::counsellor::Counsellor;
use crate::error::StorageError;
use crate::read::Read;
use crate::seal::DataKey;
use crate::sealed_words::SealedWords;
use crate::sql::Sql;
use crate::write::change;
use crate::{scope, sealed_words};

/// Label of a plan's sealed words.
pub(crate) const WORDS: &str = "safety_plan.words";

/// A safety plan.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: SafetyPlanId,
    /// Whose.
    pub survivor: SurvivorId,
    /// When the danger was seen.
    pub opened_on: Date,
    /// When it was written last; none while a red risk waits for a plan.
    pub written_on: Option<Date>,
    /// When both look at it again.
    pub review_on: Option<Date>,
    /// When it was closed.
    pub closed_on: Option<Date>,
    /// Why it was closed.
    pub outcome: Option<SafetyOutcome>,
    /// Who accompanies the survivor now.
    pub counsellor: Option<Counsellor>,
    /// Counts changes.
    pub version: i64,
}

/// The words of a safety plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// By what the person knows that danger is near.
    pub warning_signs: Option<String>,
    /// What the person does then.
    pub steps: String,
    /// Where the person can go.
    pub safe_places: Option<String>,
    /// Whom the person can call.
    pub people: Option<String>,
}

/// A plan within a deed.
#[derive(Clone, Debug)]
pub struct Present {
    /// Its id.
    pub id: SafetyPlanId,
    /// Whether it holds.
    pub state: SafetyState,
    /// When both look at it again.
    pub review_on: Option<Date>,
    /// Its sealed words; none while it waits to be written.
    pub words: Option<Vec<u8>>,
    /// Counts changes.
    pub version: i64,
}

const COLUMNS: &str = "SELECT r.id, r.survivor_id, r.opened_on, r.written_on, r.review_on, r.closed_on, r.outcome, r.version, s.counsellor_id, c.name AS counsellor_name FROM safety_plan r JOIN survivor s ON s.id = r.survivor_id LEFT JOIN counsellor c ON c.id = s.counsellor_id WHERE r.voided_at IS NULL AND ";

/// Reads the safety plans of survivors, open ones first.
///
/// # Errors
/// Returns what the database says.
pub async fn of_survivors(db: &Read, scope: &Scope, survivors: &[SurvivorId]) -> Result<Vec<View>, StorageError> {
    if survivors.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = db.sql(COLUMNS);
    sql.push("r.survivor_id IN ").bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
    read(db, scope, sql, "CASE WHEN r.closed_on IS NULL THEN 0 ELSE 1 END, r.opened_on DESC, r.id").await
}

/// Reads the plans that hold, the earliest first: the people in danger.
///
/// # Errors
/// Returns what the database says.
pub async fn open_ones(db: &Read, scope: &Scope) -> Result<Vec<View>, StorageError> {
    let mut sql = db.sql(COLUMNS);
    sql.push("r.closed_on IS NULL AND ");
    read(db, scope, sql, "r.opened_on, r.id LIMIT 200").await
}

async fn read(db: &Read, scope: &Scope, mut sql: Sql, order: &str) -> Result<Vec<View>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    scope::survivors(&mut sql, scope, "s");
    sql.push(" ORDER BY ").push(order);
    db.all(sql).await?.iter().map(view).collect()
}

/// Opens the words of survivors' safety plans, as far as the reader may; a look a person.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn words(
    db: &Read,
    scope: &Scope,
    reader: Reader,
    survivors: &[SurvivorId],
) -> Result<HashMap<SafetyPlanId, Sealed<Words>>, StorageError> {
    let columns = [SealedWords::new("safety_plan", "words", WORDS)];
    let mut found = HashMap::new();
    for opened in sealed_words::open(db, scope, reader, survivors, &columns).await? {
        let words = serde_json::from_str(opened.text.reveal(&Purpose::Show))
            .map_err(|_| StorageError::Unreadable { table: "safety_plan", column: "words" })?;
        found.insert(opened.record.into(), Sealed::new(words));
    }
    Ok(found)
}

/// Reads all plans of a survivor within a deed.
///
/// # Errors
/// Returns what the database says.
pub async fn present(db: &impl ConnectionTrait, survivor: SurvivorId) -> Result<Vec<Present>, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT id, opened_on, review_on, closed_on, words, version FROM safety_plan WHERE voided_at IS NULL AND survivor_id = ",
    );
    sql.bind(survivor.as_uuid()).push(" ORDER BY opened_on, id");
    let present = |row: &QueryResult| -> Result<Present, StorageError> {
        let closed_on: Option<Date> = row.try_get("", "closed_on")?;
        let state = match closed_on {
            Some(_) => SafetyState::Closed,
            None => SafetyState::Open { since: row.try_get("", "opened_on")? },
        };
        Ok(Present {
            id: row.try_get::<Uuid>("", "id")?.into(),
            state,
            review_on: row.try_get("", "review_on")?,
            words: row.try_get("", "words")?,
            version: row.try_get("", "version")?,
        })
    };
    db.query_all_raw(sql.finish()).await?.iter().map(present).collect()
}

/// Opens the words of a plan within a deed that changes some of them; a plan that waits has none.
///
/// # Errors
/// Fails when the key file is another one.
pub fn kept(key: &DataKey, plan: &Present) -> Result<Words, StorageError> {
    let text = key.open_text(WORDS, plan.id.as_uuid(), plan.words.as_deref())?;
    let unreadable = |_| StorageError::Unreadable { table: "safety_plan", column: "words" };
    text.map_or_else(|| Ok(Words::default()), |text| serde_json::from_str(&text).map_err(unreadable))
}

/// Seals the words of a plan.
///
/// # Errors
/// Fails when the system has no randomness.
pub fn seal(key: &DataKey, id: SafetyPlanId, words: &Words) -> Result<Option<Vec<u8>>, StorageError> {
    let unreadable = |_| StorageError::Unreadable { table: "safety_plan", column: "words" };
    let text = serde_json::to_string(words).map_err(unreadable)?;
    Ok(key.seal_text(WORDS, id.as_uuid(), Some(&text))?)
}

/// Moves the day on which both look at a plan again; gives its version.
///
/// # Errors
/// Returns what the database says.
pub async fn review(db: &impl ConnectionTrait, id: SafetyPlanId, review_on: Option<Date>) -> Result<i64, StorageError> {
    change(db, "safety_plan", id.as_uuid(), vec![("review_on", review_on.into())]).await
}

/// Writes other words over those of a plan; gives its version.
///
/// # Errors
/// Returns what the database says.
pub async fn rewrite(
    db: &impl ConnectionTrait,
    id: SafetyPlanId,
    words: Option<Vec<u8>>,
    written_on: Date,
    review_on: Option<Date>,
) -> Result<i64, StorageError> {
    let columns: Vec<(&'static str, Value)> =
        vec![("words", words.into()), ("written_on", written_on.into()), ("review_on", review_on.into())];
    change(db, "safety_plan", id.as_uuid(), columns).await
}

/// Closes a plan; gives its version.
///
/// # Errors
/// Returns what the database says.
pub async fn close(
    db: &impl ConnectionTrait,
    id: SafetyPlanId,
    closed_on: Date,
    outcome: SafetyOutcome,
) -> Result<i64, StorageError> {
    let columns: Vec<(&'static str, Value)> = vec![("closed_on", closed_on.into()), ("outcome", outcome.code().into())];
    change(db, "safety_plan", id.as_uuid(), columns).await
}

fn view(row: &QueryResult) -> Result<View, StorageError> {
    let outcome: Option<String> = row.try_get("", "outcome")?;
    let counsellor = match row.try_get::<Option<Uuid>>("", "counsellor_id")? {
        Some(id) => Some(Counsellor {
            id: CounsellorId::from_uuid(id),
            name: row.try_get::<Option<String>>("", "counsellor_name")?.unwrap_or_default(),
        }),
        None => None,
    };
    Ok(View {
        id: row.try_get::<Uuid>("", "id")?.into(),
        survivor: row.try_get::<Uuid>("", "survivor_id")?.into(),
        opened_on: row.try_get("", "opened_on")?,
        written_on: row.try_get("", "written_on")?,
        review_on: row.try_get("", "review_on")?,
        closed_on: row.try_get("", "closed_on")?,
        outcome: outcome.as_deref().and_then(SafetyOutcome::from_code),
        counsellor,
        version: row.try_get("", "version")?,
    })
}
