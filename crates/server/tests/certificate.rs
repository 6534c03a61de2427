//! Ready-to-Go certificates (R4): asked for, decided, numbered, counted.

use std::collections::BTreeSet;

use ashshash_access::Role;
use ashshash_base::SurvivorId;
use ashshash_testkit::readiness::{agree_plan, assess_needs, make_ready};
use ashshash_testkit::{Client, World, both, cast, new_id, survivor};
use serde_json::{Value, json};

/// A survivor of the counsellor who lacks nothing.
async fn ready(world: &World, code: &str) -> SurvivorId {
    let file = survivor(code).named("Zqname").of_the_counsellor().with_session("2021-03-01").save(world).await;
    make_ready(world, file).await;
    file
}

fn request(id: &str, survivor: SurvivorId, version: i64) -> Value {
    json!({
        "deedId": new_id("deed"), "id": id, "survivor": survivor.to_string(), "version": version,
        "statement": "Zqstatement: decides about her own money."
    })
}

fn decision(id: &str, version: i64) -> Value {
    json!({ "deedId": new_id("deed"), "id": id, "version": version })
}

fn with(mut input: Value, field: &str, words: &str) -> Value {
    input[field] = json!(words);
    input
}

/// Asks for a certificate as the counsellor; gives its id.
async fn requested(world: &World, survivor: SurvivorId) -> String {
    let id = new_id("certificate");
    let counsellor = world.signed_in(Role::Counsellor).await;
    assert_eq!(counsellor.done("certificateRequest", request(&id, survivor, 0)).await, 1);
    id
}

async fn of_state(client: &Client, state: &str) -> Value {
    let question = format!(
        "{{ certificates(state: {state}) {{ totalCount nodes {{ id survivorCode state number version requestedOn requestedBy isOwnRequest decidedBy approvedOn revokedOn statement comment revocationReason pdf evidence {{ sessionsHeld lastHeldOn needsAssessedOn planGoals planReviewedOn missing {{ code }} }} }} }} }}"
    );
    client.ask(&question).await["certificates"].clone()
}

async fn counted(client: &Client) -> Value {
    let question = "{ indicator(code: \"ready_to_go_certificates\", period: { from: \"2022-01-01\", to: \"2022-12-31\" }) { total } }";
    client.ask(question).await["indicator"]["total"].clone()
}

