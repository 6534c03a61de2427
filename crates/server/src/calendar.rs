//! `GET /calendar/{secret}.ics`: a counsellor's appointments for other programs. Whoever has the address
//! is told times and one word; the address is a secret that its owner can end.

use ashshash_documents::CalendarEntry;
use ashshash_operations::calendar::{self, FeedSecret};
use ashshash_services::counselling::USUAL_MINUTES;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::App;
use crate::envelope::surprise;
use crate::problem::{self, Refusal};

const ICS: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");
const NAME: HeaderValue = HeaderValue::from_static("inline; filename=\"calendar.ics\"");

/// Answers with the calendar; an unknown, an ended and a malformed address answer alike.
pub async fn feed(State(app): State<App>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    let not_found = || Refusal::NotFound.answer(problem::language(&headers));
    let Some(secret) = file.strip_suffix(".ics").and_then(FeedSecret::read) else { return not_found() };
    let now = app.clock.now();
    match calendar::calendar(&app.database, &secret, now).await {
        Ok(Some(found)) => {
            let entry = |(about, session): &calendar::Session| CalendarEntry {
                uid: about.id.to_string(),
                on: session.session_on,
                starts_at: session.starts_at,
                minutes: session.minutes.unwrap_or(USUAL_MINUTES),
            };
            let entries: Vec<CalendarEntry> = found.appointments.iter().map(entry).collect();
            let headers = [
                (header::CONTENT_TYPE, ICS),
                (header::CONTENT_DISPOSITION, NAME),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (headers, ashshash_documents::calendar(&entries, found.language, now)).into_response()
        }
        Ok(None) => not_found(),
        Err(error) => {
            tracing::error!(%error, "a calendar can't be read");
            surprise()
        }
    }
}
