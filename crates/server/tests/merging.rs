//! What a file brings along: the history of its lead and of files that went into it, and what it holds.

use ashshash_access::Role;
use ashshash_testkit::{Client, World, both, cast, new_id, survivor};
use serde_json::{Value, json};

use crate::leads::{enrol::enrolment, make, verification};

/// The changes of a file's history, newest first, as `deed code`.
async fn changes(client: &Client, code: &str) -> Vec<String> {
    let question =
        format!("{{ survivor(code: \"{code}\") {{ history(looks: false) {{ nodes {{ deed survivorCode }} }} }} }}");
    let found = client.ask(&question).await;
    let nodes = found["survivor"]["history"]["nodes"].as_array().cloned().unwrap_or_default();
    let said = |node: &Value| format!("{} {}", node["deed"].as_str().unwrap(), node["survivorCode"].as_str().unwrap());
    nodes.iter().map(said).collect()
}

async fn version(client: &Client, code: &str) -> Value {
    client.ask(&format!("{{ survivor(code: \"{code}\") {{ id version }} }}")).await["survivor"].clone()
}

async fn merge(client: &Client, keep: &str, merge: &str) {
    let (keep, merge) = (version(client, keep).await, version(client, merge).await);
    let deed = json!({
        "deedId": new_id("deed"), "keep": keep["id"], "keepVersion": keep["version"],
        "merge": merge["id"], "mergeVersion": merge["version"],
    });
    client.done("survivorsMerge", deed).await;
}

async fn reassign(client: &Client, code: &str) {
    let file = version(client, code).await;
    let deed = json!({
        "deedId": new_id("deed"), "survivor": file["id"], "version": file["version"],
        "counsellor": cast::counsellor().to_string(),
    });
    client.done("survivorReassign", deed).await;
}

both! {
    async fn a_history_holds_that_of_the_lead_and_of_files_that_went_into_it(world: World) {
        for code in ["RJ-0001", "RJ-0002", "RJ-0003"] {
            survivor(code).save(&world).await;
        }
        let (mobiliser, coordinator) = (world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Coordinator).await);
        let lead = make(&mobiliser, "Rokeya Zqname", "YES").await;
        make(&mobiliser, "Shirin Zqother", "YES").await;
        let help = json!({ "deedId": new_id("deed"), "id": new_id("leadReferral"), "lead": lead, "need": "FOOD", "madeOn": "2022-02-21" });
        mobiliser.done("leadReferralMake", help).await;
        coordinator.done("leadVerify", verification(&lead, 1)).await;
        coordinator.done("survivorEnrol", enrolment(&lead, 2)).await;
        let own = ["survivor-enrol RJ-0004", "lead-verify RJ-0004", "lead-referral-make RJ-0004", "lead-create RJ-0004"];
        assert_eq!(changes(&coordinator, "RJ-0004").await, own);

        // RJ-0003 goes into RJ-0002, that one into the enrolled person's file: all of it is told there.
        reassign(&coordinator, "RJ-0003").await;
        merge(&coordinator, "RJ-0002", "RJ-0003").await;
        merge(&coordinator, "RJ-0004", "RJ-0002").await;
        let told = changes(&coordinator, "RJ-0004").await;
        let before = ["survivors-merge RJ-0002", "survivors-merge RJ-0003", "survivor-reassign RJ-0003"];
        assert_eq!(told[..2], ["survivors-merge RJ-0004", "survivors-merge RJ-0002"]);
        assert_eq!(told[2..5], before);
        assert_eq!(told[5..], own);
        assert!(changes(&coordinator, "RJ-0001").await.is_empty());

        // Page by page it is the same.
        let page = |after: &str| format!("{{ survivor(code: \"RJ-0004\") {{ history(looks: false, first: 5{after}) {{ nodes {{ deed }} pageInfo {{ endCursor hasNextPage }} }} }} }}");
        let first = coordinator.ask(&page("")).await["survivor"]["history"].clone();
        let next = coordinator.ask(&page(&format!(", after: {}", first["pageInfo"]["endCursor"]))).await["survivor"]["history"].clone();
        assert_eq!((&first["pageInfo"]["hasNextPage"], &next["pageInfo"]["hasNextPage"]), (&json!(true), &json!(false)));
        assert_eq!(next["nodes"][0]["deed"], "survivor-enrol");
    }

    async fn a_file_says_how_much_it_holds_and_a_merger_takes_the_pair_off_the_list(world: World) {
        survivor("RJ-0001").named("Rokeya Zqname").with_phone("01711000001").with_session("2021-03-01").save(&world).await;
        let (mobiliser, coordinator) = (world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Coordinator).await);
        let lead = make(&mobiliser, "Rokeya Zqname", "YES").await;
        coordinator.done("leadVerify", verification(&lead, 1)).await;
        coordinator.done("survivorEnrol", enrolment(&lead, 2)).await;
        let pairs = "{ duplicates { nodes { lead { survivorCode } survivor { code } } } }";
        let pair = json!([{ "lead": { "survivorCode": "RJ-0002" }, "survivor": { "code": "RJ-0001" } }]);
        assert_eq!(coordinator.ask(pairs).await["duplicates"]["nodes"], pair, "two files by now, and still to be decided");
        let counts = "{ survivors(first: 10) { nodes { code recordCounts { kind count } } } }";
        let held = coordinator.ask(counts).await["survivors"]["nodes"].clone();
        assert_eq!(held, json!([
            { "code": "RJ-0001", "recordCounts": [{ "kind": "enrolment", "count": 1 }, { "kind": "counselling_session", "count": 1 }] },
            { "code": "RJ-0002", "recordCounts": [{ "kind": "enrolment", "count": 1 }, { "kind": "consent", "count": 3 }] },
        ]));
        merge(&coordinator, "RJ-0001", "RJ-0002").await;
        assert_eq!(coordinator.ask(pairs).await["duplicates"]["nodes"], json!([]));
        let held = coordinator.ask(counts).await["survivors"]["nodes"].clone();
        let kinds: Vec<&str> = held[0]["recordCounts"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["enrolment", "consent", "counselling_session"]);
        let tsp = world.signed_in(Role::Tsp).await.ask(counts).await["survivors"]["nodes"].clone();
        assert!(tsp.as_array().unwrap().iter().all(|one| one["recordCounts"] == json!([])), "how a case goes is not the provider's");
    }
}
