//! The built app: hashed files for ever, everything else asked for again each time.

use std::io::ErrorKind;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

use crate::App;
use crate::envelope::surprise;

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Serves a file of the app, or the app itself for an address that is one of its screens.
///
/// Pages and files are public and the same for everybody: data come by fetch.
pub async fn serve(State(app): State<App>, mut request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = request.uri().path().to_owned();
    if is_screen(&path) {
        *request.uri_mut() = Uri::from_static("/index.html");
    }
    let mut files = ServeDir::new(&app.settings.dist).precompressed_br().append_index_html_on_directories(false);
    match files.try_call(request).await {
        Ok(found) if found.status() == StatusCode::NOT_FOUND => StatusCode::NOT_FOUND.into_response(),
        Ok(found) => {
            let mut response = found.into_response();
            let caching = if is_hashed(&path) { FOREVER } else { ASK_AGAIN };
            response.headers_mut().insert(header::CACHE_CONTROL, caching);
            response
        }
        Err(error)
            if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::PermissionDenied) =>
        {
            StatusCode::NOT_FOUND.into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a file of the app can't be read");
            surprise()
        }
    }
}

/// A screen's address has no dot in its last part; a file's has. Addresses of data are no screens.
fn is_screen(path: &str) -> bool {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    !last.contains('.') && !matches!(first, "graphql" | "assets" | "live" | "ready")
}

/// Says whether the name changes with the content: some part of the path carries a hash of eight or more digits.
fn is_hashed(path: &str) -> bool {
    path.split(['/', '-', '.']).any(|part| {
        part.len() >= 8 && part.bytes().all(|b| b.is_ascii_hexdigit()) && part.bytes().any(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screens_and_files_are_told_apart() {
        for path in ["/", "/figures", "/survivors/RJ-0001", "/imports", "/sign-in"] {
            assert!(is_screen(path), "{path}");
        }
        for path in ["/assets/app-0011223344556677.wasm", "/favicon.ico", "/assets/none", "/graphql", "/live"] {
            assert!(!is_screen(path), "{path}");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(is_hashed("/assets/app-0f11223344556677.wasm"));
        assert!(is_hashed("/assets/0f11223344556677/part.js"));
        for path in ["/index.html", "/sw.js", "/manifest.webmanifest", "/fonts/noto-bengali-400.woff2", "/facade.js"] {
            assert!(!is_hashed(path), "{path}");
        }
    }
}
