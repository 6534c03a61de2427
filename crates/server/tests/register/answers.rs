//! Answers to referrals that a corrected register brings: news on the home of the survivor's counsellor.

use ashshash_testkit::Client;
use serde_json::json;

use super::*;

const REFERRALS: &[&str] = &["Survivor ID", "Date", "Service", "Status"];

/// Loads two people of one counsellor, a referral of the first with a status, an answered one of the other.
async fn stands(world: &World, status: &str) {
    let people = ["RJ-0001", "RJ-0002"].map(|code| {
        let mut row = person(code, "Demo One", "", "03/02/2021");
        row[9] = cast::COUNSELLOR;
        row
    });
    let referrals =
        vec![vec!["RJ-0001", "05/03/2021", "Health", status], vec!["RJ-0002", "05/03/2021", "Legal", "Accepted"]];
    let sheets = [("Survivors", SURVIVORS, people.to_vec()), ("Referrals", REFERRALS, referrals)];
    let outcome = load(world, "registers.xlsx", workbook(&sheets)).await;
    assert_eq!(refused(&outcome), Vec::new());
}

/// What the signed-in counsellor's home says on a day.
async fn answers(client: &Client, on: &str) -> Value {
    let fields = "referralAnswers { service status madeOn answeredOn survivor { code } }";
    client.ask(&format!("{{ counsellorDay(on: \"{on}\") {{ {fields} }} }}")).await["counsellorDay"]["referralAnswers"]
        .clone()
}

both! {
    async fn an_answer_is_news_for_a_week_and_for_the_own_counsellor_alone(world: World) {
        let counsellor = world.signed_in(Role::Counsellor).await;
        stands(&world, "Made").await;
        // What comes in answered is history.
        assert_eq!(answers(&counsellor, "2026-11-24").await, json!([]));
        stands(&world, "Accepted").await;
        let news = |status: &str| json!([{ "service": "HEALTH", "status": status, "madeOn": "2021-03-05",
            "answeredOn": "2026-11-24", "survivor": { "code": "RJ-0001" } }]);
        assert_eq!(answers(&counsellor, "2026-11-24").await, news("ACCEPTED"));
        // A later step keeps the day of the answer.
        stands(&world, "Completed").await;
        assert_eq!(answers(&counsellor, "2026-12-01").await, news("COMPLETED"));
        assert_eq!(answers(&counsellor, "2026-12-02").await, json!([]));
        assert_eq!(answers(&counsellor, "2026-11-23").await, json!([]));
        for other in [cast::deputy(), cast::user(Role::Coordinator), cast::user(Role::Lsp), cast::other_coordinator()] {
            assert_eq!(answers(&world.signed_in_as(other).await, "2026-11-24").await, json!([]));
        }
        // Put back, it waits again.
        stands(&world, "Made").await;
        assert_eq!(answers(&counsellor, "2026-11-24").await, json!([]));
    }
}
