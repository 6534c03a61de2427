//! Reading the journal: who did or looked at what, when; never the values.

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{SurvivorId, Timestamp};
use sea_orm::QueryResult;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cursor::{Binding, Page, position};
use crate::error::StorageError;
use crate::read::Read;
use crate::scope;

/// A deed or a look.
#[derive(Clone, Debug)]
pub struct View {
    /// Its place in the organisation's journal.
    pub seq: i64,
    /// Server time.
    pub at: Timestamp,
    /// Name of who did it; none for the command line and jobs.
    pub by: Option<String>,
    /// What: `register-import`, `look-file` …
    pub deed: String,
    /// Names of the changed fields, or what was asked.
    pub fields: Vec<String>,
    /// How many records a list or an import touched.
    pub count: Option<i64>,
    /// From which device, as far as it said.
    pub device: Option<String>,
    /// The record that was made, changed or looked at.
    pub record: Option<Uuid>,
    /// Code of the survivor whose file this belongs to, where in scope; in a history that of the file that
    /// was merged into it.
    pub survivor_code: Option<String>,
}

/// What is read of an entry's stored form.
#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    fields: Vec<String>,
    count: Option<i64>,
    device: Option<String>,
}

/// Binds cursors of the organisation's journal.
///
/// # Errors
/// Fails when the question can't be written.
pub fn binding(scope: &Scope) -> Result<Binding, StorageError> {
    Binding::new(scope, &"journal")
}

/// Which entries of a file's history are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum Which {
    /// All of them.
    #[default]
    All,
    /// What was changed.
    Changes,
    /// Who looked.
    Looks,
}

/// Binds cursors of the history of one file.
///
/// # Errors
/// Fails when the question can't be written.
pub fn history_binding(scope: &Scope, survivor: SurvivorId, which: Which) -> Result<Binding, StorageError> {
    Binding::new(scope, &("history", survivor, which))
}

/// Reads a page of the journal of the viewer's organisation, newest first.
///
/// # Errors
/// Returns what the database says; refuses a foreign cursor.
pub async fn page(db: &Read, scope: &Scope, first: u16, after: Option<&str>) -> Result<Page<View>, StorageError> {
    let before: Option<i64> = after.map(|cursor| binding(scope)?.open(db, cursor)).transpose()?;
    let mut page = Page::default();
    if !scope.may(Right::ReadJournal) {
        return Ok(page);
    }
    let mut sql = db.sql("SELECT j.seq, j.at, j.deed, j.record_id, j.survivor_id, j.body, u.display_name, s.code FROM journal j LEFT JOIN app_user u ON u.id = j.user_id LEFT JOIN survivor s ON s.id = j.survivor_id AND s.organisation_id = j.organisation_id WHERE j.organisation_id = ");
    sql.bind(scope.organisation().as_uuid());
    if let Some(seq) = before {
        sql.push(" AND j.seq < ").bind(seq);
    }
    sql.push(" ORDER BY j.seq DESC LIMIT ").bind(i64::from(first) + 1);
    for row in db.all(sql).await? {
        add(&mut page, &row, first)?;
    }
    Ok(page)
}

/// Reads a page of the history of each of several files in one statement, newest first: what happened to
/// the file itself, to the files that went into it, and to the leads that they grew out of.
///
/// # Errors
/// Returns what the database says; refuses a cursor of another file.
pub async fn histories(
    db: &Read,
    scope: &Scope,
    survivors: &[SurvivorId],
    which: Which,
    first: u16,
    after: Option<&str>,
) -> Result<HashMap<SurvivorId, Page<View>>, StorageError> {
    let mut pages: HashMap<SurvivorId, Page<View>> = HashMap::new();
    if survivors.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(pages);
    }
    let mut before: Option<i64> = None;
    if let Some(cursor) = after {
        for survivor in survivors {
            before = Some(history_binding(scope, *survivor, which)?.open(db, cursor)?);
        }
    }
    let ids = || survivors.iter().map(|id| id.as_uuid());
    let mut sql = db.sql("SELECT n.*, u.display_name FROM (SELECT j.seq, j.at, j.user_id, j.deed, j.record_id, s.id AS file_id, j.body, COALESCE(j.code, s.code) AS code, ROW_NUMBER() OVER (PARTITION BY s.id ORDER BY j.seq DESC) AS place FROM (");
    sql.push(
        "SELECT f.file_id, f.code, e.* FROM (SELECT id AS file_id, id AS past_id, code FROM survivor WHERE id IN ",
    );
    sql.bind_list(ids()).push(" UNION ALL SELECT merged_into, id, code FROM survivor WHERE merged_into IN ");
    sql.bind_list(ids()).push(") f JOIN journal e ON e.survivor_id = f.past_id");
    sql.push(" UNION ALL SELECT f.file_id, NULL, e.* FROM (SELECT survivor_id AS file_id, id AS past_id FROM lead WHERE survivor_id IN ");
    sql.bind_list(ids()).push(" UNION ALL SELECT l.survivor_id, r.id FROM lead l JOIN lead_referral r ON r.lead_id = l.id WHERE l.survivor_id IN ");
    sql.bind_list(ids()).push(") f JOIN journal e ON e.record_id = f.past_id AND e.survivor_id IS NULL");
    sql.push(") j JOIN survivor s ON s.id = j.file_id AND s.organisation_id = j.organisation_id WHERE ");
    scope::survivors(&mut sql, scope, "s");
    match which {
        Which::All => &mut sql,
        Which::Changes => sql.push(" AND j.deed NOT LIKE 'look-%'"),
        Which::Looks => sql.push(" AND j.deed LIKE 'look-%'"),
    };
    if let Some(seq) = before {
        sql.push(" AND j.seq < ").bind(seq);
    }
    sql.push(") n LEFT JOIN app_user u ON u.id = n.user_id WHERE n.place <= ").bind(i64::from(first) + 1);
    sql.push(" ORDER BY n.file_id, n.place");
    for row in db.all(sql).await? {
        let survivor = SurvivorId::from_uuid(row.try_get("", "file_id")?);
        add(pages.entry(survivor).or_default(), &row, first)?;
    }
    Ok(pages)
}

fn add(page: &mut Page<View>, row: &QueryResult, first: u16) -> Result<(), StorageError> {
    if page.rows.len() == usize::from(first) {
        page.has_next = true;
        return Ok(());
    }
    let body: Vec<u8> = row.try_get("", "body")?;
    let unreadable = |_| StorageError::Unreadable { table: "journal", column: "body" };
    let Body { fields, count, device } = serde_json::from_slice(&body).map_err(unreadable)?;
    let view = View {
        seq: row.try_get("", "seq")?,
        at: Timestamp(row.try_get("", "at")?),
        by: row.try_get("", "display_name")?,
        deed: row.try_get("", "deed")?,
        fields,
        count,
        device,
        record: row.try_get("", "record_id")?,
        survivor_code: row.try_get("", "code")?,
    };
    let place = position(&view.seq)?;
    page.rows.push((view, place));
    Ok(())
}
