//! How long a question may run on SQLite: a progress handler looks at the clock. PostgreSQL has
//! its own `statement_timeout`.

use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use sea_orm::sqlx::Error;
use sea_orm::sqlx::sqlite::SqliteConnection;

/// Longest time that one statement may take; then the database cancels it.
pub(crate) const LONGEST: Duration = if cfg!(test) { Duration::from_millis(300) } else { Duration::from_secs(10) };
/// SQLite's steps between two looks at the clock: a few milliseconds of work.
const STEPS: i32 = 100_000;

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

tokio::task_local! {
    /// The deadline of whoever takes a connection out of the pool.
    static TAKER: Deadline;
}

/// When the statement that runs now is to be stopped, in milliseconds since the program's start.
#[derive(Clone, Debug)]
pub(crate) struct Deadline(Arc<AtomicU64>);

impl Default for Deadline {
    fn default() -> Self {
        Self(Arc::new(AtomicU64::new(u64::MAX)))
    }
}

impl Deadline {
    /// Starts the clock for the next statement.
    pub(crate) fn restart(&self) {
        let end = START.elapsed().saturating_add(LONGEST).as_millis();
        self.0.store(u64::try_from(end).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn is_ahead(&self) -> bool {
        let now = START.elapsed().as_millis();
        u128::from(self.0.load(Ordering::Relaxed)) > now
    }

    /// Takes a connection out of the pool, so that it obeys this deadline.
    pub(crate) async fn while_taking<F: Future>(&self, taking: F) -> F::Output {
        TAKER.scope(self.clone(), taking).await
    }
}

/// Makes a connection obey its taker's deadline; without one it has all the time it needs.
pub(crate) async fn obey(connection: &mut SqliteConnection) -> Result<(), Error> {
    let mut handle = connection.lock_handle().await?;
    match TAKER.try_with(Deadline::clone) {
        Ok(deadline) => handle.set_progress_handler(STEPS, move || deadline.is_ahead()),
        Err(_) => handle.remove_progress_handler(),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::Database;
    use crate::seal::Keys;

    const ENDLESS: &str =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT COUNT(*) AS many FROM n";

    #[tokio::test]
    async fn an_endless_question_is_cancelled_and_the_next_is_answered() {
        let file = std::env::temp_dir().join(format!("ashshash-patience-{}.db", std::process::id()));
        let db = Database::connect(&format!("sqlite://{}", file.display()), Keys::new(&[1; 32])).await.unwrap();
        for _ in 0..6 {
            let read = db.read();
            let error = read.all(read.sql(ENDLESS)).await.unwrap_err();
            assert!(error.to_string().contains("interrupted"), "{error}");
            read.end().await.unwrap();
            let next = db.read();
            assert!(next.one(next.sql("SELECT 1 AS one")).await.unwrap().is_some());
        }
        db.close().await.unwrap();
        for ending in ["", "-wal", "-shm"] {
            drop(std::fs::remove_file(format!("{}{ending}", file.display())));
        }
    }
}
