//! `POST /imports?name=…&dryRun=…`: takes a workbook and answers at once; a worker reads it.

use std::sync::Arc;
use std::time::Duration;

use ashshash_access::{Right, may};
use ashshash_operations::register::{self, Upload};
use axum::body::{Body, HttpBody};
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::App;
use crate::caller;
use crate::envelope::surprise;
use crate::problem::{self, Refusal};

/// Megabytes of the largest workbook: a hundred thousand rows take about ten.
const LARGEST_MEGABYTES: usize = 64;
/// Megabytes that all uploads together may hold in memory; more wait for their turn at the door.
pub const UPLOAD_MEGABYTES_AT_ONCE: usize = 2 * LARGEST_MEGABYTES;
const MEGABYTE: usize = 1024 * 1024;
/// Longest silence of a phone on a bad line.
const SILENCE: Duration = Duration::from_secs(60);
const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What the address says of an upload.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    #[serde(default)]
    name: String,
    #[serde(default)]
    dry_run: bool,
}

/// Takes a workbook.
pub async fn upload(State(app): State<App>, Query(asked): Query<Asked>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let mut language = problem::language(&parts.headers);
    let sender = match caller::sender(&app, &parts).await {
        Ok(sender) => sender,
        Err(Refusal::Internal) => return surprise(),
        Err(refusal) => return refusal.answer(language),
    };
    language = sender.language;
    let Some(session) = &sender.session else { return Refusal::SignInNeeded.answer(language) };
    if !may(session.user.role, Right::ImportRegister) {
        return Refusal::NotAllowed.answer(language);
    }
    let bytes = match receive(&app, &parts.headers, body).await {
        Ok(received) => received,
        Err(refusal) => return refusal.answer(language),
    };
    let upload =
        Upload { file_name: asked.name.chars().take(200).collect(), bytes: bytes.bytes, is_dry_run: asked.dry_run };
    match register::request(&app.database, app.accounts.randomness(), &sender.caller, session, upload).await {
        Ok(id) => {
            let body = serde_json::json!({ "id": id.to_string() }).to_string();
            (StatusCode::ACCEPTED, [(header::CONTENT_TYPE, "application/json")], body).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "an upload can't be kept");
            surprise()
        }
    }
}

/// An upload in memory, with the room that it takes.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) bytes: Vec<u8>,
    _room: Vec<OwnedSemaphorePermit>,
}

async fn receive(app: &App, headers: &HeaderMap, body: Body) -> Result<Received, Refusal> {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !media_type.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case(MEDIA_TYPE)) {
        return Err(Refusal::UploadNotAWorkbook);
    }
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if declared.is_some_and(|bytes| bytes > LARGEST_MEGABYTES * MEGABYTE) {
        return Err(too_large());
    }
    collect(body, &app.upload_room, LARGEST_MEGABYTES).await
}

fn too_large() -> Refusal {
    Refusal::UploadTooLarge(i64::try_from(LARGEST_MEGABYTES).unwrap_or(i64::MAX))
}

/// Gathers a body, taking room megabyte by megabyte, so that no declared length is believed.
pub(crate) async fn collect(mut body: Body, room: &Arc<Semaphore>, largest: usize) -> Result<Received, Refusal> {
    let mut received = Received { bytes: Vec::new(), _room: Vec::new() };
    loop {
        let next = std::future::poll_fn(|context| std::pin::Pin::new(&mut body).poll_frame(context));
        let frame = tokio::time::timeout(SILENCE, next).await.map_err(|_| Refusal::TooSlow)?;
        let Some(frame) = frame else { break };
        let Ok(data) = frame.map_err(|_| Refusal::UploadEmpty)?.into_data() else { continue };
        let after = received.bytes.len() + data.len();
        if after > largest * MEGABYTE {
            return Err(Refusal::UploadTooLarge(i64::try_from(largest).unwrap_or(i64::MAX)));
        }
        while received._room.len() * MEGABYTE < after {
            let permit = Arc::clone(room).try_acquire_owned().map_err(|_| Refusal::Busy)?;
            received._room.push(permit);
        }
        received.bytes.extend_from_slice(&data);
    }
    if received.bytes.is_empty() { Err(Refusal::UploadEmpty) } else { Ok(received) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn room_is_taken_as_bytes_come_and_given_back() {
        let room = Arc::new(Semaphore::new(3));
        let received = collect(Body::from(vec![0; 2 * MEGABYTE + 1]), &room, 8).await.unwrap();
        assert_eq!((received.bytes.len(), room.available_permits()), (2 * MEGABYTE + 1, 0));
        assert_eq!(collect(Body::from("x"), &room, 8).await.err(), Some(Refusal::Busy));
        drop(received);
        assert_eq!(room.available_permits(), 3);
    }

    #[tokio::test]
    async fn too_much_and_nothing_are_refused() {
        let room = Arc::new(Semaphore::new(8));
        assert!(matches!(collect(Body::from(vec![0; MEGABYTE + 1]), &room, 1).await, Err(Refusal::UploadTooLarge(_))));
        assert_eq!(collect(Body::empty(), &room, 1).await.err(), Some(Refusal::UploadEmpty));
        assert_eq!(room.available_permits(), 8);
    }
}
