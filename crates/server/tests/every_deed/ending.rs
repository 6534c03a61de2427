//! Files that are given on, opened, made one; wrong records; the end of the support.

use ashshash_access::Role::{Coordinator, Counsellor};
use ashshash_base::SurvivorId;
use ashshash_storage::counsellor;
use ashshash_testkit::{cast, new_id, survivor};
use serde_json::{Value, json};

use super::stage::{Stage, new, with};

fn file(id: SurvivorId, version: i64, more: &Value) -> Value {
    let of = json!({ "deedId": new_id("deed"), "survivor": id.to_string(), "version": version });
    with(of, more)
}

pub async fn files(stage: &mut Stage) {
    let unassigned = survivor("RJ-0940").save(&stage.world).await;
    let to = json!({ "counsellor": cast::counsellor().to_string() });
    stage.does(Coordinator, "survivorReassign", file(unassigned, 1, &to), &["counsellor-unchanged@counsellor"]).await;

    let world = &stage.world;
    let successor = world.accounts.randomness().uuid_v7(world.clock.now());
    counsellor::insert(world.database.writer(), successor.into(), cast::OFFICE, "Counsellor Z", world.clock.now())
        .await
        .unwrap();
    let over = json!({
        "deedId": new_id("deed"), "from": cast::counsellor().to_string(), "to": ashshash_base::CounsellorId::from(successor).to_string(),
        "survivors": [unassigned.to_string()],
    });
    stage.does(Coordinator, "caseloadHandOver", over, &["not-of-the-counsellor@survivors"]).await;

    let glass = json!({ "deedId": new_id("deed"), "id": new_id("glassAccess"), "code": "RJ-0940", "reason": "She came when her counsellor was away" });
    stage.does(Counsellor, "glassBreak", glass, &["file-is-open@code"]).await;

    let session = json!({ "on": "2022-03-01", "venue": "OFFICE", "suitable": true });
    let counselled = survivor("RJ-0941").of_the_counsellor().save(&stage.world).await;
    let (record, input) = new("counsellingSession", &counselled.to_string(), &session);
    stage.client(Counsellor).done("sessionRecord", input).await;
    let wrong = json!({ "deedId": new_id("deed"), "record": record, "version": 1, "reason": "WRONG_PERSON" });
    stage.does(Counsellor, "recordVoid", wrong, &["record-voided@record"]).await;

    let (keep, merge) = (survivor("RJ-0942").save(&stage.world).await, survivor("RJ-0943").save(&stage.world).await);
    let one = json!({ "deedId": new_id("deed"), "keep": keep.to_string(), "keepVersion": 1, "merge": merge.to_string(), "mergeVersion": 1 });
    stage.does(Coordinator, "survivorsMerge", one, &["survivor-not-found@survivor"]).await;
}

pub async fn leaving(stage: &mut Stage) {
    let leaves = survivor("RJ-0950").of_the_counsellor().agreeing("services", cast::OFFICE).save(&stage.world).await;
    let left = json!({ "leftOn": "2022-02-01", "reason": "FOUND_WORK" });
    let version =
        stage.does(Counsellor, "survivorDropOut", file(leaves, 1, &left), &["survivor-not-active@survivor"]).await;
    let back = json!({ "id": new_id("enrolment"), "startedOn": "2022-02-20", "reason": "CAME_BACK" });
    // It answers with the new enrolment; the file's own version moves on too.
    stage.does(Counsellor, "survivorReenrol", file(leaves, version, &back), &["enrolment-open@survivor"]).await;
    let version = version + 1;
    let complete = json!({ "completedOn": "2022-03-01", "reason": "GOALS_REACHED" });
    stage
        .does(Counsellor, "survivorComplete", file(leaves, version, &complete), &["survivor-not-active@survivor"])
        .await;
    let moves = survivor("RJ-0951").of_the_counsellor().save(&stage.world).await;
    let moved = json!({ "transferredOn": "2022-02-01", "reason": "MOVED_DISTRICT" });
    stage.does(Counsellor, "survivorTransfer", file(moves, 1, &moved), &["survivor-not-active@survivor"]).await;
}
