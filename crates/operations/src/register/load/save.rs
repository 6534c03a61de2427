//! Writing a [`Plan`]: many rows a statement, in the order of their references.

use ashshash_base::DocumentId;
use ashshash_services::{ReferralStatus, answered_on};
use ashshash_storage::StorageError;
use ashshash_storage::document;
use ashshash_storage::journal::{self, Entry as JournalEntry};
use ashshash_storage::lead;
use ashshash_storage::referral;
use ashshash_storage::register::{self, LoadKey};
use ashshash_storage::seal::Keys;
use ashshash_storage::write::{
    CertificateRow, ReferralRow, Row, TrainingNeedsAssessmentRow, insert_all, insert_identities, insert_keys,
    update_all, update_identities, void_all,
};
use ashshash_survivors::last_day;
use sea_orm::DatabaseTransaction;

use super::super::Sheet;
use super::plan::{Author, Plan};
use super::writes::Writes;

/// Reason of records that a corrected row of a register no longer has.
const GONE_FROM_ROW: &str = "register-corrected";

/// Writes everything that a load brings, in the caller's transaction.
pub(super) async fn save(
    db: &DatabaseTransaction,
    author: Author,
    load: LoadKey,
    plan: Plan,
) -> Result<(), StorageError> {
    let (organisation, now) = (author.organisation, author.now);
    insert_all(db, organisation, now, plan.counsellors).await?;
    insert_all(db, organisation, now, plan.providers).await?;
    insert_keys(db, plan.data_keys).await?;
    write(db, author, plan.survivors).await?;
    insert_identities(db, organisation, plan.identities.new).await?;
    update_identities(db, organisation, plan.identities.changed).await?;
    write(db, author, plan.leads).await?;
    lead::begin_waiting(db, organisation, last_day(now.date_in_dhaka())).await?;
    write(db, author, plan.enrolments).await?;
    // Voided before new ones come, so that a number can move to the row where it belongs.
    void_all::<CertificateRow>(db, &plan.voided_certificates, author.by, now, GONE_FROM_ROW).await?;
    // Let go before any is written, so that two rows may swap theirs.
    let corrected: Vec<_> = plan.certificates.changed.iter().map(|certificate| certificate.id).collect();
    register::release_certificate_numbers(db, &corrected).await?;
    write(db, author, plan.certificates).await?;
    void_all::<TrainingNeedsAssessmentRow>(db, &plan.voided_assessments, author.by, now, GONE_FROM_ROW).await?;
    write(db, author, plan.assessments).await?;
    write(db, author, plan.sessions).await?;
    write(db, author, plan.family_sessions).await?;
    write(db, author, answered(db, author, plan.referrals).await?).await?;
    write(db, author, plan.support).await?;
    insert_all(db, organisation, now, plan.batches).await?;
    write(db, author, plan.trainees).await?;
    write(db, author, plan.placements).await?;
    write(db, author, plan.events).await?;
    write(db, author, plan.budgets).await?;
    let sheets = codes();
    register::insert_rows(db, load, &sheets, plan.rows.new).await?;
    register::update_rows(db, load, &sheets, plan.rows.changed).await?;
    register::insert_changes(db, load, &sheets, plan.changes).await
}

/// Dates the answers that corrected rows bring: what they were is read here, where nobody changes it meanwhile.
async fn answered(
    db: &DatabaseTransaction,
    author: Author,
    mut rows: Writes<ReferralRow>,
) -> Result<Writes<ReferralRow>, StorageError> {
    let ids: Vec<_> = rows.changed.iter().map(|row| row.id).collect();
    let standing = referral::standing(db, &ids).await?;
    for row in &mut rows.changed {
        let is = ReferralStatus::from_code(row.status);
        let (Some(was), Some(is)) = (standing.get(&row.id), is) else { continue };
        row.answered_on = answered_on(*was, is, author.now.date_in_dhaka());
    }
    Ok(rows)
}

/// The words by which the database knows the kinds of sheet.
pub(super) fn codes() -> Vec<&'static str> {
    Sheet::ALL.iter().map(|sheet| sheet.code()).collect()
}

async fn write<R: Row>(db: &DatabaseTransaction, author: Author, rows: Writes<R>) -> Result<(), StorageError> {
    // Changed ones first: a unique value may move from a changed record to a new one.
    update_all(db, rows.changed).await?;
    insert_all(db, author.organisation, author.now, rows.new).await
}

/// Stores the refused rows, sealed, so that they can be given back as a workbook.
pub(super) async fn keep_refused(
    db: &DatabaseTransaction,
    keys: &Keys,
    author: Author,
    id: DocumentId,
    refused: &[u8],
) -> Result<(), StorageError> {
    let kind = ("refused-rows", "application/json");
    document::insert(db, keys, author.organisation, id, author.now, kind, refused).await
}

/// Writes the journal's entry of a load.
pub(super) async fn journal(
    db: &DatabaseTransaction,
    keys: &Keys,
    author: Author,
    entry: JournalEntry,
) -> Result<(), StorageError> {
    journal::append(db, keys, author.organisation, entry).await.map(|_| ())
}
