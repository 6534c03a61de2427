//! Sessions, families, follow-ups, events.

use ashshash_access::Role::{Counsellor, Mobiliser};
use ashshash_testkit::{new_id, survivor};
use serde_json::{Value, json};

use super::stage::{Stage, new, on};

async fn appointment(stage: &mut Stage, file: &str, on: &str, at: Option<&str>) -> String {
    let (id, input) = new("counsellingSession", file, &json!({ "on": on, "startsAt": at }));
    stage.does(Counsellor, "sessionPlan", input, &[]).await;
    id
}

fn next(on: &str) -> Value {
    json!({ "id": new_id("counsellingSession"), "on": on, "startsAt": "10:00" })
}

pub async fn sessions(stage: &mut Stage) {
    let file = survivor("RJ-0920").of_the_counsellor().save(&stage.world).await.to_string();
    let held = json!({ "on": "2022-03-01", "venue": "OFFICE", "suitable": true, "satisfaction": 4 });
    let (_, input) = new("counsellingSession", &file, &held);
    stage.does(Counsellor, "sessionRecord", input, &["id-taken"]).await;
    let today = appointment(stage, &file, "2022-03-01", Some("09:30")).await;
    let was = json!({ "venue": "SURVIVORS_HOME", "suitable": true });
    stage.does(Counsellor, "sessionHold", on(&today, 1, &was), &["session-held-already@id"]).await;
    let missed = appointment(stage, &file, "2022-03-01", Some("11:30")).await;
    let version = stage.does(Counsellor, "sessionMiss", on(&missed, 1, &json!({})), &["session-not-planned@id"]).await;
    let settled = on(&missed, version, &json!({ "reason": "MUST_WORK" }));
    stage.does(Counsellor, "sessionSettle", settled, &["session-nothing-to-settle@id"]).await;
    let moved = appointment(stage, &file, "2022-03-07", Some("09:30")).await;
    let later = on(&moved, 1, &json!({ "next": next("2022-03-09") }));
    stage
        .does(Counsellor, "sessionReschedule", later, &["session-not-planned@id", "appointment-overlaps@next.startsAt"])
        .await;
    let off = appointment(stage, &file, "2022-03-10", None).await;
    stage
        .does(Counsellor, "sessionCancel", on(&off, 1, &json!({ "reason": "ILLNESS" })), &["session-not-planned@id"])
        .await;
    let feed = new_id("calendarFeed");
    let made = json!({ "input": { "deedId": new_id("deed"), "id": feed } });
    let question = "mutation($input: CalendarFeedMakeInput!) { calendarFeedMake(input: $input) { id } }";
    stage.client(Counsellor).ask_with(question, made).await;
    let end = json!({ "deedId": new_id("deed"), "id": feed });
    stage.does(Counsellor, "calendarFeedEnd", end, &[]).await;
}

pub async fn families(stage: &mut Stage) {
    let file = survivor("RJ-0921").of_the_counsellor().save(&stage.world).await.to_string();
    let (mother, input) =
        new("familyMember", &file, &json!({ "relation": "MOTHER", "sex": "FEMALE", "name": "Zqmother" }));
    stage.does(Counsellor, "familyMemberAdd", input, &["id-taken"]).await;
    let came = json!({ "on": "2022-03-01", "male": 0, "female": 1, "reached": [mother] });
    let (_, input) = new("familySession", &file, &came);
    stage.does(Counsellor, "familySessionRecord", input, &["id-taken"]).await;
    let (due, input) = new("followUp", &file, &json!({ "kind": "SURVIVOR", "dueOn": "2022-03-01" }));
    stage.does(Counsellor, "followUpPlan", input, &["id-taken"]).await;
    let found = json!({ "doneOn": "2022-03-01", "finding": "BETTER", "nextStep": "NOTHING" });
    stage.does(Counsellor, "followUpRecord", on(&due, 1, &found), &["follow-up-done-already@id"]).await;
    let event = new_id("awarenessEvent");
    let held = json!({
        "deedId": new_id("deed"), "id": event, "activity": "COMMUNITY_COUNSELLING", "on": "2022-02-20", "upazila": "upazila_178",
        "male": 10, "female": 20,
    });
    stage.does(Mobiliser, "eventRecord", held, &[]).await;
}
