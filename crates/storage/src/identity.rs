//! Who a survivor is: names, phone with its safe contact, address, source. Sealed field by field;
//! opening is a look (R14).

mod write;

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{OrganisationId, Purpose, Sealed, SurvivorId};
use ashshash_survivors::SafeContact;
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::error::StorageError;
use crate::look::{LookKind, by_holder};
use crate::read::Read;
use crate::scope;
use crate::seal::{DataKey, Keys};

pub use write::{insert, present, update};

/// Who a survivor is, as far as the viewer may know.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// Name in Latin script.
    pub name: Option<Sealed<String>>,
    /// Name in Bangla script.
    pub name_bn: Option<Sealed<String>>,
    /// Phone; none where the safe contact says no calls.
    pub phone: Option<Sealed<String>>,
    /// Address below the union; not for providers.
    pub address: Option<Sealed<String>>,
    /// Code of who pointed the person out, who may be the broker: for the coordinator and who wrote it down.
    pub source: Option<Sealed<String>>,
    /// How to call safely; none after an import: nobody has asked yet.
    pub safe_contact: Option<SafeContact>,
}

const LABEL_NAME: &str = "survivor_identity.name";
const LABEL_NAME_BN: &str = "survivor_identity.name_bn";
const LABEL_PHONE: &str = "survivor_identity.phone";
const LABEL_ADDRESS: &str = "survivor_identity.address";
const LABEL_SOURCE: &str = "survivor_identity.source";
const LABEL_SAFE_CONTACT: &str = "survivor_identity.safe_contact";

const UNREADABLE: StorageError = StorageError::Unreadable { table: "survivor_identity", column: "safe_contact" };

/// Opens the identities of survivors, as far as the viewer may; one look.
///
/// Who has been erased has no key any more and is not among the answers.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn open(db: &Read, scope: &Scope, ids: &[SurvivorId]) -> Result<HashMap<SurvivorId, Identity>, StorageError> {
    if ids.is_empty() || !scope.may(Right::ReadIdentity) {
        return Ok(HashMap::new());
    }
    let mut sql = db.sql(
        "SELECT s.id, s.organisation_id, k.wrapped, i.name, i.name_bn, i.phone, i.address, i.source, i.safe_contact, ",
    );
    scope::survivor_source(&mut sql, scope);
    sql.push(" AS source_is_open FROM survivor s JOIN survivor_identity i ON i.survivor_id = s.id JOIN data_key k ON k.subject_id = s.id WHERE ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(" AND s.id IN ").bind_list(ids.iter().map(|id| id.as_uuid()));
    let is_caseworker = scope.may(Right::ReadCaseFacts);
    let mut identities = HashMap::with_capacity(ids.len());
    let mut opened = Vec::with_capacity(ids.len());
    for row in db.all(sql).await? {
        let sealed = SealedRow::new(db.keys(), &row)?;
        let safe_contact = sealed.safe_contact(&row)?;
        let source_is_open = row.try_get::<i32>("", "source_is_open")? == 1;
        let may_call = safe_contact.as_ref().is_none_or(|contact| contact.calls_allowed);
        let identity = Identity {
            name: sealed.text(&row, LABEL_NAME, "name")?,
            name_bn: sealed.text(&row, LABEL_NAME_BN, "name_bn")?,
            phone: if may_call { sealed.text(&row, LABEL_PHONE, "phone")? } else { None },
            address: if is_caseworker { sealed.text(&row, LABEL_ADDRESS, "address")? } else { None },
            source: if source_is_open { sealed.text(&row, LABEL_SOURCE, "source")? } else { None },
            safe_contact,
        };
        opened.push((sealed.survivor, sealed.holder));
        identities.insert(sealed.survivor, identity);
    }
    db.note(by_holder(LookKind::Identities, &opened));
    Ok(identities)
}

/// A survivor's names, opened to be compared with what is searched.
pub(crate) struct Names {
    pub(crate) survivor: SurvivorId,
    pub(crate) holder: OrganisationId,
    pub(crate) code: String,
    pub(crate) names: Vec<Sealed<String>>,
}

/// The columns that [`names`] takes, of survivor `s`, key `k` and identity `i`.
pub(crate) const NAMES: &str = "SELECT s.id, s.organisation_id, s.code, k.wrapped, i.name, i.name_bn";

/// Opens names alone; the look is the caller's to note.
pub(crate) fn names(db: &Read, row: &QueryResult) -> Result<Names, StorageError> {
    let sealed = SealedRow::new(db.keys(), row)?;
    let names = [sealed.text(row, LABEL_NAME, "name")?, sealed.text(row, LABEL_NAME_BN, "name_bn")?];
    Ok(Names {
        survivor: sealed.survivor,
        holder: sealed.holder,
        code: row.try_get("", "code")?,
        names: names.into_iter().flatten().collect(),
    })
}

/// A row's person with the key that opens the row.
struct SealedRow {
    survivor: SurvivorId,
    holder: OrganisationId,
    key: DataKey,
}

impl SealedRow {
    fn new(keys: &Keys, row: &QueryResult) -> Result<Self, StorageError> {
        let survivor: Uuid = row.try_get("", "id")?;
        let wrapped: Vec<u8> = row.try_get("", "wrapped")?;
        Ok(Self {
            survivor: SurvivorId::from_uuid(survivor),
            holder: OrganisationId::from_uuid(row.try_get("", "organisation_id")?),
            key: keys.unwrap(survivor, &wrapped)?,
        })
    }

    fn text(
        &self,
        row: &QueryResult,
        label: &'static str,
        column: &str,
    ) -> Result<Option<Sealed<String>>, StorageError> {
        let blob: Option<Vec<u8>> = row.try_get("", column)?;
        let text = self.key.open_text(label, self.survivor.as_uuid(), blob.as_deref())?;
        Ok(text.map(Sealed::new))
    }

    fn safe_contact(&self, row: &QueryResult) -> Result<Option<SafeContact>, StorageError> {
        let Some(text) = self.text(row, LABEL_SAFE_CONTACT, "safe_contact")? else { return Ok(None) };
        serde_json::from_str(text.reveal(&Purpose::Show)).map(Some).map_err(|_| UNREADABLE)
    }
}

/// What of a person is compared with another: names in either script, and the phone.
pub(crate) struct Comparable {
    pub(crate) names: Vec<Sealed<String>>,
    pub(crate) phone: Option<Sealed<String>>,
}

/// Opens what is compared of a row with the columns that [`names`] takes and the phone; the look is the
/// caller's to note.
pub(crate) fn open_for_comparison(keys: &Keys, row: &QueryResult) -> Result<Comparable, StorageError> {
    let sealed = SealedRow::new(keys, row)?;
    let names = [sealed.text(row, LABEL_NAME, "name")?, sealed.text(row, LABEL_NAME_BN, "name_bn")?];
    Ok(Comparable { names: names.into_iter().flatten().collect(), phone: sealed.text(row, LABEL_PHONE, "phone")? })
}
