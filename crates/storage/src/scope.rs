//! Turns a [`Scope`] into SQL: the one place where who is asking meets what is stored.

use ashshash_access::{Reader, Right, Scope, may_count};
use ashshash_base::{Date, Timestamp};
use ashshash_indicators::Source;

use crate::measure::counted;
use crate::sql::Sql;

/// Adds the condition on survivors `s` that the scope reaches.
pub(crate) fn survivors(sql: &mut Sql, scope: &Scope, s: &str) {
    sql.push(&format!("{s}.voided_at IS NULL AND {s}.merged_into IS NULL AND "));
    match scope {
        Scope::Organisation(organisation) => {
            sql.push(&format!("{s}.organisation_id = ")).bind(organisation.as_uuid());
        }
        Scope::Caseload { user, now, .. } => {
            let user = sql.bound(user.as_uuid());
            sql.push(&format!("({s}.counsellor_id IN (SELECT id FROM counsellor WHERE user_id = {user}) OR "));
            glass(sql, s, &user, *now);
            sql.push(")");
        }
        Scope::Awareness { .. } => {
            sql.push("1 = 0");
        }
        Scope::TrainingProvider { organisation, today } => {
            shared(sql, s, "training_enrolment", "share_tsp", organisation.as_uuid(), *today);
        }
        Scope::LegalProvider { organisation, today } => {
            shared(sql, s, "referral", "share_lsp", organisation.as_uuid(), *today);
        }
    }
}

/// The glass of survivor `s` is broken for a person, and the day has not passed.
fn glass(sql: &mut Sql, s: &str, user: &str, now: Timestamp) {
    sql.push(&format!("{s}.id IN (SELECT survivor_id FROM glass_access WHERE user_id = {user} AND ends_at > "));
    sql.bind(now.0).push(")");
}

/// Adds the condition on survivors `s` whose private notes may be read: a counsellor's within the own
/// reach, a coordinator's while the glass is broken.
pub(crate) fn notes(sql: &mut Sql, scope: &Scope, reader: Reader, s: &str) {
    survivors(sql, scope, s);
    match scope {
        Scope::Caseload { .. } => {}
        Scope::Organisation(_) if scope.may(Right::ReadNotes) => {
            let user = sql.bound(reader.user.as_uuid());
            sql.push(" AND ");
            glass(sql, s, &user, reader.now);
        }
        _ => {
            sql.push(" AND 1 = 0");
        }
    }
}

/// Shared with a provider: it works with the survivor, under consent in force.
fn shared(sql: &mut Sql, s: &str, work: &str, purpose: &str, provider: uuid::Uuid, today: Date) {
    sql.push(&format!(
        "{s}.id IN (SELECT w.survivor_id FROM {work} w WHERE w.voided_at IS NULL AND w.provider_organisation_id = "
    ));
    sql.bind(provider);
    sql.push(&format!(
        ") AND EXISTS (SELECT 1 FROM consent c WHERE c.survivor_id = {s}.id AND c.voided_at IS NULL AND c.purpose = '{purpose}' AND c.state = 'given' AND c.ended_on IS NULL AND (c.recipient_organisation_id IS NULL OR c.recipient_organisation_id = "
    ));
    sql.bind(provider).push(") AND (c.until_on IS NULL OR c.until_on >= ").bind(today).push("))");
}

/// Adds the condition on rows `r` of a source (with their survivor `s`, where they have one).
///
/// Work whose figures the role does not have is out of reach altogether.
pub(crate) fn rows(sql: &mut Sql, scope: &Scope, source: Source) {
    own_rows(sql, scope, source);
    if source.is_about_survivors() {
        sql.push(" AND ");
        survivors(sql, scope, "s");
    }
}

/// Adds the part of [`rows`] that says nothing of the survivor.
fn own_rows(sql: &mut Sql, scope: &Scope, source: Source) {
    if !may_count(scope.role(), counted(source)) {
        sql.push("1 = 0");
        return;
    }
    sql.push("r.voided_at IS NULL");
    match scope {
        // Repeated on the row itself, so that its own index serves.
        Scope::Organisation(organisation) => {
            sql.push(" AND r.organisation_id = ").bind(organisation.as_uuid());
        }
        Scope::Awareness { organisation, .. } if !source.is_about_survivors() => {
            sql.push(" AND r.organisation_id = ").bind(organisation.as_uuid());
        }
        Scope::TrainingProvider { organisation, .. } if source == Source::TrainingEnrolment => {
            sql.push(" AND r.provider_organisation_id = ").bind(organisation.as_uuid());
        }
        Scope::LegalProvider { organisation, .. } if source == Source::Referral => {
            sql.push(" AND r.provider_organisation_id = ").bind(organisation.as_uuid());
        }
        _ if !source.is_about_survivors() => {
            sql.push(" AND 1 = 0");
        }
        _ => {}
    }
}

