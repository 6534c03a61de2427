//! `GET /verify/{payload}`: whether a paper certificate is valid, in both languages, for anybody who holds one.
//! `GET /verify/key`: the public key, by which a check works without us (docs/certificates.md).

use ashshash_base::{Language, base64url};
use ashshash_i18n::{Key, date, key, text};
use ashshash_operations::verify::{Checked, check};
use ashshash_storage::certificate::Standing;
use ashshash_storage::seal::Keys;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::App;
use crate::caller;
use crate::envelope::surprise;

const STYLE: &str = include_str!("verify.css");
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const CSS: HeaderValue = HeaderValue::from_static("text/css; charset=utf-8");
const PEM: HeaderValue = HeaderValue::from_static("application/x-pem-file");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
/// What a PEM of an Ed25519 key begins with, before its 32 bytes (RFC 8410).
const PEM_START: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// Answers with a small page; nothing in it is about a person.
pub async fn page(State(app): State<App>, Path(payload): Path<String>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    match check(&app.database, &caller::anybody(&app, &parts), &payload).await {
        Ok(Checked::Ours(standing)) => answer(StatusCode::OK, &[], &of_ours(&standing)),
        Ok(Checked::Unknown) => {
            answer(StatusCode::NOT_FOUND, &[], &verdict("unknown", key::CERTIFICATE_CHECK_UNKNOWN, ""))
        }
        Ok(Checked::TooOften(seconds)) => {
            let wait = [(header::RETRY_AFTER, HeaderValue::from(seconds))];
            answer(StatusCode::TOO_MANY_REQUESTS, &wait, &verdict("unknown", key::CERTIFICATE_CHECK_TOO_OFTEN, ""))
        }
        Err(error) => {
            tracing::error!(%error, "a certificate can't be checked");
            surprise()
        }
    }
}

/// Answers with the page's style: the browser is allowed no inline one.
pub async fn style() -> Response {
    ([(header::CONTENT_TYPE, CSS), (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"))], STYLE)
        .into_response()
}

/// Answers with the public key.
pub async fn public_key(State(app): State<App>) -> Response {
    ([(header::CONTENT_TYPE, PEM), (header::CACHE_CONTROL, NO_STORE)], pem(app.database.keys())).into_response()
}

/// Writes the public key as other programs read it.
pub fn pem(keys: &Keys) -> String {
    let bytes = [&PEM_START[..], &keys.public_key()[..]].concat();
    // 44 bytes: the usual alphabet, and one sign to fill up.
    let text = base64url::write(&bytes).replace('-', "+").replace('_', "/");
    format!("-----BEGIN PUBLIC KEY-----\n{text}=\n-----END PUBLIC KEY-----\n")
}

fn answer(status: StatusCode, extra: &[(HeaderName, HeaderValue)], body: &str) -> Response {
    let title = format!(
        "{} · {}",
        said(Language::Bangla, key::CERTIFICATE_CHECK_TITLE),
        said(Language::English, key::CERTIFICATE_CHECK_TITLE)
    );
    let page = format!(
        "<!doctype html>\n<html lang=\"bn\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n<link rel=\"stylesheet\" href=\"/verify/style.css\">\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    );
    let mut response =
        (status, [(header::CONTENT_TYPE, HTML), (header::CACHE_CONTROL, NO_STORE)], page).into_response();
    for (name, value) in extra {
        response.headers_mut().insert(name, value.clone());
    }
    response
}

fn of_ours(standing: &Standing) -> String {
    let mut facts = String::new();
    let number = escape(&standing.number);
    fact(&mut facts, key::CERTIFICATE_NUMBER, &format!("<strong>{number}</strong>"));
    fact(&mut facts, key::CERTIFICATE_CHECK_ORGANISATION, &escape(&standing.organisation));
    let day = |language| date(language, standing.approved_on);
    let days = format!("{}<br><span lang=\"en\">{}</span>", day(Language::Bangla), day(Language::English));
    fact(&mut facts, key::CERTIFICATE_CHECK_ISSUED_ON, &days);
    let mut after = format!("<dl>\n{facts}</dl>\n");
    if standing.is_demo {
        after.push_str(&both("p", " class=\"demo\"", key::CERTIFICATE_DEMO));
    }
    let (state, words) = if standing.is_revoked {
        ("revoked", key::CERTIFICATE_CHECK_REVOKED)
    } else {
        ("valid", key::CERTIFICATE_CHECK_VALID)
    };
    verdict(state, words, &after)
}

fn verdict(state: &str, words: Key, after: &str) -> String {
    let heading = both("h1", "", words);
    let nothing = both("p", " class=\"small\"", key::CERTIFICATE_CHECK_NOTHING_ABOUT_THE_PERSON);
    format!("<section data-state=\"{state}\">\n{heading}{after}{nothing}</section>\n")
}

fn fact(facts: &mut String, label: Key, value: &str) {
    let (bangla, english) = (said(Language::Bangla, label), said(Language::English, label));
    facts.push_str(&format!("<dt>{bangla} · <span lang=\"en\">{english}</span></dt>\n<dd>{value}</dd>\n"));
}

/// Bangla first, English below it, each marked as what it is.
fn both(tag: &str, attributes: &str, words: Key) -> String {
    let (bangla, english) = (said(Language::Bangla, words), said(Language::English, words));
    format!("<{tag}{attributes}>{bangla}<br><span lang=\"en\">{english}</span></{tag}>\n")
}

fn said(language: Language, key: Key) -> String {
    text(language, key, &[])
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_written_as_other_programs_read_it() {
        let pem = pem(&Keys::new(&[7; 32]));
        let lines: Vec<&str> = pem.lines().collect();
        assert_eq!((lines.len(), lines[1].len()), (3, 60));
        assert!(lines[1].starts_with("MCowBQYDK2VwAyEA"), "an Ed25519 key");
    }

    #[test]
    fn an_organisation_s_name_can_t_become_part_of_the_page() {
        let standing = Standing {
            number: "RTG-2021-1".to_owned(),
            organisation: "A <script>\"&".to_owned(),
            is_demo: true,
            approved_on: ashshash_base::Date::from_ymd_opt(2021, 12, 14).unwrap(),
            is_revoked: false,
        };
        let page = of_ours(&standing);
        assert!(page.contains("A &lt;script&gt;&quot;&amp;") && !page.contains("<script"));
        assert!(page.contains("DEMO: not a valid certificate") && page.contains("১৪ ডিসেম্বর ২০২১"));
    }
}
