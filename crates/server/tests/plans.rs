//! Case plans and safety plans over HTTP.

use ashshash_access::Role;
use ashshash_base::SurvivorId;
use ashshash_testkit::{Client, World, both, new_id, survivor};
use serde_json::{Value, json};

pub fn goal(words: &str) -> Value {
    let service = json!({ "id": new_id("planService"), "service": "SKILLS", "by": "PROVIDER", "dueOn": "2022-09-01" });
    json!({ "id": new_id("planGoal"), "area": "ECONOMIC", "words": words, "dueOn": "2022-12-01", "services": [service] })
}

/// A case plan with one goal.
pub fn plan(survivor: SurvivorId, goals: Vec<Value>) -> Value {
    json!({
        "deedId": new_id("deed"), "id": new_id("casePlan"), "survivor": survivor.to_string(), "agreedOn": "2022-02-01",
        "reviewOn": "2022-06-01", "goals": goals,
    })
}

fn safety(survivor: SurvivorId, id: &str, version: i64, steps: &str) -> Value {
    json!({
        "deedId": new_id("deed"), "id": id, "version": version, "survivor": survivor.to_string(), "steps": steps,
        "people": "The neighbour Zqneighbour", "reviewOn": "2022-03-08",
    })
}

async fn first_plan(client: &Client) -> Value {
    let question = "{ survivor(code: \"RJ-0001\") { casePlans { id version reviewedOn endedOn
        goals { id area state dueOn version words services { id service by state version outcome } } } } }";
    client.ask(question).await["survivor"]["casePlans"][0].clone()
}

