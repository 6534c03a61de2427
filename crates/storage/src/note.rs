//! Private notes: sealed with the survivor's key, opened for whoever may read them; a look.

use ashshash_access::{Reader, Right, Scope};
use ashshash_base::{CounsellingSessionId, EnrolmentId, FollowUpId, PersonalText, Purpose, Sealed, SurvivorId};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::error::StorageError;
use crate::leaving;
use crate::read::Read;
use crate::scope;
use crate::seal::DataKey;
use crate::sealed_words::{self, SealedWords};
use crate::sql::Sql;

/// What a note belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// A counselling session.
    Session(CounsellingSessionId),
    /// A follow-up.
    FollowUp(FollowUpId),
    /// The end of an enrolment.
    End(EnrolmentId),
}

impl Noted {
    fn record(self) -> Uuid {
        match self {
            Self::Session(id) => id.as_uuid(),
            Self::FollowUp(id) => id.as_uuid(),
            Self::End(id) => id.as_uuid(),
        }
    }

    fn words(self) -> SealedWords {
        match self {
            Self::Session(_) => SealedWords::new("counselling_session", "note", "counselling_session.note"),
            Self::FollowUp(_) => SealedWords::new("follow_up", "note", "follow_up.note"),
            Self::End(_) => SealedWords::new("enrolment", "end_note", leaving::END_NOTE),
        }
    }
}

/// Seals a note; a blank one is none.
///
/// # Errors
/// Fails when the system has no randomness.
pub fn seal(key: &DataKey, noted: Noted, note: Option<&PersonalText>) -> Result<Option<Vec<u8>>, StorageError> {
    let note = note.filter(|note| !note.is_blank()).map(|note| note.reveal(&Purpose::Store));
    Ok(key.seal_text(noted.words().label, noted.record(), note)?)
}

/// Tells within a deed whether who does it may read what is written of a survivor: nobody writes over
/// words that they can't see.
///
/// # Errors
/// Returns what the database says.
pub async fn may_read(
    db: &impl ConnectionTrait,
    scope: &Scope,
    reader: Reader,
    survivor: SurvivorId,
) -> Result<bool, StorageError> {
    if !scope.may(Right::ReadNotes) {
        return Ok(false);
    }
    let mut sql = Sql::new(db.get_database_backend(), "SELECT s.id FROM survivor s WHERE s.id = ");
    sql.bind(survivor.as_uuid()).push(" AND ");
    scope::notes(&mut sql, scope, reader, "s");
    Ok(db.query_one_raw(sql.finish()).await?.is_some())
}

/// Opens a note, if the viewer may read it: a counsellor's own, a coordinator's only while the glass is
/// broken.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn open(
    db: &Read,
    scope: &Scope,
    reader: Reader,
    noted: Noted,
) -> Result<Option<Sealed<String>>, StorageError> {
    sealed_words::of_record(db, scope, reader, noted.words(), noted.record()).await
}
