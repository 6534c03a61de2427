//! Breaking the glass over HTTP: open for a day, journalled, told to the coordinator.

use ashshash_access::Role;
use ashshash_testkit::{World, both, cast, new_id, survivor};
use serde_json::{Value, json};

use crate::needs::assessment;

fn break_glass(code: &str, reason: &str) -> Value {
    json!({ "deedId": new_id("deed"), "id": new_id("glassAccess"), "code": code, "reason": reason })
}

const WHY: &str = "Her counsellor is ill and she called Zqreason";
const FILE: &str = "{ survivor(code: \"RJ-0001\") { code needsAssessments { note } } }";

both! {
    async fn a_counsellor_opens_a_file_of_the_office_for_a_day(world: World) {
        survivor("RJ-0001").named("Zqname").save(&world).await;
        survivor("OT-0001").held_by(cast::OTHER_OFFICE).save(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        assert!(counsellor.ask(FILE).await["survivor"].is_null());
        assert_eq!(counsellor.refused("glassBreak", break_glass("RJ-0001", "  ")).await, ["glass-reason-missing@reason"]);
        // No such code, another office's, no code at all: all answer alike.
        for code in ["RJ-0002", "OT-0001", "??"] {
            assert_eq!(counsellor.refused("glassBreak", break_glass(code, WHY)).await, ["survivor-not-found@code"], "{code}");
        }
        let deed = break_glass(" rj-0001 ", WHY);
        counsellor.done("glassBreak", deed.clone()).await;
        assert_eq!(counsellor.deed("glassBreak", deed.clone()).await["repeated"], true);
        assert_eq!(counsellor.refused("glassBreak", break_glass("RJ-0001", WHY)).await, ["file-is-open@code"]);
        let opened = counsellor.ask("{ survivor(code: \"RJ-0001\") { code identity { name } } }").await;
        assert_eq!(opened["survivor"], json!({ "code": "RJ-0001", "identity": { "name": "Zqname" } }));
        let told = coordinator.ask("{ glassAccesses { id by isOpen survivor { code } } }").await["glassAccesses"].clone();
        assert_eq!(told, json!([{ "id": deed["id"], "by": "Test counsellor", "isOpen": true, "survivor": { "code": "RJ-0001" } }]));
        assert_eq!(counsellor.ask("{ glassAccesses { id } }").await["glassAccesses"], json!([]), "the coordinator's");
        let reason = format!("{{ glassAccess(id: {}) {{ reason }} }}", deed["id"]);
        assert_eq!(coordinator.ask(&reason).await["glassAccess"]["reason"], WHY);
        let history = coordinator.ask("{ survivor(code: \"RJ-0001\") { history { nodes { deed by } } } }").await;
        let entries = history["survivor"]["history"]["nodes"].as_array().unwrap();
        for entry in [json!({ "deed": "glass-break", "by": "Test counsellor" }), json!({ "deed": "look-notes", "by": "Test coordinator" })] {
            assert!(entries.contains(&entry), "{entry}: {entries:?}");
        }
        assert!(!world.dump().await.windows(8).any(|bytes| bytes == b"Zqreason"), "sealed");
        // It ends by itself; the session ended long before.
        world.clock.pass_minutes(24 * 60);
        let counsellor = world.signed_in(Role::Counsellor).await;
        assert!(counsellor.ask(FILE).await["survivor"].is_null());
        let coordinator = world.signed_in(Role::Coordinator).await;
        assert_eq!(coordinator.ask("{ glassAccesses { isOpen } }").await["glassAccesses"], json!([{ "isOpen": false }]));
    }

    async fn it_opens_notes_to_a_coordinator(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let (coordinator, counsellor) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Counsellor).await);
        counsellor.done("needsAssess", assessment(file, "2022-03-01", "")).await;
        assert_eq!(counsellor.refused("glassBreak", break_glass("RJ-0001", WHY)).await, ["file-is-open@code"]);
        assert!(coordinator.ask(FILE).await["survivor"]["needsAssessments"][0]["note"].is_null());
        coordinator.done("glassBreak", break_glass("RJ-0001", WHY)).await;
        assert!(coordinator.ask(FILE).await["survivor"]["needsAssessments"][0]["note"].is_string());
        let other = world.signed_in_as(cast::other_coordinator()).await;
        assert_eq!(other.refused("glassBreak", break_glass("RJ-0001", WHY)).await, ["survivor-not-found@code"]);
        for role in [Role::Mobiliser, Role::Tsp, Role::Lsp] {
            assert_eq!(world.signed_in(role).await.refused("glassBreak", break_glass("RJ-0001", WHY)).await, ["not-allowed"]);
        }
    }
}
