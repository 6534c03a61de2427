//! Planted people: every role walks the whole schema, and nobody meets whom they must not; no log names anybody.

use std::collections::{BTreeMap, BTreeSet};

use ashshash_access::Role;
use ashshash_base::SurvivorId;
use ashshash_testkit::crawl::{Arguments, Schema};
use ashshash_testkit::{Client, SurvivorBuilder, World, both, captured_log, cast, new_id, survivor};
use serde_json::json;

fn name(letter: char) -> String {
    format!("Nilufar Zqmark{letter}")
}

/// Bangla letters that no word has, with the Bangla digit of the person.
fn bangla_name(letter: char) -> String {
    let digit = char::from_u32(0x09e6 + (letter as u32 - 'A' as u32)).unwrap();
    format!("নিলুফার ঢ়ঋৎ{digit}")
}

fn phone(letter: char) -> String {
    format!("0177{}555123", letter as u32)
}

fn code(letter: char) -> String {
    format!("PL-900{}", letter as u32 - 'A' as u32)
}

/// Personal words of a person, as they would show in an answer or a log.
fn markers(letter: char) -> Vec<String> {
    vec![
        format!("Zqmark{letter}"),
        bangla_name(letter).split(' ').next_back().unwrap().to_owned(),
        phone(letter),
        format!("Zqhouse{letter}"),
        format!("Zqsource{letter}"),
        format!("Zqemployer{letter}"),
        format!("Zqneed{letter}"),
        format!("Zqgoal{letter}"),
        format!("Zqsafe{letter}"),
    ]
}

const LETTERS: [char; 7] = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];

fn file(letter: char) -> SurvivorBuilder {
    let ordinary = survivor(&code(letter))
        .named(&name(letter))
        .named_in_bangla(&bangla_name(letter))
        .with_phone(&phone(letter))
        .with_address(&format!("Zqhouse{letter}"))
        .with_source(&format!("Zqsource{letter}"))
        .with_employer(&format!("Zqemployer{letter}"))
        .with_session("2021-03-01")
        .with_certificate(&format!("RTG-2021-90{}", letter as u32), "2021-04-01")
        .placed("wage", "2021-08-01");
    match letter {
        'A' => ordinary.of_the_counsellor(),
        'C' => ordinary.in_training(cast::TSP, "2021-05-01", "edt").agreeing("share_tsp", cast::TSP),
        'D' => ordinary.in_training(cast::TSP, "2021-05-01", "edt"),
        'E' => ordinary.referred(cast::LSP, "2021-06-01").agreeing("share_lsp", cast::LSP),
        'F' => ordinary.referred(cast::LSP, "2021-06-01").agreeing("share_lsp", cast::TSP),
        'G' => ordinary.held_by(cast::OTHER_OFFICE),
        _ => ordinary,
    }
}

async fn plant(world: &World) -> Vec<SurvivorId> {
    let mut planted = Vec::new();
    let office = world.signed_in(Role::Coordinator).await;
    let other = world.signed_in_as(cast::other_coordinator()).await;
    for letter in LETTERS {
        let id = file(letter).save(world).await;
        plan(if letter == 'G' { &other } else { &office }, id, letter).await;
        planted.push(id);
    }
    planted
}

/// Words that the case team alone reads: what is needed in danger, a goal, what to do.
async fn plan(office: &Client, id: SurvivorId, letter: char) {
    let mut needs = crate::needs::assessment(id, "2022-03-01", "THREATENED");
    needs["note"] = json!(format!("Zqneed{letter}"));
    office.done("needsAssess", needs.clone()).await;
    let safety = needs["id"].as_str().unwrap().replace("needsAssessment", "safetyPlan");
    let steps = json!({ "deedId": new_id("deed"), "id": safety, "version": 1, "survivor": id.to_string(),
        "steps": format!("Zqsafe{letter}"), "reviewOn": "2022-04-01" });
    office.done("safetyPlanWrite", steps).await;
    let goal = json!({ "id": new_id("planGoal"), "area": "HEALTH", "words": format!("Zqgoal{letter}") });
    office.done("casePlanAgree", crate::plans::plan(id, vec![goal])).await;
}

