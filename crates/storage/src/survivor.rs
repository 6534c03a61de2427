//! Survivors as they are known outside the case team: by code. Names are [`identity`](crate::identity)'s.

mod page;

use ashshash_access::{Right, Scope};
use ashshash_base::place::{UnionId, UpazilaId};
use ashshash_base::{CounsellorId, Date, OrganisationId, Sex, SurvivorId};
use ashshash_survivors::{SurvivorCode, SurvivorStatus};
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use crate::counsellor::Counsellor;
use crate::dialect;
use crate::error::StorageError;
use crate::look::{LookKind, by_holder};
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;
use crate::write::change;

pub use page::{Filter, Order, binding, page};
pub(crate) use page::{code_starts_with, is_code};

/// A survivor with the names of counsellor and holder.
#[derive(Clone, Debug)]
pub struct View {
    /// The survivor's id.
    pub id: SurvivorId,
    /// The code: `RJ-0001`.
    pub code: String,
    /// Sex.
    pub sex: Sex,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Upazila.
    pub upazila: Option<UpazilaId>,
    /// Union; shown to nobody but the holder.
    pub union: Option<UnionId>,
    /// How the support stands.
    pub status: SurvivorStatus,
    /// Who counsels; not for providers.
    pub counsellor: Option<Counsellor>,
    /// Start of the first enrolment; not for providers.
    pub enrolled_on: Option<Date>,
    /// The office that holds the file.
    pub holder: Holder,
    /// Counts changes.
    pub version: i64,
    /// Coded facts of the case, where the viewer may read them.
    pub facts: Option<CaseFacts>,
}

/// The office that holds a file.
#[derive(Clone, Debug)]
pub struct Holder {
    /// Its id.
    pub id: OrganisationId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Coded facts of a case.
#[derive(Clone, Debug, Default)]
pub struct CaseFacts {
    /// Code of the exploitation.
    pub exploitation: Option<String>,
    /// ISO code of the country of destination.
    pub destination: Option<String>,
    /// Codes of what the register left open.
    pub register_notes: Vec<String>,
}

const COLUMNS: &str = "SELECT s.id, s.code, s.sex, s.birth_year, s.upazila_id, s.union_id, s.status, s.enrolled_on, s.version, s.exploitation, s.destination, s.register_notes, s.counsellor_id, c.name AS counsellor_name, s.organisation_id, o.code AS holder_code, o.name AS holder_name FROM survivor s LEFT JOIN counsellor c ON c.id = s.counsellor_id LEFT JOIN organisation o ON o.id = s.organisation_id WHERE ";

/// Opens the file of a survivor by code, if the viewer may; it is a look.
///
/// Two holders may use the same code: the viewer's own office comes first.
///
/// # Errors
/// Returns what the database says.
pub async fn open_by_code(db: &Read, scope: &Scope, code: &str) -> Result<Option<View>, StorageError> {
    let mut sql = db.sql(COLUMNS);
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND s.code = ").bind(code.trim().to_uppercase());
    sql.push(" ORDER BY CASE WHEN s.organisation_id = ").bind(scope.organisation().as_uuid());
    sql.push(" THEN 0 ELSE 1 END, s.id LIMIT 1");
    let found = read(db, scope, sql).await?;
    opened(db, &found);
    Ok(found.into_iter().next())
}

/// Opens the files of survivors, as far as the viewer may; each is a look.
///
/// # Errors
/// Returns what the database says.
pub async fn open_by_ids(db: &Read, scope: &Scope, ids: &[SurvivorId]) -> Result<Vec<View>, StorageError> {
    let found = by_ids(db, scope, ids).await?;
    opened(db, &found);
    Ok(found)
}

/// Reads survivors that other records name, in no order, as far as the viewer may.
///
/// # Errors
/// Returns what the database says.
pub async fn by_ids(db: &Read, scope: &Scope, ids: &[SurvivorId]) -> Result<Vec<View>, StorageError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = db.sql(COLUMNS);
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND s.id IN ").bind_list(ids.iter().map(|id| id.as_uuid()));
    read(db, scope, sql).await
}