both! {
    async fn a_certificate_goes_its_way(world: World) {
        let file = ready(&world, "RJ-0001").await;
        let (counsellor, coordinator) = (world.signed_in(Role::Counsellor).await, world.signed_in(Role::Coordinator).await);
        let id = requested(&world, file).await;
        let list = of_state(&coordinator, "REQUESTED").await;
        assert_eq!(list["totalCount"], 1);
        let node = &list["nodes"][0];
        for (field, value) in [
            ("survivorCode", json!("RJ-0001")), ("state", json!("REQUESTED")), ("number", Value::Null),
            ("requestedOn", json!("2022-03-01")), ("requestedBy", json!("Test counsellor")), ("isOwnRequest", json!(false)),
            ("statement", json!("Zqstatement: decides about her own money.")), ("pdf", Value::Null),
            ("evidence", json!({
                "sessionsHeld": 1, "lastHeldOn": "2021-03-01", "needsAssessedOn": "2021-03-03",
                "planGoals": 1, "planReviewedOn": "2021-03-10", "missing": [],
            })),
        ] {
            assert_eq!(node[field], value, "{field}");
        }
        assert_eq!(counted(&coordinator).await, 0);

        let back = with(decision(&id, 1), "comment", "Ask her family first.");
        assert_eq!(coordinator.done("certificateReturn", back).await, 2);
        let returned = of_state(&counsellor, "RETURNED").await["nodes"][0].clone();
        assert_eq!(returned["comment"], "Ask her family first.");
        assert_eq!(counsellor.done("certificateRequest", request(&id, file, 2)).await, 3);
        assert_eq!(coordinator.done("certificateApprove", decision(&id, 3)).await, 4);
        let approved = of_state(&counsellor, "APPROVED").await["nodes"][0].clone();
        assert_eq!((&approved["number"], &approved["approvedOn"]), (&json!("RTG-2022-001"), &json!("2022-03-01")));
        assert_eq!(approved["pdf"], format!("/certificates/{id}.pdf"));
        assert_eq!(counted(&coordinator).await, 1);

        let revoke = with(decision(&id, 4), "reason", "Zqreason: issued to the wrong person.");
        assert_eq!(coordinator.done("certificateRevoke", revoke).await, 5);
        assert_eq!(counted(&coordinator).await, 0, "the figure follows");
        let revoked = of_state(&coordinator, "REVOKED").await["nodes"][0].clone();
        assert_eq!(revoked["pdf"], Value::Null);
        assert_eq!((&revoked["number"], &revoked["revokedOn"]), (&json!("RTG-2022-001"), &json!("2022-03-01")));

        // A new one gets a new number: a revoked one's is never used again.
        let second = requested(&world, file).await;
        coordinator.done("certificateApprove", decision(&second, 1)).await;
        assert_eq!(of_state(&coordinator, "APPROVED").await["nodes"][0]["number"], "RTG-2022-002");
        assert_eq!(counted(&coordinator).await, 1);
        let dump = world.dump().await;
        for words in ["Zqstatement", "Zqreason", "Ask her family"] {
            assert!(!dump.windows(words.len()).any(|part| part == words.as_bytes()), "{words} lies open");
        }
    }

    async fn what_is_missing_is_said_before_and_refused(world: World) {
        let counsellor = world.signed_in(Role::Counsellor).await;
        let file = survivor("RJ-0001").of_the_counsellor().with_missed_session("2021-03-01").save(&world).await;
        let id = new_id("certificate");
        let question = format!("{{ certificateEvidence(survivor: \"{file}\") {{ missing {{ code message }} }} }}");
        let told = |answer: Value| -> Vec<String> {
            let missing = answer["certificateEvidence"]["missing"].as_array().unwrap().clone();
            missing.iter().map(|problem| problem["code"].as_str().unwrap().to_owned()).collect()
        };
        let missing = told(counsellor.ask(&question).await);
        assert_eq!(missing, ["certificate-no-session", "certificate-no-needs-assessment", "certificate-no-case-plan"]);
        let refused = counsellor.refused("certificateRequest", request(&id, file, 0)).await;
        assert_eq!(refused, [
            "certificate-no-session@sessionsHeld", "certificate-no-needs-assessment@needsAssessedOn", "certificate-no-case-plan@planGoals",
        ]);
        assess_needs(&world, file).await;
        agree_plan(&world, file, 0).await;
        assert_eq!(told(counsellor.ask(&question).await), ["certificate-no-session", "certificate-no-goal"]);
        let left = survivor("RJ-0002").of_the_counsellor().with_session("2021-03-01").dropped_out("2021-06-01").save(&world).await;
        make_ready(&world, left).await;
        let refused = counsellor.refused("certificateRequest", request(&id, left, 0)).await;
        assert_eq!(refused, ["certificate-not-active@status"]);
        let ready = ready(&world, "RJ-0003").await;
        let silent = with(request(&id, ready, 0), "statement", "  ");
        assert_eq!(counsellor.refused("certificateRequest", silent).await, ["certificate-statement-missing@statement"]);
    }

    async fn the_same_deed_is_done_once(world: World) {
        let file = ready(&world, "RJ-0001").await;
        let (counsellor, coordinator) = (world.signed_in(Role::Counsellor).await, world.signed_in(Role::Coordinator).await);
        let id = new_id("certificate");
        let ask = request(&id, file, 0);
        let steps = [
            (&counsellor, "certificateRequest", ask),
            (&coordinator, "certificateReturn", with(decision(&id, 1), "comment", "Later.")),
            (&counsellor, "certificateRequest", request(&id, file, 2)),
            (&coordinator, "certificateApprove", decision(&id, 3)),
            (&coordinator, "certificateRevoke", with(decision(&id, 4), "reason", "Wrong.")),
        ];
        for (at, (client, deed, input)) in steps.into_iter().enumerate() {
            let version = i64::try_from(at).unwrap() + 1;
            assert_eq!(client.deed(deed, input.clone()).await, json!({ "id": id, "version": version, "repeated": false, "problems": [] }));
            assert_eq!(client.deed(deed, input.clone()).await, json!({ "id": id, "version": version, "repeated": true, "problems": [] }), "{deed}");
            let mut other = input;
            other["version"] = json!(99);
            assert_eq!(client.refused(deed, other).await, ["deed-id-reused"], "{deed}");
        }
    }

    async fn wrong_states_and_stale_versions_are_told(world: World) {
        let file = ready(&world, "RJ-0001").await;
        let (counsellor, coordinator) = (world.signed_in(Role::Counsellor).await, world.signed_in(Role::Coordinator).await);
        let id = requested(&world, file).await;
        let another = request(&new_id("certificate"), file, 0);
        assert_eq!(counsellor.refused("certificateRequest", another).await, ["certificate-is-requested"]);
        let revoke = |version| with(decision(&id, version), "reason", "Wrong.");
        assert_eq!(coordinator.refused("certificateRevoke", revoke(1)).await, ["certificate-is-requested"]);
        let silent = with(decision(&id, 1), "comment", "");
        assert_eq!(coordinator.refused("certificateReturn", silent).await, ["certificate-comment-missing@comment"]);
        coordinator.done("certificateApprove", decision(&id, 1)).await;
        // Who comes second learns how it stands, whatever version their screen shows.
        let late = with(decision(&id, 1), "comment", "Later.");
        assert_eq!(coordinator.refused("certificateApprove", decision(&id, 1)).await, ["certificate-is-approved"]);
        assert_eq!(coordinator.refused("certificateReturn", late).await, ["certificate-is-approved"]);
        assert_eq!(counsellor.refused("certificateRequest", request(&id, file, 1)).await, ["certificate-is-approved"]);
        assert_eq!(coordinator.refused("certificateRevoke", revoke(1)).await, ["changed-meanwhile@state"]);
        assert_eq!(coordinator.refused("certificateRevoke", with(decision(&id, 2), "reason", " ")).await, ["certificate-reason-missing@reason"]);
        coordinator.done("certificateRevoke", revoke(2)).await;
        assert_eq!(coordinator.refused("certificateRevoke", revoke(3)).await, ["certificate-is-revoked"]);
        let nothing = coordinator.refused("certificateApprove", decision(&new_id("certificate"), 1)).await;
        assert_eq!(nothing, ["certificate-unknown@id"]);
    }

    async fn a_request_made_anew_is_not_decided_from_an_old_screen(world: World) {
        let file = ready(&world, "RJ-0001").await;
        let (counsellor, coordinator) = (world.signed_in(Role::Counsellor).await, world.signed_in(Role::Coordinator).await);
        let id = requested(&world, file).await;
        coordinator.done("certificateReturn", with(decision(&id, 1), "comment", "Later.")).await;
        assert_eq!(counsellor.refused("certificateRequest", request(&id, file, 1)).await, ["changed-meanwhile@state"]);
        counsellor.done("certificateRequest", request(&id, file, 2)).await;
        assert_eq!(coordinator.refused("certificateApprove", decision(&id, 1)).await, ["changed-meanwhile@state"]);
        let stale = coordinator.refused("certificateReturn", with(decision(&id, 1), "comment", "Later.")).await;
        assert_eq!(stale, ["changed-meanwhile@state", "changed-meanwhile@comment"]);
    }

    async fn who_asks_does_not_decide(world: World) {
        let file = ready(&world, "RJ-0001").await;
        let (coordinator, deputy) = (world.signed_in(Role::Coordinator).await, world.signed_in_as(cast::deputy()).await);
        let id = new_id("certificate");
        coordinator.done("certificateRequest", request(&id, file, 0)).await;
        assert_eq!(of_state(&coordinator, "REQUESTED").await["nodes"][0]["isOwnRequest"], true);
        assert_eq!(coordinator.refused("certificateApprove", decision(&id, 1)).await, ["certificate-own-request"]);
        let back = with(decision(&id, 1), "comment", "Later.");
        assert_eq!(coordinator.refused("certificateReturn", back).await, ["certificate-own-request"]);
        // The office has one coordinator: the deputy sees what is to be decided, and no file.
        let seen = of_state(&deputy, "REQUESTED").await["nodes"][0].clone();
        assert_eq!((&seen["survivorCode"], &seen["evidence"]["sessionsHeld"]), (&json!("RJ-0001"), &json!(1)));
        assert_eq!(deputy.ask("{ survivor(code: \"RJ-0001\") { code } survivors { totalCount } }").await, json!({ "survivor": null, "survivors": { "totalCount": 0 } }));
        let waiting = "{ counsellorDay { certificatesToDecide } }";
        assert_eq!(deputy.ask(waiting).await["counsellorDay"]["certificatesToDecide"], 1);
        assert_eq!(coordinator.ask(waiting).await["counsellorDay"]["certificatesToDecide"], 1);
        assert_eq!(world.signed_in(Role::Counsellor).await.ask(waiting).await["counsellorDay"]["certificatesToDecide"], 0);
        assert_eq!(deputy.done("certificateApprove", decision(&id, 1)).await, 2);
    }

    async fn only_who_decides_may_decide_and_only_in_the_own_office(world: World) {
        let file = ready(&world, "RJ-0001").await;
        let id = requested(&world, file).await;
        let deeds = [
            ("certificateApprove", decision(&id, 1)),
            ("certificateReturn", with(decision(&id, 1), "comment", "Later.")),
            ("certificateRevoke", with(decision(&id, 1), "reason", "Wrong.")),
        ];
        for role in [Role::Counsellor, Role::Mobiliser, Role::Tsp, Role::Lsp] {
            let client = world.signed_in(role).await;
            for (deed, input) in &deeds {
                assert_eq!(client.refused(deed, input.clone()).await, ["not-allowed"], "{role:?} {deed}");
            }
            if role != Role::Counsellor {
                assert_eq!(client.refused("certificateRequest", request(&new_id("certificate"), file, 0)).await, ["not-allowed"]);
                assert_eq!(of_state(&client, "REQUESTED").await["totalCount"], 0, "{role:?}");
            }
        }
        let other = world.signed_in_as(cast::other_coordinator()).await;
        for (deed, input) in deeds {
            assert_eq!(other.refused(deed, input).await, ["certificate-unknown@id"]);
        }
        assert_eq!(of_state(&other, "REQUESTED").await["totalCount"], 0);
        let foreign = survivor("RJ-0002").with_session("2021-03-01").save(&world).await;
        make_ready(&world, foreign).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let refused = counsellor.refused("certificateRequest", request(&new_id("certificate"), foreign, 0)).await;
        assert_eq!(refused, ["survivor-not-found@survivor"]);
    }

    async fn fifty_approvals_at_once_give_fifty_numbers_without_a_gap(world: World) {
        let coordinator = world.signed_in(Role::Coordinator).await;
        let mut waiting = Vec::new();
        survivor("RJ-0999").with_certificate("RTG-2022-007", "2022-01-05").save(&world).await;
        for number in 0..50 {
            let file = ready(&world, &format!("RJ-{number:04}")).await;
            waiting.push(requested(&world, file).await);
        }
        let approvals = waiting.into_iter().map(|id| {
            let client = coordinator.clone();
            tokio::spawn(async move { client.deed("certificateApprove", decision(&id, 1)).await })
        });
        for approval in approvals.collect::<Vec<_>>() {
            assert_eq!(approval.await.unwrap()["problems"], json!([]));
        }
        let list = coordinator.ask("{ certificates(state: APPROVED, first: 100) { nodes { number } } }").await;
        let numbers: BTreeSet<String> =
            list["certificates"]["nodes"].as_array().unwrap().iter().map(|node| node["number"].as_str().unwrap().to_owned()).collect();
        let expected: BTreeSet<String> = (7..=57).map(|ordinal| format!("RTG-2022-{ordinal:03}")).collect();
        assert_eq!(numbers, expected, "after the highest of the registers, each once, none left out");
    }

    async fn several_are_approved_each_with_its_own_outcome(world: World) {
        let coordinator = world.signed_in(Role::Coordinator).await;
        let first = requested(&world, ready(&world, "RJ-0001").await).await;
        let second = requested(&world, ready(&world, "RJ-0002").await).await;
        let own = new_id("certificate");
        coordinator.done("certificateRequest", request(&own, ready(&world, "RJ-0003").await, 0)).await;
        let mutation = "mutation($input: CertificatesApproveInput!) { certificatesApprove(input: $input) { id version problems { code } } }";
        let chosen = json!({ "input": { "certificates": [decision(&first, 1), decision(&own, 1), decision(&second, 1)] } });
        let answer = coordinator.ask_with(mutation, chosen).await.json();
        assert_eq!(answer["data"]["certificatesApprove"], json!([
            { "id": first, "version": 2, "problems": [] },
            { "id": null, "version": null, "problems": [{ "code": "certificate-own-request" }] },
            { "id": second, "version": 2, "problems": [] },
        ]));
        let numbers = of_state(&coordinator, "APPROVED").await["nodes"].as_array().unwrap().len();
        assert_eq!(numbers, 2);
        let none = coordinator.ask_with(mutation, json!({ "input": { "certificates": [] } })).await.json();
        assert_eq!(none["errors"][0]["extensions"]["code"], "certificates-none-chosen");
    }

    async fn the_list_is_paged_oldest_first_and_reading_words_is_journalled(world: World) {
        let coordinator = world.signed_in(Role::Coordinator).await;
        for code in ["RJ-0001", "RJ-0002", "RJ-0003"] {
            requested(&world, ready(&world, code).await).await;
            world.clock.pass_minutes(24 * 60);
        }
        let coordinator = { drop(coordinator); world.signed_in(Role::Coordinator).await };
        let page = |after: &str| format!("{{ certificates(first: 2{after}) {{ nodes {{ survivorCode statement }} pageInfo {{ hasNextPage endCursor }} }} }}");
        let first = coordinator.ask(&page("")).await["certificates"].clone();
        assert_eq!((&first["nodes"][0]["survivorCode"], &first["pageInfo"]["hasNextPage"]), (&json!("RJ-0001"), &json!(true)));
        let after = format!(", after: \"{}\"", first["pageInfo"]["endCursor"].as_str().unwrap());
        let second = coordinator.ask(&page(&after)).await["certificates"].clone();
        assert_eq!(second["nodes"].as_array().unwrap().len(), 1);
        assert_eq!(second["nodes"][0]["survivorCode"], "RJ-0003");
        let journal = coordinator.ask("{ survivor(code: \"RJ-0003\") { history { nodes { deed fields } } } }").await;
        let looks = journal["survivor"]["history"]["nodes"].as_array().unwrap();
        assert!(looks.contains(&json!({ "deed": "look-notes", "fields": ["notes"] })), "{journal}");
    }
}