/// A mobiliser's lead whose name sounds like everybody's, and a consent with a witness: gives the lead's
/// id and the witness.
async fn plant_lead(world: &World, planted: &[SurvivorId]) -> (String, String) {
    let mobiliser = world.signed_in(Role::Mobiliser).await;
    let lead = crate::leads::make(&mobiliser, "Nilufar", "NOT_ASKED").await;
    let counsellor = world.signed_in(Role::Counsellor).await;
    let consent = json!({
        "deedId": new_id("deed"), "id": new_id("consent"), "survivor": planted[0].to_string(), "purpose": "SERVICES",
        "way": "SPOKEN", "witness": "Zqwitness", "givenOn": "2022-02-01",
    });
    counsellor.done("consentGive", consent).await;
    (lead, "Zqwitness".to_owned())
}

fn arguments(planted: &[SurvivorId]) -> Arguments {
    let quoted = |texts: Vec<String>| texts.into_iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>();
    let ids = quoted(planted.iter().map(ToString::to_string).collect());
    let codes = quoted(LETTERS.iter().map(|letter| code(*letter)).collect());
    let searches =
        quoted(LETTERS.iter().flat_map(|letter| [name(*letter), bangla_name(*letter), phone(*letter)]).collect());
    let figures = ["survivors_enrolled", "survivors_counselled", "wage_employed", "legal_support", "edt_graduates"];
    BTreeMap::from([
        ("period", vec!["{ from: \"2019-01-01\", to: \"2022-12-31\" }".to_owned()]),
        ("survivor.code", codes),
        ("indicator.code", quoted(figures.iter().map(|figure| (*figure).to_owned()).collect())),
        ("text", searches),
        ("certificateEvidence.survivor", ids.clone()),
        ("node.id", ids.clone()),
        ("freeSlots.survivor", ids.clone()),
        ("week", vec!["\"2022-02-27\"".to_owned()]),
        ("ids", vec![format!("[{}]", ids.join(", "))]),
        ("registerImport.id", vec!["\"registerImport_01900000-0000-7000-8000-000000000001\"".to_owned()]),
        ("glassAccess.id", vec![format!("\"{}\"", new_id("glassAccess"))]),
        ("lead.id", vec![format!("\"{}\"", new_id("lead"))]),
        ("sessionNote.id", vec![format!("\"{}\"", new_id("counsellingSession"))]),
        ("followUpNote.id", vec![format!("\"{}\"", new_id("followUp"))]),
        ("freeSlots.survivor", ids.clone()),
        ("appointments.week", vec!["\"2021-02-28\"".to_owned()]),
        ("leadDuplicates.name", quoted(LETTERS.iter().map(|letter| name(*letter)).collect())),
        ("leadDuplicates.birthYear", vec!["1998".to_owned()]),
        ("dimension", vec!["COUNSELLOR".to_owned(), "UPAZILA".to_owned()]),
        ("unions.upazila", vec!["\"upazila_178\"".to_owned()]),
        ("upazilasOf.district", vec!["\"BD4041\"".to_owned()]),
        ("first", vec!["2".to_owned()]),
        ("survivors.first", vec!["20".to_owned()]),
        ("records.first", vec!["20".to_owned()]),
        ("codes", vec!["[\"survivors_enrolled\", \"wage_employed\"]".to_owned()]),
    ])
}

/// Asks everything; gives all answers in one text. What lies below lists of lists is too much to be
/// asked from afar: then the same must have been asked from nearer.
async fn everything(client: &Client, questions: &[String]) -> String {
    let (mut answers, mut refused, mut answered) = (String::new(), Vec::new(), BTreeSet::new());
    for question in questions {
        let answer = client.ask_with(question, json!({})).await;
        assert!(answer.status.is_success(), "{question}: {}", answer.text());
        answers.push_str(&answer.text());
        answers.push('\n');
        if answer.text().contains("query-too-large") {
            refused.push(question);
        } else {
            answered.insert(innermost(question));
        }
    }
    for question in refused {
        assert!(answered.contains(innermost(question)), "too much to be asked: {question}");
    }
    answers
}

/// The fields that a question ends in.
fn innermost(question: &str) -> &str {
    let last = question.rsplit('{').next().unwrap_or_default();
    last.split('}').next().unwrap_or_default().trim()
}

/// Finds the quoted ids of records: `"enrolment_0190…"`.
fn ids_in(answers: &str) -> impl Iterator<Item = String> {
    let is_id =
        |text: &&str| text.split_once('_').is_some_and(|(_, uuid)| uuid.len() == 36 && uuid.matches('-').count() == 4);
    answers.split('"').filter(is_id).map(|id| format!("\"{id}\""))
}

fn met(answers: &str) -> String {
    let is_met = |letter: &char| markers(*letter).iter().any(|marker| answers.contains(marker.as_str()));
    LETTERS.iter().filter(|letter| is_met(letter)).collect()
}

