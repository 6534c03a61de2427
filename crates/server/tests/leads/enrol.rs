//! A verified lead becomes a survivor (R2).

use ashshash_access::Role;
use ashshash_testkit::{World, both, cast, new_id, survivor};
use serde_json::{Value, json};

use super::lapse::assert_no_key;
use super::{facts, lead, make, verification, with};

pub(crate) fn enrolment(lead: &str, version: i64) -> Value {
    json!({
        "deedId": new_id("deed"), "id": new_id("enrolment"), "lead": lead, "version": version,
        "survivor": new_id("survivor"), "enrolledOn": "2022-02-28", "way": "THUMB_PRINT", "witness": "Zqwitness",
        "consents": [
            { "id": new_id("consent"), "purpose": "SERVICES", "given": true },
            { "id": new_id("consent"), "purpose": "SHARE_TSP", "recipient": cast::TSP.to_string(), "given": true },
            { "id": new_id("consent"), "purpose": "PHOTO", "given": false },
        ],
    })
}

both! {
    async fn a_verified_lead_becomes_a_survivor_with_the_next_code(world: World) {
        survivor("RJ-0041").save(&world).await;
        let (mobiliser, coordinator) = (world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Coordinator).await);
        let counsellor = world.signed_in(Role::Counsellor).await;
        let id = make(&mobiliser, "Rokeya Zqname", "YES").await;
        assert_eq!(coordinator.refused("survivorEnrol", enrolment(&id, 1)).await, ["lead-not-verified"]);
        coordinator.done("leadVerify", verification(&id, 1)).await;
        let early = with(enrolment(&id, 2), &json!({ "enrolledOn": "2022-02-24" }));
        assert_eq!(counsellor.refused("survivorEnrol", early).await, ["enrolled-before-verified@enrolledOn"]);
        let unwitnessed = with(enrolment(&id, 2), &json!({ "witness": null, "consents": [] }));
        let missing = ["consent-to-services-missing@consents", "witness-missing@witness"];
        assert_eq!(counsellor.refused("survivorEnrol", unwitnessed).await, missing);
        assert_eq!(mobiliser.refused("survivorEnrol", enrolment(&id, 2)).await, ["not-allowed"]);
        assert_eq!(counsellor.refused("survivorEnrol", enrolment(&id, 1)).await[0], "changed-meanwhile@state");
        let enrol = enrolment(&id, 2);
        let before = coordinator.ask("{ indicator(code: \"survivors_enrolled\", period: { from: \"2022-01-01\", to: \"2022-12-31\" }) { total female } }").await;
        assert_eq!(before["indicator"], json!({ "total": 0, "female": 0 }));
        assert_eq!(counsellor.done("survivorEnrol", enrol.clone()).await, 1);
        assert_eq!(counsellor.deed("survivorEnrol", enrol.clone()).await["repeated"], true);
        assert_eq!(counsellor.refused("survivorEnrol", enrolment(&id, 3)).await, ["lead-not-verified"]);
        let after = coordinator.ask("{ indicator(code: \"survivors_enrolled\", period: { from: \"2022-01-01\", to: \"2022-12-31\" }) { total female } }").await;
        assert_eq!(after["indicator"], json!({ "total": 1, "female": 1 }));

        let found = counsellor.ask("{ survivor(code: \"RJ-0042\") { id status exploitation enrolledOn identity { name phone address source safeContact { who notToSay } } enrolments { startedOn verifiedOn } consents { purpose state inForce way recipientName witness } } }").await;
        let found = &found["survivor"];
        assert_eq!(found["id"], enrol["survivor"]);
        assert_eq!((&found["status"], &found["exploitation"], &found["enrolledOn"]), (&json!("ACTIVE"), &json!("domestic_servitude"), &json!("2022-02-28")));
        assert_eq!(found["identity"], json!({
            "name": "Rokeya Zqname", "phone": "01711000001", "address": "Demo Para", "source": null,
            "safeContact": { "who": "Zqaunt", "notToSay": "Zqsecret" },
        }));
        assert_eq!(found["enrolments"], json!([{ "startedOn": "2022-02-28", "verifiedOn": "2022-02-25" }]));
        assert_eq!(found["consents"], json!([
            { "purpose": "photo", "state": "refused", "inForce": false, "way": null, "recipientName": null, "witness": null },
            { "purpose": "services", "state": "given", "inForce": true, "way": "THUMB_PRINT", "recipientName": null, "witness": "Zqwitness" },
            { "purpose": "share_tsp", "state": "given", "inForce": true, "way": "THUMB_PRINT", "recipientName": "Demo TSP", "witness": "Zqwitness" },
        ]));
        for text in ["রোকেয়া", "01711000001"] {
            let search = format!("{{ survivorSearch(text: \"{text}\") {{ matches {{ survivor {{ code }} }} }} }}");
            let found = counsellor.ask(&search).await;
            assert_eq!(found["survivorSearch"]["matches"], json!([{ "survivor": { "code": "RJ-0042" } }]), "{text}");
        }
        assert_no_key(&world, &id).await;
        let of_counsellor = lead(&counsellor, &id, "state survivorCode hasIdentity").await;
        assert_eq!(of_counsellor, json!({ "state": "ENROLLED", "survivorCode": "RJ-0042", "hasIdentity": false }));
        assert_eq!(lead(&mobiliser, &id, "state survivorCode identity { name }").await, json!({ "state": "ENROLLED", "survivorCode": null, "identity": null }));
        let dump = world.dump().await;
        for marker in ["Zqname", "Zqwitness"] {
            assert!(!dump.windows(marker.len()).any(|part| part == marker.as_bytes()), "{marker}");
        }
    }

    async fn under_eighteen_a_guardian_or_an_officer_decides_too(world: World) {
        let coordinator = world.signed_in(Role::Coordinator).await;
        let id = new_id("lead");
        let mut facts = facts("Zqchild");
        facts["birthYear"] = json!(2007);
        let input = json!({ "deedId": new_id("deed"), "id": id, "contact": "YES", "facts": facts });
        coordinator.done("leadCreate", input).await;
        let no_means = with(verification(&id, 1), &json!({ "means": [] }));
        assert_eq!(coordinator.done("leadVerify", no_means).await, 2, "means are not needed under 18");
        assert_eq!(coordinator.refused("survivorEnrol", enrolment(&id, 2)).await, ["guardian-missing@guardian"]);
        let guardian = json!({ "kind": "OFFICER", "name": "Zqofficer", "decidedOn": "2022-02-26" });
        assert_eq!(coordinator.done("survivorEnrol", with(enrolment(&id, 2), &json!({ "guardian": guardian }))).await, 1);
        let kept = "{ survivor(code: \"RJ-0001\") { enrolments { guardian { kind decidedOn name } } history { nodes { deed fields } } } }";
        let counsellor = world.signed_in(Role::Counsellor).await;
        counsellor.ask(kept).await;
        let found = counsellor.ask(kept).await["survivor"].clone();
        assert_eq!(found["enrolments"][0]["guardian"], guardian);
        let look = json!({ "deed": "look-file", "fields": ["file", "identity"] });
        assert!(found["history"]["nodes"].as_array().unwrap().contains(&look), "{found}");
        assert!(world.signed_in(Role::Tsp).await.ask(kept).await["survivor"]["enrolments"].as_array().is_none_or(Vec::is_empty));
        assert!(!world.dump().await.windows(9).any(|part| part == b"Zqofficer"), "sealed");
    }
}
