//! Leads: made, asked back, verified, enrolled, rejected, lapsed; who may; what is told to whom.

mod duplicates;
pub(crate) mod enrol;
mod lapse;
mod sealed;

use ashshash_access::Role;
use ashshash_testkit::{Client, World, both, cast, new_id};
use serde_json::{Value, json};

pub(crate) fn person(name: &str) -> Value {
    json!({
        "name": name, "nameBn": "ডেমো ব্যক্তি", "phone": "01711000001", "address": "Demo Para",
        "safeContact": { "callsAllowed": true, "who": "Zqaunt", "hours": "after four", "notToSay": "Zqsecret" },
    })
}

pub(crate) fn facts(name: &str) -> Value {
    json!({
        "sex": "FEMALE", "birthYear": 1998, "upazila": "upazila_178", "identifiedOn": "2022-02-20",
        "documents": ["PASSPORT", "POLICE_PAPERS"], "person": person(name), "source": "PEER_LEADER",
        "sourceNote": "Zqnote",
    })
}

/// Makes a lead; gives its id.
pub(crate) async fn make(client: &Client, name: &str, contact: &str) -> String {
    let id = new_id("lead");
    let input = json!({ "deedId": new_id("deed"), "id": id, "contact": contact, "facts": facts(name) });
    client.done("leadCreate", input).await;
    id
}

pub(crate) fn verification(id: &str, version: i64) -> Value {
    json!({
        "deedId": new_id("deed"), "id": id, "version": version, "verifiedOn": "2022-02-25",
        "acts": ["RECRUITMENT"], "means": ["FALSE_PROMISES"], "purposes": ["DOMESTIC_SERVITUDE"], "ownStatement": false,
        "counsellor": cast::counsellor().to_string(),
    })
}

pub(crate) async fn lead(client: &Client, id: &str, fields: &str) -> Value {
    client.ask(&format!("{{ lead(id: \"{id}\") {{ {fields} }} }}")).await["lead"].clone()
}

fn on(id: &str, version: i64) -> Value {
    json!({ "deedId": new_id("deed"), "id": id, "version": version })
}

