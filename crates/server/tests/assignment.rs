//! Giving a survivor to another counsellor: the pattern of every deed's tests.

use ashshash_access::Role;
use ashshash_base::SurvivorId;
use ashshash_testkit::{World, both, cast, new_id, survivor};
use serde_json::{Value, json};

fn input(survivor: SurvivorId, version: i64, counsellor: &str) -> Value {
    json!({ "deedId": new_id("deed"), "survivor": survivor.to_string(), "version": version, "counsellor": counsellor })
}

fn counsellor() -> String {
    cast::counsellor().to_string()
}

both! {
    async fn a_survivor_goes_to_another_counsellor_once(world: World) {
        let file = survivor("RJ-0001").named("Zqname").save(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let deed = input(file, 1, &counsellor());
        let first = coordinator.deed("survivorReassign", deed.clone()).await;
        assert_eq!(first, json!({ "id": file.to_string(), "version": 2, "repeated": false, "problems": [] }));
        let again = coordinator.deed("survivorReassign", deed.clone()).await;
        assert_eq!(again, json!({ "id": file.to_string(), "version": 2, "repeated": true, "problems": [] }));
        let mut other = deed;
        other["version"] = json!(2);
        assert_eq!(coordinator.refused("survivorReassign", other).await, ["deed-id-reused"]);
        let counsellor = world.signed_in(Role::Counsellor).await;
        let found = counsellor.ask("{ survivor(code: \"RJ-0001\") { history { nodes { deed by fields } } } }").await;
        let entry = json!({ "deed": "survivor-reassign", "by": "Test coordinator", "fields": ["counsellor"] });
        assert!(found["survivor"]["history"]["nodes"].as_array().unwrap().contains(&entry), "{found}");
    }

    async fn only_a_coordinator_of_the_office_may(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        for role in [Role::Counsellor, Role::Mobiliser, Role::Tsp, Role::Lsp] {
            let client = world.signed_in(role).await;
            assert_eq!(client.refused("survivorReassign", input(file, 1, &counsellor())).await, ["not-allowed"]);
        }
        let other = world.signed_in_as(cast::other_coordinator()).await;
        let refused = other.refused("survivorReassign", input(file, 1, &counsellor())).await;
        assert_eq!(refused, ["survivor-not-found@survivor"]);
    }

    async fn what_changes_nothing_or_names_nobody_is_refused(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let same = coordinator.refused("survivorReassign", input(file, 1, &counsellor())).await;
        assert_eq!(same, ["counsellor-unchanged@counsellor"]);
        let nobody = coordinator.refused("survivorReassign", input(file, 1, &new_id("counsellor"))).await;
        assert_eq!(nobody, ["counsellor-unknown@counsellor"]);
    }

    async fn a_stale_version_is_told_with_who_and_when(world: World) {
        let file = survivor("RJ-0001").save(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        coordinator.done("survivorReassign", input(file, 1, &counsellor())).await;
        let outcome = coordinator.deed("survivorReassign", input(file, 1, &counsellor())).await;
        let problem = &outcome["problems"][0];
        assert_eq!((&problem["code"], &problem["field"]), (&json!("changed-meanwhile"), &json!("counsellor")));
        let message = problem["message"].as_str().unwrap();
        assert!(message.contains("Test coordinator") && message.contains("1 March 2022"), "{message}");
    }
}
