//! Words about a person: sealed in whatever column, opened for those whose scope reaches the notes, names on
//! records for those whose scope reaches the person; one look a person.

use ashshash_access::{Reader, Right, Scope};
use ashshash_base::{OrganisationId, Sealed, SurvivorId};
use uuid::Uuid;

use crate::error::StorageError;
use crate::look::{LookKind, by_holder};
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

/// A column of sealed words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SealedWords {
    table: &'static str,
    column: &'static str,
    /// Binds what is sealed to its place; never renamed.
    pub(crate) label: &'static str,
}

impl SealedWords {
    pub(crate) const fn new(table: &'static str, column: &'static str, label: &'static str) -> Self {
        Self { table, column, label }
    }

    fn asked(self, db: &Read) -> Sql {
        let Self { table, column, .. } = self;
        db.sql(&format!("SELECT r.id, r.survivor_id, s.organisation_id, k.wrapped, r.{column} AS words FROM {table} r JOIN survivor s ON s.id = r.survivor_id JOIN data_key k ON k.subject_id = s.id WHERE r.voided_at IS NULL AND r.{column} IS NOT NULL AND "))
    }

    /// Reads the rows; each person is seen once.
    async fn read(
        self,
        db: &Read,
        sql: Sql,
        words: &mut Vec<Opened>,
        seen: &mut Vec<(SurvivorId, OrganisationId)>,
    ) -> Result<(), StorageError> {
        for row in db.all(sql).await? {
            let (record, survivor): (Uuid, Uuid) = (row.try_get("", "id")?, row.try_get("", "survivor_id")?);
            let (wrapped, blob): (Vec<u8>, Vec<u8>) = (row.try_get("", "wrapped")?, row.try_get("", "words")?);
            let key = db.keys().unwrap(survivor, &wrapped)?;
            let Some(text) = key.open_text(self.label, record, Some(&blob))? else { continue };
            let holder = OrganisationId::from_uuid(row.try_get("", "organisation_id")?);
            let person = (SurvivorId::from_uuid(survivor), holder);
            if !seen.contains(&person) {
                seen.push(person);
            }
            words.push(Opened { record, text: Sealed::new(text) });
        }
        Ok(())
    }
}

/// Words that were opened.
pub(crate) struct Opened {
    /// The record.
    pub(crate) record: Uuid,
    /// The words.
    pub(crate) text: Sealed<String>,
}

/// Opens the words of survivors' records.
pub(crate) async fn open(
    db: &Read,
    scope: &Scope,
    reader: Reader,
    survivors: &[SurvivorId],
    columns: &[SealedWords],
) -> Result<Vec<Opened>, StorageError> {
    if survivors.is_empty() || !scope.may(Right::ReadNotes) {
        return Ok(Vec::new());
    }
    let (mut words, mut seen) = (Vec::new(), Vec::new());
    for column in columns {
        let mut sql = column.asked(db);
        sql.push("r.survivor_id IN ").bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
        scope::notes(&mut sql, scope, reader, "s");
        column.read(db, sql, &mut words, &mut seen).await?;
    }
    db.note(by_holder(LookKind::Notes, &seen));
    Ok(words)
}

/// Opens the words of one record.
pub(crate) async fn of_record(
    db: &Read,
    scope: &Scope,
    reader: Reader,
    column: SealedWords,
    record: Uuid,
) -> Result<Option<Sealed<String>>, StorageError> {
    if !scope.may(Right::ReadNotes) {
        return Ok(None);
    }
    let (mut words, mut seen) = (Vec::new(), Vec::new());
    let mut sql = column.asked(db);
    sql.push("r.id = ").bind(record).push(" AND ");
    scope::notes(&mut sql, scope, reader, "s");
    column.read(db, sql, &mut words, &mut seen).await?;
    db.note(by_holder(LookKind::Notes, &seen));
    Ok(words.pop().map(|opened| opened.text))
}

/// Opens names that stand on records, a witness's, a guardian's, a relative's, for those who work on the case; a look.
pub(crate) async fn names(
    db: &Read,
    scope: &Scope,
    column: SealedWords,
    records: Vec<Uuid>,
) -> Result<Vec<Opened>, StorageError> {
    if records.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    let (mut names, mut seen) = (Vec::new(), Vec::new());
    let mut sql = column.asked(db);
    sql.push("r.id IN ").bind_list(records).push(" AND ");
    scope::survivors(&mut sql, scope, "s");
    column.read(db, sql, &mut names, &mut seen).await?;
    db.note(by_holder(LookKind::Identities, &seen));
    Ok(names)
}