fn met_by_code(answers: &str) -> String {
    LETTERS.iter().filter(|letter| answers.contains(&format!("\"{}\"", code(**letter)))).collect()
}

both! {
    async fn nobody_meets_whom_they_must_not(world: World) {
        let planted = plant(&world).await;
        let (lead, witnessed) = plant_lead(&world, &planted).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let schema = Schema::of(&coordinator).await;
        let mut arguments = arguments(&planted);
        arguments.insert("lead.id", vec![format!("\"{lead}\"")]);
        let questions = schema.questions(&arguments);
        assert!(questions.len() > 100, "the walk reaches the whole schema: {}", questions.len());
        let viewers = [
            ("signed out", world.client(), ""),
            ("counsellor", world.signed_in(Role::Counsellor).await, "A"),
            ("mobiliser", world.signed_in(Role::Mobiliser).await, ""),
            ("tsp", world.signed_in(Role::Tsp).await, "C"),
            ("lsp", world.signed_in(Role::Lsp).await, "E"),
            ("coordinator", coordinator, "ABCDEF"),
            ("other coordinator", world.signed_in_as(cast::other_coordinator()).await, "G"),
        ];
        let mut ids = BTreeSet::new();
        for (viewer, client, _) in &viewers {
            if viewer.ends_with("coordinator") {
                ids.extend(ids_in(&everything(client, &questions).await));
            }
        }
        assert!(ids.len() > 40, "records of many kinds: {}", ids.len());
        let ids: Vec<String> = ids.into_iter().collect();
        let by_id: Vec<String> = ids.chunks(20).map(|ids| schema.nodes(ids)).collect();
        for (viewer, client, may_meet) in viewers {
            let answers = everything(&client, &questions).await + &everything(&client, &by_id).await;
            assert_eq!(met(&answers), may_meet, "{viewer}: names, phones");
            assert_eq!(met_by_code(&answers), may_meet, "{viewer}: codes");
            for word in ["Zqneed", "Zqgoal", "Zqsafe"] {
                assert_eq!(answers.contains(word), viewer == "counsellor", "{viewer}: {word}");
            }
            for word in ["Zqaunt", "Zqsecret", "Zqnote"] {
                let may = matches!(viewer, "mobiliser" | "coordinator");
                assert_eq!(answers.contains(word), may, "{viewer}: who a lead is: {word}");
            }
            assert_eq!(answers.contains(&witnessed), matches!(viewer, "counsellor" | "coordinator"), "{viewer}: a witness");
            let is_office = matches!(viewer, "counsellor" | "coordinator" | "other coordinator");
            assert_eq!(answers.contains("\"RED\""), is_office, "{viewer}: who is in danger");
            for word in ["Zqhouse", "Zqsource"] {
                assert!(!answers.contains(word) || matches!(viewer, "counsellor" | "coordinator" | "other coordinator"), "{viewer}: {word}");
            }
        }
        let log = captured_log();
        assert!(log.contains("request"), "the log was kept");
        for letter in LETTERS {
            for marker in markers(letter) {
                assert!(!log.contains(&marker), "the log names {letter}: {marker}");
            }
        }
    }

    async fn errors_repeat_nothing_of_what_was_asked(world: World) {
        plant(&world).await;
        let client = world.signed_in(Role::Coordinator).await;
        for question in [
            "{ survivorSearch(text: \"ZqmarkA\", first: 5000) { tooMany } }",
            "{ survivor(code: 12) { code } }",
            "{ survivors(filter: { codePrefix: \"ZqmarkA\" }, after: \"ZqmarkA\") { totalCount } }",
            "{ node(id: \"ZqmarkA\") { id } }",
            "{ survivorsNamed(text: \"ZqmarkA\") { code } }",
            "{ survivorSearch(text: \"ZqmarkA\" ",
        ] {
            let answer = client.ask_with(question, json!({})).await;
            assert!(!answer.text().contains("ZqmarkA"), "{question}: {}", answer.text());
        }
        assert!(!captured_log().contains("ZqmarkA"));
    }

    async fn database_holds_no_name_in_plain(world: World) {
        plant(&world).await;
        let dump = world.dump().await;
        assert!(contains(&dump, code('A').as_bytes()), "the dump is whole");
        for letter in LETTERS {
            for marker in markers(letter) {
                assert!(!contains(&dump, marker.as_bytes()), "the database names {letter}: {marker}");
            }
        }
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
