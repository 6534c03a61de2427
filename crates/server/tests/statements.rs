//! How many statements a question takes: its shape decides, never the number of rows.

use std::sync::atomic::Ordering;

use ashshash_access::Role;
use ashshash_base::{Language, SurvivorId};
use ashshash_graphql::{RequestId, Statements, execute, schema};
use ashshash_operations::account::{Caller, CookieSlot, Demo, Session};
use ashshash_storage::user;
use ashshash_testkit::{World, both, cast, new_id, survivor};
use async_graphql::{Request, Variables};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

/// A question of the front end by feature and file.
macro_rules! page {
    ($file:literal) => {
        include_str!(concat!("../../../frontend/src/features/", $file, ".graphql"))
    };
}

async fn statements(world: &World, role: Role, question: &str, variables: &str) -> u64 {
    let found = user::by_email(world.database.writer(), &cast::email(role)).await.unwrap().unwrap();
    let session = Session { id_hash: "0".repeat(64).into(), user: std::sync::Arc::new(found.user) };
    let caller = Caller { address: "127.0.0.1".to_owned(), device: String::new(), now: world.clock.now() };
    let counted = Statements::default();
    let variables = Variables::from_json(serde_json::from_str(variables).unwrap());
    let request = Request::new(question)
        .variables(variables)
        .data(world.database.clone())
        .data(Some(session))
        .data(caller)
        .data(world.accounts.clone())
        .data(CookieSlot::default())
        .data(Demo::default())
        .data(Language::English)
        .data(RequestId("test".to_owned()))
        .data(counted.clone());
    let response = execute(&schema(), request).await;
    assert!(response.errors.is_empty(), "{question}: {:?}", response.errors);
    counted.0.load(Ordering::Relaxed)
}

async fn plant(world: &World, from: u32, to: u32) {
    for number in from..to {
        survivor(&format!("RJ-{number:04}"))
            .named("Rokeya Khatun")
            .with_phone(&format!("017123450{number:02}"))
            .of_the_counsellor()
            .with_session("2021-03-01")
            .with_certificate(&format!("RTG-2021-{number:03}"), "2021-04-01")
            .in_training(cast::TSP, "2021-05-01", "edt")
            .referred(cast::LSP, "2021-06-01")
            .placed("wage", "2021-08-01")
            .save(world)
            .await;
    }
}

