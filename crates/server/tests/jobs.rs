//! Jobs: claimed by one worker, tried again, given up.

use ashshash_access::Role;
use ashshash_base::Timestamp;
use ashshash_server::jobs;
use ashshash_storage::job::{self, NewJob};
use ashshash_testkit::{World, both};

async fn add(world: &World) -> uuid::Uuid {
    let id = ashshash_server::clock::request_id();
    let new =
        NewJob { id, kind: "unknown", organisation: None, payload: "{}".to_owned(), run_after: world.clock.now() };
    job::insert(world.database.writer(), new).await.unwrap();
    id
}

async fn claim(world: &World) -> Option<uuid::Uuid> {
    let now = world.clock.now();
    job::claim(world.database.writer(), now, Timestamp(now.0 + 60_000)).await.unwrap().map(|job| job.id)
}

both! {
    async fn claimed_job_is_nobody_else_s_until_its_lease_ends(world: World) {
        let (first, second) = (add(&world).await, add(&world).await);
        assert_eq!(claim(&world).await, Some(first));
        assert_eq!(claim(&world).await, Some(second));
        assert_eq!(claim(&world).await, None);
        world.clock.pass_ms(60_001);
        assert_eq!(claim(&world).await, Some(first));
    }

    async fn job_that_nobody_can_do_is_given_up(world: World) {
        add(&world).await;
        let mut steps = 0;
        while jobs::step(&world.app).await.unwrap() {
            steps += 1;
            world.clock.pass_minutes(5);
        }
        assert_eq!(steps, 4, "three tries and the end");
    }

    async fn load_whose_process_ended_each_time_is_told_as_failed(world: World) {
        let coordinator = world.signed_in(Role::Coordinator).await;
        let accepted = coordinator.upload("registers.xlsx", false, b"PK no workbook".to_vec()).await.json();
        for _ in 0..3 {
            assert!(claim(&world).await.is_some());
            world.clock.pass_ms(60_001);
        }
        let query = format!("{{ registerImport(id: {}) {{ state }} }}", accepted["id"]);
        assert_ne!(coordinator.ask(&query).await["registerImport"]["state"], "FAILED");
        assert!(jobs::step(&world.app).await.unwrap());
        assert_eq!(coordinator.ask(&query).await["registerImport"]["state"], "FAILED");
    }
}
