//! Looks stand in the journal before the answer leaves (R14), in the holder's and without what was searched.

use ashshash_access::Role;
use ashshash_storage::{StorageError, journal};
use ashshash_testkit::{Backend, Client, World, both, cast, survivor};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

/// The newest entries as `(deed, fields, survivor's code, count)`.
async fn entries(client: &Client) -> Vec<(String, Value, Value, Value)> {
    let answer = client.ask("{ journal(first: 20) { nodes { seq by deed fields survivorCode count } } }").await;
    let nodes = answer["journal"]["nodes"].as_array().unwrap().clone();
    nodes
        .into_iter()
        .map(|n| {
            (n["deed"].as_str().unwrap().to_owned(), n["fields"].clone(), n["survivorCode"].clone(), n["count"].clone())
        })
        .collect()
}

/// Takes the triggers away, as somebody who owns the database could.
async fn unguard(world: &World) {
    let drops: &[&str] = match world.backend {
        Backend::Sqlite => &["DROP TRIGGER journal_no_update", "DROP TRIGGER journal_no_delete"],
        Backend::Postgres => &["DROP TRIGGER journal_no_change ON journal"],
    };
    for drop in drops {
        change(world, drop).await;
    }
}

async fn change(world: &World, sql: &str) {
    world.database.writer().execute_unprepared(sql).await.unwrap();
}

/// The entry at which the journal is said to be broken.
async fn broken_at(world: &World) -> i64 {
    match journal::verify(world.database.writer(), world.database.keys()).await {
        Err(StorageError::JournalBroken { organisation, seq }) if organisation == "RJ" => seq,
        other => panic!("the journal is not told to be broken: {other:?}"),
    }
}

/// Four entries of the office, and no trigger that guards them.
async fn four_entries(world: &World) {
    plant(world).await;
    let coordinator = world.signed_in(Role::Coordinator).await;
    for code in ["RJ-0001", "RJ-0002", "RJ-0001", "RJ-0002"] {
        coordinator.ask(&format!("{{ survivor(code: \"{code}\") {{ code }} }}")).await;
    }
    assert_eq!(journal::verify(world.database.writer(), world.database.keys()).await.unwrap(), 4);
    unguard(world).await;
}

async fn plant(world: &World) {
    survivor("RJ-0001").named("Rokeya Khatun").of_the_counsellor().save(world).await;
    survivor("RJ-0002").named("Rokeya Begum").save(world).await;
}

