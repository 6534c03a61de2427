//! The calendar's address: a secret that tells times and one word, and ends when its owner says so.

use ashshash_access::Role;
use ashshash_testkit::{World, both, new_id, survivor};
use axum::http::{StatusCode, header};
use serde_json::{Value, json};

fn ids() -> Value {
    json!({ "deedId": new_id("deed"), "id": new_id("calendarFeed") })
}

async fn make(client: &ashshash_testkit::Client, input: &Value) -> Value {
    let question = "mutation($input: CalendarFeedMakeInput!) { calendarFeedMake(input: $input) { id repeated address problems { code } } }";
    client.ask_with(question, json!({ "input": input })).await.json()["data"]["calendarFeedMake"].clone()
}

both! {
    async fn an_address_tells_times_and_one_word_until_it_ends(world: World) {
        let file = survivor("RJ-0001").named("Rokeya Zqname").of_the_counsellor().save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        for (on, starts_at) in [("2022-03-02", json!("09:30")), ("2022-03-03", Value::Null)] {
            let input = json!({ "deedId": new_id("deed"), "id": new_id("counsellingSession"), "survivor": file.to_string(), "on": on, "startsAt": starts_at });
            counsellor.done("sessionPlan", input).await;
        }
        let input = ids();
        let made = make(&counsellor, &input).await;
        let address = made["address"].as_str().unwrap().to_owned();
        assert_eq!(make(&counsellor, &input).await, json!({ "id": input["id"], "repeated": true, "address": null, "problems": [] }));
        let answer = world.client().get(&address).await;
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
        assert_eq!(answer.header(header::CONTENT_TYPE), "text/calendar; charset=utf-8");
        let told = answer.text();
        assert!(told.contains("DTSTART:20220302T033000Z\r\nDTEND:20220302T043000Z\r\nSUMMARY:appointment\r\n"), "{told}");
        assert!(told.contains("DTSTART;VALUE=DATE:20220303\r\n"), "{told}");
        for word in ["RJ", "Zqname", "counsel", "Sharsha", "office"] {
            assert!(!told.contains(word), "{word}");
        }
        let dump = world.dump().await;
        let secret = address.trim_start_matches("/calendar/").trim_end_matches(".ics");
        assert!(!dump.windows(secret.len()).any(|bytes| bytes == secret.as_bytes()), "only its hash is kept");

        let anew = make(&counsellor, &ids()).await["address"].as_str().unwrap().to_owned();
        assert_eq!(world.client().get(&address).await.status, StatusCode::NOT_FOUND, "the earlier one ended");
        let feed = counsellor.ask("{ calendarFeed { id } }").await["calendarFeed"]["id"].clone();
        counsellor.done("calendarFeedEnd", json!({ "deedId": new_id("deed"), "id": feed })).await;
        assert_eq!(world.client().get(&anew).await.status, StatusCode::NOT_FOUND);
        assert!(counsellor.ask("{ calendarFeed { id } }").await["calendarFeed"].is_null());
    }

    async fn nobody_else_has_one(world: World) {
        for role in [Role::Mobiliser, Role::Tsp, Role::Lsp] {
            let made = make(&world.signed_in(role).await, &ids()).await;
            assert_eq!((&made["address"], &made["problems"][0]["code"]), (&Value::Null, &json!("not-allowed")), "{role:?}");
        }
        for address in ["/calendar/abc.ics", "/calendar/.ics", "/calendar/abc", &format!("/calendar/{}.ics", "0".repeat(64))] {
            assert_eq!(world.client().get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    }
}