/// Finds the next free code of an office, and keeps others from taking it until the transaction ends.
///
/// # Errors
/// Returns what the database says.
pub async fn next_code(db: &impl ConnectionTrait, office: OrganisationId) -> Result<SurvivorCode, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(backend, "SELECT o.code FROM organisation o WHERE o.id = ");
    sql.bind(office.as_uuid()).push(dialect::for_update(backend));
    let unreadable = StorageError::Unreadable { table: "organisation", column: "code" };
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Err(unreadable) };
    let prefix: String = row.try_get("", "code")?;
    // A lead that a register brought has a code of its own, which nobody else may get.
    let mut sql = Sql::new(backend, "SELECT s.code FROM survivor s WHERE s.organisation_id = ");
    sql.bind(office.as_uuid())
        .push(" UNION ALL SELECT l.code FROM lead l WHERE l.code IS NOT NULL AND l.organisation_id = ");
    sql.bind(office.as_uuid());
    let rows = db.query_all_raw(sql.finish()).await?;
    let taken: Vec<String> = rows.iter().map(|row| row.try_get("", "code")).collect::<Result<_, _>>()?;
    SurvivorCode::next(&prefix, taken.iter().map(String::as_str)).map_err(|_| unreadable)
}

/// Tells whether an office has a survivor with a code.
///
/// # Errors
/// Returns what the database says.
pub async fn has_code(db: &impl ConnectionTrait, office: OrganisationId, code: &str) -> Result<bool, StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "SELECT 1 AS found FROM survivor s WHERE s.code = ");
    sql.bind(code).push(" AND s.organisation_id = ").bind(office.as_uuid());
    Ok(db.query_one_raw(sql.finish()).await?.is_some())
}

/// Says that a part of a file changed that has no version of its own; gives the file's version.
///
/// # Errors
/// Returns what the database says.
pub async fn touch(db: &impl ConnectionTrait, survivor: SurvivorId) -> Result<i64, StorageError> {
    change(db, "survivor", survivor.as_uuid(), Vec::new()).await
}

/// Assigns a survivor to a counsellor; gives the version.
///
/// # Errors
/// Returns what the database says.
pub async fn assign(
    db: &impl ConnectionTrait,
    survivor: SurvivorId,
    counsellor: CounsellorId,
) -> Result<i64, StorageError> {
    let columns = vec![("counsellor_id", counsellor.as_uuid().into())];
    change(db, "survivor", survivor.as_uuid(), columns).await
}

/// Notes one look a file.
fn opened(db: &Read, views: &[View]) {
    for view in views {
        db.note(by_holder(LookKind::File, &[(view.id, view.holder.id)]));
    }
}

async fn read(db: &Read, scope: &Scope, sql: Sql) -> Result<Vec<View>, StorageError> {
    db.all(sql).await?.iter().map(|row| view(row, scope)).collect()
}

fn view(row: &QueryResult, scope: &Scope) -> Result<View, StorageError> {
    let unreadable = |column| StorageError::Unreadable { table: "survivor", column };
    let (sex, status): (String, String) = (row.try_get("", "sex")?, row.try_get("", "status")?);
    let is_caseworker = scope.may(Right::ReadCaseFacts);
    let counsellor = match row.try_get::<Option<Uuid>>("", "counsellor_id")?.filter(|_| is_caseworker) {
        Some(id) => Some(Counsellor {
            id: CounsellorId::from_uuid(id),
            name: row.try_get::<Option<String>>("", "counsellor_name")?.unwrap_or_default(),
        }),
        None => None,
    };
    let facts = if is_caseworker { Some(case_facts(row)?) } else { None };
    Ok(View {
        id: SurvivorId::from_uuid(row.try_get("", "id")?),
        code: row.try_get("", "code")?,
        sex: Sex::from_code(&sex).ok_or_else(|| unreadable("sex"))?,
        birth_year: row.try_get("", "birth_year")?,
        upazila: row.try_get::<Option<i32>>("", "upazila_id")?.map(UpazilaId),
        union: row.try_get::<Option<i32>>("", "union_id")?.filter(|_| is_caseworker).map(UnionId),
        status: SurvivorStatus::from_code(&status).ok_or_else(|| unreadable("status"))?,
        counsellor,
        enrolled_on: row.try_get::<Option<Date>>("", "enrolled_on")?.filter(|_| is_caseworker),
        holder: Holder {
            id: OrganisationId::from_uuid(row.try_get("", "organisation_id")?),
            code: row.try_get("", "holder_code")?,
            name: row.try_get("", "holder_name")?,
        },
        version: row.try_get("", "version")?,
        facts,
    })
}

fn case_facts(row: &QueryResult) -> Result<CaseFacts, StorageError> {
    let notes: String = row.try_get("", "register_notes")?;
    Ok(CaseFacts {
        exploitation: row.try_get("", "exploitation")?,
        destination: row.try_get("", "destination")?,
        register_notes: notes.split_whitespace().map(str::to_owned).collect(),
    })
}
