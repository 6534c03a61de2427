//! Lists of records: the same reach as the figures that count them, filters, pages, and each one by its id.

use ashshash_access::Role;
use ashshash_testkit::{Client, World, both, cast, survivor};
use serde_json::{Value, json};

/// The lists with how many records each role of the office sees, in the order of the table below.
const LISTS: [(&str, [i64; 5]); 12] = [
    //                            coordinator, counsellor, mobiliser, TSP, LSP
    ("enrolments", [3, 1, 0, 0, 0]),
    ("counsellingSessions", [3, 2, 0, 0, 0]),
    ("familySessions", [0, 0, 0, 0, 0]),
    ("referrals", [1, 0, 0, 0, 1]),
    ("supports", [0, 0, 0, 0, 0]),
    ("trainingNeedsAssessments", [0, 0, 0, 0, 0]),
    ("trainingEnrolments", [1, 0, 0, 1, 0]),
    ("placements", [1, 1, 0, 0, 0]),
    ("awarenessEvents", [0, 0, 0, 0, 0]),
    ("budgetAllocations", [0, 0, 0, 0, 0]),
    ("batches", [1, 0, 0, 1, 0]),
    ("serviceProviders", [2, 2, 2, 1, 1]),
];
const ROLES: [Role; 5] = [Role::Coordinator, Role::Counsellor, Role::Mobiliser, Role::Tsp, Role::Lsp];

async fn plant(world: &World) {
    let own = survivor("RJ-0001").of_the_counsellor().with_session("2021-03-01").with_missed_session("2021-04-01");
    own.placed("wage", "2021-08-01").save(world).await;
    let trainee = survivor("RJ-0002").in_training(cast::TSP, "2021-05-01", "edt").agreeing("share_tsp", cast::TSP);
    trainee.with_session("2021-05-02").save(world).await;
    survivor("RJ-0003").referred(cast::LSP, "2021-06-01").agreeing("share_lsp", cast::LSP).save(world).await;
    survivor("RJ-0001").held_by(cast::OTHER_OFFICE).with_session("2021-03-05").save(world).await;
}

async fn total(client: &Client, list: &str) -> i64 {
    client.ask(&format!("{{ {list} {{ totalCount }} }}")).await[list]["totalCount"].as_i64().unwrap()
}

async fn sessions(client: &Client, filter: &str) -> Value {
    let query = format!(
        "{{ counsellingSessions(filter: {filter}) {{ nodes {{ id sessionOn status survivor {{ code }} }} }} }}"
    );
    client.ask(&query).await["counsellingSessions"]["nodes"].clone()
}

both! {
    async fn each_role_lists_what_its_figures_count(world: World) {
        plant(&world).await;
        for (place, role) in ROLES.into_iter().enumerate() {
            let client = world.signed_in(role).await;
            for (list, expected) in LISTS {
                assert_eq!(total(&client, list).await, expected[place], "{list} as {role:?}");
            }
        }
        let other = world.signed_in_as(cast::other_coordinator()).await;
        assert_eq!(total(&other, "counsellingSessions").await, 1);
    }

    async fn filters_narrow_and_the_newest_comes_first(world: World) {
        plant(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let days = |nodes: &Value| nodes.as_array().unwrap().iter().map(|n| n["sessionOn"].clone()).collect::<Vec<_>>();
        assert_eq!(days(&sessions(&coordinator, "{}").await), [json!("2021-05-02"), json!("2021-04-01"), json!("2021-03-01")]);
        assert_eq!(days(&sessions(&coordinator, "{ from: \"2021-04-01\", to: \"2021-04-30\" }").await), [json!("2021-04-01")]);
        let of_counsellor = format!("{{ counsellor: \"{}\" }}", cast::counsellor());
        assert_eq!(sessions(&coordinator, &of_counsellor).await.as_array().unwrap().len(), 2);
        let id = coordinator.ask("{ survivor(code: \"RJ-0002\") { id } }").await["survivor"]["id"].clone();
        let of_one = sessions(&coordinator, &format!("{{ survivor: {id} }}")).await;
        assert_eq!(of_one[0]["survivor"]["code"], "RJ-0002");
        // Who counsels is the holder's own matter.
        let refused = world.signed_in(Role::Tsp).await
            .ask_with(&format!("{{ trainingEnrolments(filter: {of_counsellor}) {{ totalCount }} }}"), json!({})).await.json();
        assert_eq!(refused["errors"][0]["extensions"]["code"], "argument-invalid");
    }

    async fn pages_follow_each_other(world: World) {
        plant(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let (mut found, mut after) = (Vec::new(), Value::Null);
        loop {
            let query = "query ($after: String) { counsellingSessions(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }";
            let answer = coordinator.ask_with(query, json!({ "after": after })).await.json();
            let page = &answer["data"]["counsellingSessions"];
            found.push(page["nodes"][0]["id"].as_str().unwrap().to_owned());
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = page["pageInfo"]["endCursor"].clone();
        }
        assert_eq!(found.len(), 3);
        let nodes = coordinator.ask(&format!("{{ nodes(ids: {found:?}) {{ __typename id }} }}")).await;
        for (node, id) in nodes["nodes"].as_array().unwrap().iter().zip(&found) {
            assert_eq!(node, &json!({ "__typename": "CounsellingSession", "id": id }));
        }
        let counsellor = world.signed_in(Role::Counsellor).await;
        let seen = counsellor.ask(&format!("{{ nodes(ids: {found:?}) {{ id }} }}")).await;
        assert_eq!(seen["nodes"].as_array().unwrap().iter().filter(|node| !node.is_null()).count(), 2);
    }
}
