//! Nobody is kept without an answer for more than 90 days.

use ashshash_access::Role;
use ashshash_operations::lead as leads;
use ashshash_testkit::{World, both};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use super::{lead, make};

/// Fails where anything is left that would open a lead's identity.
pub(super) async fn assert_no_key(world: &World, id: &str) {
    let uuid: uuid::Uuid = id.split('_').next_back().unwrap().parse().unwrap();
    let db = world.database.writer();
    let sql = "SELECT (SELECT COUNT(*) FROM data_key WHERE subject_id = $1) + (SELECT COUNT(*) FROM lead WHERE id = $1 AND identity IS NOT NULL) AS left_over";
    let row = db.query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, [uuid.into()])).await;
    assert_eq!(row.unwrap().unwrap().try_get::<i64>("", "left_over").unwrap(), 0);
}

async fn a_day_passes(world: &World, days: i64) {
    world.clock.pass_minutes(days * 24 * 60);
    leads::schedule_lapse(&world.database, world.clock.now()).await.unwrap();
    // Asked for by another process too: it is one job.
    leads::schedule_lapse(&world.database, world.clock.now()).await.unwrap();
    world.work().await;
}

both! {
    async fn after_ninety_days_without_an_answer_the_identity_is_gone(world: World) {
        let mobiliser = world.signed_in(Role::Mobiliser).await;
        let silent = make(&mobiliser, "Zqsilent", "NOT_ASKED").await;
        let agreed = make(&mobiliser, "Zqagreed", "YES").await;
        a_day_passes(&world, 90).await;
        let mobiliser = world.signed_in(Role::Mobiliser).await;
        assert_eq!(lead(&mobiliser, &silent, "identity { name }").await["identity"]["name"], "Zqsilent", "the last day");
        a_day_passes(&world, 1).await;
        a_day_passes(&world, 0).await;
        let (mobiliser, coordinator) = (world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Coordinator).await);
        let found = lead(&mobiliser, &silent, "state stateOn hasIdentity identity { name } sex identifiedOn").await;
        assert_eq!(found, json!({
            "state": "LAPSED", "stateOn": "2022-05-31", "hasIdentity": false, "identity": null, "sex": "FEMALE", "identifiedOn": "2022-02-20",
        }), "what is counted stays");
        assert_no_key(&world, &silent).await;
        assert_eq!(lead(&mobiliser, &agreed, "identity { name }").await["identity"]["name"], "Zqagreed");
        let journal = coordinator.ask("{ journal(first: 20) { nodes { deed by fields } } }").await;
        let told = json!({ "deed": "lead-lapse", "by": null, "fields": ["state", "identity"] });
        let entries = journal["journal"]["nodes"].as_array().unwrap().iter().filter(|entry| **entry == told).count();
        assert_eq!(entries, 1, "once, however often the job runs");
    }
}
