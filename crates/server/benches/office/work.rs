//! Case work of an office of 12,000 files, written into its database at once: what a year of days leaves.

use std::path::Path;

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::client::Connection;

/// Every survivor has a plan, a screen of needs, an appointment to come and something to follow up;
/// one in a hundred was forgotten or did not come. The day is Dhaka's.
const STATEMENTS: [&str; 11] = [
    "INSERT INTO counselling_session (id, organisation_id, survivor_id, counsellor_id, upazila_id, union_id, session_on, status, kind, venue, starts_minute, minutes, created_at)
     SELECT randomblob(16), organisation_id, id, counsellor_id, upazila_id, union_id, date('now', '+6 hours', printf('+%d days', abs(random()) % 90)),
        'planned', 'regular', 'office', 540 + abs(random()) % 480, 60, 0 FROM survivor",
    "UPDATE counselling_session SET session_on = date('now', '+6 hours', '-3 days')
     WHERE status = 'planned' AND id IN (SELECT id FROM counselling_session WHERE status = 'planned' ORDER BY id LIMIT 120)",
    "UPDATE counselling_session SET status = 'missed', to_settle = true, session_on = date('now', '+6 hours', '-9 days')
     WHERE id IN (SELECT id FROM counselling_session WHERE status = 'planned' ORDER BY id DESC LIMIT 120)",
    "INSERT INTO follow_up (id, organisation_id, survivor_id, counsellor_id, upazila_id, union_id, kind, due_on, done_on, finding, next_step, created_at)
     SELECT randomblob(16), organisation_id, id, counsellor_id, upazila_id, union_id, 'survivor', date(enrolled_on, '+90 days'), date(enrolled_on, '+95 days'), 'better', 'again', 0 FROM survivor
     UNION ALL SELECT randomblob(16), organisation_id, id, counsellor_id, upazila_id, union_id, 'survivor', date('now', '+6 hours', printf('%+d days', abs(random()) % 180 - 2)), NULL, NULL, NULL, 0 FROM survivor",
    "INSERT INTO needs_assessment (id, organisation_id, survivor_id, counsellor_id, assessed_on, risk, risk_answers, health, legal, economic, family, safety, created_at)
     SELECT randomblob(16), organisation_id, id, counsellor_id, date(enrolled_on, printf('+%d days', n.days)), 'green', '', 'none', 'none', 'some', 'none', 'none', 0
     FROM survivor, (SELECT 5 AS days UNION ALL SELECT 100) n",
    "INSERT INTO case_plan (id, organisation_id, survivor_id, counsellor_id, agreed_on, review_on, created_at)
     SELECT randomblob(16), organisation_id, id, counsellor_id, date(enrolled_on, '+10 days'), date('now', '+30 days'), 0 FROM survivor",
    "INSERT INTO plan_goal (id, organisation_id, survivor_id, case_plan_id, area, state, created_at)
     SELECT randomblob(16), organisation_id, survivor_id, id, a.area, 'open', 0 FROM case_plan, (SELECT 'economic' AS area UNION ALL SELECT 'family' UNION ALL SELECT 'health') a",
    "INSERT INTO plan_service (id, organisation_id, survivor_id, plan_goal_id, service, done_by, state, due_on, created_at)
     SELECT randomblob(16), organisation_id, survivor_id, id, 'skills', 'provider', 'planned', date('now', '+60 days'), 0 FROM plan_goal",
    "INSERT INTO safety_plan (id, organisation_id, survivor_id, counsellor_id, opened_on, created_at)
     SELECT randomblob(16), organisation_id, id, counsellor_id, date('now', '-1 days'), 0 FROM survivor ORDER BY code LIMIT 25",
    "INSERT INTO consent (id, organisation_id, survivor_id, purpose, state, given_on, way, created_at)
     SELECT randomblob(16), organisation_id, id, p.purpose, 'given', enrolled_on, 'signed', 0 FROM survivor, (SELECT 'services' AS purpose UNION ALL SELECT 'photo') p",
    "INSERT INTO family_member (id, organisation_id, survivor_id, relation, sex, created_at)
     SELECT randomblob(16), organisation_id, id, m.relation, m.sex, 0 FROM survivor, (SELECT 'mother' AS relation, 'female' AS sex UNION ALL SELECT 'sibling', 'male') m",
];

/// Leads of the mobiliser; each is compared with everybody, as in the office.
const LEADS: usize = 300;
/// Certificates that wait for the coordinator.
const REQUESTS: usize = 60;

/// Writes the work that needs nothing sealed; no server may run.
pub fn write(database: &Path) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let db = sea_orm::Database::connect(format!("sqlite://{}", database.display())).await.unwrap();
        for statement in STATEMENTS {
            db.execute_unprepared(statement).await.unwrap();
        }
        db.close().await.unwrap();
    });
}

/// Does the work that seals something, through the server.
pub fn ask_for(connection: &mut Connection, mobiliser: &str, counsellor: &str, survivors: &[String]) {
    for number in 0..LEADS {
        let facts = json!({
            "sex": "FEMALE", "birthYear": 1990 + number % 20, "upazila": "upazila_178", "identifiedOn": "2022-02-20",
            "documents": ["PASSPORT"], "source": "PEER_LEADER",
            "person": { "name": format!("Rahima Khatun {number}"), "safeContact": { "callsAllowed": false } },
        });
        let input = json!({ "deedId": id("deed"), "id": id("lead"), "contact": "YES", "facts": facts });
        deed(connection, mobiliser, "leadCreate", input);
    }
    for survivor in survivors.iter().take(REQUESTS) {
        let input = json!({ "deedId": id("deed"), "id": id("certificate"), "survivor": survivor, "version": 0,
            "statement": "Decides about her own money and has a plan." });
        deed(connection, counsellor, "certificateRequest", input);
    }
}

/// Records a session: the deed of every hour that moves figures.
pub fn record_session(connection: &mut Connection, cookie: &str, survivor: &str, on: &str) {
    let input = json!({ "deedId": id("deed"), "id": id("counsellingSession"), "survivor": survivor, "on": on, "venue": "OFFICE", "suitable": true });
    deed(connection, cookie, "sessionRecord", input);
}

fn id(kind: &str) -> String {
    format!("{kind}_{}", ashshash_server::clock::request_id())
}

fn deed(connection: &mut Connection, cookie: &str, name: &str, input: Value) {
    let type_name = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    let query = format!("mutation($input: {type_name}!) {{ {name}(input: $input) {{ problems {{ code }} }} }}");
    let body = json!({ "query": query, "variables": { "input": input } }).to_string();
    let answer = connection.ask(&body, cookie);
    // A survivor without a held session can't be ready: that one is left out.
    assert!(answer.contains("\"problems\":[]") || answer.contains("certificate-no-session"), "{name}: {answer}");
}
