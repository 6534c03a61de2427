//! Words about a person that only the case team reads: sealed in whatever column, opened for those
//! whose scope reaches the notes, one look a person.

use ashshash_access::{Reader, Right, Scope};
use ashshash_base::{Sealed, SurvivorId};
use uuid::Uuid;

use crate::error::StorageError;
use crate::look::{LookKind, by_holder};
use crate::read::Read;
use crate::scope;

/// A column of sealed words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SealedWords {
    table: &'static str,
    column: &'static str,
    label: &'static str,
}

impl SealedWords {
    pub(crate) const fn new(table: &'static str, column: &'static str, label: &'static str) -> Self {
        Self { table, column, label }
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
    for SealedWords { table, column, label } in columns {
        let mut sql = db.sql(&format!("SELECT r.id, r.survivor_id, s.organisation_id, k.wrapped, r.{column} AS words FROM {table} r JOIN survivor s ON s.id = r.survivor_id JOIN data_key k ON k.subject_id = s.id WHERE r.voided_at IS NULL AND r.{column} IS NOT NULL AND r.survivor_id IN "));
        sql.bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
        scope::notes(&mut sql, scope, reader, "s");
        for row in db.all(sql).await? {
            let (record, survivor): (Uuid, Uuid) = (row.try_get("", "id")?, row.try_get("", "survivor_id")?);
            let (wrapped, blob): (Vec<u8>, Vec<u8>) = (row.try_get("", "wrapped")?, row.try_get("", "words")?);
            let key = db.keys().unwrap(survivor, &wrapped)?;
            let Some(text) = key.open_text(label, record, Some(&blob))? else { continue };
            seen.push((SurvivorId::from_uuid(survivor), row.try_get::<Uuid>("", "organisation_id")?.into()));
            words.push(Opened { record, text: Sealed::new(text) });
        }
    }
    db.note(by_holder(LookKind::Notes, &seen));
    Ok(words)
}