/// Adds the condition on rows `r` that are to be gathered by survivor before the survivors, who
/// must meet [`survivors`], are joined: once each instead of once a row.
pub(crate) fn rows_to_gather(sql: &mut Sql, scope: &Scope, source: Source) {
    own_rows(sql, scope, source);
    // An office's rows name its holder; others are found through their survivors.
    if !matches!(scope, Scope::Organisation(_)) {
        sql.push(" AND r.survivor_id IN (SELECT x.id FROM survivor x WHERE ");
        survivors(sql, scope, "x");
        sql.push(")");
    }
}

/// Adds the condition on awareness events `e` that may be read and corrected: the office's, a
/// counsellor's own.
pub(crate) fn events(sql: &mut Sql, scope: &Scope, e: &str) {
    sql.push(&format!("{e}.voided_at IS NULL AND "));
    match scope {
        Scope::Organisation(organisation) | Scope::Awareness { organisation, .. } => {
            sql.push(&format!("{e}.organisation_id = ")).bind(organisation.as_uuid());
        }
        Scope::Caseload { organisation, user, .. } => {
            sql.push(&format!("{e}.organisation_id = ")).bind(organisation.as_uuid());
            sql.push(&format!(" AND {e}.recorded_by = ")).bind(user.as_uuid());
        }
        Scope::TrainingProvider { .. } | Scope::LegalProvider { .. } => {
            sql.push("1 = 0");
        }
    }
}

/// Adds the condition on leads `l`.
pub(crate) fn leads(sql: &mut Sql, scope: &Scope) {
    sql.push("l.voided_at IS NULL AND ");
    match scope {
        Scope::Organisation(organisation) => {
            sql.push("l.organisation_id = ").bind(organisation.as_uuid());
        }
        Scope::Caseload { user, .. } => {
            sql.push("(l.created_by = ").bind(user.as_uuid());
            sql.push(" OR l.counsellor_id IN (SELECT id FROM counsellor WHERE user_id = ");
            sql.bind(user.as_uuid()).push("))");
        }
        Scope::Awareness { user, .. } => {
            sql.push("l.created_by = ").bind(user.as_uuid());
        }
        Scope::TrainingProvider { .. } | Scope::LegalProvider { .. } => {
            sql.push("1 = 0");
        }
    }
}

/// Adds whether the viewer may read who pointed lead `l` out, as a value: who wrote it down, and the office's
/// coordinator. Nobody else, not even the counsellor who takes the person over: it may be the broker.
pub(crate) fn lead_source(sql: &mut Sql, scope: &Scope) {
    match scope {
        Scope::Organisation(_) => {
            sql.push("1");
        }
        Scope::Caseload { user, .. } | Scope::Awareness { user, .. } => {
            sql.push("CASE WHEN l.created_by = ").bind(user.as_uuid()).push(" THEN 1 ELSE 0 END");
        }
        Scope::TrainingProvider { .. } | Scope::LegalProvider { .. } => {
            sql.push("0");
        }
    }
}

/// Adds whether the viewer may read who pointed survivor `s` out, as a value: as [`lead_source`] of the lead that
/// the survivor was.
pub(crate) fn survivor_source(sql: &mut Sql, scope: &Scope) {
    if let Scope::Organisation(_) = scope {
        sql.push("1");
    } else {
        sql.push("COALESCE((SELECT MAX(");
        lead_source(sql, scope);
        sql.push(") FROM lead l WHERE l.survivor_id = s.id AND l.voided_at IS NULL), 0)");
    }
}

/// Adds the condition on batches `b`: the office's, a provider's own, those of a counsellor's survivors.
pub(crate) fn batches(sql: &mut Sql, scope: &Scope) {
    sql.push("b.voided_at IS NULL AND ");
    match scope {
        Scope::Organisation(organisation) => {
            sql.push("b.organisation_id = ").bind(organisation.as_uuid());
        }
        Scope::TrainingProvider { organisation, .. } => {
            sql.push("b.provider_organisation_id = ").bind(organisation.as_uuid());
        }
        Scope::Caseload { .. } => {
            sql.push("b.id IN (SELECT t.batch_id FROM training_enrolment t JOIN survivor s ON s.id = t.survivor_id WHERE t.voided_at IS NULL AND ");
            survivors(sql, scope, "s");
            sql.push(")");
        }
        Scope::Awareness { .. } | Scope::LegalProvider { .. } => {
            sql.push("1 = 0");
        }
    }
}

/// Adds the condition on entries `p` of the service directory: the own office's, and those behind which
/// the own organisation stands.
pub(crate) fn service_providers(sql: &mut Sql, scope: &Scope) {
    let own = sql.bound(scope.organisation().as_uuid());
    sql.push(&format!("(p.organisation_id = {own} OR p.provider_organisation_id = {own})"));
}
