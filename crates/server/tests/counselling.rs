//! Sessions over HTTP: planned, held, missed, moved, called off, settled; the day, free times, notes, figures.

use ashshash_access::Role;
use ashshash_base::SurvivorId;
use ashshash_testkit::{Client, World, both, cast, new_id, survivor};
use serde_json::{Value, json};

/// The tests' today is Tuesday, 1 March 2022.
const TODAY: &str = "2022-03-01";

fn plan(survivor: SurvivorId, on: &str, starts_at: Option<&str>) -> Value {
    json!({ "deedId": new_id("deed"), "id": new_id("counsellingSession"), "survivor": survivor.to_string(), "on": on, "startsAt": starts_at })
}

fn of(id: &Value, version: i64, more: Value) -> Value {
    let mut input = json!({ "deedId": new_id("deed"), "id": id, "version": version });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

fn held() -> Value {
    json!({ "venue": "SURVIVORS_HOME", "suitable": true, "satisfaction": 4 })
}

fn next(on: &str, starts_at: &str) -> Value {
    json!({ "id": new_id("counsellingSession"), "on": on, "startsAt": starts_at })
}

async fn own(world: &World, code: &str) -> SurvivorId {
    survivor(code).named("Rokeya Khatun").of_the_counsellor().save(world).await
}

async fn planned(client: &Client, survivor: SurvivorId, on: &str, at: Option<&str>) -> Value {
    let input = plan(survivor, on, at);
    client.done("sessionPlan", input.clone()).await;
    input["id"].clone()
}

async fn session(client: &Client, id: &Value) -> Value {
    let question = format!(
        "{{ node(id: {id}) {{ ... on CounsellingSession {{ version status sessionOn startsAt minutes kind venue mode suitable satisfaction reason toSettle rescheduledTo hasNote counsellor {{ name }} survivor {{ code }} }} }} }}"
    );
    client.ask(&question).await["node"].clone()
}

async fn figure(client: &Client, code: &str) -> i64 {
    let question = format!(
        "{{ indicator(code: \"{code}\", period: {{ from: \"2022-01-01\", to: \"2022-12-31\" }}) {{ total }} }}"
    );
    client.ask(&question).await["indicator"]["total"].as_i64().unwrap()
}

async fn day(client: &Client) -> Value {
    let question =
        "{ counsellorDay { on appointments { id survivor { code identity { name } } } overdue { id } toSettle { id }
        followUps { id kind } certificatesSentBack { id survivor { code } } } }";
    client.ask(question).await["counsellorDay"].clone()
}

fn ids(list: &Value) -> Vec<Value> {
    list.as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
}

