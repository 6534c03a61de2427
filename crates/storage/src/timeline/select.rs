//! The statement behind a time line: one SELECT a kind, joined into one order.

use ashshash_access::Scope;
use ashshash_base::SurvivorId;

use super::{Kind, Position};
use crate::read::Read;
use crate::scope;
use crate::sql::Sql;

/// Where one kind of entry comes from. Missing columns are none.
struct Branch {
    kind: Kind,
    table: &'static str,
    day: &'static str,
    /// Joins and columns beyond the usual ones: `(name, SQL)`.
    columns: &'static [(&'static str, &'static str)],
    join: &'static str,
    condition: &'static str,
}

/// The columns of an entry with their types.
const COLUMNS: [(&str, &str); 11] = [
    ("status", "text"),
    ("detail", "text"),
    ("venue", "text"),
    ("male", "integer"),
    ("female", "integer"),
    ("other", "integer"),
    ("satisfaction", "integer"),
    ("items", "bigint"),
    ("amount", "bigint"),
    ("provider", "text"),
    ("position", "bigint"),
];

const PROVIDER: &str = " LEFT JOIN service_provider v ON v.id = r.provider_id";
const BATCH: &str = " LEFT JOIN batch b ON b.id = r.batch_id LEFT JOIN service_provider v ON v.id = b.provider_id";
/// Support of one day by one provider.
const GIVEN: &str = "PARTITION BY r.survivor_id, r.given_on, r.provider_id";

fn branches() -> [Branch; 13] {
    let plain = |kind, table, day, columns| Branch { kind, table, day, columns, join: "", condition: "" };
    let joined = |kind, table, day, columns, join| Branch { kind, table, day, columns, join, condition: "" };
    [
        plain(Kind::Lead, "survivor", "identified_on", &[]),
        plain(Kind::Verification, "survivor", "verified_on", &[]),
        plain(Kind::Enrolment, "enrolment", "started_on", &[]),
        plain(
            Kind::CounsellingSession,
            "counselling_session",
            "session_on",
            &[("status", "r.status"), ("detail", "r.kind"), ("venue", "r.venue"), ("satisfaction", "r.satisfaction")],
        ),
        plain(
            Kind::FamilySession,
            "family_session",
            "session_on",
            &[("male", "r.male"), ("female", "r.female"), ("other", "r.other")],
        ),
        plain(
            Kind::Certificate,
            "certificate",
            "approved_on",
            &[("status", "CASE WHEN r.revoked_on IS NULL THEN 'approved' ELSE 'revoked' END"), ("detail", "r.number")],
        ),
        plain(Kind::TrainingNeedsAssessment, "training_needs_assessment", "assessed_on", &[]),
        joined(
            Kind::TrainingStart,
            "training_enrolment",
            "started_on",
            &[("detail", "r.kind"), ("provider", "v.name")],
            BATCH,
        ),
        joined(
            Kind::TrainingEnd,
            "training_enrolment",
            "ended_on",
            &[("status", "r.status"), ("detail", "r.kind"), ("provider", "v.name")],
            BATCH,
        ),
        plain(Kind::Placement, "placement", "placed_on", &[("detail", "r.kind"), ("amount", "r.income_bdt")]),
        joined(
            Kind::Referral,
            "referral",
            "made_on",
            &[("status", "r.status"), ("detail", "r.service"), ("provider", "v.name")],
            PROVIDER,
        ),
        joined(
            Kind::Support,
            "support",
            "given_on",
            &[
                (
                    "detail",
                    "CASE WHEN MIN(r.item_kind) OVER ({given}) = MAX(r.item_kind) OVER ({given}) THEN r.item_kind END",
                ),
                ("items", "COUNT(*) OVER ({given})"),
                ("amount", "CAST(SUM(r.value_bdt) OVER ({given}) AS bigint)"),
                ("provider", "v.name"),
                ("position", "ROW_NUMBER() OVER ({given} ORDER BY r.id)"),
            ],
            PROVIDER,
        ),
        plain(
            Kind::EnrolmentEnd,
            "enrolment",
            "ended_on",
            &[("status", "r.end_kind"), ("detail", "r.drop_out_reason")],
        ),
    ]
}

/// Selects the newest entries of each survivor, one more than asked for.
pub(super) fn select(db: &Read, scope: &Scope, survivors: &[SurvivorId], first: u16, after: Option<Position>) -> Sql {
    let mut sql = db.sql("SELECT * FROM (SELECT t.*, ROW_NUMBER() OVER (PARTITION BY t.survivor_id ORDER BY t.happened_on DESC, t.kind_rank DESC, t.id DESC) AS place FROM (");
    for (index, branch) in branches().into_iter().enumerate() {
        if index > 0 {
            sql.push(" UNION ALL ");
        }
        add(&mut sql, scope, survivors, &branch);
    }
    // Of several rows that make one entry only the first is one.
    sql.push(") t WHERE (t.position IS NULL OR t.position = 1)");
    if let Some((day, rank, record)) = after {
        sql.push(" AND (t.happened_on, t.kind_rank, t.id) < (").bind(day).push(", ").bind(rank);
        sql.push(", ").bind(record).push(")");
    }
    sql.push(") n WHERE n.place <= ").bind(i64::from(first) + 1);
    sql.push(" ORDER BY n.survivor_id, n.place");
    sql
}

fn add(sql: &mut Sql, scope: &Scope, survivors: &[SurvivorId], branch: &Branch) {
    let Branch { kind, table, day, columns, join, condition } = branch;
    let is_survivor = *table == "survivor";
    let whose = if is_survivor { "s.id" } else { "r.survivor_id" };
    let row = if is_survivor { "s" } else { "r" };
    sql.push(&format!(
        "SELECT {whose} AS survivor_id, {row}.id AS id, {row}.{day} AS happened_on, {} AS kind_rank",
        kind.rank()
    ));
    for (name, sql_type) in COLUMNS {
        match columns.iter().find(|(own, _)| *own == name) {
            Some((_, column)) => sql.push(&format!(", {} AS {name}", column.replace("{given}", GIVEN))),
            None => sql.push(&format!(", CAST(NULL AS {sql_type}) AS {name}")),
        };
    }
    if is_survivor {
        sql.push(" FROM survivor s WHERE ");
    } else {
        sql.push(&format!(
            " FROM {table} r JOIN survivor s ON s.id = r.survivor_id{join} WHERE r.voided_at IS NULL AND "
        ));
    }
    sql.push(&format!("{row}.{day} IS NOT NULL AND {condition}{whose} IN "));
    sql.bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
    scope::survivors(sql, scope, "s");
}
