//! Needs over HTTP: scales, assessments, the red risk that opens a safety plan and reaches no partner.

use ashshash_access::Role;
use ashshash_base::SurvivorId;
use ashshash_testkit::{Client, World, both, cast, new_id, survivor};
use serde_json::{Value, json};

const QUESTIONS: [&str; 8] = [
    "SELF_HARM",
    "THREATENED",
    "HURT_AT_HOME",
    "NO_SAFE_PLACE",
    "CHILD_IN_DANGER",
    "TRAFFICKERS_NEAR",
    "PRESSED_TO_GO_BACK",
    "DEBT_PRESSURE",
];

fn screen(yes: &str) -> Vec<Value> {
    let answer =
        |question: &&str| json!({ "question": question, "answer": if *question == yes { "YES" } else { "NO" } });
    QUESTIONS.iter().map(answer).collect()
}

/// An assessment without a scale, whose risk screen says yes to one question.
pub fn assessment(survivor: SurvivorId, on: &str, yes: &str) -> Value {
    json!({
        "deedId": new_id("deed"), "id": new_id("needsAssessment"), "survivor": survivor.to_string(), "assessedOn": on,
        "riskAnswers": screen(yes), "health": "SOME", "legal": "NONE", "economic": "URGENT", "family": "NONE",
        "safety": "NONE", "note": "Zqneeds wants to learn tailoring",
    })
}

pub fn scale() -> Value {
    let both = |text: &str| json!({ "en": text, "bn": text });
    json!({
        "deedId": new_id("deed"), "id": new_id("scale"), "code": "demo-5", "name": both("Demo"), "source": "made up",
        "demo": true, "items": vec![both("I slept well"); 5], "answers": vec![both("Often"); 6],
    })
}

pub fn training(survivor: SurvivorId, hours: i32) -> Value {
    json!({
        "deedId": new_id("deed"), "id": new_id("trainingNeedsAssessment"), "survivor": survivor.to_string(),
        "assessedOn": "2022-02-01", "trade": "TAILORING", "literacy": "PRIMARY", "hoursAWeek": hours, "earningsLostBdt": 300,
    })
}

async fn reds(client: &Client) -> Value {
    client.ask("{ redRisks { openedOn writtenOn survivor { code } } }").await["redRisks"].clone()
}

