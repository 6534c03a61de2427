//! Lists and files of survivors: pages, filters, orders, and who sees what.

use ashshash_access::Role;
use ashshash_testkit::{Client, World, both, cast, survivor};
use serde_json::{Value, json};

async fn many(world: &World) {
    for number in 1..=9 {
        let file = survivor(&format!("RJ-000{number}")).enrolled(&format!("2021-0{}-01", 1 + number % 3));
        let file = if number % 2 == 0 { file.man() } else { file };
        let file = if number > 6 { file.in_upazila("Manirampur") } else { file };
        file.save(world).await;
    }
}

fn codes(connection: &Value) -> Vec<String> {
    let nodes = connection["nodes"].as_array().unwrap().iter();
    nodes.map(|node| node["code"].as_str().unwrap().to_owned()).collect()
}

/// Reads a whole list, three at a time.
async fn all(client: &Client, order: &str, filter: &str) -> Vec<String> {
    let (mut found, mut after) = (Vec::new(), Value::Null);
    loop {
        let query = format!(
            "query ($after: String) {{ survivors(first: 3, after: $after, order: {order}, filter: {filter}) {{
                totalCount nodes {{ code }} pageInfo {{ hasNextPage hasPreviousPage endCursor }} }} }}"
        );
        let answer = client.ask_with(&query, json!({ "after": after })).await.json();
        assert!(answer["errors"].is_null(), "{answer}");
        let page = &answer["data"]["survivors"];
        assert_eq!(page["pageInfo"]["hasPreviousPage"], !after.is_null());
        found.extend(codes(page));
        if page["pageInfo"]["hasNextPage"] == false {
            assert_eq!(page["totalCount"], found.len());
            return found;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
}

fn error_code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_default()
}

