//! Loading a register through the interface: upload, job, result, the refused rows back.

use ashshash_access::{Role, Scope};
use ashshash_base::RegisterImportId;
use ashshash_storage::journal;
use ashshash_storage::register::{self, Load, LoadState};
use ashshash_testkit::{Answer, Client, World, both, cast};
use sea_orm::{ConnectionTrait, Statement};

async fn upload(client: &Client, name: &str, bytes: Vec<u8>) -> RegisterImportId {
    let answer = client.upload(name, false, bytes).await;
    assert_eq!(answer.status.as_u16(), 202, "{}", answer.text());
    answer.json()["id"].as_str().unwrap().parse().unwrap()
}

async fn load(world: &World, id: RegisterImportId) -> Load {
    let read = world.database.read();
    register::by_id(&read, &Scope::Organisation(cast::OFFICE), id).await.unwrap().unwrap()
}

async fn count(world: &World, table: &str) -> i64 {
    let db = world.database.writer();
    let sql = Statement::from_string(db.get_database_backend(), format!("SELECT COUNT(*) AS many FROM {table}"));
    db.query_one_raw(sql).await.unwrap().unwrap().try_get("", "many").unwrap()
}

fn sheet_names(answer: &Answer) -> bool {
    // An .xlsx is a zip: its directory names the parts in plain.
    answer.body.starts_with(b"PK") && answer.body.windows(13).any(|part| part == b"xl/worksheets")
}

both! {
    async fn sample_goes_in_once_and_changes_nothing_the_second_time(world: World) {
        let client = world.signed_in(Role::Coordinator).await;
        let sample = World::file("data/registers-2021.xlsx");
        let id = upload(&client, "registers-2021.xlsx", sample.clone()).await;
        assert_eq!(load(&world, id).await.state, LoadState::Waiting);
        assert_eq!(count(&world, "survivor").await, 0);
        world.work().await;
        let first = load(&world, id).await;
        assert_eq!((first.state, first.updated, first.unchanged, first.refused), (LoadState::Done, 0, 0, 0));
        assert!(first.created > 3_000, "{}", first.created);
        assert!(first.refused_document.is_none());
        let id = upload(&client, "registers-2021.xlsx", sample).await;
        world.work().await;
        let second = load(&world, id).await;
        assert_eq!((second.created, second.updated, second.unchanged), (0, 0, first.created));
        assert_eq!(count(&world, "document").await, 0, "an upload is removed when its rows are in");
        journal::verify(world.database.writer(), world.database.keys()).await.unwrap();
    }

    async fn refused_rows_come_back_as_a_workbook_for_coordinators_alone(world: World) {
        let client = world.signed_in(Role::Coordinator).await;
        let id = upload(&client, "registers-messy.xlsx", World::file("data/registers-messy.xlsx")).await;
        world.work().await;
        let outcome = load(&world, id).await;
        assert_eq!(outcome.state, LoadState::Done);
        assert!(outcome.refused > 0 && outcome.created > 0);
        let path = format!("/documents/{id}");
        let answer = client.get(&path).await;
        assert_eq!(answer.status.as_u16(), 200, "{}", answer.text());
        assert!(sheet_names(&answer));
        let id = upload(&client, "refused-rows.xlsx", answer.body.clone()).await;
        world.work().await;
        let again = load(&world, id).await;
        assert_eq!((again.created, again.refused), (0, outcome.refused), "uncorrected rows are refused again");
        for other in [world.signed_in(Role::Counsellor).await, world.signed_in_as(cast::other_coordinator()).await] {
            assert_eq!(other.get(&path).await.status.as_u16(), 404);
        }
    }

    async fn file_that_is_no_register_fails_with_its_reason(world: World) {
        // What Excel makes of a workbook with a password: another container, with a stream of this name.
        let stream: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600], &stream, &[0; 600]].concat();
        let client = world.signed_in(Role::Coordinator).await;
        for (bytes, code) in [
            (b"not a zip".to_vec(), "workbook-unreadable"),
            (locked, "workbook-encrypted"),
        ] {
            let id = upload(&client, "broken.xlsx", bytes).await;
            world.work().await;
            let failed = load(&world, id).await;
            assert_eq!((failed.state, failed.problem.map(|problem| problem.code)), (LoadState::Failed, Some(code.to_owned())));
        }
        assert_eq!((count(&world, "survivor").await, count(&world, "document").await), (0, 0));
    }

    async fn trying_changes_nothing(world: World) {
        let client = world.signed_in(Role::Coordinator).await;
        let answer = client.upload("registers-2021.xlsx", true, World::file("data/registers-2021.xlsx")).await;
        let id = answer.json()["id"].as_str().unwrap().parse().unwrap();
        world.work().await;
        let tried = load(&world, id).await;
        assert!(tried.is_dry_run && tried.created > 3_000);
        assert_eq!((count(&world, "survivor").await, count(&world, "register_row").await), (0, 0));
    }
}
