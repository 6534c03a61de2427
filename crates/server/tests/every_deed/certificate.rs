//! The certificate, and papers.

use ashshash_access::Role::{Coordinator, Counsellor};
use ashshash_testkit::survivor;
use serde_json::json;

use super::stage::{Stage, new, on};
use crate::needs::assessment;
use crate::plans::{goal, plan};

pub async fn decisions(stage: &mut Stage) {
    let file = survivor("RJ-0930").of_the_counsellor().with_session("2021-03-01").save(&stage.world).await;
    let counsellor = stage.client(Counsellor);
    counsellor.done("needsAssess", assessment(file, "2022-03-01", "")).await;
    counsellor.done("casePlanAgree", plan(file, vec![goal("A shop of my own")])).await;
    crate::document::keep(counsellor, file, "Discharge paper").await;
    let question = "{ survivor(code: \"RJ-0930\") { documents { nodes { id } } } }";
    let paper = counsellor.ask(question).await["survivor"]["documents"]["nodes"][0]["id"].clone();
    let wrong = on(paper.as_str().unwrap(), 1, &json!({ "reason": "WRONG_PERSON" }));
    stage.does(Counsellor, "documentVoid", wrong, &["document-is-voided@id"]).await;

    let ready = json!({ "version": 0, "statement": "She is ready to learn." });
    let (id, input) = new("certificate", &file.to_string(), &ready);
    stage.does(Counsellor, "certificateRequest", input, &["certificate-is-requested"]).await;
    let back = on(&id, 1, &json!({ "comment": "Talk about the hours first." }));
    let version = stage.does(Coordinator, "certificateReturn", back, &["certificate-is-returned"]).await;
    let again = json!({ "survivor": file.to_string(), "statement": "We talked about the hours." });
    let version =
        stage.does(Counsellor, "certificateRequest", on(&id, version, &again), &["certificate-is-requested"]).await;
    let version =
        stage.does(Coordinator, "certificateApprove", on(&id, version, &json!({})), &["certificate-is-approved"]).await;
    let wrong = on(&id, version, &json!({ "reason": "Given to the wrong person." }));
    stage.does(Coordinator, "certificateRevoke", wrong, &["certificate-is-revoked"]).await;
}
