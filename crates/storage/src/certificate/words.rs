//! What people wrote about a certificate, sealed with the survivor's key; reading it is a look (R14).

use std::collections::HashMap;

use ashshash_access::{Right, Scope};
use ashshash_base::{CertificateId, OrganisationId, Sealed, SurvivorId};
use uuid::Uuid;

use super::write::{COMMENT, REASON, STATEMENT};
use crate::error::StorageError;
use crate::look::{LookKind, by_holder};
use crate::read::Read;
use crate::scope;

/// What was written about a certificate.
#[derive(Clone, Debug, Default)]
pub struct CertificateWords {
    /// Why the person is ready, as the counsellor says.
    pub statement: Option<Sealed<String>>,
    /// What is to be done first, where it was sent back.
    pub comment: Option<Sealed<String>>,
    /// Why it was revoked.
    pub revocation_reason: Option<Sealed<String>>,
}

/// Opens what was written about certificates; of an erased person nothing is left.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn words(
    db: &Read,
    scope: &Scope,
    ids: &[CertificateId],
) -> Result<HashMap<CertificateId, CertificateWords>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(HashMap::new());
    }
    let mut sql = db.sql(
        "SELECT r.id, r.survivor_id, r.organisation_id, r.statement, r.comment, r.revocation_reason, k.wrapped FROM certificate r JOIN survivor s ON s.id = r.survivor_id JOIN data_key k ON k.subject_id = r.survivor_id WHERE r.voided_at IS NULL AND r.id IN ",
    );
    sql.bind_list(ids.iter().map(|id| id.as_uuid())).push(" AND ");
    scope::survivors(&mut sql, scope, "s");
    let (mut opened, mut found) = (Vec::new(), HashMap::new());
    for row in db.all(sql).await? {
        let (id, survivor): (Uuid, Uuid) = (row.try_get("", "id")?, row.try_get("", "survivor_id")?);
        let wrapped: Vec<u8> = row.try_get("", "wrapped")?;
        let key = db.keys().unwrap(survivor, &wrapped)?;
        let text = |label: &'static str, column: &str| -> Result<Option<Sealed<String>>, StorageError> {
            let blob: Option<Vec<u8>> = row.try_get("", column)?;
            Ok(key.open_text(label, id, blob.as_deref())?.map(Sealed::new))
        };
        let words = CertificateWords {
            statement: text(STATEMENT, "statement")?,
            comment: text(COMMENT, "comment")?,
            revocation_reason: text(REASON, "revocation_reason")?,
        };
        if words.statement.is_some() || words.comment.is_some() || words.revocation_reason.is_some() {
            let holder = OrganisationId::from_uuid(row.try_get("", "organisation_id")?);
            opened.push((SurvivorId::from_uuid(survivor), holder));
        }
        found.insert(CertificateId::from_uuid(id), words);
    }
    db.note(by_holder(LookKind::Notes, &opened));
    Ok(found)
}
