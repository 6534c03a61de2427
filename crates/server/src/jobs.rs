//! The worker: claims jobs one after the other and clears away what time has ended.

use std::time::Duration;

use ashshash_base::Timestamp;
use ashshash_operations::{account, lead, register};
use ashshash_storage::StorageError;
use ashshash_storage::job::{self, Job};

use crate::App;

/// How often an idle worker looks for work.
const PAUSE: Duration = Duration::from_millis(500);
/// How long a claim holds; a working process renews it well before.
const LEASE_MS: i64 = 60_000;
const RENEWAL: Duration = Duration::from_secs(20);
/// After so many claims a job that ends its process each time is given up.
const MOST_ATTEMPTS: i64 = 3;
const CLEARING_MS: i64 = 60 * 60_000;

/// Works until the future that holds it is dropped.
pub async fn work(app: App) {
    let mut cleared_at = Timestamp(0);
    loop {
        let now = app.clock.now();
        if now.0 - cleared_at.0 > CLEARING_MS {
            cleared_at = now;
            if let Err(error) = account::clear_away(&app.database, now).await {
                tracing::warn!(%error, "ended sessions can't be cleared away");
            }
            if let Err(error) = lead::schedule_lapse(&app.database, now).await {
                tracing::warn!(%error, "the day's job for leads can't be asked for");
            }
        }
        match step(&app).await {
            Ok(true) => {}
            Ok(false) => tokio::time::sleep(PAUSE).await,
            Err(error) => {
                tracing::error!(%error, "jobs can't be read");
                tokio::time::sleep(PAUSE * 10).await;
            }
        }
    }
}

/// Does the job that waits longest; says whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn step(app: &App) -> Result<bool, StorageError> {
    let now = app.clock.now();
    let Some(job) = job::claim(app.database.writer(), now, Timestamp(now.0 + LEASE_MS)).await? else {
        return Ok(false);
    };
    if job.attempts > MOST_ATTEMPTS {
        tracing::error!(job = %job.id, kind = job.kind, "a job was given up");
        if job.kind == "register-import"
            && let Err(error) = register::give_up_job(&app.database, &job, now).await
        {
            tracing::error!(job = %job.id, %error, "its load can't be told as failed");
        }
        job::finish(app.database.writer(), job.id, now, Some("internal")).await?;
        return Ok(true);
    }
    let outcome = renewing(app, &job, run(app, &job)).await;
    let now = app.clock.now();
    match outcome {
        Ok(()) => job::finish(app.database.writer(), job.id, now, None).await?,
        Err(error) => {
            tracing::error!(job = %job.id, kind = job.kind, error, "a job failed and will be tried again");
            job::retry(app.database.writer(), job.id, Timestamp(now.0 + job.attempts * 30_000)).await?;
        }
    }
    Ok(true)
}

async fn run(app: &App, job: &Job) -> Result<(), String> {
    match job.kind.as_str() {
        "register-import" => register::run_job(&app.database, app.accounts.randomness(), job, || app.clock.now())
            .await
            .map_err(|error| error.to_string()),
        lead::LAPSE => lead::lapse(&app.database, app.clock.now()).await.map_err(|error| error.to_string()),
        _ => Err("nobody knows this kind of job".to_owned()),
    }
}

/// Keeps the claim while the work goes on.
async fn renewing<T>(app: &App, job: &Job, work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    loop {
        match tokio::time::timeout(RENEWAL, &mut work).await {
            Ok(outcome) => return outcome,
            Err(_) => {
                let until = Timestamp(app.clock.now().0 + LEASE_MS);
                let renewal = job::extend(app.database.writer(), job.id, until);
                // The work itself may hold the only connection that writes: its claim must not wait for it.
                if let Ok(Err(error)) = tokio::time::timeout(Duration::from_secs(1), renewal).await {
                    tracing::warn!(%error, "a claim can't be renewed");
                }
            }
        }
    }
}
