//! Handing a caseload over, in one deed.

use ashshash_access::Role;
use ashshash_base::CounsellorId;
use ashshash_storage::counsellor;
use ashshash_testkit::{World, both, cast, new_id, survivor};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

fn hand_over(to: CounsellorId, survivors: Value) -> Value {
    json!({ "deedId": new_id("deed"), "from": cast::counsellor().to_string(), "to": to.to_string(), "survivors": survivors })
}

async fn successor(world: &World) -> CounsellorId {
    let id = world.accounts.randomness().uuid_v7(world.clock.now());
    counsellor::insert(world.database.writer(), id.into(), cast::OFFICE, "Counsellor Z", world.clock.now())
        .await
        .unwrap();
    id.into()
}

both! {
    async fn all_go_over_at_once_with_their_open_appointments(world: World) {
        let to = successor(&world).await;
        let first = survivor("RJ-0001").of_the_counsellor().with_session("2022-03-20").save(&world).await;
        survivor("RJ-0002").of_the_counsellor().with_session("2021-03-20").save(&world).await;
        let open = "UPDATE counselling_session SET status = 'planned', starts_minute = 600, minutes = 60 WHERE session_on = '2022-03-20'";
        world.database.writer().execute_unprepared(open).await.unwrap();
        let (coordinator, own) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        assert_eq!(own.refused("caseloadHandOver", hand_over(to, Value::Null)).await, ["not-allowed"]);
        assert_eq!(coordinator.refused("caseloadHandOver", hand_over(cast::counsellor(), Value::Null)).await, ["hand-over-to-the-same@to"]);
        let nobody = world.accounts.randomness().uuid_v7(world.clock.now());
        assert_eq!(coordinator.refused("caseloadHandOver", hand_over(nobody.into(), Value::Null)).await, ["counsellor-unknown@to"]);
        let one = hand_over(to, json!([first.to_string()]));
        coordinator.done("caseloadHandOver", one.clone()).await;
        assert_eq!(coordinator.deed("caseloadHandOver", one).await["repeated"], true);
        assert_eq!(own.ask("{ survivors { nodes { code } } }").await["survivors"]["nodes"], json!([{ "code": "RJ-0002" }]));
        let again = hand_over(to, json!([first.to_string()]));
        assert_eq!(coordinator.refused("caseloadHandOver", again).await, ["not-of-the-counsellor@survivors"]);
        let period = "period: { from: \"2021-01-01\", to: \"2022-12-31\" }";
        let figure = format!("{{ indicator(code: \"counselling_sessions_held\", {period}) {{ by(dimension: COUNSELLOR) {{ counsellor {{ name }} total }} }} }}");
        coordinator.done("caseloadHandOver", hand_over(to, Value::Null)).await;
        assert_eq!(own.ask("{ survivors { totalCount } }").await["survivors"]["totalCount"], 0);
        let by = coordinator.ask(&figure).await["indicator"]["by"].clone();
        assert_eq!(by, json!([{ "counsellor": { "name": cast::COUNSELLOR }, "total": 1 }]), "what was held stays with who held it");
        let moved = coordinator.ask("{ survivor(code: \"RJ-0001\") { counsellor { name } history { nodes { deed fields } } } }").await;
        assert_eq!(moved["survivor"]["counsellor"]["name"], "Counsellor Z");
        let entries = moved["survivor"]["history"]["nodes"].as_array().unwrap();
        assert_eq!(entries.iter().filter(|entry| entry["deed"] == "caseload-hand-over").count(), 2, "the file and its appointment");
    }

    async fn appointments_at_the_same_time_are_named(world: World) {
        let to = successor(&world).await;
        let first = survivor("RJ-0001").of_the_counsellor().with_session("2022-03-20").save(&world).await;
        let second = survivor("RJ-0002").of_the_counsellor().with_session("2022-03-20").save(&world).await;
        let open = "UPDATE counselling_session SET status = 'planned', starts_minute = 600, minutes = 60";
        world.database.writer().execute_unprepared(open).await.unwrap();
        let coordinator = world.signed_in(Role::Coordinator).await;
        coordinator.done("caseloadHandOver", hand_over(to, json!([first.to_string()]))).await;
        let refused = coordinator.refused("caseloadHandOver", hand_over(to, json!([second.to_string()]))).await;
        assert_eq!(refused, ["hand-over-overlap@survivors"]);
    }
}
