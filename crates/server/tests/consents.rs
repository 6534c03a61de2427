//! Consent: given, refused, withdrawn, ended, recorded from papers; who sees whom follows at once.

use ashshash_access::Role;
use ashshash_base::SurvivorId;
use ashshash_testkit::{Client, World, both, cast, new_id, survivor};
use serde_json::{Value, json};

fn give(survivor: SurvivorId, purpose: &str) -> Value {
    json!({
        "deedId": new_id("deed"), "id": new_id("consent"), "survivor": survivor.to_string(), "purpose": purpose,
        "way": "SIGNED", "givenOn": "2022-02-01",
    })
}

fn withdraw(id: &Value, version: i64) -> Value {
    json!({ "deedId": new_id("deed"), "id": id, "version": version, "withdrawnOn": "2022-03-01" })
}

fn with(mut input: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

async fn codes(client: &Client) -> Vec<String> {
    let found = client.ask("{ survivors { nodes { code identity { name } } } }").await;
    let nodes = found["survivors"]["nodes"].as_array().unwrap();
    nodes.iter().map(|node| node["code"].as_str().unwrap().to_owned()).collect()
}

async fn consents(client: &Client, code: &str) -> Value {
    let found = client
        .ask(&format!("{{ survivor(code: \"{code}\") {{ consents {{ purpose state inForce version }} }} }}"))
        .await;
    found["survivor"]["consents"].clone()
}

both! {
    async fn a_provider_sees_whom_agreed_and_nobody_from_the_withdrawal_on(world: World) {
        let trainee = survivor("RJ-0001").named("Zqname").in_training(cast::TSP, "2021-05-01", "edt").of_the_counsellor().save(&world).await;
        let client = survivor("RJ-0002").named("Zqother").referred(cast::LSP, "2021-06-01").of_the_counsellor().save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        for (role, file, purpose, code) in [(Role::Tsp, trainee, "SHARE_TSP", "RJ-0001"), (Role::Lsp, client, "SHARE_LSP", "RJ-0002")] {
            let provider = world.signed_in(role).await;
            assert!(codes(&provider).await.is_empty(), "nothing is recorded");
            let input = give(file, purpose);
            assert_eq!(counsellor.done("consentGive", input.clone()).await, 1);
            assert_eq!(counsellor.deed("consentGive", input.clone()).await["repeated"], true);
            assert_eq!(codes(&provider).await, [code]);
            let refuse = json!({ "deedId": new_id("deed"), "id": new_id("consent"), "survivor": file.to_string(), "purpose": purpose, "refusedOn": "2022-03-01" });
            assert_eq!(counsellor.refused("consentRefuse", refuse.clone()).await, ["consent-in-force"]);
            assert_eq!(provider.refused("consentWithdraw", withdraw(&input["id"], 1)).await, ["not-allowed"]);
            let back = withdraw(&input["id"], 1);
            assert_eq!(counsellor.done("consentWithdraw", back.clone()).await, 2);
            assert!(codes(&provider).await.is_empty(), "at once");
            assert_eq!(counsellor.deed("consentWithdraw", back).await["repeated"], true);
            assert_eq!(counsellor.refused("consentWithdraw", withdraw(&input["id"], 1)).await, ["changed-meanwhile@consent"]);
            assert_eq!(counsellor.refused("consentWithdraw", withdraw(&input["id"], 2)).await, ["consent-not-in-force"]);
            assert_eq!(counsellor.done("consentRefuse", with(refuse, &json!({ "deedId": new_id("deed") }))).await, 1);
        }
        // The legal referral is closed with it, and the provider learns nothing else.
        let coordinator = world.signed_in(Role::Coordinator).await;
        let found = coordinator.ask("{ survivor(code: \"RJ-0002\") { timeline { nodes { kind status } } } }").await;
        let entries = found["survivor"]["timeline"]["nodes"].as_array().unwrap().clone();
        assert!(entries.contains(&json!({ "kind": "REFERRAL", "status": "closed" })), "{entries:?}");
    }

    async fn a_consent_counts_until_its_last_day(world: World) {
        let file = survivor("RJ-0001").in_training(cast::TSP, "2021-05-01", "edt").save(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let until = with(give(file, "SHARE_TSP"), &json!({ "until": "2022-03-01", "recipient": cast::TSP.to_string() }));
        coordinator.done("consentGive", until).await;
        let tsp = world.signed_in(Role::Tsp).await;
        assert_eq!(codes(&tsp).await, ["RJ-0001"]);
        world.clock.pass_minutes(24 * 60);
        let (tsp, coordinator) = (world.signed_in(Role::Tsp).await, world.signed_in(Role::Coordinator).await);
        assert!(codes(&tsp).await.is_empty(), "the day has passed");
        assert_eq!(consents(&coordinator, "RJ-0001").await, json!([{ "purpose": "share_tsp", "state": "given", "inForce": false, "version": 1 }]));
        // Given again, the newer word stands in the place of the older.
        let again = with(give(file, "SHARE_TSP"), &json!({ "recipient": cast::TSP.to_string() }));
        coordinator.done("consentGive", again).await;
        assert_eq!(consents(&coordinator, "RJ-0001").await, json!([{ "purpose": "share_tsp", "state": "given", "inForce": true, "version": 1 }]));
        assert_eq!(codes(&tsp).await, ["RJ-0001"]);
    }

    async fn what_does_not_fit_is_told(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let others = survivor("RJ-0002").save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        for (more, expected) in [
            (json!({ "recipient": cast::LSP.to_string() }), "recipient-wrong@recipient"),
            (json!({ "purpose": "SHARE_PARTNER" }), "recipient-missing@recipient"),
            (json!({ "way": "SPOKEN" }), "witness-missing@witness"),
            (json!({ "givenOn": "2022-03-02" }), "date-in-future@givenOn"),
            (json!({ "until": "2022-01-31" }), "consent-ends-before@until"),
            (json!({ "survivor": others.to_string() }), "survivor-not-found@survivor"),
        ] {
            assert_eq!(counsellor.refused("consentGive", with(give(file, "SHARE_TSP"), &more)).await, [expected]);
        }
        for role in [Role::Mobiliser, Role::Tsp, Role::Lsp] {
            let client = world.signed_in(role).await;
            assert_eq!(client.refused("consentGive", give(file, "SERVICES")).await, ["not-allowed"]);
        }
        assert_eq!(counsellor.refused("consentWithdraw", withdraw(&json!(new_id("consent")), 1)).await, ["consent-not-found@id"]);
    }

    async fn papers_of_many_are_recorded_at_once(world: World) {
        let mut files = Vec::new();
        for number in 1..=3 {
            files.push(survivor(&format!("RJ-000{number}")).save(&world).await);
        }
        let coordinator = world.signed_in(Role::Coordinator).await;
        let left = "{ survivors(filter: { withoutConsent: SERVICES }) { totalCount } }";
        assert_eq!(coordinator.ask(left).await["survivors"]["totalCount"], 3);
        let paper = |file: &SurvivorId, purpose: &str| json!({ "id": new_id("consent"), "survivor": file.to_string(), "purpose": purpose });
        let papers: Vec<Value> = files.iter().take(2).flat_map(|file| [paper(file, "SERVICES"), paper(file, "SHARE_TSP")]).collect();
        let deed = json!({ "deedId": new_id("deed"), "seenOn": "2022-02-28", "seenBy": "Zqseer", "way": "SIGNED", "consents": papers });
        let spoken = with(deed.clone(), &json!({ "way": "SPOKEN", "seenBy": " " }));
        assert_eq!(coordinator.refused("consentsRecordPaper", spoken).await, ["witness-missing@seenBy", "paper-not-spoken@way"]);
        coordinator.done("consentsRecordPaper", deed.clone()).await;
        assert_eq!(coordinator.deed("consentsRecordPaper", deed.clone()).await["repeated"], true);
        assert_eq!(coordinator.ask(left).await["survivors"]["totalCount"], 1);
        let found = coordinator.ask("{ survivor(code: \"RJ-0001\") { consents { purpose on way witness } history { nodes { deed } } } }").await;
        assert_eq!(found["survivor"]["consents"][0], json!({ "purpose": "services", "on": "2022-02-28", "way": "SIGNED", "witness": "Zqseer" }));
        let entries = found["survivor"]["history"]["nodes"].as_array().unwrap().iter().filter(|entry| entry["deed"] == "consents-record-paper").count();
        assert_eq!(entries, 2, "each consent stands in the history of its file");
        let mobiliser = world.signed_in(Role::Mobiliser).await;
        assert_eq!(mobiliser.refused("consentsRecordPaper", with(deed, &json!({ "deedId": new_id("deed") }))).await, ["not-allowed"]);
    }

    async fn an_identity_changes_part_by_part(world: World) {
        let file = survivor("RJ-0001").named("Zqold").with_phone("01711000001").with_address("Zqhouse").of_the_counsellor().save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let change = |version: i64, touched: Value, person: Value| json!({ "deedId": new_id("deed"), "survivor": file.to_string(), "version": version, "touched": touched, "person": person });
        let renamed = change(1, json!(["NAME"]), json!({ "name": "Zqnew" }));
        let needs_contact = counsellor.refused("identityChange", renamed.clone()).await;
        assert_eq!(needs_contact, ["safe-contact-missing@callsAllowed"], "a phone without a safe contact came from a register");
        let contact = json!({ "safeContact": { "callsAllowed": false, "notToSay": "Zqword" } });
        assert_eq!(counsellor.done("identityChange", change(1, json!(["SAFE_CONTACT"]), contact)).await, 2);
        let renamed = change(1, json!(["NAME"]), json!({ "name": "Zqnew" }));
        assert_eq!(counsellor.done("identityChange", renamed.clone()).await, 3, "another part: both stay");
        assert_eq!(counsellor.deed("identityChange", renamed).await["repeated"], true);
        let stale = change(2, json!(["NAME"]), json!({ "name": "Zqthird" }));
        assert_eq!(counsellor.refused("identityChange", stale).await, ["changed-meanwhile@name"]);
        let nothing = change(3, json!([]), json!({}));
        assert_eq!(counsellor.refused("identityChange", nothing).await, ["nothing-changed"]);
        let found = counsellor.ask("{ survivor(code: \"RJ-0001\") { identity { name phone address safeContact { callsAllowed notToSay } } } survivorSearch(text: \"Zqnew\") { matches { survivor { code } } } }").await;
        assert_eq!(found["survivor"]["identity"], json!({
            "name": "Zqnew", "phone": null, "address": "Zqhouse", "safeContact": { "callsAllowed": false, "notToSay": "Zqword" },
        }), "no calls, no number");
        assert_eq!(found["survivorSearch"]["matches"][0]["survivor"]["code"], "RJ-0001");
        for role in [Role::Mobiliser, Role::Tsp] {
            let client = world.signed_in(role).await;
            assert_eq!(client.refused("identityChange", change(3, json!(["NAME"]), json!({ "name": "Zqx" }))).await, ["not-allowed"]);
        }
    }
}
