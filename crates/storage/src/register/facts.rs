//! What a load needs to know of what is there: loaded at once, not row by row.

use std::collections::{HashMap, HashSet};

use ashshash_base::{BatchId, CounsellorId, Date, LeadId, OrganisationId, ServiceProviderId, SurvivorId};
use ashshash_survivors::certificate::CertificateNumber;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::database::Read;
use crate::error::StorageError;
use crate::sql::Sql;

/// A row of a register that is in already.
#[derive(Clone, Copy, Debug)]
pub struct KnownRow {
    /// The record that it made.
    pub record: Uuid,
    /// The survivor whom it is about.
    pub survivor: Option<Uuid>,
    /// Hash of what it said.
    pub row_hash: [u8; 16],
    /// Hash of the name of the workbook that brought it.
    pub register_key: [u8; 16],
}

/// Names a row of a register: its sheet's kind, its natural key's hash, its ordinal among equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowKey {
    /// Position of the sheet's kind.
    pub sheet: u8,
    /// Hash of the natural key.
    pub key_hash: [u8; 16],
    /// 1 for the first among equals.
    pub ordinal: i32,
}

/// A survivor who is there already.
#[derive(Clone, Debug)]
pub struct KnownSurvivor {
    /// Id: of a file that went into another, that one's, so that its records go there.
    pub id: SurvivorId,
    /// Code of the file into which this one went.
    pub merged_into: Option<String>,
    /// Upazila where the survivor lives.
    pub upazila_id: Option<i32>,
    /// Union where the survivor lives.
    pub union_id: Option<i32>,
    /// Counsellor.
    pub counsellor: Option<CounsellorId>,
}

/// Everything that a load asks of what is there.
#[derive(Debug, Default)]
pub struct Facts {
    /// Rows of registers.
    pub rows: HashMap<RowKey, KnownRow>,
    /// Survivors by code.
    pub survivors: HashMap<String, KnownSurvivor>,
    /// Leads that are no survivors, by code.
    pub leads: HashMap<String, LeadId>,
    /// Those of them that the office has decided upon, or whose time is over: a register changes nothing.
    pub closed_leads: HashSet<LeadId>,
    /// Day of the first held session of a survivor.
    pub first_session: HashMap<Uuid, Date>,
    /// Survivors with a training needs assessment.
    pub assessed: HashSet<Uuid>,
    /// Survivors with a consent in force, by purpose.
    pub consents: HashSet<(Uuid, String)>,
    /// Certificate numbers, as they are compared, and the certificates that have them.
    pub certificates: HashMap<String, Uuid>,
    /// Counsellors by name.
    pub counsellors: HashMap<String, CounsellorId>,
    /// Providers by name, with their organisation here.
    pub providers: HashMap<String, (ServiceProviderId, Option<OrganisationId>)>,
    /// Batches by code.
    pub batches: HashMap<String, BatchId>,
    /// Wrapped keys of survivors and leads, by whose they are.
    pub data_keys: HashMap<Uuid, Vec<u8>>,
}

const UNREADABLE: StorageError = StorageError::Unreadable { table: "register_row", column: "key_hash" };

