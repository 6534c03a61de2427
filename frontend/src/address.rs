//! Values in an address that no screen knows: they are left out, and the address is mended.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

/// Follows what the address asks, without the values of `names` that are not known: somebody typed or cut them,
/// and the server would refuse the question again and again.
pub fn use_known_query(names: &'static [&'static str], is_known: fn(&str, &str) -> bool) -> Memo<ParamsMap> {
    let (query, location, navigate) = (use_query_map(), use_location(), use_navigate());
    let known = Memo::new(move |_| {
        let mut known = query.get();
        for name in names {
            if known.get_str(name).is_some_and(|value| !is_known(name, value)) {
                known.remove(name);
            }
        }
        known
    });
    Effect::new(move |_| {
        let kept = known.get();
        if kept != query.get() {
            let address = format!("{}{}", location.pathname.get_untracked(), kept.to_query_string());
            navigate(&address, NavigateOptions { replace: true, scroll: false, ..Default::default() });
        }
    });
    known
}
