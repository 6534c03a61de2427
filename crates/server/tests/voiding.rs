//! Wrong records taken back and two files made one; figures follow.

use ashshash_access::Role;
use ashshash_base::SurvivorId;
use ashshash_testkit::{Client, World, both, cast, new_id, survivor};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::needs::assessment;
use crate::plans::plan;

fn void(record: &Value, version: i64) -> Value {
    json!({ "deedId": new_id("deed"), "record": record, "version": version, "reason": "ENTERED_TWICE" })
}

fn merge(keep: SurvivorId, merge: SurvivorId) -> Value {
    json!({ "deedId": new_id("deed"), "keep": keep.to_string(), "keepVersion": 1, "merge": merge.to_string(), "mergeVersion": 1 })
}

async fn sessions(client: &Client) -> Value {
    let question = "{ indicator(code: \"counselling_sessions_held\", period: { from: \"2021-01-01\", to: \"2021-12-31\" }) { total } }";
    client.ask(question).await["indicator"]["total"].clone()
}

async fn held(client: &Client) -> Value {
    let question = "{ counsellingSessions { nodes { id version } } }";
    client.ask(question).await["counsellingSessions"]["nodes"][0].clone()
}

/// Names a table's columns of bytes: what is sealed.
async fn bytes_of(db: &sea_orm::DatabaseConnection, table: &str) -> Vec<String> {
    let backend = db.get_database_backend();
    let sql = match backend {
        sea_orm::DbBackend::Postgres => format!(
            "SELECT column_name AS name FROM information_schema.columns WHERE table_name = '{table}' AND data_type = 'bytea'"
        ),
        // Ids are blobs too there: what refers to another row, or names a row, ends in `_id`, `_by` or `_to`.
        _ => format!(
            "SELECT name FROM pragma_table_info('{table}') WHERE type = 'blob' AND name <> 'id' AND name NOT LIKE '%\\_id' ESCAPE '\\' AND name NOT LIKE '%\\_by' ESCAPE '\\' AND name NOT LIKE '%\\_to' ESCAPE '\\'"
        ),
    };
    let rows = db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "name").unwrap()).collect()
}

