//! `POST /documents`: takes a photo or scan of a paper into a survivor's file.

use ashshash_access::{Right, may};
use ashshash_base::{DeedId, DocumentId, Language, PersonalText, Problem, SurvivorId};
use ashshash_documents::clean;
use ashshash_operations::account::Session;
use ashshash_operations::deed::{Actor, DeedError, Done, repeating};
use ashshash_operations::document::document_keep;
use ashshash_survivors::document::{DocumentKeep, PaperKind};
use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::App;
use crate::caller::{self, Sender};
use crate::envelope::surprise;
use crate::imports::collect;
use crate::problem::{self, Refusal};

/// Megabytes of the largest picture.
pub const LARGEST_MEGABYTES: usize = 10;
/// Pictures that are decoded at the same time: each may take hundreds of megabytes for a moment.
pub const DECODED_AT_ONCE: usize = 1;

/// What came in.
#[derive(Default)]
struct Form {
    deed_id: Option<DeedId>,
    id: Option<DocumentId>,
    survivor: Option<SurvivorId>,
    kind: Option<PaperKind>,
    title: PersonalText,
    picture: Vec<u8>,
}

/// Takes a picture; what can be mended is part of the outcome, as of any deed.
pub async fn upload(State(app): State<App>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let language = problem::language(&parts.headers);
    let sender = match caller::sender(&app, &parts).await {
        Ok(sender) => sender,
        Err(Refusal::Internal) => return surprise(),
        Err(refusal) => return refusal.answer(language),
    };
    let language = sender.language;
    let Some(session) = &sender.session else { return Refusal::SignInNeeded.answer(language) };
    if !may(session.user.role, Right::WriteCaseWork) {
        return Refusal::NotAllowed.answer(language);
    }
    let form = match receive(&app, parts, body).await {
        Ok(form) => form,
        Err(refusal) => return refusal.answer(language),
    };
    match keep(&app, &sender, session, form).await {
        Ok(Ok(done)) => outcome(&json!({
            "id": done.id, "version": done.version, "repeated": done.repeated, "problems": [],
        })),
        Ok(Err(problems)) => {
            let told: Vec<_> = problems.iter().map(|problem| told(language, problem.as_ref())).collect();
            outcome(&json!({ "id": null, "version": null, "repeated": false, "problems": told }))
        }
        Err(Refusal::Internal) => surprise(),
        Err(refusal) => refusal.answer(language),
    }
}

fn outcome(body: &serde_json::Value) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::OK, headers, body.to_string()).into_response()
}

fn told(language: Language, problem: &dyn Problem) -> serde_json::Value {
    let message = ashshash_i18n::problem(language, problem.code(), &problem.arguments());
    json!({ "code": problem.code(), "field": problem.field(), "message": message })
}

type Kept = Result<Done, Vec<Box<dyn Problem + Send>>>;

async fn keep(app: &App, sender: &Sender, session: &Session, form: Form) -> Result<Kept, Refusal> {
    let (Some(deed_id), Some(id), Some(survivor), Some(kind)) = (form.deed_id, form.id, form.survivor, form.kind)
    else {
        return Err(Refusal::FormIncomplete);
    };
    let digest = Sha256::digest(&form.picture).iter().map(|byte| format!("{byte:02x}")).collect();
    let deed = DocumentKeep { deed_id, id, survivor, kind, title: form.title, digest };
    // Decoding takes a second of a core: never on the threads that answer, never in the transaction.
    let turn = app.decoding.acquire().await.map_err(|_| Refusal::Busy)?;
    let picture = form.picture;
    let cleaned = tokio::task::spawn_blocking(move || clean(&picture)).await.map_err(|_| Refusal::Internal)?;
    drop(turn);
    let picture = match cleaned {
        Ok(picture) => picture,
        Err(problem) => return Ok(Err(vec![Box::new(problem)])),
    };
    let actor = Actor { db: &app.database, caller: &sender.caller, session };
    match repeating(|| document_keep(actor, &deed, &picture)).await {
        Ok(done) => Ok(Ok(done)),
        Err(DeedError::Refused(findings)) => {
            Ok(Err(findings.into_iter().map(|finding| Box::new(finding) as Box<dyn Problem + Send>).collect()))
        }
        Err(DeedError::Storage(error)) => {
            tracing::error!(%error, "a document can't be kept");
            Err(Refusal::Internal)
        }
    }
}

async fn receive(app: &App, head: Parts, body: Body) -> Result<Form, Refusal> {
    let maximum = i64::try_from(LARGEST_MEGABYTES).unwrap_or(i64::MAX);
    // One megabyte more for what surrounds the picture.
    let received = collect(body, &app.upload_room, LARGEST_MEGABYTES + 1).await.map_err(|refusal| match refusal {
        Refusal::UploadTooLarge(_) => Refusal::DocumentTooLarge(maximum),
        other => other,
    })?;
    // With the route's own limit, which stands among the extensions.
    let again = Request::from_parts(head, Body::from(received.bytes.clone()));
    let mut parts = Multipart::from_request(again, &()).await.map_err(|_| Refusal::FormIncomplete)?;
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await.map_err(|_| Refusal::FormIncomplete)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "picture" {
            form.picture = part.bytes().await.map_err(|_| Refusal::FormIncomplete)?.to_vec();
            continue;
        }
        let text = part.text().await.map_err(|_| Refusal::FormIncomplete)?;
        match name.as_str() {
            "deedId" => form.deed_id = text.parse().ok(),
            "id" => form.id = text.parse().ok(),
            "survivor" => form.survivor = text.parse().ok(),
            "kind" => form.kind = PaperKind::from_code(&text.to_lowercase()),
            "title" => form.title = PersonalText::new(&text),
            _ => {}
        }
    }
    match form.picture.len() {
        0 => Err(Refusal::UploadEmpty),
        bytes if bytes > LARGEST_MEGABYTES * 1024 * 1024 => Err(Refusal::DocumentTooLarge(maximum)),
        _ => Ok(form),
    }
}