both! {
    async fn a_session_is_planned_once_held_once_and_counted_once(world: World) {
        let file = own(&world, "RJ-0001").await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let input = plan(file, TODAY, Some("09:30"));
        let id = input["id"].clone();
        let first = counsellor.deed("sessionPlan", input.clone()).await;
        assert_eq!(first, json!({ "id": id, "version": 1, "repeated": false, "problems": [] }));
        assert_eq!(counsellor.deed("sessionPlan", input).await["repeated"], true);
        let seen = session(&counsellor, &id).await;
        assert_eq!(seen, json!({ "version": 1, "status": "PLANNED", "sessionOn": TODAY, "startsAt": "09:30", "minutes": 60, "kind": "FIRST",
            "venue": "OFFICE", "mode": "FACE_TO_FACE", "suitable": null, "satisfaction": null, "reason": null, "toSettle": false,
            "rescheduledTo": null, "hasNote": false, "counsellor": { "name": cast::COUNSELLOR }, "survivor": { "code": "RJ-0001" } }));
        assert_eq!(figure(&counsellor, "counselling_sessions_held").await, 0);

        let mut more = held();
        more["note"] = json!("She sleeps better.");
        more["next"] = next("2022-03-08", "10:00");
        let deed = of(&id, 1, more.clone());
        assert_eq!(counsellor.done("sessionHold", deed.clone()).await, 2);
        assert_eq!(counsellor.deed("sessionHold", deed).await["repeated"], true);
        let seen = session(&counsellor, &id).await;
        assert_eq!((&seen["status"], &seen["venue"], &seen["suitable"], &seen["satisfaction"], &seen["hasNote"]),
            (&json!("HELD"), &json!("SURVIVORS_HOME"), &json!(true), &json!(4), &json!(true)));
        assert_eq!(figure(&counsellor, "counselling_sessions_held").await, 1);
        assert_eq!(figure(&counsellor, "survivors_counselled").await, 1);
        let following = session(&counsellor, &more["next"]["id"]).await;
        assert_eq!((&following["status"], &following["kind"], &following["venue"]), (&json!("PLANNED"), &json!("REGULAR"), &json!("SURVIVORS_HOME")));

        let stale = of(&id, 1, held());
        assert_eq!(counsellor.refused("sessionHold", stale).await, ["changed-meanwhile@status"]);
        for (mutation, more, problem) in [
            ("sessionHold", held(), "session-held-already@id"),
            ("sessionMiss", json!({}), "session-held-already@id"),
            ("sessionCancel", json!({ "reason": "ILLNESS" }), "session-held-already@id"),
            ("sessionReschedule", json!({ "next": next("2022-03-09", "10:00") }), "session-held-already@id"),
            ("sessionSettle", json!({ "reason": "OTHER" }), "session-nothing-to-settle@id"),
        ] {
            assert_eq!(counsellor.refused(mutation, of(&id, 2, more)).await, [problem], "{mutation}");
        }
        assert_eq!(figure(&counsellor, "counselling_sessions_held").await, 1);
    }

    async fn what_is_missing_is_said_of_both_sessions_at_once(world: World) {
        let file = own(&world, "RJ-0001").await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let id = planned(&counsellor, file, TODAY, None).await;
        planned(&counsellor, file, "2022-03-08", Some("11:00")).await;
        let more = json!({ "next": next("2022-03-08", "11:30"), "satisfaction": 6 });
        let refused = counsellor.refused("sessionHold", of(&id, 1, more)).await;
        assert_eq!(refused, ["session-suitable-missing@suitable", "satisfaction-off-scale@satisfaction", "appointment-overlaps@next.startsAt"]);
        assert_eq!(session(&counsellor, &id).await["status"], "PLANNED");
        let tomorrow = planned(&counsellor, file, "2022-03-02", None).await;
        assert_eq!(counsellor.refused("sessionHold", of(&tomorrow, 1, held())).await, ["session-not-yet@on"]);
        assert_eq!(counsellor.refused("sessionMiss", of(&tomorrow, 1, json!({}))).await, ["session-not-yet@on"]);
        assert_eq!(counsellor.refused("sessionPlan", plan(file, "2022-02-28", None)).await, ["appointment-past@on"]);
    }

    async fn two_appointments_of_one_counsellor_never_overlap(world: World) {
        let (one, other) = (own(&world, "RJ-0001").await, own(&world, "RJ-0002").await);
        let counsellor = world.signed_in(Role::Counsellor).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let (first, second) = tokio::join!(
            counsellor.deed("sessionPlan", plan(one, "2022-03-05", Some("11:00"))),
            coordinator.deed("sessionPlan", plan(other, "2022-03-05", Some("11:30"))),
        );
        let done = [&first, &second].into_iter().filter(|outcome| outcome["problems"] == json!([])).count();
        assert_eq!(done, 1, "{first} {second}");
        let refused = if first["problems"] == json!([]) { second } else { first };
        assert_eq!(refused["problems"][0]["code"], "appointment-overlaps");
        let message = refused["problems"][0]["message"].as_str().unwrap();
        assert!(message.contains("5 March 2022"), "{refused}");
        // Whoever covers for a colleague is not told with whom the colleague meets.
        assert!(!message.contains("RJ-"), "{refused}");
        counsellor.done("sessionPlan", plan(one, "2022-03-05", Some("12:30"))).await;
        counsellor.done("sessionPlan", plan(one, "2022-03-05", None)).await;
        // Moved away from its own time, nothing is in the way.
        let free = planned(&counsellor, one, "2022-03-06", Some("09:00")).await;
        counsellor.done("sessionReschedule", of(&free, 1, json!({ "next": next("2022-03-06", "09:30") }))).await;
    }

    async fn a_missed_session_stays_on_the_list_until_it_is_settled(world: World) {
        let file = own(&world, "RJ-0001").await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let (closed, moved) = (planned(&counsellor, file, TODAY, Some("09:00")).await, planned(&counsellor, file, TODAY, Some("10:00")).await);
        for id in [&closed, &moved] {
            assert_eq!(counsellor.done("sessionMiss", of(id, 1, json!({}))).await, 2);
        }
        assert_eq!(ids(&day(&counsellor).await["toSettle"]), [closed.clone(), moved.clone()]);
        assert_eq!(figure(&counsellor, "counselling_sessions_missed").await, 2);
        let deed = of(&closed, 2, json!({ "reason": "NOT_REACHED" }));
        counsellor.done("sessionSettle", deed.clone()).await;
        assert_eq!(counsellor.deed("sessionSettle", deed).await["repeated"], true);
        assert_eq!(counsellor.refused("sessionSettle", of(&closed, 2, json!({ "reason": "OTHER" }))).await, ["changed-meanwhile@status"]);
        let anew = next("2022-03-03", "10:00");
        counsellor.done("sessionReschedule", of(&moved, 2, json!({ "next": anew }))).await;
        assert_eq!(ids(&day(&counsellor).await["toSettle"]), [json!(null); 0]);
        let seen = session(&counsellor, &moved).await;
        assert_eq!((&seen["status"], &seen["toSettle"], &seen["rescheduledTo"]), (&json!("MISSED"), &json!(false), &anew["id"]));
        assert_eq!(session(&counsellor, &closed).await["reason"], "NOT_REACHED");
        assert_eq!(figure(&counsellor, "counselling_sessions_missed").await, 2, "missed stays missed");
        let in_time = planned(&counsellor, file, "2022-03-04", Some("09:00")).await;
        counsellor.done("sessionCancel", of(&in_time, 1, json!({ "reason": "SURVIVORS_WISH" }))).await;
        assert_eq!(session(&counsellor, &in_time).await["status"], "CANCELLED");
    }

    async fn a_day_shows_what_waits_for_this_counsellor_only(world: World) {
        survivor("RJ-0009").of_the_counsellor().with_missed_session("2021-05-01").save(&world).await;
        let somebody = survivor("RJ-0008").save(&world).await;
        let file = own(&world, "RJ-0001").await;
        let (counsellor, coordinator) = (world.signed_in(Role::Counsellor).await, world.signed_in(Role::Coordinator).await);
        assert_eq!(coordinator.refused("sessionPlan", plan(somebody, TODAY, None)).await, ["session-without-counsellor@survivor"]);
        let (second, first) = (planned(&counsellor, file, TODAY, Some("15:00")).await, planned(&counsellor, file, TODAY, Some("09:30")).await);
        planned(&counsellor, file, "2022-03-02", Some("09:30")).await;
        let follow_up = json!({ "deedId": new_id("deed"), "id": new_id("followUp"), "survivor": file.to_string(), "kind": "SURVIVOR", "dueOn": "2022-03-05" });
        counsellor.done("followUpPlan", follow_up.clone()).await;
        let seen = day(&counsellor).await;
        assert_eq!(ids(&seen["appointments"]), [first, second]);
        assert_eq!(seen["appointments"][0]["survivor"], json!({ "code": "RJ-0001", "identity": { "name": "Rokeya Khatun" } }));
        assert_eq!(ids(&seen["toSettle"]), [json!(null); 0], "what a register brought is closed");
        assert_eq!(ids(&seen["followUps"]), [follow_up["id"].clone()]);
        world.clock.pass_minutes(24 * 60);
        let counsellor = world.signed_in(Role::Counsellor).await;
        let later = day(&counsellor).await;
        assert_eq!((ids(&later["appointments"]).len(), ids(&later["overdue"]).len()), (1, 2));
        for role in [Role::Coordinator, Role::Mobiliser, Role::Tsp] {
            let nobody = day(&world.signed_in(role).await).await;
            assert_eq!((&nobody["appointments"], &nobody["overdue"]), (&json!([]), &json!([])), "{role:?}");
        }
        let week = counsellor.ask("{ appointments(week: \"2022-02-27\") { sessionOn startsAt } }").await;
        assert_eq!(week["appointments"].as_array().unwrap().len(), 3);
    }

    async fn free_times_leave_out_what_either_has(world: World) {
        let (file, other) = (own(&world, "RJ-0001").await, own(&world, "RJ-0002").await);
        let counsellor = world.signed_in(Role::Counsellor).await;
        let id = planned(&counsellor, file, "2022-03-02", Some("09:00")).await;
        planned(&counsellor, other, "2022-03-02", Some("11:00")).await;
        let free = async |client: &Client, besides: &str| {
            let question = format!("{{ freeSlots(survivor: \"{file}\", first: 3{besides}) {{ on startsAt }} }}");
            let slots = client.ask(&question).await["freeSlots"].clone();
            slots.as_array().unwrap().iter().map(|slot| format!("{} {}", slot["on"].as_str().unwrap(), slot["startsAt"].as_str().unwrap())).collect::<Vec<_>>()
        };
        assert_eq!(free(&counsellor, "").await, ["2022-03-02 10:00", "2022-03-02 12:00", "2022-03-03 09:00"]);
        assert_eq!(free(&counsellor, &format!(", besides: {id}")).await[0], "2022-03-02 09:00");
        assert_eq!(free(&world.signed_in_as(cast::other_coordinator()).await, "").await, [""; 0]);
    }

    async fn a_session_that_nobody_planned_is_recorded(world: World) {
        let file = survivor("RJ-0001").save(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let mut input = plan(file, "2022-02-20", None);
        assert_eq!(coordinator.refused("sessionRecord", input.clone()).await, ["session-venue-missing@venue", "session-suitable-missing@suitable"]);
        input["venue"] = json!("PHONE");
        input["suitable"] = json!(false);
        assert_eq!(coordinator.done("sessionRecord", input.clone()).await, 1);
        let seen = session(&coordinator, &input["id"]).await;
        assert_eq!((&seen["status"], &seen["mode"], &seen["suitable"], &seen["kind"]), (&json!("HELD"), &json!("PHONE"), &json!(false), &json!("FIRST")));
        assert_eq!(figure(&coordinator, "survivors_counselled").await, 1);
    }

    async fn only_the_case_team_may_and_others_find_nothing(world: World) {
        let file = own(&world, "RJ-0001").await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let id = planned(&counsellor, file, TODAY, None).await;
        let deeds = || [
            ("sessionPlan", plan(file, TODAY, None)),
            ("sessionRecord", plan(file, TODAY, None)),
            ("sessionHold", of(&id, 1, held())),
            ("sessionMiss", of(&id, 1, json!({}))),
            ("sessionReschedule", of(&id, 1, json!({ "next": next("2022-03-09", "10:00") }))),
            ("sessionCancel", of(&id, 1, json!({ "reason": "OTHER" }))),
            ("sessionSettle", of(&id, 1, json!({ "reason": "OTHER" }))),
        ];
        for role in [Role::Mobiliser, Role::Tsp, Role::Lsp] {
            let client = world.signed_in(role).await;
            for (mutation, input) in deeds() {
                assert_eq!(client.refused(mutation, input).await, ["not-allowed"], "{mutation} as {role:?}");
            }
        }
        let other = world.signed_in_as(cast::other_coordinator()).await;
        for (mutation, input) in deeds() {
            let expected = if input["survivor"].is_null() { "session-not-found@id" } else { "survivor-not-found@survivor" };
            assert_eq!(other.refused(mutation, input).await, [expected], "{mutation}");
        }
        assert_eq!(session(&counsellor, &id).await["status"], "PLANNED");
    }

    async fn what_decides_about_an_appointment_is_told_to_who_may_agree_one(world: World) {
        let file = own(&world, "RJ-0001").await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let question = format!("{{ appointmentFacts(survivor: \"{file}\") {{ today isActive hasCounsellor lastVenue busy {{ session on startsAt minutes }} }} }}");
        let id = planned(&counsellor, file, "2022-03-08", Some("11:00")).await;
        let unplanned = json!({ "deedId": new_id("deed"), "id": new_id("counsellingSession"), "survivor": file.to_string(), "on": TODAY,
            "venue": "UNION_PARISHAD", "suitable": true });
        counsellor.done("sessionRecord", unplanned).await;
        assert_eq!(counsellor.ask(&question).await["appointmentFacts"], json!({ "today": TODAY, "isActive": true, "hasCounsellor": true,
            "lastVenue": "UNION_PARISHAD",
            "busy": [{ "session": id, "on": "2022-03-08", "startsAt": "11:00", "minutes": 60 }] }));
        for role in [Role::Mobiliser, Role::Tsp, Role::Lsp] {
            assert!(world.signed_in(role).await.ask(&question).await["appointmentFacts"].is_null());
        }
        let other = world.signed_in_as(cast::other_coordinator()).await;
        assert!(other.ask(&question).await["appointmentFacts"].is_null());
    }

    async fn a_note_is_the_counsellors_own_until_the_glass_is_broken(world: World) {
        let file = own(&world, "RJ-0001").await;
        let (counsellor, coordinator) = (world.signed_in(Role::Counsellor).await, world.signed_in(Role::Coordinator).await);
        let id = planned(&counsellor, file, TODAY, None).await;
        let mut more = held();
        more["note"] = json!("Zqnote of hers");
        counsellor.done("sessionHold", of(&id, 1, more)).await;
        let question = format!("{{ sessionNote(id: {id}) }}");
        assert_eq!(counsellor.ask(&question).await["sessionNote"], "Zqnote of hers");
        assert!(coordinator.ask(&question).await["sessionNote"].is_null());
        let dump = world.dump().await;
        assert!(!dump.windows(6).any(|bytes| bytes == b"Zqnote"), "notes are sealed");
        let glass = json!({ "deedId": new_id("deed"), "id": new_id("glassAccess"), "code": "RJ-0001", "reason": "The counsellor is ill and she called." });
        coordinator.done("glassBreak", glass).await;
        assert_eq!(coordinator.ask(&question).await["sessionNote"], "Zqnote of hers");
        let history = coordinator.ask("{ survivor(code: \"RJ-0001\") { history(first: 50) { nodes { deed } } } }").await;
        let looks = history["survivor"]["history"]["nodes"].as_array().unwrap().iter().filter(|entry| entry["deed"] == "look-notes").count();
        assert_eq!(looks, 2);
        world.clock.pass_minutes(24 * 60 + 1);
        let coordinator = world.signed_in(Role::Coordinator).await;
        assert!(coordinator.ask(&question).await["sessionNote"].is_null());
    }
}