both! {
    async fn a_session_that_stands_twice_is_taken_back(world: World) {
        survivor("RJ-0001").of_the_counsellor().with_session("2021-03-01").with_session("2021-03-01").save(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        assert_eq!(sessions(&coordinator).await, 2);
        let session = held(&coordinator).await;
        assert_eq!(counsellor.refused("recordVoid", void(&session["id"], 1)).await, ["void-coordinator-only@record"]);
        for role in [Role::Mobiliser, Role::Tsp, Role::Lsp] {
            assert_eq!(world.signed_in(role).await.refused("recordVoid", void(&session["id"], 1)).await, ["not-allowed"]);
        }
        let other = world.signed_in_as(cast::other_coordinator()).await;
        assert_eq!(other.refused("recordVoid", void(&session["id"], 1)).await, ["record-unknown@record"]);
        assert_eq!(coordinator.refused("recordVoid", void(&json!(new_id("support")), 1)).await, ["record-unknown@record"]);
        assert_eq!(coordinator.refused("recordVoid", void(&session["id"], 9)).await, ["changed-meanwhile@voidedAt"]);
        let deed = void(&session["id"], 1);
        assert_eq!(coordinator.done("recordVoid", deed.clone()).await, 2);
        assert_eq!(coordinator.deed("recordVoid", deed).await["repeated"], true);
        assert_eq!(coordinator.refused("recordVoid", void(&session["id"], 2)).await, ["record-voided@record"]);
        assert_eq!(sessions(&coordinator).await, 1, "the figure follows");
        let history = "{ survivor(code: \"RJ-0001\") { history(looks: false) { nodes { deed voided { kind on reason } } } } }";
        let told = json!({ "kind": "counselling_session", "on": "2021-03-01", "reason": "ENTERED_TWICE" });
        let entries = counsellor.ask(history).await["survivor"]["history"]["nodes"].clone();
        assert_eq!(entries[0], json!({ "deed": "record-void", "voided": told }), "why is said where it is said who");
    }

    async fn what_taking_back_rests_on_is_told_beforehand(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().with_session("2021-03-01").placed("wage", "2021-08-01").referred(cast::LSP, "2021-06-01")
            .in_training(cast::TSP, "2021-05-01", "edt").agreeing("share_lsp", cast::LSP).agreeing("share_tsp", cast::TSP).save(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        let timeline = coordinator.ask("{ survivor(code: \"RJ-0001\") { timeline { nodes { kind record } } } }").await;
        let entries = timeline["survivor"]["timeline"]["nodes"].as_array().unwrap().clone();
        let record = |kind: &str| entries.iter().find(|entry| entry["kind"] == kind).unwrap()["record"].clone();
        assert_eq!(record("ENROLMENT"), Value::Null, "it is ended, not taken back");
        let evidence = |record: &Value| format!("{{ voidEvidence(record: {record}) {{ record kind on detail status version survivor {{ code }} missing {{ code }} }} }}");
        let session = record("COUNSELLING_SESSION");
        let told = json!({ "record": session, "kind": "counselling_session", "on": "2021-03-01", "detail": "regular", "status": "held", "version": 1, "survivor": { "code": "RJ-0001" }, "missing": [] });
        assert_eq!(coordinator.ask(&evidence(&session)).await["voidEvidence"], json!([told]));
        assert_eq!(counsellor.ask(&evidence(&session)).await["voidEvidence"][0]["missing"], json!([{ "code": "void-coordinator-only" }]));
        let needs = assessment(file, "2022-03-01", "");
        counsellor.done("needsAssess", needs.clone()).await;
        assert_eq!(counsellor.ask(&evidence(&needs["id"])).await["voidEvidence"][0]["missing"], json!([]), "the own one of today");
        for client in [world.signed_in(Role::Mobiliser).await, world.signed_in(Role::Tsp).await, world.signed_in_as(cast::other_coordinator()).await] {
            assert_eq!(client.ask(&evidence(&session)).await["voidEvidence"], json!([]));
        }
        // Work and its figures; whoever had access through it has it no longer.
        let shared = "{ survivors { totalCount } }";
        let providers = [world.signed_in(Role::Lsp).await, world.signed_in(Role::Tsp).await];
        for provider in &providers {
            assert_eq!(provider.ask(shared).await["survivors"]["totalCount"], 1);
        }
        for (kind, code) in [("PLACEMENT", "wage_employed"), ("REFERRAL", "legal_support"), ("TRAINING_START", "edt_graduates")] {
            coordinator.done("recordVoid", void(&record(kind), 1)).await;
            let figure = format!("{{ indicator(code: \"{code}\", period: {{ from: \"2021-01-01\", to: \"2021-12-31\" }}) {{ total }} }}");
            assert_eq!(coordinator.ask(&figure).await["indicator"]["total"], 0, "{code}");
            assert_eq!(coordinator.ask(&evidence(&record(kind))).await["voidEvidence"], json!([]), "{kind}");
        }
        for provider in &providers {
            assert_eq!(provider.ask(shared).await["survivors"]["totalCount"], 0);
        }
    }

    async fn a_counsellor_takes_back_the_own_records_of_today(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let (first, second) = (assessment(file, "2022-03-01", ""), assessment(file, "2022-03-01", ""));
        counsellor.done("needsAssess", first.clone()).await;
        counsellor.done("needsAssess", second.clone()).await;
        counsellor.done("recordVoid", void(&first["id"], 1)).await;
        let found = counsellor.ask("{ survivor(code: \"RJ-0001\") { needsAssessments { id } } }").await;
        assert_eq!(found["survivor"]["needsAssessments"], json!([{ "id": second["id"] }]));
        world.clock.pass_minutes(24 * 60);
        let tomorrow = world.signed_in(Role::Counsellor).await;
        assert_eq!(tomorrow.refused("recordVoid", void(&second["id"], 1)).await, ["void-coordinator-only@record"]);
    }

    async fn two_files_of_one_person_become_one(world: World) {
        let keep = survivor("RJ-0001").named("Zqkeep").of_the_counsellor().with_session("2021-03-01").save(&world).await;
        let gone = survivor("RJ-0002").named("Zqgone").with_phone("01711000001").enrolled("2021-01-15").with_session("2021-04-01").save(&world).await;
        let man = survivor("RJ-0003").man().save(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        coordinator.done("needsAssess", assessment(gone, "2022-03-01", "THREATENED")).await;
        coordinator.done("casePlanAgree", plan(gone, vec![json!({ "id": new_id("planGoal"), "area": "HEALTH", "words": "Sleep" })])).await;
        let figures = "{ enrolled: indicator(code: \"survivors_enrolled\", period: { from: \"2021-01-01\", to: \"2021-12-31\" }) { total }
            active: indicator(code: \"survivors_active_at_end\", period: { from: \"2022-01-01\", to: \"2022-03-01\" }) { total } }";
        let numbers = |found: Value| [found["enrolled"]["total"].clone(), found["active"]["total"].clone()];
        assert_eq!(numbers(coordinator.ask(figures).await), [3, 3]);
        assert_eq!(counsellor.refused("survivorsMerge", merge(keep, gone)).await, ["not-allowed"]);
        assert_eq!(coordinator.refused("survivorsMerge", merge(keep, keep)).await, ["merge-with-itself@merge"]);
        assert_eq!(coordinator.refused("survivorsMerge", merge(keep, man)).await, ["merge-sexes-differ@merge"]);
        let mut stale = merge(keep, gone);
        stale["mergeVersion"] = json!(7);
        assert_eq!(coordinator.refused("survivorsMerge", stale).await, ["file-changed@merge"]);
        let deed = merge(keep, gone);
        assert_eq!(coordinator.done("survivorsMerge", deed.clone()).await, 2);
        assert_eq!(coordinator.deed("survivorsMerge", deed).await["repeated"], true);
        assert_eq!(numbers(coordinator.ask(figures).await), [2, 2], "one person less, and one open episode");
        assert_eq!(sessions(&coordinator).await, 2, "what happened stays counted");
        assert!(coordinator.ask("{ survivor(code: \"RJ-0002\") { code } }").await["survivor"].is_null());
        let search = coordinator.ask("{ survivorSearch(text: \"Zqgone\") { matches { survivor { code } } } }").await;
        assert_eq!(search["survivorSearch"]["matches"], json!([]));
        // Words sealed for the file that went open with the key of the one that stays; the phone came along.
        let found = counsellor.ask("{ survivor(code: \"RJ-0001\") { enrolledOn status identity { name phone } needsAssessments { note }
            casePlans { goals { words } } safetyPlans { openedOn } enrolments { startedOn } } }").await["survivor"].clone();
        assert_eq!((&found["enrolledOn"], &found["status"]), (&json!("2021-01-15"), &json!("ACTIVE")));
        assert_eq!(found["identity"], json!({ "name": "Zqkeep", "phone": "01711000001" }));
        assert_eq!(found["needsAssessments"][0]["note"], "Zqneeds wants to learn tailoring");
        assert_eq!(found["casePlans"][0]["goals"][0]["words"], "Sleep");
        assert_eq!(found["enrolments"], json!([{ "startedOn": "2021-01-15" }]));
        assert_eq!(found["safetyPlans"], json!([{ "openedOn": "2022-03-01" }]));
    }

    async fn no_table_about_survivors_is_forgotten_by_a_merger(world: World) {
        let keep = survivor("RJ-0001").save(&world).await;
        let gone = survivor("RJ-0002").with_session("2021-03-01").with_certificate("RTG-2021-001", "2021-04-01").placed("wage", "2021-08-01")
            .with_employer("Zqemployer").in_training(cast::TSP, "2021-05-01", "edt").referred(cast::LSP, "2021-06-01").agreeing("services", cast::OFFICE).save(&world).await;
        world.signed_in(Role::Coordinator).await.done("survivorsMerge", merge(keep, gone)).await;
        let writer = world.database.writer();
        let backend = writer.get_database_backend();
        let list = match backend {
            sea_orm::DbBackend::Postgres => "SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'survivor_id'",
            _ => "SELECT m.name AS name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'survivor_id'",
        };
        let tables = writer.query_all_raw(Statement::from_string(backend, list)).await.unwrap();
        assert!(tables.len() > 15);
        let moving = ashshash_storage::merging::tables();
        for row in tables {
            let table: String = row.try_get("", "name").unwrap();
            // Written once and for all, or of the identity that goes; a register's rows are shown to nobody.
            let stays = ["journal", "name_token", "survivor_identity", "register_row"].contains(&table.as_str());
            assert!(stays || moving.contains(&table.as_str()), "a merger leaves {table} behind");
            if !stays {
                let sealed = ashshash_storage::merging::sealed();
                // A lead has a key of its own.
                let columns = if table == "lead" { Vec::new() } else { bytes_of(writer, &table).await };
                for column in columns {
                    assert!(sealed.contains(&format!("{table}.{column}")), "a merger leaves {table}.{column} closed");
                }
                let sql = format!("SELECT COUNT(*) AS count FROM {table} WHERE survivor_id = $1");
                let count = writer.query_one_raw(Statement::from_sql_and_values(backend, sql, [gone.as_uuid().into()])).await.unwrap().unwrap();
                assert_eq!(count.try_get::<i64>("", "count").unwrap(), 0, "{table}");
            }
        }
    }
}
