//! Which figures a deed may move. What was counted of a source holds as long as the number of its changes stays.

use std::collections::HashMap;

use ashshash_base::OrganisationId;
use ashshash_indicators::Source;
use sea_orm::ConnectionTrait;

use crate::error::StorageError;
use crate::read::Read;
use crate::sql::Sql;

/// Names the sources whose figures a deed may move, by its own rows or by the survivors they are about.
///
/// What isn't named here may move all of them: to forget a deed costs time and no truth. That none is named
/// wrongly is what `server/tests/every_deed.rs` finds out.
fn moved_by(deed: &str) -> &'static [Source] {
    match deed {
        _ if deed.starts_with("look-") => &[],
        "sign-in"
        | "sign-out"
        | "sign-out-everywhere"
        | "password-change"
        | "language-set"
        | "scale-load"
        | "calendar-feed-make"
        | "calendar-feed-end"
        | "glass-break" => &[],
        "lead-create"
        | "lead-change"
        | "lead-verify"
        | "lead-reject"
        | "lead-ask-back"
        | "lead-refuse"
        | "lead-contact-record"
        | "lead-referral-make" => &[],
        "consent-give"
        | "consent-refuse"
        | "consents-record-paper"
        | "identity-change"
        | "document-keep"
        | "document-void" => &[],
        "needs-assess"
        | "safety-plan-write"
        | "safety-plan-close"
        | "case-plan-agree"
        | "case-plan-review"
        | "plan-goal-add"
        | "plan-goal-change"
        | "plan-service-add"
        | "plan-service-change"
        | "family-member-add"
        | "follow-up-plan"
        | "follow-up-record" => &[],
        "session-plan" | "session-record" | "session-hold" | "session-miss" | "session-reschedule"
        | "session-cancel" | "session-settle" => &[Source::CounsellingSession],
        "family-session-record" => &[Source::FamilySession],
        "event-record" => &[Source::AwarenessEvent],
        "training-needs-assess" => &[Source::TrainingNeedsAssessment],
        "certificate-request" | "certificate-approve" | "certificate-return" | "certificate-revoke" => {
            &[Source::Certificate]
        }
        _ => &Source::ALL,
    }
}

/// Notes within a deed's transaction that figures may have moved.
///
/// # Errors
/// Returns what the database says.
pub(crate) async fn note(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    deed: &str,
) -> Result<(), StorageError> {
    let sources = moved_by(deed);
    if sources.is_empty() {
        return Ok(());
    }
    let mut sql =
        Sql::new(db.get_database_backend(), "INSERT INTO counted_change (organisation_id, source, changes) VALUES ");
    for (at, source) in sources.iter().enumerate() {
        sql.push(if at > 0 { ", (" } else { "(" }).bind(organisation.as_uuid()).push(", ").bind(source.name());
        sql.push(", 1)");
    }
    sql.push(" ON CONFLICT (organisation_id, source) DO UPDATE SET changes = counted_change.changes + 1");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Counts the changes of all organisations, by the name of the source.
///
/// # Errors
/// Returns what the database says.
pub(super) async fn changes(db: &Read) -> Result<HashMap<String, i64>, StorageError> {
    let sql = db.sql("SELECT source, CAST(SUM(changes) AS bigint) AS changes FROM counted_change GROUP BY source");
    db.all(sql).await?.iter().map(|row| Ok((row.try_get("", "source")?, row.try_get("", "changes")?))).collect()
}
