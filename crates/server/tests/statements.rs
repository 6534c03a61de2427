//! How many statements a question takes: its shape decides, never the number of rows.

use std::sync::atomic::Ordering;

use ashshash_access::Role;
use ashshash_base::Language;
use ashshash_graphql::{RequestId, Statements, execute, schema};
use ashshash_operations::account::{Caller, CookieSlot, Demo, Session};
use ashshash_storage::user;
use ashshash_testkit::{World, both, cast, survivor};
use async_graphql::Request;

async fn statements(world: &World, question: &str) -> u64 {
    let found = user::by_email(world.database.writer(), &cast::email(Role::Coordinator)).await.unwrap().unwrap();
    let session = Session { id_hash: "0".repeat(64).into(), user: std::sync::Arc::new(found.user) };
    let caller = Caller { address: "127.0.0.1".to_owned(), device: String::new(), now: world.clock.now() };
    let counted = Statements::default();
    let request = Request::new(question)
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

/// The fewest of three tries: on a busy machine a loader now and then asks for its keys in two lots.
async fn fewest(world: &World, question: &str) -> u64 {
    let mut fewest = u64::MAX;
    for _ in 0..3 {
        fewest = fewest.min(statements(world, question).await);
    }
    fewest
}

both! {
    async fn statements_do_not_grow_with_rows(world: World) {
        for (from, to) in [(1, 3), (3, 30)] {
            plant(&world, from, to).await;
            for (question, most) in QUESTIONS {
                let count = fewest(&world, question).await;
                assert!(count <= *most, "{question}: {count} statements with {} survivors", to - 1);
            }
        }
    }
}
