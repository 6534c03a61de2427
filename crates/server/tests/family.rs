//! Families, follow-ups and events over HTTP.

use ashshash_access::Role;
use ashshash_testkit::{Client, World, both, cast, new_id, survivor};
use serde_json::{Value, json};

fn with(kind: &str, more: Value) -> Value {
    let mut input = json!({ "deedId": new_id("deed"), "id": new_id(kind) });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

async fn figure(client: &Client, code: &str) -> Value {
    let question = format!(
        "{{ indicator(code: \"{code}\", period: {{ from: \"2022-01-01\", to: \"2022-12-31\" }}) {{ total male female other events }} }}"
    );
    client.ask(&question).await["indicator"].clone()
}

both! {
    async fn a_family_is_reached_member_by_member(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await.to_string();
        let counsellor = world.signed_in(Role::Counsellor).await;
        let mother = with("familyMember", json!({ "survivor": file, "relation": "MOTHER", "sex": "FEMALE", "name": "Zqmother" }));
        let brother = with("familyMember", json!({ "survivor": file, "relation": "SIBLING", "sex": "MALE" }));
        for member in [&mother, &brother] {
            assert_eq!(counsellor.done("familyMemberAdd", member.clone()).await, 1);
        }
        assert_eq!(counsellor.deed("familyMemberAdd", mother.clone()).await["repeated"], true);
        let of = |more: Value| {
            let mut input = with("familySession", json!({ "survivor": file, "on": "2022-03-01", "male": 0, "female": 1 }));
            for (name, value) in more.as_object().unwrap() {
                input[name] = value.clone();
            }
            input
        };
        for (wrong, problem) in [
            (json!({ "on": "2022-03-02" }), "session-not-yet@on"),
            (json!({ "female": 0 }), "family-nobody-came@male"),
            (json!({ "reached": [brother["id"]] }), "family-fewer-than-reached@male"),
            (json!({ "reached": [new_id("familyMember")] }), "family-member-unknown@reached"),
        ] {
            assert_eq!(counsellor.refused("familySessionRecord", of(wrong)).await, [problem]);
        }
        let session = of(json!({ "female": 2, "reached": [mother["id"]] }));
        counsellor.done("familySessionRecord", session.clone()).await;
        assert_eq!(counsellor.deed("familySessionRecord", session).await["repeated"], true);
        let seen = counsellor.ask("{ survivor(code: \"RJ-0001\") { familyMembers { relation name reachedOn } } }").await;
        // Both were added within one millisecond: their order is chance.
        let members = seen["survivor"]["familyMembers"].as_array().unwrap();
        assert_eq!(members.len(), 2);
        for member in [json!({ "relation": "MOTHER", "name": "Zqmother", "reachedOn": "2022-03-01" }), json!({ "relation": "SIBLING", "name": null, "reachedOn": null })] {
            assert!(members.contains(&member), "{members:?}");
        }
        assert_eq!(figure(&counsellor, "families_counselled").await["total"], 1);
        assert_eq!(figure(&counsellor, "family_members_counselled").await["female"], 2);
        for role in [Role::Mobiliser, Role::Tsp, Role::Lsp] {
            let client = world.signed_in(role).await;
            assert_eq!(client.refused("familySessionRecord", of(json!({}))).await, ["not-allowed"]);
            assert_eq!(client.refused("familyMemberAdd", with("familyMember", json!({ "survivor": file, "relation": "OTHER", "sex": "MALE" }))).await, ["not-allowed"]);
        }
        let other = world.signed_in_as(cast::other_coordinator()).await;
        assert_eq!(other.refused("familySessionRecord", of(json!({}))).await, ["survivor-not-found@survivor"]);
        let dump = world.dump().await;
        assert!(!dump.windows(8).any(|bytes| bytes == b"Zqmother"), "names are sealed");
    }

    async fn a_follow_up_is_planned_done_and_followed(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await.to_string();
        let counsellor = world.signed_in(Role::Counsellor).await;
        let plan = |due: &str| with("followUp", json!({ "survivor": file, "kind": "COUNSELLING_SATISFACTION", "dueOn": due }));
        assert_eq!(counsellor.refused("followUpPlan", plan("2022-02-28")).await, ["appointment-past@dueOn"]);
        let planned = plan("2022-03-01");
        counsellor.done("followUpPlan", planned.clone()).await;
        assert_eq!(counsellor.deed("followUpPlan", planned.clone()).await["repeated"], true);
        let record = |version: i64, more: Value| {
            let mut input = json!({ "deedId": new_id("deed"), "id": planned["id"], "version": version, "doneOn": "2022-03-01" });
            for (name, value) in more.as_object().unwrap() {
                input[name] = value.clone();
            }
            input
        };
        assert_eq!(counsellor.refused("followUpRecord", record(1, json!({}))).await,
            ["follow-up-finding-missing@finding", "satisfaction-missing@satisfaction", "follow-up-step-missing@nextStep"]);
        let again = json!({ "id": new_id("followUp"), "dueOn": "2022-04-01" });
        let done = json!({ "finding": "BETTER", "nextStep": "AGAIN", "satisfaction": 5, "female": 1, "note": "Zqfollow", "again": again });
        assert_eq!(counsellor.done("followUpRecord", record(1, done.clone())).await, 2);
        assert_eq!(counsellor.refused("followUpRecord", record(1, done.clone())).await, ["changed-meanwhile@finding"]);
        let mut twice = done;
        twice["again"]["id"] = json!(new_id("followUp"));
        assert_eq!(counsellor.refused("followUpRecord", record(2, twice)).await, ["follow-up-done-already@id"]);
        let seen = counsellor.ask("{ survivor(code: \"RJ-0001\") { followUps { dueOn doneOn finding satisfaction female hasNote } } }").await;
        assert_eq!(seen["survivor"]["followUps"], json!([
            { "dueOn": "2022-04-01", "doneOn": null, "finding": null, "satisfaction": null, "female": null, "hasNote": false },
            { "dueOn": "2022-03-01", "doneOn": "2022-03-01", "finding": "BETTER", "satisfaction": 5, "female": 1, "hasNote": true }]));
        let note = format!("{{ followUpNote(id: {}) }}", planned["id"]);
        assert_eq!(counsellor.ask(&note).await["followUpNote"], "Zqfollow");
        let coordinator = world.signed_in(Role::Coordinator).await;
        assert!(coordinator.ask(&note).await["followUpNote"].is_null());
        for role in [Role::Mobiliser, Role::Tsp, Role::Lsp] {
            let client = world.signed_in(role).await;
            assert!(client.ask(&note).await["followUpNote"].is_null(), "{role:?}");
            assert_eq!(client.refused("followUpRecord", record(2, json!({}))).await, ["not-allowed"]);
        }
        let history = coordinator.ask("{ survivor(code: \"RJ-0001\") { history(first: 50) { nodes { deed } } } }").await;
        let looks = history["survivor"]["history"]["nodes"].as_array().unwrap().iter().filter(|entry| entry["deed"] == "look-notes").count();
        assert_eq!(looks, 1, "only the one who read it");
        let other = world.signed_in_as(cast::other_coordinator()).await;
        assert_eq!(other.refused("followUpRecord", record(2, json!({}))).await, ["follow-up-not-found@id"]);
    }

    async fn an_event_counts_whom_it_reached_and_is_its_recorders(world: World) {
        let (mobiliser, counsellor) = (world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Counsellor).await);
        let event = |more: Value| {
            let mut input = with("awarenessEvent", json!({ "activity": "COMMUNITY_COUNSELLING", "on": "2022-02-20", "upazila": "upazila_178", "male": 3, "female": 20 }));
            for (name, value) in more.as_object().unwrap() {
                input[name] = value.clone();
            }
            input
        };
        for (wrong, problem) in [
            (json!({ "on": "2022-03-02" }), "session-not-yet@on"),
            (json!({ "upazila": null }), "event-place-missing@upazila"),
            (json!({ "male": 0, "female": 0 }), "event-nobody-came@male"),
            (json!({ "boys": 4 }), "event-too-many-pupils@boys"),
            (json!({ "reach": [{ "channel": "RALLY", "male": 1, "female": 1 }] }), "event-reach-elsewhere@reach"),
        ] {
            assert_eq!(mobiliser.refused("eventRecord", event(wrong)).await, [problem]);
        }
        let community = event(json!({}));
        assert_eq!(mobiliser.done("eventRecord", community.clone()).await, 1);
        assert_eq!(mobiliser.deed("eventRecord", community.clone()).await["repeated"], true);
        let day = event(json!({ "activity": "DAY_OBSERVATION", "reach": [{ "channel": "RALLY", "male": 10, "female": 40, "other": 1 }] }));
        mobiliser.done("eventRecord", day).await;
        let own = event(json!({}));
        counsellor.done("eventRecord", own.clone()).await;
        let counted = figure(&mobiliser, "event_community_counselling").await;
        assert_eq!((&counted["events"], &counted["male"], &counted["female"]), (&json!(2), &json!(6), &json!(40)));
        let observed = figure(&mobiliser, "event_day_observation").await;
        assert_eq!((&observed["total"], &observed["other"]), (&json!(74), &json!(1)));

        let listed = |seen: Value| seen["awarenessEvents"]["nodes"].as_array().unwrap().len();
        let question = "{ awarenessEvents { nodes { id reach { channel female } } } }";
        assert_eq!(listed(mobiliser.ask(question).await), 3);
        let seen = counsellor.ask(question).await;
        assert_eq!(seen["awarenessEvents"]["nodes"], json!([{ "id": own["id"], "reach": [] }]), "a counsellor's own alone");
        let corrected = |event: &Value, version: i64| {
            let mut input = event.clone();
            input["deedId"] = json!(new_id("deed"));
            input["version"] = json!(version);
            input["female"] = json!(25);
            input
        };
        assert_eq!(counsellor.refused("eventRecord", corrected(&community, 1)).await, ["event-not-found@id"]);
        let mut elsewhere = corrected(&community, 1);
        elsewhere["on"] = json!("2022-03-02");
        elsewhere["male"] = json!(0);
        elsewhere["female"] = json!(0);
        assert_eq!(mobiliser.refused("eventRecord", elsewhere).await, ["session-not-yet@on", "event-nobody-came@male"], "R10 of corrections too");
        let correction = corrected(&community, 1);
        assert_eq!(mobiliser.done("eventRecord", correction.clone()).await, 2);
        assert_eq!(mobiliser.deed("eventRecord", correction).await["repeated"], true);
        let other = world.signed_in_as(cast::other_coordinator()).await;
        assert_eq!(other.refused("eventRecord", corrected(&community, 2)).await, ["event-not-found@id"]);
        let mut stale = corrected(&community, 1);
        stale["female"] = json!(30);
        stale["male"] = json!(4);
        assert_eq!(mobiliser.refused("eventRecord", stale.clone()).await, ["changed-meanwhile@female"], "nobody else changed the men");
        stale["female"] = json!(25);
        assert_eq!(mobiliser.done("eventRecord", stale).await, 3);
        assert_eq!(figure(&mobiliser, "event_community_counselling").await["female"], 45);
        for role in [Role::Tsp, Role::Lsp] {
            assert_eq!(world.signed_in(role).await.refused("eventRecord", event(json!({}))).await, ["not-allowed"]);
        }
    }
}
