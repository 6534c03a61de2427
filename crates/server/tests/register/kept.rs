//! What the office decided stays as it is when a register comes again: certificates, mergers.

use ashshash_base::SurvivorId;
use ashshash_testkit::readiness::make_ready;
use ashshash_testkit::{Client, new_id};
use serde_json::json;

use super::*;

async fn file(client: &Client, code: &str, fields: &str) -> Value {
    client.ask(&format!("{{ survivor(code: \"{code}\") {{ {fields} }} }}")).await["survivor"].clone()
}

fn certified<'a>(phone: &'a str, on: &'a str, number: &'a str) -> Vec<&'a str> {
    let mut row = person("RJ-0001", "Demo One", phone, "03/02/2021");
    (row[10], row[11]) = (on, number);
    row
}

async fn book(world: &World, people: Vec<Vec<&str>>, sessions: Vec<Vec<&str>>) -> Outcome {
    let sheets = [("Survivors", SURVIVORS, people), ("Counselling", COUNSELLING, sessions)];
    load(world, "registers.xlsx", workbook(&sheets)).await
}

both! {
    async fn a_certificate_decided_here_is_no_register_s_to_change(world: World) {
        let sessions = || vec![session("RJ-0001", "01/03/2021", "4")];
        book(&world, vec![certified("01711000001", "", "")], sessions()).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let id = file(&coordinator, "RJ-0001", "id").await["id"].as_str().unwrap().to_owned();
        make_ready(&world, id.parse::<SurvivorId>().unwrap()).await;
        let certificate = new_id("certificate");
        let asked = json!({ "deedId": new_id("deed"), "id": certificate, "survivor": id, "version": 0, "statement": "Demo statement of some words." });
        coordinator.done("certificateRequest", asked).await;
        let decision = |version: i64| json!({ "deedId": new_id("deed"), "id": certificate, "version": version });
        // While it is asked for, and after it was decided, a corrected row leaves it alone.
        for (phone, on, number) in [("01711000002", "", ""), ("01711000003", "05/04/2021", "RTG-2021-077")] {
            let outcome = book(&world, vec![certified(phone, on, number)], sessions()).await;
            assert_eq!((outcome.updated, refused(&outcome)), (1, Vec::new()));
            let found = file(&coordinator, "RJ-0001", "certificates { id state number }").await["certificates"].clone();
            assert_eq!(found, json!([{ "id": certificate, "state": "REQUESTED", "number": null }]));
        }
        world.signed_in_as(cast::deputy()).await.done("certificateApprove", decision(1)).await;
        book(&world, vec![certified("01711000004", "", "")], sessions()).await;
        book(&world, vec![certified("01711000005", "05/04/2021", "RTG-2021-078")], sessions()).await;
        let fields = "certificates { state number approvedOn revokedOn }";
        let found = file(&coordinator, "RJ-0001", fields).await["certificates"].clone();
        assert_eq!(found, json!([{ "state": "APPROVED", "number": "RTG-2022-001", "approvedOn": "2022-03-01", "revokedOn": null }]));
        let mut revoke = decision(2);
        revoke["reason"] = json!("Demo reason of some words.");
        coordinator.done("certificateRevoke", revoke).await;
        book(&world, vec![certified("01711000006", "06/04/2021", "RTG-2021-079")], sessions()).await;
        let found = file(&coordinator, "RJ-0001", fields).await["certificates"].clone();
        assert_eq!(found, json!([{ "state": "REVOKED", "number": "RTG-2022-001", "approvedOn": "2022-03-01", "revokedOn": "2022-03-01" }]));
    }

    async fn a_merged_file_s_rows_go_to_the_file_that_stays(world: World) {
        let one = || person("RJ-0001", "Demo One", "01711000001", "03/02/2021");
        let other = |phone: &'static str| person("RJ-0002", "Demo Two", phone, "03/02/2021");
        let first = session("RJ-0001", "01/03/2021", "4");
        let second = |satisfaction: &'static str| session("RJ-0002", "01/04/2021", satisfaction);
        book(&world, vec![one(), other("01711000002")], vec![first.clone(), second("2")]).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let id = |found: Value| found["id"].clone();
        let (keep, gone) = (id(file(&coordinator, "RJ-0001", "id").await), id(file(&coordinator, "RJ-0002", "id").await));
        let merger = json!({ "deedId": new_id("deed"), "keep": keep, "keepVersion": 1, "merge": gone, "mergeVersion": 1 });
        coordinator.done("survivorsMerge", merger).await;

        let again = book(&world, vec![one(), other("01711000002")], vec![first.clone(), second("2")]).await;
        assert_eq!((again.created, again.updated, again.unchanged, refused(&again)), (0, 0, 4, Vec::new()));

        // A corrected session and a new one are of the person, whose file is the one that stays.
        let more = session("RJ-0002", "01/05/2021", "3");
        let corrected = book(&world, vec![one(), other("01711000002")], vec![first.clone(), second("5"), more.clone()]).await;
        assert_eq!((corrected.created, corrected.updated, refused(&corrected)), (1, 1, Vec::new()));
        let kept = file(&coordinator, "RJ-0001", "timeline { nodes { kind on satisfaction } }").await;
        let sessions: Vec<Value> = kept["timeline"]["nodes"].as_array().unwrap().iter()
            .filter(|entry| entry["kind"] == "COUNSELLING_SESSION").map(|entry| entry["satisfaction"].clone()).collect();
        assert_eq!(sessions, [3, 5, 4]);
        assert_eq!(count(&world, "counselling_session").await, 3);

        // Who the person is, the row of the other code no longer says.
        let changed = book(&world, vec![one(), other("01711000009")], vec![first, second("5"), more]).await;
        assert_eq!((changed.updated, refused(&changed)), (0, vec![("Survivors", 3, "code-merged")]));
        let stays = file(&coordinator, "RJ-0001", "identity { name phone }").await["identity"].clone();
        assert_eq!(stays, json!({ "name": "Demo One", "phone": "01711000001" }));
    }
}