/// Case work of the planted survivors: what the homes and the file show.
async fn work(world: &World, from: u32, to: u32) {
    let (counsellor, mobiliser) = (world.signed_in(Role::Counsellor).await, world.signed_in(Role::Mobiliser).await);
    let coordinator = world.signed_in(Role::Coordinator).await;
    for number in from..to {
        let found =
            counsellor.ask(&format!("{{ survivor(code: \"RJ-{number:04}\") {{ id certificates {{ id }} }} }}")).await;
        let survivor: SurvivorId = found["survivor"]["id"].as_str().unwrap().parse().unwrap();
        let of = |kind: &str, more: Value| {
            let mut input = json!({ "deedId": new_id("deed"), "id": new_id(kind), "survivor": survivor.to_string() });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        counsellor.done("sessionPlan", of("counsellingSession", json!({ "on": "2022-03-01" }))).await;
        counsellor.done("followUpPlan", of("followUp", json!({ "kind": "SURVIVOR", "dueOn": "2022-03-01" }))).await;
        let member = json!({ "relation": "MOTHER", "sex": "FEMALE", "name": "Demo mother" });
        counsellor.done("familyMemberAdd", of("familyMember", member)).await;
        counsellor.done("needsAssess", crate::needs::assessment(survivor, "2022-03-01", "THREATENED")).await;
        let goal = json!({ "id": new_id("planGoal"), "area": "HEALTH", "words": "Demo goal" });
        counsellor.done("casePlanAgree", crate::plans::plan(survivor, vec![goal])).await;
        let revoke = json!({ "deedId": new_id("deed"), "id": found["survivor"]["certificates"][0]["id"], "version": 1, "reason": "Demo reason" });
        coordinator.done("certificateRevoke", revoke).await;
        counsellor
            .done("certificateRequest", of("certificate", json!({ "version": 0, "statement": "Demo statement" })))
            .await;
        crate::leads::make(&mobiliser, "Rokeya Khatun", "YES").await;
    }
    // No deed answers a referral yet.
    let answered = "UPDATE referral SET status = 'accepted', answered_on = '2022-03-01'";
    world.database.writer().execute_unprepared(answered).await.unwrap();
}

/// Questions with the most statements that they may take.
const QUESTIONS: &[(&str, u64)] = &[
    ("{ viewer { role } instance { demo } }", 0),
    (
        "{ survivors(first: 50) { nodes { code sex status upazila { name } counsellor { name } holder { name } exploitation } } }",
        1,
    ),
    ("{ survivors(first: 50) { totalCount nodes { code identity { name phone } } } }", 3),
    ("{ survivors(first: 50) { totalCount } }", 1),
    (
        "{ survivors(first: 10) { nodes { code identity { name } enrolments { id } certificates { id } consents { id } way { step } timeline(first: 5) { nodes { id } } history(first: 5) { nodes { seq } } documents(first: 5) { totalCount nodes { id } } recordCounts { count } } } }",
        10,
    ),
    ("{ survivors(first: 10) { nodes { countedIn { code year } } } }", 12),
    ("{ survivor(code: \"RJ-0001\") { code identity { name } timeline { nodes { on } } way { step } } }", 4),
    ("{ survivorSearch(text: \"Rokeya Khatun\") { matches { survivor { code identity { name } } } } }", 3),
    ("{ survivorSearch(text: \"01712345001\") { matches { survivor { code } } } }", 3),
    ("{ indicators(period: { from: \"2021-01-01\", to: \"2021-12-31\" }) { code total male female other } }", 11),
    (
        "{ a: indicator(code: \"survivors_enrolled\", period: { from: \"2021-01-01\", to: \"2021-12-31\" }) { total } b: indicator(code: \"survivors_dropped_out\", period: { from: \"2021-01-01\", to: \"2021-12-31\" }) { total } }",
        1,
    ),
    (
        "{ indicator(code: \"survivors_counselled\", period: { from: \"2021-01-01\", to: \"2021-12-31\" }) { total by(dimension: COUNSELLOR) { counsellor { name } total } records(first: 50) { totalCount nodes { survivor { code } counsellor { name } } } } }",
        7,
    ),
    ("{ recordedPeriod { from to } upazilas { name } counsellors { name } }", 3),
    ("{ journal { nodes { seq by } } }", 1),
    (
        "{ counsellingSessions(first: 50) { totalCount nodes { sessionOn status counsellor { name } survivor { code } } } }",
        3,
    ),
    ("{ trainingEnrolments(first: 50) { nodes { startedOn batch { code provider { name } } survivor { code } } } }", 3),
];

/// What the front end asks for, page by page, in whose place, with the most statements.
const PAGES: &[(Role, &str, &str, u64)] = &[
    (Role::Counsellor, page!("counselling/day"), "{}", 12),
    (Role::Counsellor, page!("counselling/week"), r#"{ "from": "2022-02-28" }"#, 12),
    (Role::Counsellor, page!("survivors/list"), r#"{ "first": 50 }"#, 12),
    (Role::Counsellor, page!("survivors/file"), r#"{ "code": "RJ-0001", "first": 50 }"#, 30),
    (Role::Counsellor, page!("survivors/history"), r#"{ "code": "RJ-0001", "first": 20 }"#, 12),
    (Role::Counsellor, page!("plans/plan"), r#"{ "code": "RJ-0001" }"#, 12),
    (Role::Counsellor, page!("plans/safety"), r#"{ "code": "RJ-0001" }"#, 12),
    (Role::Counsellor, page!("counselling/follow_ups"), r#"{ "code": "RJ-0001" }"#, 12),
    (Role::Counsellor, page!("counselling/family"), r#"{ "code": "RJ-0001" }"#, 12),
    (Role::Counsellor, page!("consents/consents"), r#"{ "code": "RJ-0001" }"#, 12),
    (Role::Counsellor, page!("consents/papers"), r#"{ "filter": { "withoutConsent": "SHARE_TSP" }, "first": 50 }"#, 12),
    (Role::Counsellor, page!("certificates/documents"), r#"{ "code": "RJ-0001", "first": 20 }"#, 12),
    (Role::Counsellor, page!("survivors/search"), r#"{ "text": "Rokeya Khatun", "first": 20 }"#, 12),
    (Role::Coordinator, page!("plans/today"), "{}", 12),
    (Role::Coordinator, page!("leads/leads"), r#"{ "filter": { "states": ["OPEN"] }, "first": 50 }"#, 12),
    (Role::Coordinator, page!("leads/duplicates"), r#"{ "first": 50 }"#, 16),
    (Role::Coordinator, page!("certificates/approvals"), r#"{ "state": "REQUESTED", "first": 50 }"#, 12),
    (Role::Coordinator, page!("certificates/approvals"), r#"{ "state": "APPROVED", "first": 50 }"#, 12),
];

/// On a busy machine loaders now and then ask for their keys in two lots, so a question is tried again, and a few
/// more statements are let pass: a statement for each row would be at least nine more.
const TRIES: usize = 10;
const SECOND_LOTS: u64 = 7;

async fn fewest(world: &World, (role, question, variables, most): (Role, &str, &str, u64)) -> u64 {
    let mut fewest = u64::MAX;
    for _ in 0..TRIES {
        fewest = fewest.min(statements(world, role, question, variables).await);
        if fewest <= most {
            break;
        }
    }
    fewest
}

both! {
    async fn statements_do_not_grow_with_rows(world: World) {
        let mut over = Vec::new();
        for (from, to) in [(1, 3), (3, 30)] {
            plant(&world, from, to).await;
            work(&world, from, to).await;
            let as_coordinator = QUESTIONS.iter().map(|(question, most)| (Role::Coordinator, *question, "{}", *most));
            for (role, question, variables, most) in as_coordinator.chain(PAGES.iter().copied()) {
                let count = fewest(&world, (role, question, variables, most)).await;
                if count > most + SECOND_LOTS {
                    over.push(format!("{question}: {count} statements with {} survivors", to - 1));
                }
            }
        }
        assert!(over.is_empty(), "{over:#?}");
    }
}
