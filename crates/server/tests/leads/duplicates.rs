//! Likely duplicates: the own ones to the counsellor, all of the office's to the coordinator, none to anybody else.

use ashshash_access::Role;
use ashshash_testkit::{Client, World, both, new_id, survivor};
use serde_json::{Value, json};

use super::{lead, make, with};

const ASKED: &str = "name: \"রোকেয়া\", birthYear: 1998, upazila: \"upazila_178\", phone: \"01711000009\"";

async fn likely(client: &Client, asked: &str) -> Value {
    let question = format!("{{ leadDuplicates({asked}) {{ matches survivor {{ code }} lead {{ id }} }} }}");
    client.ask(&question).await["leadDuplicates"].clone()
}

async fn listed(client: &Client) -> Vec<Value> {
    let question = "{ duplicates { nodes { id version matches lead { id } otherLead { id } survivor { code } } } }";
    client.ask(question).await["duplicates"]["nodes"].as_array().unwrap().clone()
}

fn decide(pair: &Value, decision: &str) -> Value {
    json!({ "deedId": new_id("deed"), "id": pair["id"], "version": pair["version"], "decision": decision })
}

both! {
    async fn a_name_that_many_bear_does_not_bury_the_list_and_the_best_match_is_on_it(world: World) {
        let (mobiliser, coordinator) = (world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Coordinator).await);
        for number in 1..=25 {
            let mut other = survivor(&format!("RJ-{number:04}")).named("Rokeya Khatun");
            if number == 12 {
                other = other.with_phone("01711000001");
            }
            other.save(&world).await;
        }
        make(&mobiliser, "Rokeya Khatun", "YES").await;
        let pairs = listed(&coordinator).await;
        assert_eq!(pairs.len(), 20);
        let best = pairs.iter().find(|pair| pair["survivor"]["code"] == "RJ-0012").unwrap();
        assert!(best["matches"].as_array().unwrap().contains(&json!("phone")), "{best}");
    }

    async fn is_my_neighbour_a_survivor_has_no_answer(world: World) {
        survivor("RJ-0001").named("Rokeya Khatun").with_phone("01711000009").of_the_counsellor().save(&world).await;
        survivor("RJ-0002").named("Rokeya Begum").save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let found = likely(&counsellor, ASKED).await;
        assert_eq!(found, json!([{ "matches": ["phone", "name", "birth_year", "place"], "survivor": { "code": "RJ-0001" }, "lead": null }]));
        // Somebody else's survivor: the same answer as for nobody.
        let others = "name: \"Rokeya Begum\", birthYear: 1998";
        let nobody = "name: \"Nobody Whatever\", birthYear: 1998";
        assert_eq!(likely(&counsellor, others).await, json!([]));
        assert_eq!(likely(&counsellor, nobody).await, json!([]));
        // Among one's own a name in full is enough, in either script; the stronger match comes first.
        survivor("RJ-0003").named("Rokeya Khatun").of_the_counsellor().save(&world).await;
        let found = likely(&counsellor, "nameBn: \"রোকেয়া খাতুন\", phone: \"01711000009\"").await;
        assert_eq!(found, json!([
            { "matches": ["phone", "name"], "survivor": { "code": "RJ-0001" }, "lead": null },
            { "matches": ["name"], "survivor": { "code": "RJ-0003" }, "lead": null },
        ]));
        assert_eq!(likely(&counsellor, "name: \"Khatun\"").await, json!([]), "a part of a name is anybody");
        assert_eq!(likely(&counsellor, "name: \"Rokeya Begum\"").await, json!([]));
        for role in [Role::Mobiliser, Role::Tsp, Role::Lsp] {
            let client = world.signed_in(role).await;
            assert_eq!(likely(&client, ASKED).await, json!([]), "{role:?}");
            assert!(listed(&client).await.is_empty(), "{role:?}");
        }
        let coordinator = world.signed_in(Role::Coordinator).await;
        let journal = coordinator.ask("{ journal(first: 10) { nodes { deed count } } }").await;
        let looks = journal["journal"]["nodes"].as_array().unwrap().iter().filter(|entry| entry["deed"] == "look-search").count();
        assert!(looks >= 3, "{journal}");
    }

    async fn on_saving_all_of_the_office_go_to_the_coordinators_list_alone(world: World) {
        survivor("RJ-0002").named("Rokeya Begum").save(&world).await;
        let (mobiliser, coordinator) = (world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Coordinator).await);
        let first = make(&mobiliser, "Rokeya Khatun", "YES").await;
        let second = make(&mobiliser, "রোকেয়া খাতুন", "YES").await;
        let pairs = listed(&coordinator).await;
        let of = |lead: &str| pairs.iter().filter(|pair| pair["lead"]["id"] == lead).count();
        assert_eq!((of(&first), of(&second)), (0, 1), "{pairs:?}");
        let pair = &pairs[0];
        assert_eq!(pair["otherLead"]["id"], first.as_str());
        assert_eq!(pair["matches"], json!(["phone", "name", "birth_year", "place"]));
        for role in [Role::Mobiliser, Role::Counsellor] {
            let client = world.signed_in(role).await;
            assert!(listed(&client).await.is_empty());
            assert_eq!(client.refused("duplicateDecide", decide(pair, "DIFFERENT")).await, ["not-allowed"]);
        }
        let stale = with(decide(pair, "DIFFERENT"), &json!({ "id": new_id("duplicate") }));
        assert_eq!(coordinator.refused("duplicateDecide", stale).await, ["duplicate-not-found@id"]);
        let same = decide(pair, "SAME_PERSON");
        assert_eq!(coordinator.done("duplicateDecide", same.clone()).await, 2);
        assert_eq!(coordinator.deed("duplicateDecide", same).await["repeated"], true);
        assert!(listed(&coordinator).await.is_empty());
        let again = with(decide(pair, "DIFFERENT"), &json!({ "version": 2 }));
        assert_eq!(coordinator.refused("duplicateDecide", again).await, ["duplicate-decided"]);
        let closed = lead(&coordinator, &second, "state reason hasIdentity").await;
        assert_eq!(closed, json!({ "state": "REJECTED", "reason": "known_already", "hasIdentity": false }));
        assert_eq!(lead(&coordinator, &first, "state").await["state"], "OPEN");
    }
}
