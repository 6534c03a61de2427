//! What rows said before, and who the people are: opened only for rows that say something new.

use std::collections::HashMap;

use ashshash_base::{OrganisationId, Sealed, SurvivorId};
use uuid::Uuid;

use super::facts::RowKey;
use crate::database::Read;
use crate::error::StorageError;
use crate::seal::DataKey;

/// Rows asked of the database at once.
const AT_ONCE: usize = 500;

/// What a row said when it was loaded last.
#[derive(Clone, Debug)]
pub struct Content {
    /// The row as it was stored: sealed, to be kept with the change.
    pub sealed: Vec<u8>,
    /// The row, opened.
    pub plain: Sealed<Vec<u8>>,
}

/// Opens what rows said when they were loaded last.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn contents(
    db: &Read,
    organisation: OrganisationId,
    sheets: &[&'static str],
    keys: &[RowKey],
) -> Result<HashMap<RowKey, Content>, StorageError> {
    let mut contents = HashMap::with_capacity(keys.len());
    for (position, name) in sheets.iter().enumerate() {
        let of_sheet: Vec<&RowKey> = keys.iter().filter(|key| usize::from(key.sheet) == position).collect();
        for some in of_sheet.chunks(AT_ONCE) {
            let mut sql = db.sql("SELECT r.key_hash, r.ordinal, r.record_id, r.content, k.subject_id, k.wrapped FROM register_row r LEFT JOIN data_key k ON k.subject_id = COALESCE(r.survivor_id, r.record_id) WHERE r.organisation_id = ");
            sql.bind(organisation.as_uuid()).push(" AND r.sheet = ").bind(*name);
            sql.push(" AND r.key_hash IN ").bind_list(some.iter().map(|key| key.key_hash.to_vec()));
            for row in db.all(sql).await? {
                let key_hash: Vec<u8> = row.try_get("", "key_hash")?;
                let Ok(key_hash) = key_hash.try_into() else { continue };
                let key = RowKey { sheet: some[0].sheet, key_hash, ordinal: row.try_get("", "ordinal")? };
                let record: Uuid = row.try_get("", "record_id")?;
                let sealed: Vec<u8> = row.try_get("", "content")?;
                let own_key: Option<DataKey> = match row.try_get::<Option<Vec<u8>>>("", "wrapped")? {
                    Some(wrapped) => Some(db.keys().unwrap(row.try_get("", "subject_id")?, &wrapped)?),
                    None => None,
                };
                let opener = own_key.as_ref().unwrap_or_else(|| db.keys().office());
                let plain = match opener.open("register_row.content", record, &sealed) {
                    Ok(plain) => Sealed::new(plain),
                    // Somebody whose key was destroyed: what the row said is gone too.
                    Err(_) if own_key.is_none() => continue,
                    Err(error) => return Err(error.into()),
                };
                contents.insert(key, Content { sealed, plain });
            }
        }
    }
    Ok(contents)
}

/// Names and phone of a survivor, to be compared with a register's row.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// Name in Latin script.
    pub name: Option<Sealed<String>>,
    /// Name in Bangla script.
    pub name_bn: Option<Sealed<String>>,
    /// Phone.
    pub phone: Option<Sealed<String>>,
}

/// Opens names and phones of survivors, to be compared and shown to nobody.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn identities(db: &Read, survivors: &[SurvivorId]) -> Result<HashMap<SurvivorId, Identity>, StorageError> {
    let mut identities = HashMap::with_capacity(survivors.len());
    for some in survivors.chunks(AT_ONCE) {
        let mut sql = db.sql("SELECT i.survivor_id, i.name, i.name_bn, i.phone, k.wrapped FROM survivor_identity i JOIN data_key k ON k.subject_id = i.survivor_id WHERE i.survivor_id IN ");
        sql.bind_list(some.iter().map(|id| id.as_uuid()));
        for row in db.all(sql).await? {
            let id: Uuid = row.try_get("", "survivor_id")?;
            let key = db.keys().unwrap(id, &row.try_get::<Vec<u8>>("", "wrapped")?)?;
            let open = |label, column| -> Result<Option<Sealed<String>>, StorageError> {
                let blob: Option<Vec<u8>> = row.try_get("", column)?;
                Ok(key.open_text(label, id, blob.as_deref())?.map(Sealed::new))
            };
            let identity = Identity {
                name: open("survivor_identity.name", "name")?,
                name_bn: open("survivor_identity.name_bn", "name_bn")?,
                phone: open("survivor_identity.phone", "phone")?,
            };
            identities.insert(SurvivorId::from_uuid(id), identity);
        }
    }
    Ok(identities)
}

/// The records that a survivor's row of a register made, besides the survivor.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parts {
    /// The first enrolment.
    pub enrolment: Option<Uuid>,
    /// The first certificate that stands.
    pub certificate: Option<Uuid>,
    /// A certificate was asked for or revoked here: from then on no register changes it.
    pub has_own_certificate: bool,
    /// The first training needs assessment.
    pub assessment: Option<Uuid>,
}

/// Finds the records that survivors' rows of a register made.
///
/// # Errors
/// Returns what the database says.
pub async fn parts(db: &Read, survivors: &[SurvivorId]) -> Result<HashMap<SurvivorId, Parts>, StorageError> {
    let mut parts: HashMap<SurvivorId, Parts> = HashMap::with_capacity(survivors.len());
    for some in survivors.chunks(AT_ONCE) {
        for (table, on) in
            [("enrolment", "started_on"), ("certificate", "approved_on"), ("training_needs_assessment", "assessed_on")]
        {
            let own =
                if table == "certificate" { "requested_by IS NOT NULL OR revoked_by IS NOT NULL" } else { "1 = 0" };
            let mut sql = db.sql(&format!(
                "SELECT id, survivor_id, ({own}) AS is_own FROM {table} WHERE voided_at IS NULL AND survivor_id IN "
            ));
            sql.bind_list(some.iter().map(|id| id.as_uuid()));
            sql.push(&format!(" ORDER BY {on} DESC, id DESC"));
            // The earliest comes last and stays.
            for row in db.all(sql).await? {
                let of = parts.entry(SurvivorId::from_uuid(row.try_get("", "survivor_id")?)).or_default();
                let id: Option<Uuid> = Some(row.try_get("", "id")?);
                match table {
                    "enrolment" => of.enrolment = id,
                    "certificate" => {
                        of.certificate = id;
                        of.has_own_certificate |= row.try_get::<bool>("", "is_own")?;
                    }
                    _ => of.assessment = id,
                }
            }
        }
    }
    Ok(parts)
}
