use ashshash_base::{OrganisationId, SurvivorId};
use ashshash_storage::lock::LockedSurvivor;
use ashshash_storage::seal::DataKey;
use uuid::Uuid;

/// What came of a deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The record, as the outside spells its id.
    pub id: String,
    /// Its version afterwards.
    pub version: i64,
    /// The same deed had been done before: nothing changed.
    pub repeated: bool,
}

/// What a deed did to one record.
#[derive(Clone, Debug)]
pub struct Touched<'a> {
    /// The record.
    pub record: Uuid,
    /// Its version afterwards.
    pub version: i64,
    /// In whose journal it stands: the office that holds the file.
    pub holder: OrganisationId,
    /// The survivor whose file it belongs to.
    pub survivor: Option<SurvivorId>,
    /// Names of the changed fields, as the database spells them.
    pub fields: Vec<&'static str>,
    /// Values before, with the key that seals them; none for what is new.
    pub before: Option<(&'a DataKey, serde_json::Value)>,
    /// How many records a deed about many touched.
    pub count: Option<i64>,
}

impl<'a> Touched<'a> {
    /// Tells of a record in a survivor's file.
    pub fn in_file(survivor: &LockedSurvivor, record: Uuid, version: i64, fields: &[&'static str]) -> Self {
        Self {
            record,
            version,
            holder: survivor.holder,
            survivor: Some(survivor.id),
            fields: fields.to_vec(),
            before: None,
            count: None,
        }
    }

    /// Keeps what the changed fields were, sealed with the person's key.
    #[must_use]
    pub fn before(mut self, key: &'a DataKey, values: serde_json::Value) -> Self {
        self.before = Some((key, values));
        self
    }
}
