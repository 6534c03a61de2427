//! `POST /graphql`: JSON only, one operation a request.

use std::time::Duration;

use ashshash_operations::account::{CookieChange, CookieSlot};
use async_graphql::Request as Question;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::App;
use crate::caller::{self, Sender};
use crate::cookie;
use crate::envelope::{RequestId, surprise};
use crate::problem::{self, Refusal};

/// Bytes of the longest question.
pub const LONGEST_BODY: usize = 256 * 1024;
/// The longest time that an operation may take; then it is cancelled, in the database too.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// Answers one operation.
pub async fn answer(State(app): State<App>, request: Request) -> Response {
    let language = problem::language(request.headers());
    match operate(&app, request).await {
        Ok(response) => response,
        Err(Refusal::Internal) => surprise(),
        Err(refusal) => refusal.answer(language),
    }
}

async fn operate(app: &App, request: Request) -> Result<Response, Refusal> {
    let (parts, body) = request.into_parts();
    if !is_json(&parts.headers) {
        return Err(Refusal::WrongMediaType);
    }
    let sender = caller::sender(app, &parts).await?;
    let question = read(&parts.headers, body).await?;
    let request_id = parts.extensions.get::<RequestId>().map(|id| id.0).unwrap_or_default();
    let slot = CookieSlot::default();
    let question = with_data(app, question, &sender, slot.clone(), request_id);
    let Ok(answer) = tokio::time::timeout(TIME_LIMIT, ashshash_graphql::execute(&app.schema, question)).await else {
        tracing::warn!("an operation took too long");
        return Ok(Refusal::TooSlow.answer(sender.language));
    };
    let body = serde_json::to_vec(&answer).map_err(|error| {
        tracing::error!(%error, "an answer can't be written");
        Refusal::Internal
    })?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    let mut response = (headers, body).into_response();
    let change = slot.take().or(sender.has_stale_cookie.then_some(CookieChange::Clear));
    if let Some(value) = change.and_then(|change| cookie::set_cookie(&change, app.settings.is_https())) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}

fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    media_type.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

async fn read(headers: &HeaderMap, body: Body) -> Result<Question, Refusal> {
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if declared.is_some_and(|bytes| bytes > LONGEST_BODY) {
        return Err(Refusal::BodyTooLarge);
    }
    let bytes = to_bytes(body, LONGEST_BODY).await.map_err(|_| Refusal::BodyTooLarge)?;
    if bytes.trim_ascii_start().first() == Some(&b'[') {
        return Err(Refusal::Several);
    }
    serde_json::from_slice(&bytes).map_err(|_| Refusal::NotJson)
}

/// Gives the question what its resolvers need to know of the request.
fn with_data(app: &App, question: Question, sender: &Sender, slot: CookieSlot, request_id: uuid::Uuid) -> Question {
    question
        .data(app.database.clone())
        .data(app.accounts.clone())
        .data(app.demo.clone())
        .data(sender.caller.clone())
        .data(sender.session.clone())
        .data(sender.language)
        .data(slot)
        .data(ashshash_graphql::RequestId(request_id.to_string()))
}
