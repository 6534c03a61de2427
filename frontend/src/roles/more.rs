//! On a phone: the places that the bar has no room for.

use super::{Place, in_reach};
use crate::session::session;
use crate::ui::{Head, icon, page_head};
use ashshash_i18n::key;
use leptos::prelude::*;

/// Lists what stands behind 'More'.
pub fn page() -> AnyView {
    let session = session();
    let head = page_head(Head::new(move || session.words().say(key::MORE)));
    let list = move || {
        let words = session.words();
        let row = |place: Place| {
            view! { <li><a href=place.address>{icon(place.icon)}<strong>{words.say(place.name)}</strong>{icon("next")}</a></li> }
        };
        let rest = session.person.get().map(|person| in_reach(&person).1).unwrap_or_default();
        view! { <ul class="rows">{rest.into_iter().map(row).collect_view()}</ul> }
    };
    // Whose places all fit into the bar has nothing here.
    if session.person.get_untracked().is_none_or(|person| in_reach(&person).1.is_empty()) {
        return crate::shell::not_found();
    }
    view! { {head}{list} }.into_any()
}
