//! Migrations run up, down and up again, and by two processes at once.

use std::process::{Command, Stdio};

use ashshash_migrations::Migrator;
use ashshash_testkit::{World, both};
use sea_orm_migration::MigratorTrait;

both! {
    async fn tables_go_and_come_again(world: World) {
        let db = world.database.writer();
        Migrator::down(db, None).await.unwrap();
        Migrator::up(db, None).await.unwrap();
        assert!(Migrator::get_pending_migrations(db).await.unwrap().is_empty());
    }

    async fn two_processes_bring_the_tables_up_to_date_at_once(world: World) {
        Migrator::down(world.database.writer(), None).await.unwrap();
        let start = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_ashshash"));
            command.arg("migrate").env("ASHSHASH_DATABASE_URL", &world.database_url).stdout(Stdio::null());
            command.spawn().unwrap()
        };
        for mut child in [start(), start()] {
            assert!(child.wait().unwrap().success());
        }
        assert!(Migrator::get_pending_migrations(world.database.writer()).await.unwrap().is_empty());
    }
}
