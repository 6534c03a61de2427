//! What surrounds every request: an id, one span, one line in the log, and a plain answer to a panic.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument;
use uuid::Uuid;

use crate::clock;
use crate::problem;

/// The header that carries the request's id.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Names a request in logs and in answers to surprises. Always ours: a caller's own could forge log lines.
#[derive(Clone, Copy, Debug)]
pub struct RequestId(pub Uuid);

/// Marks an answer whose text must not leave: the envelope writes another.
#[derive(Clone, Copy, Debug)]
pub struct Surprise;

/// Answers a surprise; its details go to the log alone.
#[must_use]
pub fn surprise() -> Response {
    let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
    response.extensions_mut().insert(Surprise);
    response
}

/// Wraps a request. The log names the route's pattern, never the address or a query: those may hold what people typed.
pub async fn wrap(mut request: Request, next: Next) -> Response {
    let id = clock::request_id();
    let route = request.extensions().get::<MatchedPath>().map_or("app", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", %id, method = %request.method(), route);
    let language = problem::language(request.headers());
    request.extensions_mut().insert(RequestId(id));
    let start = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    if response.extensions().get::<Surprise>().is_some() {
        response = problem::surprise(language, id);
    }
    if let Ok(value) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    let (status, took_ms) = (response.status().as_u16(), start.elapsed().as_millis());
    span.in_scope(|| tracing::info!(status, took_ms, "answered"));
    response
}

/// Turns a panic into a surprise.
pub fn caught(_panic: Box<dyn std::any::Any + Send + 'static>) -> Response {
    surprise()
}
