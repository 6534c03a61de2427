//! What the server itself answers when a request can't be served: `{"problem":{"code","message"}}`.

use ashshash_base::{Argument, Language};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

/// A refusal before any deed or question was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Another site's page sent it.
    ForeignOrigin,
    /// Not of the media type that is served here.
    WrongMediaType,
    /// Not JSON, or not a GraphQL request.
    NotJson,
    /// Several operations at once.
    Several,
    /// A question longer than any real one.
    BodyTooLarge,
    /// A workbook over so many megabytes.
    UploadTooLarge(i64),
    /// A picture over so many megabytes.
    DocumentTooLarge(i64),
    /// A form that lacks something that no person fills in.
    FormIncomplete,
    /// An upload without content.
    UploadEmpty,
    /// An upload that does not say it is a workbook.
    UploadNotAWorkbook,
    /// Too many large uploads at once.
    Busy,
    /// It took longer than anybody should wait, and was stopped.
    TooSlow,
    /// Nobody is signed in.
    SignInNeeded,
    /// Not there, or not for this person.
    NotFound,
    /// Not for this role.
    NotAllowed,
    /// A surprise: its details are in the log, under the request's id.
    Internal,
}

impl Refusal {
    /// Gives the code, which is the key of its words too.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ForeignOrigin => "origin-refused",
            Self::WrongMediaType => "request-malformed",
            Self::NotJson => "json-malformed",
            Self::Several => "one-operation-a-request",
            Self::BodyTooLarge => "body-too-large",
            Self::UploadTooLarge(_) => "upload-too-large",
            Self::DocumentTooLarge(_) => "document-too-large",
            Self::FormIncomplete => "argument-invalid",
            Self::UploadEmpty => "upload-empty",
            Self::UploadNotAWorkbook => "upload-not-a-workbook",
            Self::Busy => "server-busy",
            Self::TooSlow => "time-exceeded",
            Self::SignInNeeded => "session-expired",
            Self::NotFound => "not-found",
            Self::NotAllowed => "not-allowed",
            Self::Internal => "internal",
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::ForeignOrigin | Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::NotJson | Self::Several | Self::UploadEmpty | Self::FormIncomplete => StatusCode::BAD_REQUEST,
            Self::WrongMediaType | Self::UploadNotAWorkbook => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BodyTooLarge | Self::UploadTooLarge(_) | Self::DocumentTooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy | Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Answers in a language.
    #[must_use]
    pub fn answer(self, language: Language) -> Response {
        let arguments = match self {
            Self::UploadTooLarge(maximum) | Self::DocumentTooLarge(maximum) => {
                vec![("maximum", Argument::Count(maximum))]
            }
            _ => Vec::new(),
        };
        answer(self.status(), self.code(), language, &arguments)
    }
}

/// Answers with a coded problem in words.
#[must_use]
pub fn answer(status: StatusCode, code: &str, language: Language, arguments: &[(&str, Argument)]) -> Response {
    let message = ashshash_i18n::problem(language, code, arguments);
    let body = serde_json::json!({ "problem": { "code": code, "message": message } }).to_string();
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, body).into_response()
}

/// Answers a surprise: no more than the id under which the log has the details.
#[must_use]
pub fn surprise(language: Language, request_id: Uuid) -> Response {
    let message = ashshash_i18n::problem(language, Refusal::Internal.code(), &[]);
    let body = serde_json::json!({ "problem": { "code": "internal", "message": message, "requestId": request_id } });
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::INTERNAL_SERVER_ERROR, headers, body.to_string()).into_response()
}

/// Guesses the language of somebody who is not signed in.
#[must_use]
pub fn language(headers: &HeaderMap) -> Language {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if asked.trim_start().to_ascii_lowercase().starts_with("bn") { Language::Bangla } else { Language::English }
}