/// Loads the facts of an organisation, in one snapshot.
///
/// `sheets` names the kinds of sheet in the order of [`RowKey::sheet`].
///
/// # Errors
/// Returns what the database says.
pub async fn facts(db: &Read, organisation: OrganisationId, sheets: &[&str]) -> Result<Facts, StorageError> {
    let organisation = organisation.as_uuid();
    let mut facts = Facts::default();

    let mut sql = db.sql("SELECT sheet, key_hash, ordinal, record_id, survivor_id, row_hash, register_key FROM register_row WHERE organisation_id = ");
    sql.bind(organisation);
    for row in db.all(sql).await? {
        let sheet: String = row.try_get("", "sheet")?;
        let Some(sheet) = sheets.iter().position(|s| *s == sheet).and_then(|s| u8::try_from(s).ok()) else {
            continue;
        };
        let hash = |column| -> Result<[u8; 16], StorageError> {
            row.try_get::<Vec<u8>>("", column)?.try_into().map_err(|_| UNREADABLE)
        };
        let key = RowKey { sheet, key_hash: hash("key_hash")?, ordinal: row.try_get("", "ordinal")? };
        let known = KnownRow {
            record: row.try_get("", "record_id")?,
            survivor: row.try_get("", "survivor_id")?,
            row_hash: hash("row_hash")?,
            register_key: hash("register_key")?,
        };
        facts.rows.insert(key, known);
    }

    let mut sql = db.sql("SELECT s.code, COALESCE(k.id, s.id) AS id, k.code AS merged_into, COALESCE(k.upazila_id, s.upazila_id) AS upazila_id, COALESCE(k.union_id, s.union_id) AS union_id, COALESCE(k.counsellor_id, s.counsellor_id) AS counsellor_id FROM survivor s LEFT JOIN survivor k ON k.id = s.merged_into WHERE s.voided_at IS NULL AND s.organisation_id = ");
    sql.bind(organisation);
    for row in db.all(sql).await? {
        let survivor = KnownSurvivor {
            id: SurvivorId::from_uuid(row.try_get("", "id")?),
            merged_into: row.try_get("", "merged_into")?,
            upazila_id: row.try_get("", "upazila_id")?,
            union_id: row.try_get("", "union_id")?,
            counsellor: row.try_get::<Option<Uuid>>("", "counsellor_id")?.map(CounsellorId::from_uuid),
        };
        facts.survivors.insert(row.try_get("", "code")?, survivor);
    }

    let mut sql = db.sql("SELECT id, code, state FROM lead WHERE voided_at IS NULL AND survivor_id IS NULL AND code IS NOT NULL AND organisation_id = ");
    sql.bind(organisation);
    for row in db.all(sql).await? {
        let id = LeadId::from_uuid(row.try_get("", "id")?);
        if row.try_get::<String>("", "state")? != "open" {
            facts.closed_leads.insert(id);
        }
        facts.leads.insert(row.try_get("", "code")?, id);
    }

    for table in ["survivor", "lead"] {
        let mut sql = db.sql(&format!("SELECT k.subject_id, k.wrapped FROM data_key k JOIN {table} t ON t.id = k.subject_id WHERE t.organisation_id = "));
        sql.bind(organisation);
        for row in db.all(sql).await? {
            facts.data_keys.insert(row.try_get("", "subject_id")?, row.try_get("", "wrapped")?);
        }
    }

    let mut sql = db.sql("SELECT survivor_id, MIN(session_on) AS session_on FROM counselling_session WHERE voided_at IS NULL AND status = 'held' AND organisation_id = ");
    sql.bind(organisation).push(" GROUP BY survivor_id");
    for row in db.all(sql).await? {
        facts.first_session.insert(row.try_get("", "survivor_id")?, row.try_get("", "session_on")?);
    }

    let mut sql = db.sql(
        "SELECT DISTINCT survivor_id FROM training_needs_assessment WHERE voided_at IS NULL AND organisation_id = ",
    );
    sql.bind(organisation);
    for row in db.all(sql).await? {
        facts.assessed.insert(row.try_get("", "survivor_id")?);
    }

    let mut sql = db.sql("SELECT DISTINCT survivor_id, purpose FROM consent WHERE voided_at IS NULL AND state = 'given' AND ended_on IS NULL AND organisation_id = ");
    sql.bind(organisation);
    for row in db.all(sql).await? {
        facts.consents.insert((row.try_get("", "survivor_id")?, row.try_get("", "purpose")?));
    }

    let mut sql = db.sql(
        "SELECT number, id FROM certificate WHERE voided_at IS NULL AND number IS NOT NULL AND organisation_id = ",
    );
    sql.bind(organisation);
    for row in db.all(sql).await? {
        let number: String = row.try_get("", "number")?;
        facts.certificates.insert(CertificateNumber::written(&number), row.try_get("", "id")?);
    }

    let mut sql = db.sql("SELECT id, name FROM counsellor WHERE organisation_id = ");
    sql.bind(organisation);
    for row in db.all(sql).await? {
        facts.counsellors.insert(row.try_get("", "name")?, CounsellorId::from_uuid(row.try_get("", "id")?));
    }

    let mut sql = db.sql("SELECT id, name, provider_organisation_id FROM service_provider WHERE organisation_id = ");
    sql.bind(organisation);
    for row in db.all(sql).await? {
        let id = ServiceProviderId::from_uuid(row.try_get("", "id")?);
        let provider = row.try_get::<Option<Uuid>>("", "provider_organisation_id")?;
        facts.providers.insert(row.try_get("", "name")?, (id, provider.map(OrganisationId::from_uuid)));
    }

    let mut sql = db.sql("SELECT id, code FROM batch WHERE voided_at IS NULL AND organisation_id = ");
    sql.bind(organisation);
    for row in db.all(sql).await? {
        facts.batches.insert(row.try_get("", "code")?, BatchId::from_uuid(row.try_get("", "id")?));
    }
    Ok(facts)
}

/// Deeds that change no record that a load looks at.
const QUIET: &[&str] =
    &["look-file", "look-search", "look-identities", "look-list", "look-notes", "look-lead", "look-leads"];

/// Gives the number of the journal's last entry that may have changed what a load looks at.
///
/// Asked before the facts and again in the transaction: what differs was changed in between.
///
/// # Errors
/// Returns what the database says.
pub async fn last_change(db: &impl ConnectionTrait, organisation: OrganisationId) -> Result<i64, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT COALESCE(MAX(seq), 0) AS seq FROM journal WHERE organisation_id = ",
    );
    sql.bind(organisation.as_uuid()).push(" AND deed NOT IN ").bind_list(QUIET.iter().copied());
    let row = db.query_one_raw(sql.finish()).await?;
    Ok(row.map(|row| row.try_get("", "seq")).transpose()?.unwrap_or(0))
}
