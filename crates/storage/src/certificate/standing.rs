//! A certificate on paper: its signed address, and how it stands for whoever holds it.

use ashshash_access::{Right, Scope};
use ashshash_base::{CertificateId, Date, OrganisationId, SurvivorId};
use ashshash_survivors::certificate::Paper;

use crate::error::StorageError;
use crate::read::Read;
use crate::scope;
use crate::seal::Keys;

/// What stands on a certificate, for one who may have the paper.
#[derive(Clone, Debug)]
pub struct Issued {
    /// What its code says.
    pub paper: Paper,
    /// Name of the organisation.
    pub organisation: String,
    /// The organisation's people are invented.
    pub is_demo: bool,
    /// The office that holds the file.
    pub holder: OrganisationId,
    /// Whose it is, for the journal alone.
    pub survivor: SurvivorId,
}

/// Reads what stands on a certificate in force: a revoked one is printed no more.
///
/// # Errors
/// Returns what the database says.
pub async fn issued(db: &Read, scope: &Scope, id: CertificateId) -> Result<Option<Issued>, StorageError> {
    if !scope.may(Right::ReadCaseWork) {
        return Ok(None);
    }
    let mut sql = db.sql(
        "SELECT r.number, r.approved_on, r.survivor_id, r.organisation_id, o.code, o.name, o.is_demo FROM certificate r JOIN survivor s ON s.id = r.survivor_id JOIN organisation o ON o.id = r.organisation_id WHERE r.voided_at IS NULL AND r.number IS NOT NULL AND r.approved_on IS NOT NULL AND r.revoked_on IS NULL AND r.id = ",
    );
    sql.bind(id.as_uuid()).push(" AND ");
    scope::survivors(&mut sql, scope, "s");
    let Some(row) = db.one(sql).await? else { return Ok(None) };
    Ok(Some(Issued {
        paper: Paper {
            organisation: row.try_get("", "code")?,
            number: row.try_get("", "number")?,
            approved_on: row.try_get("", "approved_on")?,
        },
        organisation: row.try_get("", "name")?,
        is_demo: row.try_get("", "is_demo")?,
        holder: OrganisationId::from_uuid(row.try_get("", "organisation_id")?),
        survivor: SurvivorId::from_uuid(row.try_get("", "survivor_id")?),
    }))
}

/// Signs a paper: gives the last part of the address that its code holds.
pub fn sign(keys: &Keys, paper: &Paper) -> String {
    paper.payload(&keys.sign(paper.signed_text().as_bytes()))
}

/// A paper with our signature: only who holds one can ask how it stands, so that nobody can count
/// through the numbers.
#[derive(Clone, Debug)]
pub struct SignedPaper(Paper);

impl SignedPaper {
    /// Reads an address; none where the signature is not ours.
    pub fn open(keys: &Keys, payload: &str) -> Option<Self> {
        let (paper, signature) = Paper::read(payload)?;
        keys.has_signed(paper.signed_text().as_bytes(), &signature).then_some(Self(paper))
    }
}

/// How a certificate stands: nothing about the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its number.
    pub number: String,
    /// Name of the organisation that issued it.
    pub organisation: String,
    /// The organisation's people are invented.
    pub is_demo: bool,
    /// When it was issued.
    pub approved_on: Date,
    /// It is no longer valid.
    pub is_revoked: bool,
}

/// Tells how a certificate stands; the signature is what gives the right to ask.
///
/// # Errors
/// Returns what the database says.
pub async fn standing(db: &Read, paper: SignedPaper) -> Result<Option<Standing>, StorageError> {
    let SignedPaper(Paper { organisation, number, approved_on }) = paper;
    // One that was voided, a wrong record, is no longer valid either.
    let mut sql = db.sql(
        "SELECT o.name, o.is_demo, r.state = 'approved' AND r.voided_at IS NULL AS is_valid FROM certificate r JOIN organisation o ON o.id = r.organisation_id WHERE o.code = ",
    );
    sql.bind(organisation).push(" AND r.number = ").bind(number.as_str()).push(" AND r.approved_on = ");
    sql.bind(approved_on).push(" ORDER BY r.voided_at IS NOT NULL");
    let Some(row) = db.one(sql).await? else { return Ok(None) };
    let is_valid: bool = row.try_get("", "is_valid")?;
    Ok(Some(Standing {
        number,
        organisation: row.try_get("", "name")?,
        is_demo: row.try_get("", "is_demo")?,
        approved_on,
        is_revoked: !is_valid,
    }))
}
