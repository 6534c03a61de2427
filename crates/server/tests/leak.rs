//! Planted people: every role walks the whole schema, and nobody meets whom they must not; no log names anybody.

mod echo;
mod plant;

use std::collections::{BTreeMap, BTreeSet};

use ashshash_access::Role;
use ashshash_testkit::crawl::{Arguments, Schema};
use ashshash_testkit::{Client, World, both, captured_log, cast};
use serde_json::json;

use self::plant::{LETTERS, Planted, Words, bangla_name, code, name, phone, plant, plant_lead};

fn arguments(planted: &Planted) -> Arguments {
    let quoted = |texts: Vec<String>| texts.into_iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>();
    let ids = quoted(planted.survivors.iter().map(ToString::to_string).collect());
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
        ("glassAccess.id", quoted(planted.glass.clone())),
        ("lead.id", quoted(planted.leads.clone())),
        ("sessionNote.id", quoted(planted.sessions.clone())),
        ("enrolmentNote.id", quoted(planted.ends.clone())),
        ("followUpNote.id", quoted(planted.follow_ups.clone())),
        ("voidEvidence.record", quoted(planted.sessions.clone())),
        ("appointmentFacts.survivor", ids.clone()),
        ("appointments.week", vec!["\"2021-02-28\"".to_owned()]),
        ("leadDuplicates.name", quoted(LETTERS.iter().map(|letter| name(*letter)).collect())),
        ("leadDuplicates.birthYear", vec!["1998".to_owned()]),
        ("dimension", vec!["COUNSELLOR".to_owned(), "UPAZILA".to_owned()]),
        ("unions.upazila", vec!["\"upazila_178\"".to_owned()]),
        ("upazilasOf.district", vec!["\"BD4041\"".to_owned()]),
        ("first", vec!["2".to_owned()]),
        ("survivors.first", vec!["20".to_owned()]),
        ("records.first", vec!["20".to_owned()]),
        ("certificates.first", vec!["20".to_owned()]),
        ("certificates.state", ["REQUESTED", "RETURNED", "REVOKED"].map(str::to_owned).to_vec()),
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

/// The people of whom an answer says something by such words.
fn met(answers: &str, words: Words) -> String {
    let is_met = |letter: &char| words.of(*letter).iter().any(|word| answers.contains(word.as_str()));
    LETTERS.iter().filter(|letter| is_met(letter)).collect()
}

fn met_by_code(answers: &str) -> String {
    LETTERS.iter().filter(|letter| answers.contains(&format!("\"{}\"", code(**letter)))).collect()
}

/// What no log and no database may say in plain.
fn all_words() -> Vec<String> {
    let of_leads = ["Zqaunt", "Zqsecret", "Zqnote", "Zqask", "Zqwitness"].map(str::to_owned);
    let of_people = LETTERS.iter().flat_map(|letter| Words::ALL.into_iter().flat_map(|words| words.of(*letter)));
    of_people.chain(of_leads).collect()
}

/// Whom somebody may meet, by their codes and by what is said of them.
struct Viewer {
    name: &'static str,
    client: Client,
    codes: &'static str,
    person: &'static str,
    case: &'static str,
    source: &'static str,
    notes: &'static str,
    decision: &'static str,
    glass: &'static str,
}

impl Viewer {
    fn may_meet(&self, words: Words) -> &'static str {
        match words {
            Words::Person => self.person,
            Words::Case => self.case,
            Words::Source => self.source,
            Words::Notes => self.notes,
            Words::Decision => self.decision,
            Words::Glass => self.glass,
        }
    }
}

/// docs/access.md, as far as the planted people go.
async fn viewers(world: &World) -> Vec<Viewer> {
    let viewer = |name, client, codes, [person, case, source, notes, decision, glass]: [&'static str; 6]| Viewer {
        name,
        client,
        codes,
        person,
        case,
        source,
        notes,
        decision,
        glass,
    };
    let coordinator = world.signed_in(Role::Coordinator).await;
    let other = world.signed_in_as(cast::other_coordinator()).await;
    vec![
        viewer("signed out", world.client(), "", ["", "", "", "", "", ""]),
        viewer("counsellor", world.signed_in(Role::Counsellor).await, "A", ["A", "A", "", "A", "A", ""]),
        // Decides about certificates without opening files; B's is open by breaking the glass.
        viewer("deputy", world.signed_in_as(cast::deputy()).await, "ABCDEF", ["B", "B", "", "B", "ABCDEF", ""]),
        viewer("mobiliser", world.signed_in(Role::Mobiliser).await, "", ["", "", "", "", "", ""]),
        viewer("tsp", world.signed_in(Role::Tsp).await, "C", ["C", "", "", "", "", ""]),
        viewer("lsp", world.signed_in(Role::Lsp).await, "E", ["E", "", "", "", "", ""]),
        viewer("coordinator", coordinator, "ABCDEF", ["ABCDEF", "ABCDEF", "ABCDEF", "D", "ABCDEF", "BD"]),
        viewer("other coordinator", other, "G", ["G", "G", "G", "", "G", ""]),
    ]
}

both! {
    async fn nobody_meets_whom_they_must_not(world: World) {
        let mut planted = plant(&world).await;
        plant_lead(&world, &mut planted).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let schema = Schema::of(&coordinator).await;
        let questions = schema.questions(&arguments(&planted));
        assert!(questions.len() > 100, "the walk reaches the whole schema: {}", questions.len());
        let viewers = viewers(&world).await;
        let mut ids = BTreeSet::new();
        for viewer in viewers.iter().filter(|viewer| viewer.name.ends_with("coordinator")) {
            ids.extend(ids_in(&everything(&viewer.client, &questions).await));
        }
        assert!(ids.len() > 40, "records of many kinds: {}", ids.len());
        let ids: Vec<String> = ids.into_iter().collect();
        let by_id: Vec<String> = ids.chunks(20).map(|ids| schema.nodes(ids)).collect();
        for viewer in viewers {
            let (name, client) = (viewer.name, &viewer.client);
            let answers = everything(client, &questions).await + &everything(client, &by_id).await;
            for words in Words::ALL {
                assert_eq!(met(&answers, words), viewer.may_meet(words), "{name}: {words:?}");
            }
            assert_eq!(met_by_code(&answers), viewer.codes, "{name}: codes");
            for word in ["Zqaunt", "Zqsecret", "Zqnote", "Zqask"] {
                let may = matches!(name, "mobiliser" | "coordinator");
                assert_eq!(answers.contains(word), may, "{name}: who a lead is: {word}");
            }
            assert_eq!(answers.contains("Zqwitness"), matches!(name, "counsellor" | "coordinator"), "{name}: a witness");
            assert_eq!(answers.contains("\"RED\""), !viewer.case.is_empty(), "{name}: who is in danger");
        }
        let log = captured_log();
        assert!(log.contains("request"), "the log was kept");
        for word in all_words() {
            assert!(!log.contains(&word), "the log says {word}");
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
        let mut planted = plant(&world).await;
        plant_lead(&world, &mut planted).await;
        let dump = world.dump().await;
        assert!(contains(&dump, code('A').as_bytes()), "the dump is whole");
        for word in all_words() {
            assert!(!contains(&dump, word.as_bytes()), "the database says {word}");
        }
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
