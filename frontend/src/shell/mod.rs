//! The frame around all screens, and the screens that need nobody signed in.

mod frame;
mod sign_in;

pub use frame::frame;
pub use sign_in::sign_in;

use crate::session::{Session, session};
use crate::ui::{Head, empty, page_head};
use ashshash_i18n::key;
use leptos::ev;
use leptos::prelude::*;

/// Removes what the page painted before the program arrived.
pub fn take_painted_shell_away() {
    let Ok(painted) = document().query_selector_all("[data-shell]") else { return };
    for index in 0..painted.length() {
        let parent = painted.item(index).and_then(|part| part.parent_node().map(|parent| (parent, part)));
        if let Some((parent, part)) = parent {
            _ = parent.remove_child(&part);
        }
    }
}

/// Follows whether the browser has a connection.
pub fn watch_connection(session: Session) {
    // The listeners live as long as the page.
    let _on = window_event_listener(ev::online, move |_| session.online.set(true));
    let _off = window_event_listener(ev::offline, move |_| session.online.set(false));
}

/// Says that an address leads nowhere.
pub fn not_found() -> AnyView {
    let session = session();
    let head = page_head(Head::new(move || session.words().say(key::NOT_FOUND_TITLE)));
    let body = move || {
        let words = session.words();
        let home = view! { <a class="button" href="/">{words.say(key::TO_START)}</a> };
        empty("search", words.say(key::NOT_FOUND_TITLE), words.say(key::NOT_FOUND_REST), home.into_any())
    };
    view! { {head}{body} }.into_any()
}
