//! `GET /certificates/{id}.pdf`: the paper, for those who may see the certificate.

use ashshash_base::CertificateId;
use ashshash_documents::Certificate;
use ashshash_operations::document;
use ashshash_storage::certificate::{Issued, sign};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, header, request::Parts};
use axum::response::{IntoResponse, Response};

use crate::App;
use crate::caller;
use crate::envelope::surprise;
use crate::problem::{self, Refusal};

const PDF: HeaderValue = HeaderValue::from_static("application/pdf");
/// Says nothing of whose it is.
const NAME: HeaderValue = HeaderValue::from_static("inline; filename=\"certificate.pdf\"");

/// Answers with the paper; one that is not there and one that is not for this person answer alike.
pub async fn paper(State(app): State<App>, Path(file): Path<String>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let language = problem::language(&parts.headers);
    match find(&app, &file, &parts).await {
        Ok(response) => response,
        Err(Refusal::Internal) => surprise(),
        Err(refusal) => refusal.answer(language),
    }
}

async fn find(app: &App, file: &str, parts: &Parts) -> Result<Response, Refusal> {
    let sender = caller::sender(app, parts).await?;
    let session = sender.session.as_ref().ok_or(Refusal::SignInNeeded)?;
    let id: CertificateId = file.strip_suffix(".pdf").and_then(|id| id.parse().ok()).ok_or(Refusal::NotFound)?;
    let issued = document::open_certificate(&app.database, &sender.caller, session, id).await.map_err(|error| {
        tracing::error!(%error, "a certificate can't be opened");
        Refusal::Internal
    })?;
    let on_paper = on_paper(app, issued.ok_or(Refusal::NotFound)?);
    let made = tokio::task::spawn_blocking(move || ashshash_documents::certificate(&on_paper));
    let bytes = made.await.map_err(|_| Refusal::Internal)?.map_err(|error| {
        tracing::error!(%error, "a certificate can't be written");
        Refusal::Internal
    })?;
    let headers = [
        (header::CONTENT_TYPE, PDF),
        (header::CONTENT_DISPOSITION, NAME),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

fn on_paper(app: &App, issued: Issued) -> Certificate {
    let payload = sign(app.database.keys(), &issued.paper);
    // Without a public address the paper is checked on the machine that made it.
    let listening = || format!("http://{}", app.settings.listen);
    let origin = app.settings.public_url.clone().unwrap_or_else(listening);
    Certificate {
        organisation: issued.organisation,
        number: issued.paper.number,
        approved_on: issued.paper.approved_on,
        verify_address: format!("{origin}/verify/{payload}"),
        is_demo: issued.is_demo,
    }
}
