//! Identities as deeds write them.

use ashshash_base::{OrganisationId, PersonalText, Purpose, SurvivorId};
use ashshash_survivors::{LeadSource, PersonGiven};
use sea_orm::ConnectionTrait;

use super::{
    LABEL_ADDRESS, LABEL_NAME, LABEL_NAME_BN, LABEL_PHONE, LABEL_SAFE_CONTACT, LABEL_SOURCE, SealedRow, UNREADABLE,
};
use crate::dialect;
use crate::error::StorageError;
use crate::seal::{DataKey, Keys};
use crate::sql::Sql;
use crate::write::{IdentityRow, insert_identities, update_identities};

/// Seals who a survivor is, with what search needs of it.
fn row(
    keys: &Keys,
    key: &DataKey,
    holder: OrganisationId,
    survivor: SurvivorId,
    person: &PersonGiven,
    source: Option<LeadSource>,
) -> Result<IdentityRow, StorageError> {
    let (id, office) = (survivor.as_uuid(), holder.as_uuid());
    let seal = |label, text: &Option<PersonalText>| {
        let text = text.as_ref().filter(|text| !text.is_blank()).map(|text| text.reveal(&Purpose::Store));
        key.seal_text(label, id, text)
    };
    let mut buckets: Vec<i32> =
        person.sounds(&Purpose::Store).iter().map(|sound| keys.name_bucket(office, sound)).collect();
    buckets.sort_unstable();
    buckets.dedup();
    Ok(IdentityRow {
        survivor_id: survivor,
        name: seal(LABEL_NAME, &person.name)?,
        name_bn: seal(LABEL_NAME_BN, &person.name_bn)?,
        phone: seal(LABEL_PHONE, &person.phone)?,
        address: seal(LABEL_ADDRESS, &person.address)?,
        source: key.seal_text(LABEL_SOURCE, id, source.map(LeadSource::code))?,
        phone_hash: person.folded_phone().map(|folded| keys.phone_hash(office, &folded)),
        buckets,
    })
}

/// Writes who a new survivor is.
///
/// # Errors
/// Returns what the database says.
pub async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    key: &DataKey,
    (holder, survivor): (OrganisationId, SurvivorId),
    person: &PersonGiven,
    source: Option<LeadSource>,
) -> Result<(), StorageError> {
    let row = row(keys, key, holder, survivor, person, source)?;
    insert_identities(db, holder, vec![row]).await?;
    write_safe_contact(db, key, survivor, person).await
}

/// Writes who a survivor is over what was there; who pointed the person out stays.
///
/// # Errors
/// Returns what the database says.
pub async fn update(
    db: &impl ConnectionTrait,
    keys: &Keys,
    key: &DataKey,
    (holder, survivor): (OrganisationId, SurvivorId),
    person: &PersonGiven,
) -> Result<(), StorageError> {
    let row = row(keys, key, holder, survivor, person, None)?;
    let mut sql =
        Sql::new(db.get_database_backend(), "UPDATE survivor_identity SET address = NULL WHERE survivor_id = ");
    sql.bind(survivor.as_uuid());
    db.execute_raw(sql.finish()).await?;
    update_identities(db, holder, vec![row]).await?;
    write_safe_contact(db, key, survivor, person).await
}

async fn write_safe_contact(
    db: &impl ConnectionTrait,
    key: &DataKey,
    survivor: SurvivorId,
    person: &PersonGiven,
) -> Result<(), StorageError> {
    let id = survivor.as_uuid();
    let contact = person.safe_contact.as_ref().map(serde_json::to_string).transpose().map_err(|_| UNREADABLE)?;
    let sealed = key.seal_text(LABEL_SAFE_CONTACT, id, contact.as_deref())?;
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE survivor_identity SET safe_contact = ");
    sql.bind(sealed).push(" WHERE survivor_id = ").bind(id);
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Opens who a survivor is for a deed that changes it: the journal keeps what it was.
///
/// # Errors
/// Returns what the database says.
pub async fn present(
    db: &impl ConnectionTrait,
    keys: &Keys,
    survivor: SurvivorId,
) -> Result<Option<PersonGiven>, StorageError> {
    let backend = db.get_database_backend();
    let mut sql = Sql::new(
        backend,
        "SELECT s.id, s.organisation_id, k.wrapped, i.name, i.name_bn, i.phone, i.address, i.safe_contact FROM survivor s JOIN survivor_identity i ON i.survivor_id = s.id JOIN data_key k ON k.subject_id = s.id WHERE s.id = ",
    );
    sql.bind(survivor.as_uuid()).push(dialect::for_update(backend));
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(None) };
    let sealed = SealedRow::new(keys, &row)?;
    let text = |label, column| -> Result<Option<PersonalText>, StorageError> {
        let text = sealed.text(&row, label, column)?;
        Ok(text.map(|text| PersonalText::new(text.reveal(&Purpose::Store))))
    };
    Ok(Some(PersonGiven {
        name: text(LABEL_NAME, "name")?,
        name_bn: text(LABEL_NAME_BN, "name_bn")?,
        phone: text(LABEL_PHONE, "phone")?,
        address: text(LABEL_ADDRESS, "address")?,
        safe_contact: sealed.safe_contact(&row)?,
    }))
}
