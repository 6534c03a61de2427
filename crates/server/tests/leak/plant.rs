//! The planted people: every word that says something of a person carries the person's letter.

use ashshash_access::Role;
use ashshash_base::SurvivorId;
use ashshash_testkit::{Client, SurvivorBuilder, World, cast, new_id, survivor};
use serde_json::{Value, json};

pub const LETTERS: [char; 7] = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];

pub fn name(letter: char) -> String {
    format!("Nilufar Zqmark{letter}")
}

/// Bangla letters that no word has, with the Bangla digit of the person.
pub fn bangla_name(letter: char) -> String {
    let digit = char::from_u32(0x09e6 + (letter as u32 - 'A' as u32)).unwrap();
    format!("নিলুফার ঢ়ঋৎ{digit}")
}

pub fn phone(letter: char) -> String {
    format!("0177{}555123", letter as u32)
}

pub fn code(letter: char) -> String {
    format!("PL-900{}", letter as u32 - 'A' as u32)
}

/// Personal words by who may read them (docs/access.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Names and phone: whoever the person is shared with.
    Person,
    /// Where the person lives and works, the family, titles of papers: those who work on the case.
    Case,
    /// Who pointed the person out, who may be the broker: the coordinator, and who wrote it down.
    Source,
    /// Notes and plans: the own counsellor, others while the glass is broken.
    Notes,
    /// What a certificate was asked for, sent back and revoked with: those who ask and who decide.
    Decision,
    /// Why the glass was broken: the coordinator.
    Glass,
}

impl Words {
    pub const ALL: [Self; 6] = [Self::Person, Self::Case, Self::Source, Self::Notes, Self::Decision, Self::Glass];

    /// The words of one person, as they would show in an answer, the database or a log.
    pub fn of(self, letter: char) -> Vec<String> {
        let words: &[&str] = match self {
            Self::Person => {
                let bangla = bangla_name(letter).split(' ').next_back().unwrap().to_owned();
                return vec![format!("Zqmark{letter}"), bangla, phone(letter)];
            }
            Self::Case => &["Zqhouse", "Zqemployer", "Zqmember", "Zqtitle"],
            Self::Source => &["Zqsource"],
            Self::Notes => &["Zqneed", "Zqgoal", "Zqsafe", "Zqsession", "Zqfollow", "Zqend"],
            Self::Decision => &["Zqstatement", "Zqcomment", "Zqrevoked"],
            Self::Glass => &["Zqglass"],
        };
        words.iter().map(|word| format!("{word}{letter}")).collect()
    }
}

/// What the walk asks for by id, besides the survivors.
#[derive(Debug, Default)]
pub struct Planted {
    pub survivors: Vec<SurvivorId>,
    pub sessions: Vec<String>,
    pub follow_ups: Vec<String>,
    pub glass: Vec<String>,
    pub leads: Vec<String>,
    pub ends: Vec<String>,
}

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
        'A' => ordinary.of_the_counsellor().agreeing("services", cast::OFFICE),
        'C' => ordinary.in_training(cast::TSP, "2021-05-01", "edt").agreeing("share_tsp", cast::TSP),
        'D' => ordinary.in_training(cast::TSP, "2021-05-01", "edt"),
        'E' => ordinary.referred(cast::LSP, "2021-06-01").agreeing("share_lsp", cast::LSP),
        'F' => ordinary.referred(cast::LSP, "2021-06-01").agreeing("share_lsp", cast::TSP),
        'G' => ordinary.held_by(cast::OTHER_OFFICE),
        _ => ordinary,
    }
}

/// Plants everybody, with all that is written about them; the deputy opens B's file, the coordinator D's.
pub async fn plant(world: &World) -> Planted {
    let mut planted = Planted::default();
    let office = world.signed_in(Role::Coordinator).await;
    let other = world.signed_in_as(cast::other_coordinator()).await;
    let deputy = world.signed_in_as(cast::deputy()).await;
    for letter in LETTERS {
        let id = file(letter).save(world).await;
        let client = if letter == 'G' { &other } else { &office };
        assess(client, id, letter).await;
        planted.sessions.push(work(client, id, letter).await);
        planted.follow_ups.push(follow_up(client, id, letter).await);
        ask_for_certificate(client, &deputy, id, letter).await;
        planted.survivors.push(id);
    }
    planted.ends.push(leave_and_return(&office, planted.survivors[0], 'A').await);
    for (client, letter) in [(&deputy, 'B'), (&office, 'D')] {
        let why = json!({ "deedId": new_id("deed"), "id": new_id("glassAccess"), "code": code(letter), "reason": format!("Zqglass{letter} asked me to come") });
        client.done("glassBreak", why.clone()).await;
        planted.glass.push(text(&why["id"]));
    }
    planted
}

fn text(id: &Value) -> String {
    id.as_str().unwrap().to_owned()
}

