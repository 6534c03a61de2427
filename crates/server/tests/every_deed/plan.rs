//! Needs, danger, and what was agreed.

use ashshash_access::Role::{Coordinator, Counsellor};
use ashshash_testkit::{new_id, survivor};
use serde_json::json;

use super::stage::{Stage, on, with};
use crate::needs::{assessment, scale, training};
use crate::plans::{goal, plan};

pub async fn needs(stage: &mut Stage) {
    stage.does(Coordinator, "scaleLoad", scale(), &[]).await;
    let file = survivor("RJ-0910").of_the_counsellor().save(&stage.world).await;
    let red = assessment(file, "2022-03-01", "THREATENED");
    let danger = red["id"].as_str().unwrap().replace("needsAssessment", "safetyPlan");
    stage.does(Counsellor, "needsAssess", red, &["id-taken"]).await;
    stage.does(Counsellor, "trainingNeedsAssess", training(file, 12), &["id-taken"]).await;
    let of = json!({ "survivor": file.to_string() });
    let words = json!({ "steps": "Go to the neighbour", "reviewOn": "2022-03-08" });
    let version = stage.does(Counsellor, "safetyPlanWrite", with(on(&danger, 1, &of), &words), &[]).await;
    let over = json!({ "closedOn": "2022-03-01", "outcome": "DANGER_OVER" });
    stage.does(Counsellor, "safetyPlanClose", with(on(&danger, version, &of), &over), &["safety-plan-closed@id"]).await;
}

pub async fn goals(stage: &mut Stage) {
    let file = survivor("RJ-0911").of_the_counsellor().save(&stage.world).await;
    let agreed = plan(file, vec![goal("A shop of my own")]);
    let id = agreed["id"].as_str().unwrap().to_owned();
    let first = agreed["goals"][0]["id"].as_str().unwrap().to_owned();
    stage.does(Counsellor, "casePlanAgree", agreed, &["case-plan-open@survivor"]).await;
    let of = json!({ "survivor": file.to_string() });
    let more = with(json!({ "deedId": new_id("deed"), "plan": id, "goal": goal("Sleep well") }), &of);
    stage.does(Counsellor, "planGoalAdd", more, &["id-taken"]).await;
    let service = json!({ "id": new_id("planService"), "service": "JOB", "by": "OFFICE", "dueOn": "2022-10-01" });
    let more = with(json!({ "deedId": new_id("deed"), "goal": first, "service": service }), &of);
    stage.does(Counsellor, "planServiceAdd", more, &["id-taken"]).await;
    let done = with(on(service["id"].as_str().unwrap(), 1, &of), &json!({ "state": "DONE" }));
    stage.does(Counsellor, "planServiceChange", done, &[]).await;
    let reached = with(on(&first, 1, &of), &json!({ "state": "REACHED" }));
    stage.does(Counsellor, "planGoalChange", reached, &[]).await;
    let review = json!({ "reviewedOn": "2022-03-01", "reviewOn": "2022-09-01" });
    stage.does(Counsellor, "casePlanReview", with(on(&id, 1, &of), &review), &[]).await;
}