both! {
    async fn a_scale_is_loaded_by_the_coordinator_and_scored(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        assert_eq!(counsellor.refused("scaleLoad", scale()).await, ["not-allowed"]);
        let load = scale();
        assert_eq!(coordinator.done("scaleLoad", load.clone()).await, 1);
        assert_eq!(coordinator.deed("scaleLoad", load.clone()).await["repeated"], true);
        assert_eq!(coordinator.refused("scaleLoad", scale()).await, ["scale-code-taken@code"]);
        let mut short = scale();
        short["items"].as_array_mut().unwrap().pop();
        assert_eq!(coordinator.refused("scaleLoad", short).await, ["scale-items-wrong@items"]);
        let mut reworded = load.clone();
        (reworded["deedId"], reworded["source"]) = (json!(new_id("deed")), json!("made up again"));
        assert_eq!(coordinator.done("scaleLoad", reworded).await, 2);
        let found = counsellor.ask("{ scales { id code demo source items { bn } } }").await;
        assert_eq!((&found["scales"][0]["id"], &found["scales"][0]["source"]), (&load["id"], &json!("made up again")));
        let mut assess = assessment(file, "2022-03-01", "");
        (assess["scale"], assess["answers"]) = (load["id"].clone(), json!([1, 2, 3, 4, 5]));
        counsellor.done("needsAssess", assess).await;
        let mut wrong = assessment(file, "2022-03-02", "");
        (wrong["scale"], wrong["answers"]) = (json!(new_id("scale")), json!([1, 2, 3, 4]));
        assert_eq!(counsellor.refused("needsAssess", wrong).await, ["date-in-future@assessedOn", "scale-unknown@scale"]);
        let found = counsellor.ask("{ survivor(code: \"RJ-0001\") { needsAssessments { on scale score risk economic } } }").await;
        let expected = json!([{ "on": "2022-03-01", "scale": "demo-5", "score": 15, "risk": "GREEN", "economic": "URGENT" }]);
        assert_eq!(found["survivor"]["needsAssessments"], expected);
    }

    async fn a_red_risk_opens_a_safety_plan_that_no_partner_sees(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().in_training(cast::TSP, "2021-05-01", "edt").agreeing("share_tsp", cast::TSP)
            .referred(cast::LSP, "2021-06-01").agreeing("share_lsp", cast::LSP).save(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        let deed = assessment(file, "2022-03-01", "THREATENED");
        counsellor.done("needsAssess", deed.clone()).await;
        assert_eq!(counsellor.deed("needsAssess", deed.clone()).await["repeated"], true);
        let expected = json!([{ "openedOn": "2022-03-01", "writtenOn": null, "survivor": { "code": "RJ-0001" } }]);
        assert_eq!((reds(&coordinator).await, reds(&counsellor).await), (expected.clone(), expected));
        let other = world.signed_in_as(cast::other_coordinator()).await;
        assert_eq!(reds(&other).await, json!([]));
        for role in [Role::Tsp, Role::Lsp, Role::Mobiliser] {
            let partner = world.signed_in(role).await;
            assert_eq!(partner.refused("needsAssess", assessment(file, "2022-03-01", "")).await, ["not-allowed"], "{role:?}");
            assert_eq!(reds(&partner).await, json!([]), "{role:?}");
            let question = "{ survivor(code: \"RJ-0001\") { code needsAssessments { risk } safetyPlans { openedOn } casePlans { agreedOn } trainingNeeds { on } } }";
            let seen = partner.ask(question).await["survivor"].clone();
            let nothing = json!({ "code": "RJ-0001", "needsAssessments": [], "safetyPlans": [], "casePlans": [], "trainingNeeds": [] });
            assert!(seen.is_null() == (role == Role::Mobiliser) && (seen.is_null() || seen == nothing), "{role:?}: {seen}");
        }
        // A second red screen does not open a second plan.
        counsellor.done("needsAssess", assessment(file, "2022-03-01", "SELF_HARM")).await;
        assert_eq!(reds(&coordinator).await.as_array().unwrap().len(), 1);
    }

    async fn notes_are_the_counsellors_and_reading_them_is_a_look(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        counsellor.done("needsAssess", assessment(file, "2022-03-01", "")).await;
        let question = "{ survivor(code: \"RJ-0001\") { needsAssessments { hasNote note } history { nodes { deed fields } } } }";
        let own = counsellor.ask(question).await;
        assert_eq!(own["survivor"]["needsAssessments"][0]["note"], "Zqneeds wants to learn tailoring");
        let read = coordinator.ask(question).await;
        assert_eq!(read["survivor"]["needsAssessments"][0], json!({ "hasNote": true, "note": null }));
        let look = json!({ "deed": "look-file", "fields": ["file", "notes"] });
        assert!(read["survivor"]["history"]["nodes"].as_array().unwrap().contains(&look), "{read}");
        assert!(!world.dump().await.windows(7).any(|bytes| bytes == b"Zqneeds"), "sealed");
    }

    async fn nothing_is_assessed_after_the_end(world: World) {
        let gone = survivor("RJ-0001").of_the_counsellor().dropped_out("2021-06-30").save(&world).await;
        let foreign = survivor("RJ-0002").save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        assert_eq!(counsellor.refused("needsAssess", assessment(gone, "2022-03-01", "")).await, ["survivor-not-active@survivor"]);
        assert_eq!(counsellor.refused("needsAssess", assessment(foreign, "2022-03-01", "")).await, ["survivor-not-found@survivor"]);
        assert_eq!(counsellor.refused("trainingNeedsAssess", training(gone, 10)).await, ["survivor-not-active@survivor"]);
    }

    async fn training_needs_move_their_figure(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let figure = "{ indicator(code: \"training_needs_assessed\", period: { from: \"2022-01-01\", to: \"2022-12-31\" }) { total female } }";
        assert_eq!(counsellor.ask(figure).await["indicator"]["total"], 0);
        assert_eq!(counsellor.refused("trainingNeedsAssess", training(file, 90)).await, ["hours-out-of-range@hoursAWeek"]);
        let deed = training(file, 12);
        counsellor.done("trainingNeedsAssess", deed.clone()).await;
        assert_eq!(counsellor.deed("trainingNeedsAssess", deed).await["repeated"], true);
        assert_eq!(counsellor.ask(figure).await["indicator"], json!({ "total": 1, "female": 1 }));
        let found = counsellor.ask("{ survivor(code: \"RJ-0001\") { trainingNeeds { trade literacy hoursAWeek earningsLostBdt } } }").await;
        let expected = json!([{ "trade": "TAILORING", "literacy": "PRIMARY", "hoursAWeek": 12, "earningsLostBdt": 300 }]);
        assert_eq!(found["survivor"]["trainingNeeds"], expected);
        let tsp = world.signed_in(Role::Tsp).await;
        assert_eq!(tsp.refused("trainingNeedsAssess", training(file, 12)).await, ["not-allowed"]);
    }
}
