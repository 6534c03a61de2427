//! From a lead to a survivor, and what the survivor agrees to.

use ashshash_access::Role::{Coordinator, Counsellor, Mobiliser};
use ashshash_testkit::{new_id, survivor};
use serde_json::json;

use super::stage::{Stage, new, on};
use crate::leads::enrol::enrolment;
use crate::leads::{facts, make, verification};

fn lead(name: &str) -> (String, serde_json::Value) {
    let id = new_id("lead");
    (id.clone(), json!({ "deedId": new_id("deed"), "id": id, "contact": "YES", "facts": facts(name) }))
}

pub async fn leads(stage: &mut Stage) {
    let (id, input) = lead("Rokeya Khatun");
    stage.does(Mobiliser, "leadCreate", input, &["id-taken"]).await;
    let asked = stage.does(Coordinator, "leadAskBack", on(&id, 1, &json!({ "comment": "Which village?" })), &[]).await;
    let mut changed = facts("Rokeya Khatun");
    changed["birthYear"] = json!(1999);
    let change =
        on(&id, asked, &json!({ "touched": ["BIRTH_YEAR"], "facts": changed, "answer": "The one by the river" }));
    let version = stage.does(Mobiliser, "leadChange", change, &[]).await;
    let help = json!({ "deedId": new_id("deed"), "id": new_id("leadReferral"), "lead": id, "need": "FOOD", "madeOn": "2022-02-28" });
    stage.does(Mobiliser, "leadReferralMake", help, &["id-taken"]).await;
    let version = stage.does(Coordinator, "leadVerify", verification(&id, version), &["lead-state-wrong"]).await;
    let refusal = on(&id, version, &json!({ "reason": "MUST_EARN_DAILY", "refusedOn": "2022-03-01" }));
    let version = stage.does(Mobiliser, "leadRefuse", refusal, &["lead-state-wrong"]).await;
    let version = stage.does(Mobiliser, "leadContactRecord", on(&id, version, &json!({ "contact": "YES" })), &[]).await;
    stage.does(Counsellor, "survivorEnrol", enrolment(&id, version), &[]).await;

    let (nobody, input) = lead("Shirin Akter");
    stage.does(Mobiliser, "leadCreate", input, &[]).await;
    stage
        .does(Coordinator, "leadReject", on(&nobody, 1, &json!({ "reason": "OUTSIDE_AREA" })), &["lead-state-wrong"])
        .await;

    survivor("RJ-0900").named("Jorina Bibi").with_phone("01711000001").save(&stage.world).await;
    make(stage.client(Mobiliser), "Jorina Bibi", "YES").await;
    let pairs = stage.coordinator().ask("{ duplicates { nodes { id version survivor { code } } } }").await;
    let pair = pairs["duplicates"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|pair| pair["survivor"]["code"] == "RJ-0900")
        .unwrap()
        .clone();
    let two = on(pair["id"].as_str().unwrap(), pair["version"].as_i64().unwrap(), &json!({ "decision": "DIFFERENT" }));
    stage.does(Coordinator, "duplicateDecide", two, &["duplicate-decided"]).await;
}

pub async fn consents(stage: &mut Stage) {
    let file = survivor("RJ-0901").named("Zqname").of_the_counsellor().save(&stage.world).await.to_string();
    let told = json!({ "purpose": "SUCCESS_STORY", "way": "SIGNED", "givenOn": "2022-02-01" });
    let (id, input) = new("consent", &file, &told);
    let version = stage.does(Counsellor, "consentGive", input, &["id-taken"]).await;
    let back = on(&id, version, &json!({ "withdrawnOn": "2022-03-01" }));
    stage.does(Counsellor, "consentWithdraw", back, &["consent-not-in-force"]).await;
    let (_, input) = new("consent", &file, &json!({ "purpose": "PHOTO", "refusedOn": "2022-03-01" }));
    stage.does(Counsellor, "consentRefuse", input, &["id-taken"]).await;
    let paper = json!({ "id": new_id("consent"), "survivor": file, "purpose": "SERVICES" });
    let papers = json!({ "deedId": new_id("deed"), "seenOn": "2022-02-28", "seenBy": "The coordinator", "way": "SIGNED", "consents": [paper] });
    stage.does(Counsellor, "consentsRecordPaper", papers, &["id-taken"]).await;
    let name = json!({ "deedId": new_id("deed"), "survivor": file, "version": 1, "touched": ["NAME"], "person": { "name": "Zqnew" } });
    stage.does(Counsellor, "identityChange", name, &[]).await;
}