both! {
    async fn opening_a_file_is_journalled(world: World) {
        plant(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        counsellor.ask("{ survivor(code: \"RJ-0001\") { code } }").await;
        counsellor.ask("{ survivor(code: \"RJ-0001\") { identity { name } } }").await;
        // Not in scope: nothing was seen, nothing is written.
        counsellor.ask("{ survivor(code: \"RJ-0002\") { identity { name } } }").await;
        assert_eq!(entries(&coordinator).await, [
            ("look-file".to_owned(), json!(["file", "identity"]), json!("RJ-0001"), json!(1)),
            ("look-file".to_owned(), json!(["file"]), json!("RJ-0001"), json!(1)),
        ]);
        let history = coordinator.ask("{ survivor(code: \"RJ-0001\") { history { nodes { by deed } } } }").await;
        assert_eq!(history["survivor"]["history"]["nodes"][0], json!({ "by": "Test counsellor", "deed": "look-file" }));
        assert_eq!(journal::verify(world.database.writer(), world.database.keys()).await.unwrap(), 3);
    }

    async fn a_history_tells_changes_and_looks_apart_and_only_to_the_case_team(world: World) {
        plant(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        let file = coordinator.ask("{ survivor(code: \"RJ-0002\") { id identity { name } } }").await;
        let ask = |looks: &str| format!("{{ survivor(code: \"RJ-0002\") {{ history{looks} {{ nodes {{ deed }} }} }} }}");
        assert_eq!(counsellor.ask(&ask("")).await["survivor"], Value::Null);
        let reassign = json!({
            "deedId": ashshash_testkit::new_id("deed"), "survivor": file["survivor"]["id"], "version": 1,
            "counsellor": cast::counsellor().to_string(),
        });
        coordinator.done("survivorReassign", reassign).await;
        let deeds = |answer: Value| -> Vec<String> {
            let nodes = answer["survivor"]["history"]["nodes"].as_array().cloned().unwrap_or_default();
            nodes.iter().map(|node| node["deed"].as_str().unwrap().to_owned()).collect()
        };
        // The file came to the counsellor, and its history with it.
        for client in [&coordinator, &counsellor] {
            assert_eq!(deeds(client.ask(&ask("(looks: false)")).await), ["survivor-reassign"]);
            let looks = deeds(client.ask(&ask("(looks: true)")).await);
            assert!(looks.len() >= 2 && looks.iter().all(|deed| deed == "look-file"), "{looks:?}");
            assert_eq!(deeds(client.ask(&ask("")).await).len(), looks.len() + 2);
        }
        // A cursor of one question opens no other.
        let page = coordinator.ask("{ survivor(code: \"RJ-0002\") { history(looks: true, first: 1) { pageInfo { endCursor } } } }").await;
        let cursor = page["survivor"]["history"]["pageInfo"]["endCursor"].as_str().unwrap().to_owned();
        let next = |looks: &str| format!("{{ survivor(code: \"RJ-0002\") {{ history(looks: {looks}, after: \"{cursor}\") {{ nodes {{ deed }} }} }} }}");
        assert!(!deeds(coordinator.ask(&next("true")).await).is_empty());
        assert_eq!(coordinator.ask_with(&next("false"), Value::Null).await.json()["errors"].as_array().map(Vec::len), Some(1));
    }

    async fn a_list_of_identities_is_one_entry_with_question_and_count(world: World) {
        plant(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        coordinator.ask("{ survivors(filter: { sex: FEMALE }) { nodes { code } } }").await;
        assert!(entries(&coordinator).await.is_empty(), "codes are no identities");
        coordinator.ask("{ survivors(filter: { sex: FEMALE }) { nodes { identity { name } } } }").await;
        let expected = ("look-identities".to_owned(), json!(["identity", "survivors", "sex=female"]), Value::Null, json!(2));
        assert_eq!(entries(&coordinator).await, [expected]);
    }

    async fn a_search_is_journalled_without_its_words(world: World) {
        plant(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        coordinator.ask("{ survivorSearch(text: \"Rokeya Zqsearched\") { tooMany } }").await;
        coordinator.ask("{ survivorSearch(text: \"Rokeya\") { tooMany } }").await;
        coordinator.ask("{ survivorSearch(text: \"RJ-0001\") { matches { survivor { code } } } }").await;
        let counts: Vec<Value> = entries(&coordinator).await.into_iter().map(|(deed, _, _, count)| {
            assert_eq!(deed, "look-search");
            count
        }).collect();
        assert_eq!(counts, [json!(2), json!(0)], "a code is no secret: no look");
        let dump = world.dump().await;
        assert!(!dump.windows(10).any(|bytes| bytes == b"Zqsearched"));
    }

    async fn a_providers_look_stands_in_the_holders_journal(world: World) {
        survivor("RJ-0001").named("Rokeya Khatun").in_training(cast::TSP, "2021-05-01", "edt").agreeing("share_tsp", cast::TSP).save(&world).await;
        let tsp = world.signed_in(Role::Tsp).await;
        tsp.ask("{ survivor(code: \"RJ-0001\") { identity { name } } }").await;
        assert!(entries(&tsp).await.is_empty());
        let seen = entries(&world.signed_in(Role::Coordinator).await).await;
        assert_eq!(seen[0].0, "look-file");
        let other = world.signed_in_as(cast::other_coordinator()).await;
        assert!(entries(&other).await.is_empty());
    }

    async fn no_entry_no_answer(world: World) {
        plant(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let drop = "DROP TABLE journal_head";
        world.database.writer().execute_unprepared(drop).await.unwrap();
        let answer = coordinator.ask_with("{ survivor(code: \"RJ-0001\") { identity { name } } }", json!({})).await;
        assert!(!answer.text().contains("Rokeya"), "{}", answer.text());
        assert!(!answer.text().contains("journal_head"), "no SQL reaches the client: {}", answer.text());
        assert_eq!(answer.json()["errors"][0]["extensions"]["code"], "internal");
        assert!(answer.json()["errors"][0]["extensions"]["requestId"].is_string());
        assert_eq!(coordinator.ask("{ survivors { totalCount } }").await["survivors"]["totalCount"], 2, "what is no look is answered");
    }

    async fn the_journal_pages_backwards(world: World) {
        plant(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        for _ in 0..5 {
            coordinator.ask("{ survivor(code: \"RJ-0001\") { code } }").await;
        }
        let first = coordinator.ask("{ journal(first: 2) { nodes { seq at } pageInfo { hasNextPage endCursor } } }").await;
        assert_eq!(first["journal"]["nodes"][0]["seq"], 5);
        let after = first["journal"]["pageInfo"]["endCursor"].as_str().unwrap();
        let next = coordinator.ask(&format!("{{ journal(first: 5, after: \"{after}\") {{ nodes {{ seq }} pageInfo {{ hasNextPage }} }} }}")).await;
        assert_eq!(next["journal"], json!({ "nodes": [{ "seq": 3 }, { "seq": 2 }, { "seq": 1 }], "pageInfo": { "hasNextPage": false } }));
    }

    async fn nobody_changes_the_journal_by_the_way(world: World) {
        plant(&world).await;
        world.signed_in(Role::Coordinator).await.ask("{ survivor(code: \"RJ-0001\") { code } }").await;
        for sql in ["UPDATE journal SET deed = 'x'", "DELETE FROM journal"] {
            assert!(world.database.writer().execute_unprepared(sql).await.is_err(), "{sql}");
        }
    }

    async fn an_entry_changed_by_hand_is_named(world: World) {
        four_entries(&world).await;
        change(&world, "UPDATE journal SET deed = 'look-search' WHERE seq = 2").await;
        assert_eq!(broken_at(&world).await, 2, "what queries read");
        change(&world, "UPDATE journal SET deed = 'look-file' WHERE seq = 2").await;
        change(&world, "UPDATE journal SET body = (SELECT j.body FROM journal j WHERE j.seq = 1) WHERE seq = 3").await;
        assert_eq!(broken_at(&world).await, 3, "what was written");
    }

    async fn an_entry_removed_by_hand_is_named(world: World) {
        four_entries(&world).await;
        change(&world, "DELETE FROM journal WHERE seq = 4").await;
        assert_eq!(broken_at(&world).await, 4, "the last one");
        change(&world, "DELETE FROM journal WHERE seq = 2").await;
        assert_eq!(broken_at(&world).await, 2, "one in between");
    }

    async fn an_entry_inserted_by_hand_is_named(world: World) {
        four_entries(&world).await;
        let columns = "at, user_id, deed, input_hash, record_id, survivor_id, body, hash";
        change(&world, &format!("INSERT INTO journal (organisation_id, seq, {columns}) SELECT organisation_id, 5, {columns} FROM journal WHERE seq = 2")).await;
        assert_eq!(broken_at(&world).await, 5);
        // With a head that fits, it is still none that we wrote.
        change(&world, "UPDATE journal_head SET seq = 5").await;
        assert_eq!(broken_at(&world).await, 5);
    }

    async fn entries_swapped_by_hand_are_named(world: World) {
        four_entries(&world).await;
        for sql in ["UPDATE journal SET seq = 99 WHERE seq = 2", "UPDATE journal SET seq = 2 WHERE seq = 3", "UPDATE journal SET seq = 3 WHERE seq = 99"] {
            change(&world, sql).await;
        }
        assert_eq!(broken_at(&world).await, 2);
    }
}
