//! Leaving, completion, transfer and coming back over HTTP (R9), with the figures that move.

use ashshash_access::Role;
use ashshash_base::SurvivorId;
use ashshash_testkit::{Client, World, both, cast, new_id, survivor};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::plans::plan;

fn drop_out(survivor: SurvivorId, version: i64, on: &str) -> Value {
    json!({
        "deedId": new_id("deed"), "survivor": survivor.to_string(), "version": version, "leftOn": on,
        "reason": "FOUND_WORK", "note": "Zqleft for Dhaka",
    })
}

fn reenrol(survivor: SurvivorId, version: i64, on: &str) -> Value {
    json!({
        "deedId": new_id("deed"), "id": new_id("enrolment"), "survivor": survivor.to_string(), "version": version,
        "startedOn": on, "reason": "CAME_BACK",
    })
}

async fn figures(client: &Client) -> [Value; 3] {
    let period = "period: { from: \"2022-01-01\", to: \"2022-03-01\" }";
    let question = format!(
        "{{ enrolled: indicator(code: \"survivors_enrolled\", {period}) {{ total }}
        left: indicator(code: \"survivors_dropped_out\", {period}) {{ total }}
        active: indicator(code: \"survivors_active_at_end\", {period}) {{ total }} }}"
    );
    let found = client.ask(&question).await;
    ["enrolled", "left", "active"].map(|figure| found[figure]["total"].clone())
}

async fn set(world: &World, sql: &str) {
    world.database.writer().execute_unprepared(sql).await.unwrap();
}

both! {
    async fn leaving_ends_what_was_open_and_moves_the_figures(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().with_session("2022-03-20").with_missed_session("2022-02-10")
            .in_training(cast::TSP, "2021-05-01", "edt").save(&world).await;
        set(&world, "UPDATE counselling_session SET status = 'planned' WHERE status = 'held'").await;
        set(&world, "UPDATE counselling_session SET to_settle = true WHERE status = 'missed'").await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        counsellor.done("casePlanAgree", plan(file, vec![json!({ "id": new_id("planGoal"), "area": "HEALTH", "words": "x" })])).await;
        assert_eq!(figures(&counsellor).await, [0, 0, 1]);
        assert_eq!(counsellor.refused("survivorDropOut", drop_out(file, 1, "2022-03-02")).await, ["date-in-future@leftOn", "training-undecided@training"]);
        let mut deed = drop_out(file, 1, "2022-02-28");
        deed["training"] = json!("ENDS");
        assert_eq!(counsellor.done("survivorDropOut", deed.clone()).await, 2);
        assert_eq!(counsellor.deed("survivorDropOut", deed).await["repeated"], true);
        assert_eq!(figures(&counsellor).await, [0, 1, 0]);
        let found = counsellor.ask("{ survivor(code: \"RJ-0001\") { status enrolments { endedOn end dropOutReason } casePlans { endedOn }
            timeline { nodes { kind status on } } } }").await["survivor"].clone();
        assert_eq!(found["status"], "DROPPED_OUT");
        assert_eq!(found["enrolments"], json!([{ "endedOn": "2022-02-28", "end": "dropped_out", "dropOutReason": "found_work" }]));
        assert_eq!(found["casePlans"][0]["endedOn"], "2022-02-28");
        let nodes = found["timeline"]["nodes"].as_array().unwrap();
        let has = |kind: &str, status: &str| nodes.iter().any(|node| node["kind"] == kind && node["status"] == status);
        assert!(has("COUNSELLING_SESSION", "cancelled") && has("TRAINING_END", "dropped_out"), "{nodes:?}");
        let left = counsellor.refused("survivorDropOut", drop_out(file, 2, "2022-02-28")).await;
        assert_eq!(left, ["survivor-not-active@survivor"]);
        assert!(!world.dump().await.windows(6).any(|bytes| bytes == b"Zqleft"), "sealed");
    }

    async fn why_somebody_left_and_came_back_can_be_read_and_what_was_noted_by_the_own_counsellor(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().agreeing("services", cast::OFFICE).save(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        let over = json!({ "deedId": new_id("deed"), "survivor": file.to_string(), "version": 1, "completedOn": "2022-02-01", "reason": "IN_WORK", "note": "Zqleft for Dhaka" });
        counsellor.done("survivorComplete", over).await;
        counsellor.done("survivorReenrol", reenrol(file, 2, "2022-02-10")).await;
        let question = "{ survivor(code: \"RJ-0001\") { enrolments { id end endReason returnReason hasEndNote } } }";
        let found = counsellor.ask(question).await["survivor"]["enrolments"].clone();
        let id = found[0]["id"].clone();
        assert_eq!(found[0], json!({ "id": id, "end": "completed", "endReason": "in_work", "returnReason": null, "hasEndNote": true }));
        assert_eq!((&found[1]["returnReason"], &found[1]["hasEndNote"]), (&json!("came_back"), &json!(false)));
        let note = format!("{{ enrolmentNote(id: {id}) }}");
        assert_eq!(counsellor.ask(&note).await["enrolmentNote"], "Zqleft for Dhaka");
        assert!(coordinator.ask(&note).await["enrolmentNote"].is_null());
        for role in [Role::Mobiliser, Role::Tsp, Role::Lsp] {
            assert!(world.signed_in(role).await.ask(&note).await["enrolmentNote"].is_null(), "{role:?}");
        }
        let history = counsellor.ask("{ survivor(code: \"RJ-0001\") { history(looks: true) { nodes { deed } } } }").await;
        assert!(history["survivor"]["history"]["nodes"].as_array().unwrap().contains(&json!({ "deed": "look-notes" })));
    }

    async fn a_stale_version_and_a_wrong_role_are_refused(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        for role in [Role::Mobiliser, Role::Tsp, Role::Lsp] {
            let partner = world.signed_in(role).await;
            assert_eq!(partner.refused("survivorDropOut", drop_out(file, 1, "2022-02-01")).await, ["not-allowed"]);
            assert_eq!(partner.refused("survivorReenrol", reenrol(file, 1, "2022-02-01")).await, ["not-allowed"]);
        }
        let other = world.signed_in_as(cast::other_coordinator()).await;
        assert_eq!(other.refused("survivorDropOut", drop_out(file, 1, "2022-02-01")).await, ["survivor-not-found@survivor"]);
        assert_eq!(coordinator.refused("survivorDropOut", drop_out(file, 1, "2021-01-31")).await, ["left-before-enrolled@leftOn"]);
        assert_eq!(coordinator.refused("survivorDropOut", drop_out(file, 7, "2022-02-01")).await, ["changed-meanwhile@status"]);
        let complete = json!({ "deedId": new_id("deed"), "survivor": file.to_string(), "version": 1, "completedOn": "2022-02-01", "reason": "GOALS_REACHED" });
        assert_eq!(coordinator.done("survivorComplete", complete.clone()).await, 2);
        assert_eq!(coordinator.deed("survivorComplete", complete).await["repeated"], true);
        let transfer = |file: SurvivorId, version: i64| json!({ "deedId": new_id("deed"), "survivor": file.to_string(), "version": version,
            "transferredOn": "2022-02-01", "reason": "MOVED_DISTRICT" });
        assert_eq!(coordinator.refused("survivorTransfer", transfer(file, 2)).await, ["survivor-not-active@survivor"]);
        let second = survivor("RJ-0002").save(&world).await;
        coordinator.done("survivorTransfer", transfer(second, 1)).await;
        let found = coordinator.ask("{ a: survivor(code: \"RJ-0001\") { status } b: survivor(code: \"RJ-0002\") { status } }").await;
        assert_eq!(found, json!({ "a": { "status": "COMPLETED" }, "b": { "status": "TRANSFERRED" } }));
    }

    async fn coming_back_opens_a_new_episode_and_counts_nobody_twice(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().dropped_out("2021-06-30").save(&world).await;
        let willing = survivor("RJ-0002").of_the_counsellor().dropped_out("2021-06-30").agreeing("services", cast::OFFICE).save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        assert_eq!(counsellor.refused("survivorReenrol", reenrol(file, 1, "2021-06-29")).await, ["services-consent-missing@survivor", "day-too-early@startedOn"]);
        let deed = reenrol(willing, 1, "2022-02-01");
        counsellor.done("survivorReenrol", deed.clone()).await;
        assert_eq!(counsellor.deed("survivorReenrol", deed).await["repeated"], true);
        assert_eq!(counsellor.refused("survivorReenrol", reenrol(willing, 2, "2022-02-01")).await, ["enrolment-open@survivor"]);
        assert_eq!(figures(&counsellor).await, [0, 0, 1], "a second episode is no second enrolment");
        let found = counsellor.ask("{ survivor(code: \"RJ-0002\") { status version enrolments { startedOn endedOn } } }").await["survivor"].clone();
        assert_eq!((&found["status"], &found["version"], found["enrolments"].as_array().unwrap().len()), (&json!("ACTIVE"), &json!(2), 2));
    }
}
