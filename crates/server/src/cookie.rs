//! The session's cookie: its name, its attributes, and how it is found again.

use ashshash_operations::account::{CookieChange, SessionToken};
use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::cookie::Cookie;

/// Over TLS: the prefix makes browsers refuse it from another host, another path or without TLS.
const OVER_TLS: &str = "__Host-ashshash";
/// On the loopback address only, where there is no TLS.
const ON_LOOPBACK: &str = "ashshash";

fn name(is_https: bool) -> &'static str {
    if is_https { OVER_TLS } else { ON_LOOPBACK }
}

/// Finds the session's token among a request's cookies.
#[must_use]
pub fn token(headers: &HeaderMap, is_https: bool) -> Option<SessionToken> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| Cookie::split_parse(value.to_owned()))
        .flatten()
        .find(|cookie| cookie.name() == name(is_https))
        .and_then(|cookie| cookie.value().parse().ok())
}

/// Writes the `Set-Cookie` header of a change. It lasts as long as the browser; the session's limits stand in the database.
#[must_use]
pub fn set_cookie(change: &CookieChange, is_https: bool) -> Option<HeaderValue> {
    let (value, age) = match change {
        CookieChange::Set { token } => (token.reveal(), ""),
        CookieChange::Clear => (String::new(), "; Max-Age=0"),
    };
    let secure = if is_https { "; Secure" } else { "" };
    let mut header =
        HeaderValue::try_from(format!("{}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{age}", name(is_https)))
            .ok()?;
    header.set_sensitive(true);
    Some(header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_fit_the_place() {
        let token: SessionToken = "ab".repeat(32).parse().unwrap();
        let set = CookieChange::Set { token };
        let value = |is_https| set_cookie(&set, is_https).unwrap().to_str().unwrap().to_owned();
        assert_eq!(
            value(true),
            format!("__Host-ashshash={}; Path=/; HttpOnly; SameSite=Strict; Secure", "ab".repeat(32))
        );
        assert_eq!(value(false), format!("ashshash={}; Path=/; HttpOnly; SameSite=Strict", "ab".repeat(32)));
        assert!(set_cookie(&CookieChange::Clear, true).unwrap().to_str().unwrap().ends_with("; Max-Age=0"));
    }

    #[test]
    fn found_again_only_under_its_own_name() {
        let mut headers = HeaderMap::new();
        let id = "cd".repeat(32);
        headers.append(header::COOKIE, format!("theme=dark; ashshash={id}").parse().unwrap());
        assert!(token(&headers, false).is_some());
        assert!(token(&headers, true).is_none());
    }
}
