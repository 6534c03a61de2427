//! Training and legal providers: nothing is shared with them before consent is recorded, and the home says so.

use super::{ACCOUNT, Place};
use crate::session::session;
use crate::ui::{Head, empty, page_head};
use ashshash_access::Role;
use ashshash_i18n::key;
use leptos::prelude::*;

pub fn places() -> Vec<Place> {
    vec![Place::new("/", "today", key::START, None), ACCOUNT]
}

/// Says calmly that nothing waits, and why.
pub fn home(role: Role) -> AnyView {
    let session = session();
    let head = page_head(
        Head::new(move || session.words().say(key::START)).line(move || session.words().code("role", role.code())),
    );
    let body = move || {
        let words = session.words();
        let why = if role == Role::Tsp { key::NOTHING_SHARED_TSP } else { key::NOTHING_SHARED_LSP };
        empty("lock", words.say(key::NOTHING_SHARED), words.say(why), ().into_any())
    };
    view! { {head}{body} }.into_any()
}
