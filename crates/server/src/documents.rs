//! `GET /documents/{id}`: gives a stored document back to those who may have it.

use ashshash_base::DocumentId;
use ashshash_operations::document;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::App;
use crate::caller;
use crate::envelope::surprise;
use crate::problem::{self, Refusal};

/// Answers with the document; one that is not there and one that is not for this person answer alike.
pub async fn download(State(app): State<App>, Path(id): Path<String>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let language = problem::language(&parts.headers);
    match find(&app, &id, &parts).await {
        Ok(response) => response,
        Err(Refusal::Internal) => surprise(),
        Err(refusal) => refusal.answer(language),
    }
}

async fn find(app: &App, id: &str, parts: &axum::http::request::Parts) -> Result<Response, Refusal> {
    let sender = caller::sender(app, parts).await?;
    let session = sender.session.as_ref().ok_or(Refusal::SignInNeeded)?;
    let id: DocumentId = id.parse().map_err(|_| Refusal::NotFound)?;
    let found = document::read(&app.database, &sender.caller, session, id).await.map_err(|error| {
        tracing::error!(%error, "a document can't be opened");
        Refusal::Internal
    })?;
    let document = found.ok_or(Refusal::NotFound)?;
    let name = format!(
        "attachment; filename=\"{}\"",
        document.file_name.replace(|c: char| !c.is_ascii_alphanumeric() && !"-_. ".contains(c), "_")
    );
    let mut response = document.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::try_from(document.media_type).map_err(|_| Refusal::Internal)?);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(name).map_err(|_| Refusal::Internal)?);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
