//! `GET /documents/{id}`: a load's refused rows as a workbook, or a paper of a survivor's file as a picture.

use ashshash_base::{DocumentId, Language, Purpose, RegisterImportId};
use ashshash_documents::{RefusedRow, RefusedSheet};
use ashshash_operations::document;
use ashshash_operations::register::{self, RefusedRows};
use ashshash_storage::survivor_document::MEDIA_TYPE;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, header, request::Parts};
use axum::response::{IntoResponse, Response};

use crate::App;
use crate::caller;
use crate::envelope::surprise;
use crate::problem::{self, Refusal};

const XLSX: HeaderValue = HeaderValue::from_static("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

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

async fn find(app: &App, id: &str, parts: &Parts) -> Result<Response, Refusal> {
    let sender = caller::sender(app, parts).await?;
    let session = sender.session.as_ref().ok_or(Refusal::SignInNeeded)?;
    if let Ok(id) = id.parse::<DocumentId>() {
        let opened = document::open(&app.database, &sender.caller, session, id).await.map_err(|error| {
            tracing::error!(%error, "a document can't be opened");
            Refusal::Internal
        })?;
        return Ok(picture(opened.ok_or(Refusal::NotFound)?.picture.into_revealed(&Purpose::Show)));
    }
    let viewer = session.user.viewer();
    let id: RegisterImportId = id.parse().map_err(|_| Refusal::NotFound)?;
    let rows = register::refused_rows(&app.database, &viewer, id).await.map_err(|error| {
        tracing::error!(%error, "refused rows can't be opened");
        Refusal::Internal
    })?;
    let rows = rows.ok_or(Refusal::NotFound)?;
    let language = viewer.language;
    let made = tokio::task::spawn_blocking(move || ashshash_documents::refused_rows(&worded(rows, language), language));
    let bytes = made.await.map_err(|_| Refusal::Internal)?.map_err(|error| {
        tracing::error!(%error, "a workbook can't be made");
        Refusal::Internal
    })?;
    // Each load's under a name of its own: a workbook is known again by its name.
    let mark: String = id.as_uuid().simple().to_string().chars().skip(26).collect();
    let name = format!("attachment; filename=\"refused-rows-{mark}.xlsx\"");
    let headers = [
        (header::CONTENT_TYPE, XLSX),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(|_| Refusal::Internal)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

/// Answers with a paper's picture.
fn picture(bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"paper.jpg\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, bytes).into_response()
}

/// Puts each row's codes into words.
fn worded(rows: RefusedRows, language: Language) -> Vec<RefusedSheet> {
    let sentence = |(code, arguments): &(String, Vec<(String, _)>)| {
        let arguments: Vec<_> = arguments
            .iter()
            .map(|(name, value): &(String, ashshash_base::Argument)| (name.as_str(), value.clone()))
            .collect();
        ashshash_i18n::problem(language, code, &arguments)
    };
    let row = |row: register::RefusedRow| RefusedRow {
        reason: row.problems.iter().map(sentence).collect::<Vec<_>>().join(" "),
        cells: row.cells,
        ordinal: row.ordinal,
    };
    let sheet = |sheet: register::RefusedSheet| RefusedSheet {
        name: sheet.name,
        headings: sheet.headings,
        rows: sheet.rows.into_iter().map(row).collect(),
    };
    rows.sheets.into_iter().map(sheet).collect()
}
