//! Who is calling, as far as budgets of tries and the list of sessions need it.

use std::net::IpAddr;

use axum::http::{HeaderMap, header};

/// Gives the address that budgets are kept for: the socket's, or behind our own proxy the one it forwards.
///
/// An IPv6 network of 64 bits counts as one: its owner has more addresses than we have rows.
#[must_use]
pub fn of(socket: Option<IpAddr>, headers: &HeaderMap, trusted_proxy: Option<IpAddr>) -> String {
    let socket = socket.map(|address| address.to_canonical());
    let forwarded = socket.filter(|address| Some(*address) == trusted_proxy).and_then(|_| last_forwarded(headers));
    match forwarded.or(socket) {
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Some(address) => address.to_string(),
        None => "unknown".to_owned(),
    }
}

/// Only what our proxy wrote itself, the last entry, is believed.
fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let value = headers.get_all("x-forwarded-for").iter().next_back()?;
    let last = value.to_str().ok()?.rsplit(',').next()?;
    last.trim().parse::<IpAddr>().ok().map(|address| address.to_canonical())
}

/// Names a device so that its owner knows it again: browser and system, no version.
#[must_use]
pub fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let pick =
        |names: &[(&str, &'static str)]| names.iter().find(|(part, _)| agent.contains(part)).map(|(_, name)| *name);
    let browser = pick(&[
        ("Firefox", "Firefox"),
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("UCBrowser", "UC Browser"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = pick(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} / {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: &'static str, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(axum::http::HeaderName::from_static(name), axum::http::HeaderValue::from_static(value))])
    }

    fn ip(text: &str) -> Option<IpAddr> {
        text.parse().ok()
    }

    #[test]
    fn a_stranger_can_t_forward_an_address() {
        let forged = headers("x-forwarded-for", "10.1.1.1");
        assert_eq!(of(ip("192.0.2.7"), &forged, None), "192.0.2.7");
        assert_eq!(of(ip("192.0.2.7"), &forged, ip("192.0.2.1")), "192.0.2.7");
    }

    #[test]
    fn our_proxy_s_last_word_counts() {
        let forwarded = headers("x-forwarded-for", "10.1.1.1, 198.51.100.4");
        assert_eq!(of(ip("192.0.2.1"), &forwarded, ip("192.0.2.1")), "198.51.100.4");
        assert_eq!(of(ip("::ffff:192.0.2.1"), &forwarded, ip("192.0.2.1")), "198.51.100.4");
    }

    #[test]
    fn one_ipv6_network_is_one_address() {
        let none = HeaderMap::new();
        assert_eq!(of(ip("2001:db8:1:2:3::4"), &none, None), of(ip("2001:db8:1:2:ffff::1"), &none, None));
    }

    #[test]
    fn devices_have_short_names() {
        let agent = "Mozilla/5.0 (Linux; Android 13; SM-A125F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36";
        assert_eq!(device(&headers("user-agent", agent)), "Chrome / Android");
        assert_eq!(device(&headers("user-agent", "curl/8")), "");
    }
}
