//! Whose page sent a request: the defence against forged requests beside the cookie's `SameSite`.

use std::net::IpAddr;

use axum::http::{HeaderMap, header};

/// Says whether a request that carries a cookie may be answered.
///
/// A present `Origin` must be ours; without a public URL that is http and a loopback host. An absent
/// one needs `Sec-Fetch-Site` absent (a program) or same-origin.
#[must_use]
pub fn is_ours(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let mut origins = headers.get_all(header::ORIGIN).iter();
    match (origins.next(), origins.next()) {
        (None, _) => headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin"),
        (Some(origin), None) => origin.to_str().is_ok_and(|origin| match public_url {
            Some(ours) => origin.eq_ignore_ascii_case(ours),
            None => is_loopback(origin),
        }),
        (Some(_), Some(_)) => false,
    }
}

fn is_loopback(origin: &str) -> bool {
    let Some(authority) = origin.strip_prefix("http://") else { return false };
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => authority,
    };
    host == "localhost" || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(pairs: &[(&'static str, &'static str)], public_url: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().unwrap());
        }
        is_ours(&headers, public_url)
    }

    #[test]
    fn programs_without_a_browser_pass() {
        assert!(ours(&[], None));
        assert!(ours(&[], Some("https://office.example")));
    }

    #[test]
    fn browser_without_origin_must_be_on_our_page() {
        assert!(ours(&[("sec-fetch-site", "same-origin")], None));
        for site in ["cross-site", "same-site", "none"] {
            assert!(!ours(&[("sec-fetch-site", site)], None), "{site}");
        }
    }

    #[test]
    fn without_a_public_url_only_this_machine_over_http_is_ours() {
        for origin in ["http://localhost:8080", "http://127.0.0.1", "http://127.9.9.9:1", "http://[::1]:8080"] {
            assert!(ours(&[("origin", origin)], None), "{origin}");
        }
        for origin in [
            "null",
            "https://localhost",
            "http://localhost.evil.example",
            "http://127.0.0.1.evil.example:80",
            "http://evil.example",
            "http://127.0.0.1@evil.example",
            "",
        ] {
            assert!(!ours(&[("origin", origin)], None), "{origin}");
        }
    }

    #[test]
    fn with_a_public_url_only_that_is_ours() {
        let url = Some("https://office.example");
        assert!(ours(&[("origin", "https://office.example")], url));
        for origin in [
            "http://office.example",
            "https://office.example:8443",
            "http://localhost:8080",
            "https://office.example.evil",
            "null",
        ] {
            assert!(!ours(&[("origin", origin)], url), "{origin}");
        }
        assert!(!ours(&[("origin", "https://office.example"), ("origin", "https://evil.example")], url));
    }
}
