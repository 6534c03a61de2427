//! Sealed identities and what searching them needs.

use ashshash_base::{OrganisationId, SurvivorId};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

use super::insert_values;
use crate::error::StorageError;
use crate::sql::Sql;

/// A person's key as the database keeps it.
#[derive(Clone, Debug)]
pub struct DataKeyRow {
    /// The survivor or the lead.
    pub subject: Uuid,
    /// The key, wrapped by the key file's.
    pub wrapped: Vec<u8>,
}

/// A survivor's identity, every field sealed with the survivor's key.
#[derive(Clone, Debug)]
pub struct IdentityRow {
    /// Whose.
    pub survivor_id: SurvivorId,
    /// Name in Latin script.
    pub name: Option<Vec<u8>>,
    /// Name in Bangla script.
    pub name_bn: Option<Vec<u8>>,
    /// Phone.
    pub phone: Option<Vec<u8>>,
    /// Address below the union.
    pub address: Option<Vec<u8>>,
    /// Who pointed the person out: it may be the broker.
    pub source: Option<Vec<u8>>,
    /// Hash of the folded phone.
    pub phone_hash: Option<Vec<u8>>,
    /// Buckets of the names' sounds.
    pub buckets: Vec<i32>,
}

/// Writes new keys.
///
/// # Errors
/// Returns what the database says.
pub async fn insert_keys(db: &impl ConnectionTrait, keys: Vec<DataKeyRow>) -> Result<(), StorageError> {
    let values = keys.into_iter().map(|k| -> Vec<Value> { vec![k.subject.into(), 1_i32.into(), k.wrapped.into()] });
    insert_values(db, "INSERT INTO data_key (subject_id, key_id, wrapped) VALUES ", 3, values, "").await
}

/// Writes new identities.
///
/// # Errors
/// Returns what the database says.
pub async fn insert_identities(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    rows: Vec<IdentityRow>,
) -> Result<(), StorageError> {
    let tokens: Vec<(SurvivorId, i32)> =
        rows.iter().flat_map(|row| row.buckets.iter().map(|bucket| (row.survivor_id, *bucket))).collect();
    let values = rows.into_iter().map(|row| -> Vec<Value> {
        vec![
            row.survivor_id.as_uuid().into(),
            row.name.into(),
            row.name_bn.into(),
            row.phone.into(),
            row.address.into(),
            row.source.into(),
            row.phone_hash.into(),
        ]
    });
    let head = "INSERT INTO survivor_identity (survivor_id, name, name_bn, phone, address, source, phone_hash) VALUES ";
    insert_values(db, head, 7, values, "").await?;
    insert_tokens(db, organisation, tokens).await
}

/// Writes identities over those that were there. A name or phone that is gone is gone; address and
/// source stay where nothing is said of them.
///
/// # Errors
/// Returns what the database says.
pub async fn update_identities(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    rows: Vec<IdentityRow>,
) -> Result<(), StorageError> {
    let mut tokens = Vec::new();
    for row in rows {
        let id = row.survivor_id.as_uuid();
        tokens.extend(row.buckets.iter().map(|bucket| (row.survivor_id, *bucket)));
        let mut sql = Sql::new(db.get_database_backend(), "UPDATE survivor_identity SET name = ");
        sql.bind(row.name).push(", name_bn = ").bind(row.name_bn).push(", phone = ").bind(row.phone);
        sql.push(", phone_hash = ").bind(row.phone_hash);
        sql.push(", address = COALESCE(").bind(row.address).push(", address)");
        sql.push(", source = COALESCE(").bind(row.source).push(", source)");
        sql.push(" WHERE survivor_id = ").bind(id);
        db.execute_raw(sql.finish()).await?;
        let mut sql = Sql::new(db.get_database_backend(), "DELETE FROM name_token WHERE survivor_id = ");
        sql.bind(id);
        db.execute_raw(sql.finish()).await?;
    }
    insert_tokens(db, organisation, tokens).await
}

async fn insert_tokens(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    tokens: Vec<(SurvivorId, i32)>,
) -> Result<(), StorageError> {
    let values = tokens.into_iter().map(|(survivor, bucket)| -> Vec<Value> {
        vec![organisation.as_uuid().into(), bucket.into(), survivor.as_uuid().into()]
    });
    let head = "INSERT INTO name_token (organisation_id, bucket, survivor_id) VALUES ";
    insert_values(db, head, 3, values, " ON CONFLICT DO NOTHING").await
}
