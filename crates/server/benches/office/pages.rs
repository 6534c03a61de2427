//! What the pages ask: the very questions of the front end, one after the other, by the role that opens them.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::Connection;
use crate::process::Server;
use crate::{say, work};

/// How often each question is asked.
const TIMES: usize = 60;
/// What a page may take: the 95th of a hundred.
const LIMIT: Duration = Duration::from_millis(100);

/// The front end's questions by feature and file.
macro_rules! asked {
    ($feature:literal, $file:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../frontend/src/features/",
            $feature,
            "/",
            $file,
            ".graphql"
        ))
    };
}

/// Whom and what the questions are about.
pub struct Subjects {
    pub code: String,
    pub survivor: String,
    pub counsellor: String,
    pub lead: String,
    pub session: String,
    pub today: String,
}

impl Subjects {
    /// Takes the counsellor's first survivor and what belongs to it.
    pub fn find(connection: &mut Connection, counsellor: &str, coordinator: &str) -> (Self, Vec<String>) {
        let mut ask = |query: &str, cookie: &str| -> Value {
            let answer: Value =
                serde_json::from_str(&connection.ask(&json!({ "query": query }).to_string(), cookie)).unwrap();
            answer["data"].clone()
        };
        let own = ask(
            "{ survivors(first: 100) { nodes { id code counsellor { id } } } counsellorDay { on overdue { id } } }",
            counsellor,
        );
        let nodes = own["survivors"]["nodes"].as_array().unwrap().clone();
        let lead = ask("{ leads(first: 1) { nodes { id } } }", coordinator);
        let subjects = Self {
            code: text(&nodes[0]["code"]),
            survivor: text(&nodes[0]["id"]),
            counsellor: text(&nodes[0]["counsellor"]["id"]),
            lead: lead["leads"]["nodes"][0]["id"].as_str().unwrap_or_default().to_owned(),
            session: text(&own["counsellorDay"]["overdue"][0]["id"]),
            today: text(&own["counsellorDay"]["on"]),
        };
        (subjects, nodes.iter().map(|node| text(&node["id"])).collect())
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Asks what every page asks, and prints how long the answers take.
///
/// On a busy machine the server's own time says more than the clock: it stands beside it.
pub fn measure(server: &Server, of: &Subjects, [counsellor, coordinator, mobiliser]: [&str; 3]) {
    let mut connection = Connection::open(server.address);
    let code = json!({ "code": of.code });
    let survivor = json!({ "survivor": of.survivor });
    let likely = json!({ "name": "Rahima Khatun", "phone": "01700000123", "birthYear": 1990 });
    let year = json!({ "from": "2021-01-01", "to": "2021-12-31" });
    let before = json!({ "from": "2020-01-01", "to": "2020-12-31" });
    let pages: [(&str, &str, &str, Value); 37] = [
        ("counsellor: day", counsellor, asked!("counselling", "day"), json!({})),
        ("counsellor: week", counsellor, asked!("counselling", "week"), json!({ "from": of.today })),
        ("counsellor: one session", counsellor, asked!("counselling", "session"), json!({ "id": of.session })),
        (
            "counsellor: free times",
            counsellor,
            asked!("counselling", "slots"),
            json!({ "survivor": of.survivor, "besides": null }),
        ),
        ("counsellor: follow-ups", counsellor, asked!("counselling", "follow_ups"), code.clone()),
        ("counsellor: family", counsellor, asked!("counselling", "family"), code.clone()),
        ("counsellor: survivors", counsellor, asked!("survivors", "list"), json!({ "first": 50 })),
        ("counsellor: file", counsellor, asked!("survivors", "file"), json!({ "code": of.code, "first": 50 })),
        ("counsellor: history", counsellor, asked!("survivors", "history"), json!({ "code": of.code, "first": 20 })),
        ("counsellor: plan", counsellor, asked!("plans", "plan"), code.clone()),
        ("counsellor: safety plans", counsellor, asked!("plans", "safety"), code.clone()),
        ("counsellor: consents", counsellor, asked!("consents", "consents"), code.clone()),
        (
            "counsellor: papers to record",
            counsellor,
            asked!("consents", "papers"),
            json!({ "filter": { "withoutConsent": "SHARE_TSP" }, "first": 50 }),
        ),
        ("counsellor: identity", counsellor, asked!("consents", "identity"), code.clone()),
        ("counsellor: evidence", counsellor, asked!("certificates", "evidence"), survivor.clone()),
        ("counsellor: certificates", counsellor, asked!("certificates", "one"), code.clone()),
        (
            "counsellor: documents",
            counsellor,
            asked!("certificates", "documents"),
            json!({ "code": of.code, "first": 20 }),
        ),
        (
            "counsellor: search by name",
            counsellor,
            asked!("survivors", "search"),
            json!({ "text": "Rahima Khatun", "first": 20 }),
        ),
        ("counsellor: likely duplicates", counsellor, asked!("leads", "likely"), likely),
        ("coordinator: today", coordinator, asked!("plans", "today"), json!({})),
        (
            "coordinator: leads",
            coordinator,
            asked!("leads", "leads"),
            json!({ "filter": { "states": ["OPEN"] }, "first": 50 }),
        ),
        ("coordinator: one lead", coordinator, asked!("leads", "one"), json!({ "id": of.lead })),
        ("coordinator: duplicates", coordinator, asked!("leads", "duplicates"), json!({ "first": 20 })),
        (
            "coordinator: approvals",
            coordinator,
            asked!("certificates", "approvals"),
            json!({ "state": "REQUESTED", "first": 50 }),
        ),
        (
            "coordinator: certificates",
            coordinator,
            asked!("certificates", "approvals"),
            json!({ "state": "APPROVED", "first": 50 }),
        ),
        ("coordinator: caseload", coordinator, asked!("plans", "caseload"), json!({ "counsellor": of.counsellor })),
        ("coordinator: survivors", coordinator, asked!("survivors", "list"), json!({ "first": 50 })),
        (
            "coordinator: survivors by place",
            coordinator,
            asked!("survivors", "list"),
            json!({ "filter": { "upazila": "upazila_178", "sex": "FEMALE" }, "order": "ENROLLED_ON_DESCENDING", "first": 50 }),
        ),
        ("coordinator: file", coordinator, asked!("survivors", "file"), json!({ "code": of.code, "first": 50 })),
        (
            "coordinator: search by name",
            coordinator,
            asked!("survivors", "search"),
            json!({ "text": "Rahima Khatun 4242", "first": 20 }),
        ),
        (
            "coordinator: search by phone",
            coordinator,
            asked!("survivors", "search"),
            json!({ "text": "01700004242", "first": 20 }),
        ),
        ("coordinator: figures' period", coordinator, asked!("figures", "recorded"), json!({})),
        (
            "coordinator: figures",
            coordinator,
            asked!("figures", "overview"),
            json!({ "period": year, "before": before }),
        ),
        (
            "coordinator: figures after a session",
            coordinator,
            asked!("figures", "overview"),
            json!({ "period": year, "before": before }),
        ),
        (
            "coordinator: a figure's records",
            coordinator,
            asked!("figures", "records"),
            json!({ "code": "survivors_counselled", "period": year, "first": 50 }),
        ),
        (
            "coordinator: a figure's parts",
            coordinator,
            asked!("figures", "parts"),
            json!({ "code": "survivors_counselled", "period": year, "dimension": "UPAZILA" }),
        ),
        ("mobiliser: leads", mobiliser, asked!("leads", "leads"), json!({ "first": 50 })),
    ];
    let mut slow = Vec::new();
    for (name, cookie, query, variables) in pages {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let answer = connection.ask(&body, cookie);
        assert!(!answer.contains("\"errors\""), "{name}: {answer}");
        let cpu_before = server.cpu();
        let ask = |_| {
            // Figures are kept until they may have moved: what the first one waits for, whom somebody's work came before.
            if name.ends_with("after a session") {
                work::record_session(&mut connection, counsellor, &of.survivor, &of.today);
            }
            timed(&mut connection, &body, cookie)
        };
        let mut times: Vec<Duration> = (0..TIMES).map(ask).collect();
        let cpu = (server.cpu() - cpu_before) / u32::try_from(TIMES).unwrap();
        times.sort_unstable();
        let (median, most) = (times[TIMES / 2], times[TIMES * 95 / 100]);
        let [median, most_ms, cpu] = [median, most, cpu].map(|time| time.as_secs_f64() * 1000.0);
        say(&format!("{name:36} median {median:7.1} ms, 95th {most_ms:7.1} ms, server CPU {cpu:6.2} ms"));
        if most > LIMIT {
            slow.push(name);
        }
    }
    say(&format!(
        "pages over {} ms: {}",
        LIMIT.as_millis(),
        if slow.is_empty() { "none".to_owned() } else { slow.join(", ") }
    ));
}

fn timed(connection: &mut Connection, body: &str, cookie: &str) -> Duration {
    let started = Instant::now();
    connection.ask(body, cookie);
    started.elapsed()
}