both! {
    async fn a_plan_is_agreed_once_and_again(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        assert_eq!(counsellor.refused("casePlanAgree", plan(file, vec![])).await, ["goals-missing@goals"]);
        let deed = plan(file, vec![goal("A shop of my own Zqgoal")]);
        counsellor.done("casePlanAgree", deed.clone()).await;
        assert_eq!(counsellor.deed("casePlanAgree", deed).await["repeated"], true);
        let again = plan(file, vec![goal("Another")]);
        assert_eq!(counsellor.refused("casePlanAgree", again).await, ["case-plan-open@survivor"]);
        let own = first_plan(&counsellor).await;
        assert_eq!((&own["goals"][0]["words"], &own["goals"][0]["state"]), (&json!("A shop of my own Zqgoal"), &json!("OPEN")));
        assert_eq!(own["goals"][0]["services"][0]["service"], "SKILLS");
        let coordinator = world.signed_in(Role::Coordinator).await;
        let coded = first_plan(&coordinator).await;
        assert_eq!((&coded["goals"][0]["area"], &coded["goals"][0]["words"]), (&json!("ECONOMIC"), &Value::Null));
        assert!(!world.dump().await.windows(6).any(|bytes| bytes == b"Zqgoal"), "sealed");
        for role in [Role::Tsp, Role::Lsp, Role::Mobiliser] {
            let partner = world.signed_in(role).await;
            assert_eq!(partner.refused("casePlanAgree", plan(file, vec![goal("x")])).await, ["not-allowed"]);
        }
        let gone = survivor("RJ-0002").of_the_counsellor().dropped_out("2021-06-30").save(&world).await;
        assert_eq!(counsellor.refused("casePlanAgree", plan(gone, vec![goal("x")])).await, ["survivor-not-active@survivor"]);
    }

    async fn goals_and_services_grow_and_changes_that_do_not_touch_merge(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        let agreed = plan(file, vec![goal("A shop")]);
        counsellor.done("casePlanAgree", agreed.clone()).await;
        let added = json!({ "deedId": new_id("deed"), "survivor": file.to_string(), "plan": agreed["id"], "goal": goal("Sleep well") });
        counsellor.done("planGoalAdd", added).await;
        let wrong = json!({ "deedId": new_id("deed"), "survivor": file.to_string(), "plan": new_id("casePlan"), "goal": goal("x") });
        assert_eq!(counsellor.refused("planGoalAdd", wrong).await, ["case-plan-ended@plan"]);
        let first = agreed["goals"][0]["id"].clone();
        let change = |fields: Value| {
            let mut deed = json!({ "deedId": new_id("deed"), "id": first, "version": 1, "survivor": file.to_string() });
            deed.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            deed
        };
        assert_eq!(counsellor.done("planGoalChange", change(json!({ "state": "UNDER_WAY" }))).await, 2);
        // Made on version 1, and another field: both stand.
        assert_eq!(coordinator.done("planGoalChange", change(json!({ "dueOn": "2023-01-01" }))).await, 3);
        let stale = coordinator.refused("planGoalChange", change(json!({ "state": "REACHED" }))).await;
        assert_eq!(stale, ["changed-meanwhile@state"]);
        let found = first_plan(&counsellor).await["goals"][0].clone();
        assert_eq!((&found["state"], &found["dueOn"], &found["version"]), (&json!("UNDER_WAY"), &json!("2023-01-01"), &json!(3)));
        let more = json!({ "deedId": new_id("deed"), "survivor": file.to_string(), "goal": first,
            "service": { "id": new_id("planService"), "service": "JOB", "by": "OFFICE", "dueOn": "2022-10-01" } });
        counsellor.done("planServiceAdd", more.clone()).await;
        let done = json!({ "deedId": new_id("deed"), "id": more["service"]["id"], "version": 1, "survivor": file.to_string(),
            "state": "DONE", "outcome": "Zqoutcome works at a tailor's" });
        counsellor.done("planServiceChange", done).await;
        let service = first_plan(&counsellor).await["goals"][0]["services"][1].clone();
        assert_eq!((&service["state"], &service["outcome"]), (&json!("DONE"), &json!("Zqoutcome works at a tailor's")));
        let unknown = json!({ "deedId": new_id("deed"), "id": new_id("planService"), "version": 1, "survivor": file.to_string(), "state": "DONE" });
        assert_eq!(counsellor.refused("planServiceChange", unknown).await, ["planned-service-unknown@id"]);
        let review = json!({ "deedId": new_id("deed"), "id": agreed["id"], "version": 1, "survivor": file.to_string(),
            "reviewedOn": "2022-03-01", "reviewOn": "2022-09-01" });
        assert_eq!(counsellor.done("casePlanReview", review.clone()).await, 2);
        let mut stale = review;
        stale["deedId"] = json!(new_id("deed"));
        assert_eq!(counsellor.refused("casePlanReview", stale).await, ["changed-meanwhile@reviewedOn", "changed-meanwhile@reviewOn"]);
        let history = coordinator.ask("{ survivor(code: \"RJ-0001\") { history { nodes { deed fields } } } }").await;
        let entry = json!({ "deed": "plan-goal-change", "fields": ["state"] });
        assert!(history["survivor"]["history"]["nodes"].as_array().unwrap().contains(&entry), "{history}");
    }

    async fn a_safety_plan_is_written_rewritten_and_closed(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let id = new_id("safetyPlan");
        assert_eq!(counsellor.refused("safetyPlanWrite", safety(file, &id, 0, " ")).await, ["safety-steps-missing@steps"]);
        let deed = safety(file, &id, 0, "Go to the neighbour");
        assert_eq!(counsellor.done("safetyPlanWrite", deed.clone()).await, 1);
        assert_eq!(counsellor.deed("safetyPlanWrite", deed).await["repeated"], true);
        let second = safety(file, &new_id("safetyPlan"), 0, "Go");
        assert_eq!(counsellor.refused("safetyPlanWrite", second).await, ["safety-plan-open@id"]);
        assert_eq!(counsellor.done("safetyPlanWrite", safety(file, &id, 1, "Call the police")).await, 2);
        let stale = counsellor.refused("safetyPlanWrite", safety(file, &id, 1, "Stay")).await;
        assert_eq!(stale, ["changed-meanwhile@steps"]);
        let question = "{ survivor(code: \"RJ-0001\") { safetyPlans { writtenOn reviewOn closedOn outcome words { steps people } } } }";
        let plan = counsellor.ask(question).await["survivor"]["safetyPlans"][0].clone();
        assert_eq!(plan["words"], json!({ "steps": "Call the police", "people": "The neighbour Zqneighbour" }));
        let coordinator = world.signed_in(Role::Coordinator).await;
        assert!(coordinator.ask(question).await["survivor"]["safetyPlans"][0]["words"].is_null());
        let close = |version: i64| json!({ "deedId": new_id("deed"), "id": id, "version": version, "survivor": file.to_string(),
            "closedOn": "2022-03-01", "outcome": "DANGER_OVER" });
        assert_eq!(counsellor.refused("safetyPlanClose", json!({ "deedId": new_id("deed"), "id": new_id("safetyPlan"), "version": 1,
            "survivor": file.to_string(), "closedOn": "2022-03-01", "outcome": "DANGER_OVER" })).await, ["safety-plan-unknown@id"]);
        assert_eq!(counsellor.done("safetyPlanClose", close(2)).await, 3);
        assert_eq!(counsellor.refused("safetyPlanClose", close(3)).await, ["safety-plan-closed@id"]);
        assert_eq!(counsellor.ask("{ redRisks { id } }").await["redRisks"], json!([]));
        let tsp = world.signed_in(Role::Tsp).await;
        assert_eq!(tsp.refused("safetyPlanClose", close(3)).await, ["not-allowed"]);
    }

    async fn who_may_not_read_a_plan_s_words_changes_none_of_them(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        let id = new_id("safetyPlan");
        counsellor.done("safetyPlanWrite", safety(file, &id, 0, "Go to the neighbour")).await;
        assert_eq!(coordinator.refused("safetyPlanWrite", safety(file, &id, 1, "Stay")).await, ["words-unread@steps", "words-unread@people"]);
        let part = |version: i64, fields: Value| {
            let mut deed = json!({ "deedId": new_id("deed"), "id": id, "version": version, "survivor": file.to_string() });
            deed.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            deed
        };
        assert_eq!(coordinator.refused("safetyPlanWrite", part(1, json!({ "people": "" }))).await, ["words-unread@people"]);
        // Another field, also on a version that somebody else has changed since: both stand.
        assert_eq!(coordinator.done("safetyPlanWrite", part(1, json!({ "reviewOn": "2022-04-01" }))).await, 2);
        assert_eq!(counsellor.done("safetyPlanWrite", part(1, json!({ "safePlaces": "The school" }))).await, 3);
        assert_eq!(counsellor.done("safetyPlanWrite", part(3, json!({ "people": "" }))).await, 4);
        let stale = counsellor.refused("safetyPlanWrite", part(1, json!({ "reviewOn": "2022-05-01" }))).await;
        assert_eq!(stale, ["changed-meanwhile@reviewOn"]);
        let question = "{ survivor(code: \"RJ-0001\") { safetyPlans { reviewOn words { warningSigns steps safePlaces people } }
            history { nodes { deed fields } } } }";
        let found = counsellor.ask(question).await["survivor"].clone();
        let words = json!({ "warningSigns": null, "steps": "Go to the neighbour", "safePlaces": "The school", "people": null });
        assert_eq!(found["safetyPlans"][0], json!({ "reviewOn": "2022-04-01", "words": words }));
        let entries = found["history"]["nodes"].as_array().unwrap();
        let changed: Vec<&Value> = entries.iter().filter(|entry| entry["deed"] == "safety-plan-write").map(|entry| &entry["fields"]).collect();
        assert_eq!(changed, [&json!(["people"]), &json!(["safe_places"]), &json!(["review_on"]), &json!(["steps", "people", "review_on"])]);
    }

    async fn who_may_not_read_a_goal_s_words_changes_none_of_them(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        let agreed = plan(file, vec![goal("A shop")]);
        counsellor.done("casePlanAgree", agreed.clone()).await;
        let change = |fields: Value| {
            let mut deed = json!({ "deedId": new_id("deed"), "id": agreed["goals"][0]["id"], "version": 1, "survivor": file.to_string() });
            deed.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            deed
        };
        let over = change(json!({ "state": "REACHED", "words": "Nothing" }));
        assert_eq!(coordinator.refused("planGoalChange", over).await, ["words-unread@words"]);
        assert_eq!(counsellor.done("planGoalChange", change(json!({ "state": "OPEN", "words": "Two shops" }))).await, 2);
        let outcome = |client: &str| json!({ "deedId": new_id("deed"), "id": agreed["goals"][0]["services"][0]["id"],
            "version": 1, "survivor": file.to_string(), "outcome": client });
        counsellor.done("planServiceChange", outcome("Learns to sew")).await;
        assert_eq!(coordinator.refused("planServiceChange", outcome("Nothing")).await, ["words-unread@outcome"]);
        let history = coordinator.ask("{ survivor(code: \"RJ-0001\") { history { nodes { deed fields } } } }").await;
        let entry = json!({ "deed": "plan-goal-change", "fields": ["words"] });
        assert!(history["survivor"]["history"]["nodes"].as_array().unwrap().contains(&entry), "{history}");
    }
}
