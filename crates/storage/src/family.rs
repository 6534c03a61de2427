//! The family of a survivor: members by what they are; names are a look.

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{Date, FamilyMemberId, PersonalText, Purpose, Sealed, Sex, SurvivorId, Timestamp};
use ashshash_services::Relation;
use ashshash_services::family::{FamilyMemberAdd, FamilySessionRecord, KnownMember};
use sea_orm::{ConnectionTrait, QueryResult, Value};

use crate::error::StorageError;
use crate::lock::LockedSurvivor;
use crate::read::Read;
use crate::scope;
use crate::seal::DataKey;
use crate::sealed_words::{self, SealedWords};
use crate::sql::Sql;
use crate::write::{self, FamilyMemberRow, FamilySessionRow};

const NAME: SealedWords = SealedWords::new("family_member", "name", "family_member.name");

/// A member of a family, without a name.
#[derive(Clone, Debug)]
pub struct Member {
    /// The member.
    pub id: FamilyMemberId,
    /// Whose family.
    pub survivor: SurvivorId,
    /// What the member is to the survivor.
    pub relation: Relation,
    /// Sex.
    pub sex: Sex,
    /// Day of the last session that reached the member; none: not reached yet.
    pub reached_on: Option<Date>,
    /// Counts changes.
    pub version: i64,
}

fn unreadable(column: &'static str) -> StorageError {
    StorageError::Unreadable { table: "family_member", column }
}

fn sex(row: &QueryResult) -> Result<Sex, StorageError> {
    let code: String = row.try_get("", "sex")?;
    Sex::from_code(&code).ok_or_else(|| unreadable("sex"))
}

/// Reads the members of families, each family's in the order in which they were added.
///
/// # Errors
/// Returns what the database says.
pub async fn members(db: &Read, scope: &Scope, survivors: &[SurvivorId]) -> Result<Vec<Member>, StorageError> {
    if survivors.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql("SELECT m.id, m.survivor_id, m.relation, m.sex, m.version, (SELECT MAX(f.session_on) FROM family_session_member l JOIN family_session f ON f.id = l.session_id WHERE l.member_id = m.id AND f.voided_at IS NULL) AS reached_on FROM family_member m JOIN survivor s ON s.id = m.survivor_id WHERE m.voided_at IS NULL AND ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND m.survivor_id IN ").bind_list(survivors.iter().map(|id| id.as_uuid())).push(" ORDER BY m.id");
    let read = |row: &QueryResult| -> Result<Member, StorageError> {
        let relation: String = row.try_get("", "relation")?;
        Ok(Member {
            id: FamilyMemberId::from_uuid(row.try_get("", "id")?),
            survivor: SurvivorId::from_uuid(row.try_get("", "survivor_id")?),
            relation: Relation::from_code(&relation).ok_or_else(|| unreadable("relation"))?,
            sex: sex(row)?,
            reached_on: row.try_get("", "reached_on")?,
            version: row.try_get("", "version")?,
        })
    };
    db.all(sql).await?.iter().map(read).collect()
}

/// Opens the names of members; a look.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn names(
    db: &Read,
    scope: &Scope,
    ids: &[FamilyMemberId],
) -> Result<HashMap<FamilyMemberId, Sealed<String>>, StorageError> {
    let names = sealed_words::names(db, scope, NAME, ids.iter().map(|id| id.as_uuid()).collect()).await?;
    Ok(names.into_iter().map(|opened| (FamilyMemberId::from_uuid(opened.record), opened.text)).collect())
}

/// Reads the known members of a family, in a deed's transaction.
///
/// # Errors
/// Returns what the database says.
pub async fn known(db: &impl ConnectionTrait, survivor: SurvivorId) -> Result<Vec<KnownMember>, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT m.id, m.sex FROM family_member m WHERE m.voided_at IS NULL AND m.survivor_id = ",
    );
    sql.bind(survivor.as_uuid());
    let read = |row: &QueryResult| -> Result<KnownMember, StorageError> {
        Ok(KnownMember { id: FamilyMemberId::from_uuid(row.try_get("", "id")?), sex: sex(row)? })
    };
    db.query_all_raw(sql.finish()).await?.iter().map(read).collect()
}

/// Writes a new member of a family.
///
/// # Errors
/// Returns what the database says.
pub async fn insert_member(
    db: &impl ConnectionTrait,
    file: &LockedSurvivor,
    key: &DataKey,
    member: &FamilyMemberAdd,
    now: Timestamp,
) -> Result<(), StorageError> {
    let name = member.name.as_ref().filter(|name: &&PersonalText| !name.is_blank());
    let row = FamilyMemberRow {
        id: member.id.as_uuid(),
        survivor_id: file.id,
        relation: member.relation.code(),
        sex: member.sex.code(),
        name: key.seal_text(NAME.label, member.id.as_uuid(), name.map(|name| name.reveal(&Purpose::Store)))?,
    };
    write::insert_all(db, file.holder, now, vec![row]).await
}

/// Writes a session with a family and whom of its members it reached.
///
/// # Errors
/// Returns what the database says.
pub async fn insert_session(
    db: &impl ConnectionTrait,
    file: &LockedSurvivor,
    counsellor: Option<ashshash_base::CounsellorId>,
    session: &FamilySessionRecord,
    now: Timestamp,
) -> Result<(), StorageError> {
    let row = FamilySessionRow {
        id: session.id.as_uuid(),
        survivor_id: file.id,
        counsellor_id: counsellor,
        upazila_id: file.upazila.map(|id| id.0),
        union_id: file.union.map(|id| id.0),
        session_on: session.on,
        male: session.male.into(),
        female: session.female.into(),
        other: session.other.into(),
    };
    write::insert_all(db, file.holder, now, vec![row]).await?;
    let reached: std::collections::BTreeSet<FamilyMemberId> = session.reached.iter().copied().collect();
    let links =
        reached.into_iter().map(|member| -> Vec<Value> { vec![session.id.as_uuid().into(), member.as_uuid().into()] });
    let head = "INSERT INTO family_session_member (session_id, member_id) VALUES ";
    write::insert_values(db, head, 2, links, "").await
}