fn with(mut input: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

both! {
    async fn a_mobilisers_lead_waits_for_the_coordinator(world: World) {
        let mobiliser = world.signed_in(Role::Mobiliser).await;
        let input = json!({ "deedId": new_id("deed"), "id": new_id("lead"), "contact": "NOT_ASKED", "facts": facts("Zqname") });
        let first = mobiliser.deed("leadCreate", input.clone()).await;
        assert_eq!(first, json!({ "id": input["id"], "version": 1, "repeated": false, "problems": [] }));
        let again = mobiliser.deed("leadCreate", input.clone()).await;
        assert_eq!(again, json!({ "id": input["id"], "version": 1, "repeated": true, "problems": [] }));
        assert_eq!(mobiliser.refused("leadCreate", with(input.clone(), &json!({ "contact": "YES" }))).await, ["deed-id-reused"]);
        let id = input["id"].as_str().unwrap();
        let fields = "state contact keepUntil identifiedOn documents hasIdentity identity { name phone source sourceNote safeContact { recorded callsAllowed who hours notToSay } }";
        let coordinator = world.signed_in(Role::Coordinator).await;
        for client in [&mobiliser, &coordinator] {
            let found = lead(client, id, fields).await;
            assert_eq!(found, json!({
                "state": "OPEN", "contact": "NOT_ASKED", "keepUntil": "2022-05-30", "identifiedOn": "2022-02-20",
                "documents": ["PASSPORT", "POLICE_PAPERS"], "hasIdentity": true,
                "identity": {
                    "name": "Zqname", "phone": "01711000001", "source": "PEER_LEADER", "sourceNote": "Zqnote",
                    "safeContact": { "recorded": true, "callsAllowed": true, "who": "Zqaunt", "hours": "after four", "notToSay": "Zqsecret" },
                },
            }));
        }
        let listed = coordinator.ask("{ leads(filter: { states: [OPEN] }) { totalCount nodes { id state } } }").await;
        assert_eq!(listed["leads"], json!({ "totalCount": 1, "nodes": [{ "id": id, "state": "OPEN" }] }));
        let journal = coordinator.ask("{ journal(first: 10) { nodes { deed fields } } }").await;
        let journal = journal["journal"]["nodes"].as_array().unwrap().clone();
        assert!(journal.contains(&json!({ "deed": "look-lead", "fields": ["identity"] })), "{journal:?}");
        let dump = world.dump().await;
        for marker in ["Zqname", "Zqaunt", "Zqsecret", "Zqnote", "01711000001", "peer_leader"] {
            assert!(!dump.windows(marker.len()).any(|part| part == marker.as_bytes()), "{marker}");
        }
    }

    async fn nobody_else_sees_or_makes_leads(world: World) {
        let mobiliser = world.signed_in(Role::Mobiliser).await;
        let id = make(&mobiliser, "Zqname", "YES").await;
        let others = [
            world.signed_in(Role::Counsellor).await,
            world.signed_in(Role::Tsp).await,
            world.signed_in(Role::Lsp).await,
            world.signed_in_as(cast::other_coordinator()).await,
        ];
        for client in &others {
            assert_eq!(lead(client, &id, "id identity { name }").await, Value::Null);
            let input = with(on(&id, 1), &json!({ "reason": "AFRAID", "refusedOn": "2022-02-25" }));
            let refused = client.refused("leadRefuse", input).await;
            assert!(refused == ["lead-not-found@lead"] || refused == ["not-allowed"], "{refused:?}");
        }
        for role in [Role::Tsp, Role::Lsp] {
            let client = world.signed_in(role).await;
            let input = json!({ "deedId": new_id("deed"), "id": new_id("lead"), "contact": "YES", "facts": facts("Zqname") });
            assert_eq!(client.refused("leadCreate", input).await, ["not-allowed"]);
        }
        for role in [Role::Mobiliser, Role::Counsellor] {
            let client = world.signed_in(role).await;
            assert_eq!(client.refused("leadVerify", verification(&id, 1)).await, ["not-allowed"]);
            let reject = with(on(&id, 1), &json!({ "reason": "NOT_FOUND" }));
            assert_eq!(client.refused("leadReject", reject).await, ["not-allowed"]);
            let ask = with(on(&id, 1), &json!({ "comment": "Where?" }));
            assert_eq!(client.refused("leadAskBack", ask).await, ["not-allowed"]);
        }
    }

    async fn what_cannot_be_so_is_told_at_its_field(world: World) {
        let mobiliser = world.signed_in(Role::Mobiliser).await;
        let mut wrong = facts("");
        wrong["person"] = json!({ "phone": "ask the shop" });
        wrong["identifiedOn"] = json!("2022-03-02");
        wrong["birthYear"] = json!(2030);
        wrong["union"] = json!("union_1");
        let input = json!({ "deedId": new_id("deed"), "id": new_id("lead"), "contact": "YES", "facts": wrong });
        let refused = mobiliser.refused("leadCreate", input).await;
        let expected = [
            "name-missing@name",
            "phone-unreadable@phone",
            "safe-contact-missing@callsAllowed",
            "date-in-future@identifiedOn",
            "birth-year-impossible@birthYear",
            "union-elsewhere@union",
        ];
        assert_eq!(refused, expected);
    }

    async fn the_coordinator_asks_back_and_confirms(world: World) {
        let (mobiliser, coordinator) = (world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Coordinator).await);
        let id = make(&mobiliser, "Zqname", "NOT_ASKED").await;
        let blank = with(on(&id, 1), &json!({ "comment": " " }));
        assert_eq!(coordinator.refused("leadAskBack", blank).await, ["comment-missing@comment"]);
        let asked = with(on(&id, 1), &json!({ "comment": "Zqwhich village?" }));
        assert_eq!(coordinator.deed("leadAskBack", asked.clone()).await["version"], 2);
        assert_eq!(coordinator.deed("leadAskBack", asked).await["repeated"], true);
        let found = lead(&mobiliser, &id, "state stateOn identity { asked }").await;
        assert_eq!(found, json!({ "state": "ASKED_BACK", "stateOn": "2022-03-01", "identity": { "asked": "Zqwhich village?" } }));

        // The answer brings it back; a stale version is told only where both changed the same.
        let mut change = json!({ "deedId": new_id("deed"), "id": id, "version": 2, "touched": ["ADDRESS"], "facts": facts("Zqname") });
        change["facts"]["person"]["address"] = json!("Zqpara");
        assert_eq!(mobiliser.done("leadChange", change.clone()).await, 3);
        assert_eq!(mobiliser.deed("leadChange", change.clone()).await["repeated"], true);
        let mut other = with(change.clone(), &json!({ "deedId": new_id("deed"), "touched": ["BIRTH_YEAR"] }));
        other["facts"]["birthYear"] = json!(1999);
        assert_eq!(mobiliser.done("leadChange", other).await, 4, "another field: both stay");
        let same = with(change, &json!({ "deedId": new_id("deed") }));
        assert_eq!(mobiliser.refused("leadChange", same).await, ["changed-meanwhile@address"]);
        let found = lead(&mobiliser, &id, "state birthYear identity { address }").await;
        assert_eq!(found, json!({ "state": "OPEN", "birthYear": 1999, "identity": { "address": "Zqpara" } }));

        let nothing = with(verification(&id, 4), &json!({ "acts": [], "means": [], "purposes": [] }));
        let missing = ["verification-act-missing@acts", "verification-means-missing@means", "verification-purpose-missing@purposes"];
        assert_eq!(coordinator.refused("leadVerify", nothing.clone()).await, missing);
        assert_eq!(coordinator.refused("leadVerify", verification(&id, 1)).await[0], "changed-meanwhile@state");
        let nobody = with(verification(&id, 4), &json!({ "counsellor": new_id("counsellor") }));
        assert_eq!(coordinator.refused("leadVerify", nobody).await, ["counsellor-unknown@counsellor"]);
        let told = with(nothing, &json!({ "deedId": new_id("deed"), "ownStatement": true }));
        assert_eq!(coordinator.done("leadVerify", told.clone()).await, 5);
        assert_eq!(coordinator.deed("leadVerify", told).await["repeated"], true);
        assert_eq!(coordinator.refused("leadVerify", verification(&id, 5)).await, ["lead-state-wrong"]);
        let counsellor = world.signed_in(Role::Counsellor).await;
        let found = lead(&counsellor, &id, "state verifiedOn basis { ownStatement } counsellor { id }").await;
        assert_eq!(found, json!({
            "state": "VERIFIED", "verifiedOn": "2022-02-25", "basis": { "ownStatement": true },
            "counsellor": { "id": cast::counsellor().to_string() },
        }), "the counsellor who is to enrol sees it");
        assert_eq!(lead(&mobiliser, &id, "state basis { ownStatement }").await["basis"], Value::Null);
    }

    async fn a_rejected_lead_is_nobody_any_more(world: World) {
        let (mobiliser, coordinator) = (world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Coordinator).await);
        let id = make(&mobiliser, "Zqname", "YES").await;
        let urgent = json!({ "deedId": new_id("deed"), "id": new_id("leadReferral"), "lead": id, "need": "HEALTH", "madeOn": "2022-02-28", "recipient": "Zqhospital" });
        assert_eq!(mobiliser.done("leadReferralMake", urgent.clone()).await, 1);
        assert_eq!(mobiliser.deed("leadReferralMake", urgent.clone()).await["repeated"], true);
        let reject = with(on(&id, 1), &json!({ "reason": "OUTSIDE_AREA" }));
        assert_eq!(coordinator.done("leadReject", reject.clone()).await, 2);
        assert_eq!(coordinator.deed("leadReject", reject.clone()).await["repeated"], true);
        let again = with(reject, &json!({ "deedId": new_id("deed"), "version": 2 }));
        assert_eq!(coordinator.refused("leadReject", again).await, ["lead-state-wrong"]);
        for client in [&mobiliser, &coordinator] {
            let found = lead(client, &id, "state reason hasIdentity identity { name } urgentReferrals { need madeOn }").await;
            assert_eq!(found, json!({
                "state": "REJECTED", "reason": "outside_area", "hasIdentity": false, "identity": null,
                "urgentReferrals": [{ "need": "HEALTH", "madeOn": "2022-02-28" }],
            }));
        }
        lapse::assert_no_key(&world, &id).await;
        // Help is not refused to somebody who was; only words about the person can't be kept.
        let urgent = with(urgent, &json!({ "deedId": new_id("deed"), "id": new_id("leadReferral"), "need": "FOOD" }));
        assert_eq!(mobiliser.refused("leadReferralMake", urgent.clone()).await, ["lead-identity-gone@recipient"]);
        let silent = with(urgent, &json!({ "deedId": new_id("deed"), "recipient": null }));
        assert_eq!(mobiliser.done("leadReferralMake", silent).await, 1);
    }

    async fn a_refusal_has_a_reason_and_may_be_thought_over(world: World) {
        let (mobiliser, coordinator) = (world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Coordinator).await);
        let id = make(&mobiliser, "Zqname", "YES").await;
        coordinator.done("leadVerify", verification(&id, 1)).await;
        let ahead = with(on(&id, 2), &json!({ "reason": "MUST_EARN_DAILY", "refusedOn": "2022-03-02" }));
        assert_eq!(mobiliser.refused("leadRefuse", ahead.clone()).await, ["date-in-future@refusedOn"]);
        let refuse = with(ahead, &json!({ "refusedOn": "2022-03-01", "deedId": new_id("deed") }));
        assert_eq!(mobiliser.done("leadRefuse", refuse.clone()).await, 3);
        assert_eq!(mobiliser.deed("leadRefuse", refuse.clone()).await["repeated"], true);
        let stale = with(refuse, &json!({ "deedId": new_id("deed"), "version": 1 }));
        assert_eq!(mobiliser.refused("leadRefuse", stale).await, ["changed-meanwhile@state"]);
        let found = lead(&mobiliser, &id, "state reason keepUntil").await;
        assert_eq!(found, json!({ "state": "REFUSED", "reason": "must_earn_daily", "keepUntil": "2022-05-30" }));
        let yes = with(on(&id, 3), &json!({ "contact": "YES" }));
        assert_eq!(mobiliser.done("leadContactRecord", yes.clone()).await, 4);
        assert_eq!(mobiliser.deed("leadContactRecord", yes).await["repeated"], true);
        let found = lead(&mobiliser, &id, "state reason contact keepUntil").await;
        assert_eq!(found, json!({ "state": "VERIFIED", "reason": null, "contact": "YES", "keepUntil": null }));
    }
}
