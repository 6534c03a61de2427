//! Search by name as it sounds, by phone and by code.

use ashshash_access::Role;
use ashshash_testkit::{Client, World, both, cast, survivor};
use serde_json::json;

async fn found(client: &Client, text: &str) -> Vec<String> {
    let query = "query ($text: String!) { survivorSearch(text: $text) { tooMany matches { survivor { code } } } }";
    let answer = client.ask_with(query, json!({ "text": text })).await.json();
    assert!(answer["errors"].is_null(), "{answer}");
    let matches = answer["data"]["survivorSearch"]["matches"].as_array().unwrap().iter();
    matches.map(|one| one["survivor"]["code"].as_str().unwrap().to_owned()).collect()
}

async fn plant(world: &World) {
    let people = [
        ("RJ-0001", "Md. Sohel Rahman", "মোঃ সোহেল রহমান", "01711111111"),
        ("RJ-0002", "Sohel Hossain", "সোহেল হোসেন", "01722222222"),
        ("RJ-0003", "Rokeya Khatun", "রোকেয়া খাতুন", "01733333333"),
    ];
    for (code, name, name_bn, phone) in people {
        survivor(code).named(name).named_in_bangla(name_bn).with_phone(phone).save(world).await;
    }
    survivor("RJ-0004").named("Sohel Rahman").of_the_counsellor().save(world).await;
    survivor("RJ-0001").held_by(cast::OTHER_OFFICE).named("Sohel Rahman").with_phone("01711111111").save(world).await;
}

both! {
    async fn names_are_found_in_either_script_as_they_sound(world: World) {
        plant(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        // The name itself comes before one that merely contains it or sounds like it.
        assert_eq!(found(&coordinator, "Sohel Rahman").await, ["RJ-0001", "RJ-0004"]);
        assert_eq!(found(&coordinator, "সোহেল রহমান").await[0], "RJ-0001");
        assert_eq!(found(&coordinator, "  rahman SOHEL ").await, ["RJ-0001", "RJ-0004"]);
        assert_eq!(found(&coordinator, "Sohel Hosen").await, ["RJ-0002"]);
        assert_eq!(found(&coordinator, "রোকেয়া").await, ["RJ-0003"]);
        assert_eq!(found(&coordinator, "sohel").await, ["RJ-0001", "RJ-0002", "RJ-0004"]);
        assert!(found(&coordinator, "Nobody Atall").await.is_empty());
        assert!(found(&coordinator, " ").await.is_empty());
        assert!(found(&coordinator, "%").await.is_empty());
    }

    async fn phones_and_codes_are_found_however_they_are_typed(world: World) {
        plant(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        for typed in ["01733333333", "+880 1733-333333", "০১৭৩৩৩৩৩৩৩৩"] {
            assert_eq!(found(&coordinator, typed).await, ["RJ-0003"], "{typed}");
        }
        assert_eq!(found(&coordinator, "rj-0003").await, ["RJ-0003"]);
        assert_eq!(found(&coordinator, "RJ-000").await.len(), 4);
    }

    async fn everybody_finds_only_their_own(world: World) {
        plant(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        assert_eq!(found(&counsellor, "sohel").await, ["RJ-0004"]);
        assert!(found(&counsellor, "01711111111").await.is_empty());
        for role in [Role::Mobiliser, Role::Tsp, Role::Lsp] {
            let client = world.signed_in(role).await;
            assert!(found(&client, "sohel").await.is_empty(), "{role:?}");
            assert!(found(&client, "RJ-0001").await.is_empty(), "{role:?}");
        }
        let other = world.signed_in_as(cast::other_coordinator()).await;
        assert_eq!(found(&other, "sohel").await, ["RJ-0001"]);
        assert!(found(&other, "রোকেয়া").await.is_empty());
    }

    async fn more_than_asked_for_says_so(world: World) {
        plant(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let some = coordinator.ask("{ survivorSearch(text: \"sohel\", first: 1) { tooMany matches { survivor { code } } } }").await;
        assert_eq!(some["survivorSearch"]["tooMany"], true);
        assert_eq!(some["survivorSearch"]["matches"].as_array().unwrap().len(), 1);
    }
}
