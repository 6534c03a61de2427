//! What is sealed of a lead and for whom: its source, what was asked back and answered, where urgent help leads.

use ashshash_access::Role;
use ashshash_testkit::{Client, World, both, new_id};
use serde_json::{Value, json};

use super::enrol::enrolment;
use super::{facts, lead, make, on, verification, with};

/// The counsellor's answers about a lead and a survivor, as they go over the line.
async fn all_of(client: &Client, id: &str) -> String {
    let of_lead = "sourceIsOpen identity { name source sourceNote }";
    let question = format!(
        "{{ lead(id: \"{id}\") {{ {of_lead} }} leads {{ nodes {{ {of_lead} }} }} survivors(first: 10) {{ nodes {{ code identity {{ name source }} }} }} }}"
    );
    client.ask(&question).await.to_string()
}

fn is_told(answer: &str) -> bool {
    ["PEER_LEADER", "peer_leader", "Zqnote"].iter().any(|marker| answer.contains(marker))
}

both! {
    async fn the_source_is_read_by_who_wrote_it_and_the_coordinator_alone(world: World) {
        let (mobiliser, coordinator) = (world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Coordinator).await);
        let counsellor = world.signed_in(Role::Counsellor).await;
        let id = make(&mobiliser, "Zqname", "YES").await;
        coordinator.done("leadVerify", verification(&id, 1)).await;
        let answer = all_of(&counsellor, &id).await;
        assert!(answer.contains("Zqname") && !is_told(&answer), "{answer}");
        assert!(is_told(&all_of(&mobiliser, &id).await) && is_told(&all_of(&coordinator, &id).await));

        // Who can't read it changes it neither; the rest of a correction needs no source.
        let mut change = json!({ "deedId": new_id("deed"), "id": id, "version": 2, "touched": ["SOURCE"], "facts": facts("Zqname") });
        change["facts"]["source"] = json!("FAMILY");
        assert_eq!(counsellor.refused("leadChange", change.clone()).await, ["not-allowed"]);
        change["facts"]["source"] = Value::Null;
        change["facts"]["birthYear"] = json!(1997);
        assert_eq!(counsellor.done("leadChange", with(change, &json!({ "deedId": new_id("deed"), "touched": ["BIRTH_YEAR"] }))).await, 3);
        assert!(is_told(&all_of(&mobiliser, &id).await), "the source stayed");

        counsellor.done("survivorEnrol", enrolment(&id, 3)).await;
        let answer = all_of(&counsellor, &id).await;
        assert!(answer.contains("Zqname") && !is_told(&answer), "{answer}");
        assert!(is_told(&all_of(&coordinator, &id).await));

        // A counsellor's own lead: what one wrote, one reads, in the file too.
        let own = make(&counsellor, "Zqother", "YES").await;
        coordinator.done("leadVerify", verification(&own, 1)).await;
        counsellor.done("survivorEnrol", enrolment(&own, 2)).await;
        assert!(is_told(&all_of(&counsellor, &own).await));
        let unsaid = json!({ "deedId": new_id("deed"), "id": new_id("lead"), "contact": "YES", "facts": with(facts("Zqname"), &json!({ "source": null })) });
        assert_eq!(mobiliser.refused("leadCreate", unsaid).await, ["source-missing@source"]);
    }

    async fn a_question_is_answered_and_both_stay(world: World) {
        let (mobiliser, coordinator) = (world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Coordinator).await);
        let id = make(&mobiliser, "Zqname", "YES").await;
        let answer = |version: i64, text: &str| {
            json!({ "deedId": new_id("deed"), "id": id, "version": version, "touched": [], "facts": facts("Zqname"), "answer": text })
        };
        assert_eq!(mobiliser.refused("leadChange", answer(1, "Zqnobody asked")).await, ["lead-state-wrong"]);
        coordinator.done("leadAskBack", with(on(&id, 1), &json!({ "comment": "Zqwhich village?" }))).await;
        assert_eq!(mobiliser.refused("leadChange", answer(2, " ")).await, ["nothing-changed"]);
        let said = answer(2, "Zqby the river");
        assert_eq!(mobiliser.done("leadChange", said.clone()).await, 3);
        assert_eq!(mobiliser.deed("leadChange", said).await["repeated"], true);
        let kept = json!([{ "question": "Zqwhich village?", "answer": "Zqby the river" }]);
        for client in [&mobiliser, &coordinator] {
            let found = lead(client, &id, "state identity { asked answered { question answer } }").await;
            assert_eq!(found, json!({ "state": "OPEN", "identity": { "asked": null, "answered": kept } }));
        }
        // Asked anew meanwhile: an answer belongs to the question that was read.
        coordinator.done("leadAskBack", with(on(&id, 3), &json!({ "comment": "Zqwhich house?" }))).await;
        assert_eq!(mobiliser.refused("leadChange", answer(3, "Zqstale")).await, ["changed-meanwhile@asked"]);
        let dump = world.dump().await;
        for marker in ["Zqwhich", "Zqby", "Zqstale"] {
            assert!(!dump.windows(marker.len()).any(|part| part == marker.as_bytes()), "{marker}");
        }
        coordinator.done("leadReject", with(on(&id, 4), &json!({ "reason": "NOT_FOUND" }))).await;
        assert_eq!(lead(&mobiliser, &id, "identity { asked }").await["identity"], Value::Null);
    }

    async fn where_urgent_help_leads_stays_readable(world: World) {
        let mobiliser = world.signed_in(Role::Mobiliser).await;
        let id = make(&mobiliser, "Zqname", "YES").await;
        let urgent = json!({ "deedId": new_id("deed"), "id": new_id("leadReferral"), "lead": id, "need": "HEALTH", "madeOn": "2022-02-28", "recipient": "Zqhospital" });
        mobiliser.done("leadReferralMake", urgent).await;
        let fields = "urgentReferrals { id need madeOn } identity { recipients { referral recipient } }";
        for role in [Role::Mobiliser, Role::Coordinator] {
            let found = lead(&world.signed_in(role).await, &id, fields).await;
            assert_eq!(found["identity"]["recipients"][0]["recipient"], "Zqhospital");
            assert_eq!(found["identity"]["recipients"][0]["referral"], found["urgentReferrals"][0]["id"]);
        }
    }
}