both! {
    async fn pages_follow_each_other_in_every_order(world: World) {
        many(&world).await;
        survivor("RJ-0010").enrolled("2021-02-01").save(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let by_code = all(&coordinator, "CODE", "{}").await;
        assert_eq!(by_code.len(), 10);
        assert!(by_code.is_sorted());
        let mut backwards = all(&coordinator, "CODE_DESCENDING", "{}").await;
        backwards.reverse();
        assert_eq!(backwards, by_code);
        let by_day = all(&coordinator, "ENROLLED_ON", "{}").await;
        let mut latest_first = all(&coordinator, "ENROLLED_ON_DESCENDING", "{}").await;
        latest_first.reverse();
        assert_eq!(latest_first, by_day);
        assert_eq!(by_day.len(), 10);
    }

    async fn who_is_not_enrolled_comes_last_and_first_backwards(world: World) {
        many(&world).await;
        let statement = "UPDATE survivor SET enrolled_on = NULL WHERE code IN ('RJ-0002', 'RJ-0005')";
        sea_orm::ConnectionTrait::execute_unprepared(world.database.writer(), statement).await.unwrap();
        let coordinator = world.signed_in(Role::Coordinator).await;
        let by_day = all(&coordinator, "ENROLLED_ON", "{}").await;
        let mut last = by_day[7..].to_vec();
        last.sort();
        assert_eq!(last, ["RJ-0002", "RJ-0005"]);
        let mut latest_first = all(&coordinator, "ENROLLED_ON_DESCENDING", "{}").await;
        latest_first.reverse();
        assert_eq!(latest_first, by_day);
        assert_eq!(all(&coordinator, "ENROLLED_ON", "{ enrolledTo: \"2021-12-31\" }").await.len(), 7);
    }

    async fn filters_narrow(world: World) {
        many(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let places = coordinator.ask("{ upazilas { code name nameBn } }").await;
        assert_eq!(places["upazilas"][0]["name"], "Manirampur");
        let manirampur = places["upazilas"][0]["code"].as_str().unwrap();
        let own = coordinator.ask("{ districts { code name } }").await["districts"].clone();
        assert_eq!((own.as_array().unwrap().len(), &own[0]["name"]), (64, &"Jashore".into()));
        let query = format!("{{ upazilasOf(district: {}) {{ code }} }}", own[0]["code"]);
        let within = coordinator.ask(&query).await["upazilasOf"].clone();
        assert!(within.as_array().unwrap().iter().any(|place| place["code"] == manirampur));
        for (filter, count) in [
            ("{ sex: MALE }".to_owned(), 4),
            (format!("{{ upazila: \"{manirampur}\" }}"), 3),
            (format!("{{ upazila: \"{manirampur}\", sex: FEMALE }}"), 2),
            ("{ status: ACTIVE }".to_owned(), 9),
            ("{ status: DROPPED_OUT }".to_owned(), 0),
            ("{ codePrefix: \"rj-0003\" }".to_owned(), 1),
            ("{ codePrefix: \"%\" }".to_owned(), 0),
            ("{ enrolledFrom: \"2021-02-01\", enrolledTo: \"2021-02-28\" }".to_owned(), 3),
        ] {
            assert_eq!(all(&coordinator, "CODE", &filter).await.len(), count, "{filter}");
        }
    }

    async fn a_cursor_fits_one_question_of_one_office(world: World) {
        many(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let page = coordinator.ask("{ survivors(first: 2) { edges { cursor node { code } } } }").await;
        let cursor = page["survivors"]["edges"][0]["cursor"].as_str().unwrap().to_owned();
        assert!(!cursor.contains("0001"));
        let same = format!("{{ survivors(first: 1, after: \"{cursor}\") {{ nodes {{ code }} }} }}");
        assert_eq!(codes(&coordinator.ask(&same).await["survivors"]), ["RJ-0002"]);
        let other = world.signed_in_as(cast::other_coordinator()).await;
        for (client, question) in [
            (&coordinator, format!("{{ survivors(after: \"{cursor}\", order: CODE_DESCENDING) {{ totalCount nodes {{ code }} }} }}")),
            (&coordinator, format!("{{ survivors(after: \"{cursor}\", filter: {{ sex: MALE }}) {{ nodes {{ code }} }} }}")),
            (&coordinator, format!("{{ leads(after: \"{cursor}\") {{ nodes {{ id }} }} }}")),
            (&coordinator, "{ survivors(after: \"RJ-0001\") { nodes { code } } }".to_owned()),
            (&other, same),
        ] {
            let answer = client.ask_with(&question, json!({})).await.json();
            assert_eq!(error_code(&answer), "cursor-invalid", "{question}: {answer}");
        }
    }

    async fn a_page_has_one_to_a_hundred_rows(world: World) {
        let coordinator = world.signed_in(Role::Coordinator).await;
        for first in [0, -1, 101] {
            let question = format!("{{ survivors(first: {first}) {{ nodes {{ code }} }} }}");
            let answer = coordinator.ask_with(&question, json!({})).await.json();
            assert_eq!(error_code(&answer), "first-out-of-range");
            assert!(answer["errors"][0]["message"].as_str().unwrap().contains("100"));
        }
    }

    async fn signed_out_sees_nobody(world: World) {
        many(&world).await;
        for question in ["{ survivors { totalCount } }", "{ survivor(code: \"RJ-0001\") { code } }", "{ counsellors { name } }"] {
            let answer = world.client().ask_with(question, json!({})).await.json();
            assert_eq!(error_code(&answer), "session-expired", "{answer}");
        }
    }

    async fn the_whole_file_opens(world: World) {
        survivor("RJ-0001")
            .named("Rokeya Khatun")
            .named_in_bangla("রোকেয়া খাতুন")
            .with_phone("01712345678")
            .with_source("family")
            .of_the_counsellor()
            .with_session("2021-03-01")
            .with_session("2021-04-01")
            .with_missed_session("2021-05-01")
            .with_certificate("RTG-2021-001", "2021-04-15")
            .in_training(cast::TSP, "2021-05-01", "edt")
            .placed("wage", "2021-08-01")
            .save(&world)
            .await;
        let question = "{ survivor(code: \" rj-0001\") { id code sex holder { code } counsellor { name }
            identity { name nameBn phone source safeContact { recorded } } enrolments { startedOn } certificates { number }
            way { step on count } countedIn { code year } exploitation destination
            timeline(first: 3) { nodes { kind on status } pageInfo { hasNextPage endCursor } } } }";
        let coordinator = world.signed_in(Role::Coordinator).await;
        let file = &coordinator.ask(question).await["survivor"];
        assert_eq!(file["identity"], json!({ "name": "Rokeya Khatun", "nameBn": "রোকেয়া খাতুন", "phone": "01712345678", "source": "family", "safeContact": { "recorded": false } }));
        assert_eq!(file["counsellor"]["name"], cast::COUNSELLOR);
        assert_eq!(file["way"][3], json!({ "step": "counselled", "on": "2021-03-01", "count": 2 }));
        assert_eq!(file["way"][6], json!({ "step": "placed", "on": "2021-08-01", "count": null }));
        assert_eq!(file["timeline"]["nodes"][0], json!({ "kind": "PLACEMENT", "on": "2021-08-01", "status": null }));
        assert_eq!(file["timeline"]["nodes"][1]["kind"], "TRAINING_START");
        let counted: Vec<&str> = file["countedIn"].as_array().unwrap().iter().filter(|c| c["year"] == 2021).map(|c| c["code"].as_str().unwrap()).collect();
        for code in ["survivors_enrolled", "survivors_counselled", "counselling_sessions_missed", "ready_to_go_certificates", "wage_employed", "survivors_active_at_end"] {
            assert!(counted.contains(&code), "{code}: {counted:?}");
        }
        let after = file["timeline"]["pageInfo"]["endCursor"].as_str().unwrap();
        let rest = format!("{{ survivor(code: \"RJ-0001\") {{ timeline(after: \"{after}\") {{ nodes {{ kind }} pageInfo {{ hasNextPage }} }} }} }}");
        let rest = &coordinator.ask(&rest).await["survivor"]["timeline"];
        let kinds: Vec<&str> = rest["nodes"].as_array().unwrap().iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["CERTIFICATE", "COUNSELLING_SESSION", "COUNSELLING_SESSION", "ENROLMENT", "VERIFICATION", "LEAD"]);
        let id = file["id"].as_str().unwrap();
        let node = coordinator.ask(&format!("{{ node(id: \"{id}\") {{ id ... on Survivor {{ code }} }} nodes(ids: [\"{id}\", \"survivor_x\", \"{id}\"]) {{ id }} }}")).await;
        assert_eq!(node["node"]["code"], "RJ-0001");
        assert_eq!(node["nodes"], json!([{ "id": id }, null, { "id": id }]));
    }

    async fn a_provider_sees_name_and_phone_and_nothing_of_the_case(world: World) {
        survivor("RJ-0001").named("Rokeya Khatun").with_phone("01712345678").with_address("Near the bridge").with_source("family")
            .of_the_counsellor().with_session("2021-03-01").in_training(cast::TSP, "2021-05-01", "edt")
            .agreeing("share_tsp", cast::TSP).save(&world).await;
        let tsp = world.signed_in(Role::Tsp).await;
        let file = tsp.ask("{ survivor(code: \"RJ-0001\") { code union { code } counsellor { name } enrolledOn exploitation destination
            identity { name phone address source } enrolments { id } certificates { id } consents { id } way { step }
            timeline { nodes { id } } countedIn { code } registerNotes { code } history { nodes { seq } } } }").await;
        let file = &file["survivor"];
        assert_eq!(file["identity"], json!({ "name": "Rokeya Khatun", "phone": "01712345678", "address": null, "source": null }));
        for field in ["union", "counsellor", "enrolledOn", "exploitation", "destination"] {
            assert!(file[field].is_null(), "{field}");
        }
        for field in ["enrolments", "certificates", "consents", "way", "countedIn", "registerNotes"] {
            assert_eq!(file[field], json!([]), "{field}");
        }
        assert_eq!(file["timeline"]["nodes"], json!([]));
        assert_eq!(file["history"]["nodes"], json!([]));
        for question in ["{ survivors(order: ENROLLED_ON) { totalCount } }", "{ survivors(filter: { enrolledFrom: \"2021-01-01\" }) { totalCount } }"] {
            let answer = tsp.ask_with(question, json!({})).await.json();
            assert_eq!(error_code(&answer), "argument-invalid", "{answer}");
        }
        let count = |figures: &Value| figures.as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        let figures = tsp.ask("{ indicators(period: { from: \"2021-01-01\", to: \"2021-12-31\" }) { code total } }").await;
        assert_eq!(count(&figures["indicators"]), ["edt_graduates", "skill_graduates", "skill_continuing", "wage_employed", "self_employed"]);
    }

    async fn withdrawn_consent_ends_access_at_once(world: World) {
        survivor("RJ-0001").in_training(cast::TSP, "2021-05-01", "edt").agreeing("share_tsp", cast::TSP).save(&world).await;
        let tsp = world.signed_in(Role::Tsp).await;
        assert_eq!(tsp.ask("{ survivors { totalCount } }").await["survivors"]["totalCount"], 1);
        let statement = "UPDATE consent SET state = 'withdrawn', ended_on = '2021-06-01'";
        sea_orm::ConnectionTrait::execute_unprepared(world.database.writer(), statement).await.unwrap();
        assert_eq!(tsp.ask("{ survivors { totalCount } }").await["survivors"]["totalCount"], 0);
        assert!(tsp.ask("{ survivor(code: \"RJ-0001\") { code } }").await["survivor"].is_null());
    }
}
