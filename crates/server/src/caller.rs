//! Who sends a request: the session that its cookie names, and whether it may use it from here.

use std::net::{IpAddr, SocketAddr};

use ashshash_base::Language;
use ashshash_operations::account::{self, Caller, Session};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, header, request::Parts};

use crate::App;
use crate::problem::{self, Refusal};
use crate::{address, cookie, origin};

/// A request's sender.
#[derive(Clone, Debug)]
pub struct Sender {
    /// Where from and when.
    pub caller: Caller,
    /// The living session, if any.
    pub session: Option<Session>,
    /// A cookie came whose session has ended.
    pub has_stale_cookie: bool,
    /// The person's language, or what the browser asks for.
    pub language: Language,
}

/// Finds out who sends a request.
///
/// A bearer token takes the place of the cookie; no token is handed out yet, so that it names nobody.
///
/// # Errors
/// Refuses what another site's page sends; a failing database is a surprise.
pub async fn sender(app: &App, parts: &Parts) -> Result<Sender, Refusal> {
    let headers = &parts.headers;
    let caller = anybody(app, parts);
    let has_bearer = has_bearer(headers);
    if !has_bearer && !origin::is_ours(headers, app.settings.public_url.as_deref()) {
        return Err(Refusal::ForeignOrigin);
    }
    let token = if has_bearer { None } else { cookie::token(headers, app.settings.is_https()) };
    let session = match &token {
        Some(token) => account::session(&app.database, token, caller.now).await.map_err(|error| {
            tracing::error!(%error, "a session can't be read");
            Refusal::Internal
        })?,
        None => None,
    };
    let language = session.as_ref().map_or_else(|| problem::language(headers), |session| session.user.language);
    Ok(Sender { has_stale_cookie: token.is_some() && session.is_none(), caller, session, language })
}

/// Says where a request comes from and when, whoever sends it: for what is open to everybody and is
/// reached from anywhere, such as by scanning a code.
pub fn anybody(app: &App, parts: &Parts) -> Caller {
    Caller {
        address: address::of(socket(parts), &parts.headers, app.settings.trusted_proxy),
        device: address::device(&parts.headers),
        now: app.clock.now(),
    }
}

fn has_bearer(headers: &HeaderMap) -> bool {
    let scheme =
        headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| value.get(..7));
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("bearer "))
}

fn socket(parts: &Parts) -> Option<IpAddr> {
    parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip())
}