/// Words of needs, danger and plans.
async fn assess(client: &Client, id: SurvivorId, letter: char) {
    let mut needs = crate::needs::assessment(id, "2022-03-01", "THREATENED");
    needs["note"] = json!(format!("Zqneed{letter}"));
    client.done("needsAssess", needs.clone()).await;
    let safety = text(&needs["id"]).replace("needsAssessment", "safetyPlan");
    let steps = json!({ "deedId": new_id("deed"), "id": safety, "version": 1, "survivor": id.to_string(),
        "steps": format!("Zqsafe{letter}"), "people": format!("Zqsafe{letter}"), "reviewOn": "2022-04-01" });
    client.done("safetyPlanWrite", steps).await;
    let service = json!({ "id": new_id("planService"), "service": "SKILLS", "by": "PROVIDER", "dueOn": "2022-09-01" });
    let goal = json!({ "id": new_id("planGoal"), "area": "HEALTH", "words": format!("Zqgoal{letter}"), "services": [service] });
    client.done("casePlanAgree", crate::plans::plan(id, vec![goal])).await;
}

/// A session with a note, a member of the family, a paper; gives the session.
async fn work(client: &Client, id: SurvivorId, letter: char) -> String {
    let survivor = id.to_string();
    let session = json!({ "deedId": new_id("deed"), "id": new_id("counsellingSession"), "survivor": survivor, "on": "2022-03-01",
        "venue": "OFFICE", "suitable": true, "satisfaction": 4, "note": format!("Zqsession{letter}") });
    client.done("sessionRecord", session.clone()).await;
    let member = json!({ "deedId": new_id("deed"), "id": new_id("familyMember"), "survivor": survivor, "relation": "MOTHER",
        "sex": "FEMALE", "name": format!("Zqmember{letter}") });
    client.done("familyMemberAdd", member).await;
    crate::document::keep(client, id, &format!("Zqtitle{letter}")).await;
    text(&session["id"])
}

async fn follow_up(client: &Client, id: SurvivorId, letter: char) -> String {
    let plan = json!({ "deedId": new_id("deed"), "id": new_id("followUp"), "survivor": id.to_string(), "kind": "SURVIVOR", "dueOn": "2022-03-01" });
    client.done("followUpPlan", plan.clone()).await;
    let done = json!({ "deedId": new_id("deed"), "id": plan["id"], "version": 1, "doneOn": "2022-03-01", "finding": "BETTER",
        "nextStep": "NOTHING", "note": format!("Zqfollow{letter}") });
    client.done("followUpRecord", done).await;
    text(&plan["id"])
}

/// The register's certificate is revoked, a new one asked for and, of most in the office, sent back.
async fn ask_for_certificate(client: &Client, deputy: &Client, id: SurvivorId, letter: char) {
    let question = format!("{{ survivor(code: \"{}\") {{ certificates {{ id version }} }} }}", code(letter));
    let held = client.ask(&question).await["survivor"]["certificates"][0].clone();
    let revoke = json!({ "deedId": new_id("deed"), "id": held["id"], "version": held["version"], "reason": format!("Zqrevoked{letter}") });
    client.done("certificateRevoke", revoke).await;
    let asked = new_id("certificate");
    let request = json!({ "deedId": new_id("deed"), "id": asked, "survivor": id.to_string(), "version": 0, "statement": format!("Zqstatement{letter}") });
    client.done("certificateRequest", request).await;
    if !matches!(letter, 'C' | 'G') {
        let back =
            json!({ "deedId": new_id("deed"), "id": asked, "version": 1, "comment": format!("Zqcomment{letter}") });
        deputy.done("certificateReturn", back).await;
    }
}

/// An end with a note, and a return; gives the enrolment that ended.
async fn leave_and_return(client: &Client, id: SurvivorId, letter: char) -> String {
    let question = format!("{{ survivor(code: \"{}\") {{ version enrolments {{ id }} }} }}", code(letter));
    let found = client.ask(&question).await["survivor"].clone();
    let version = found["version"].as_i64().unwrap();
    let of = |version: i64| json!({ "deedId": new_id("deed"), "survivor": id.to_string(), "version": version });
    let mut left = of(version);
    left["leftOn"] = json!("2022-02-01");
    left["reason"] = json!("FOUND_WORK");
    left["note"] = json!(format!("Zqend{letter}"));
    client.done("survivorDropOut", left).await;
    let mut back = of(version + 1);
    back["id"] = json!(new_id("enrolment"));
    back["startedOn"] = json!("2022-02-10");
    back["reason"] = json!("CAME_BACK");
    client.done("survivorReenrol", back).await;
    text(&found["enrolments"][0]["id"])
}

/// A mobiliser's lead whose name sounds like everybody's, and a consent with a witness.
pub async fn plant_lead(world: &World, planted: &mut Planted) {
    let mobiliser = world.signed_in(Role::Mobiliser).await;
    let lead = crate::leads::make(&mobiliser, "Nilufar", "NOT_ASKED").await;
    let back = json!({ "deedId": new_id("deed"), "id": lead, "version": 1, "comment": "Zqask" });
    world.signed_in(Role::Coordinator).await.done("leadAskBack", back).await;
    planted.leads.push(lead);
    let counsellor = world.signed_in(Role::Counsellor).await;
    let consent = json!({
        "deedId": new_id("deed"), "id": new_id("consent"), "survivor": planted.survivors[0].to_string(), "purpose": "SERVICES",
        "way": "SPOKEN", "witness": "Zqwitness", "givenOn": "2022-02-01",
    });
    counsellor.done("consentGive", consent).await;
}
