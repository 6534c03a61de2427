//! A private note waits for a touch: each look at one is journalled.

use super::icon;
use crate::session::session;
use ashshash_i18n::key;
use leptos::prelude::*;

/// A button that asks for a note, and the note once it was asked for; `answer` is none until it has come.
pub fn private_note(
    asked: RwSignal<bool>,
    answer: impl Fn() -> Option<Option<String>> + Send + Sync + 'static,
) -> AnyView {
    let session = session();
    let button = move || {
        (!asked.get()).then(|| {
            view! { <button type="button" on:click=move |_| asked.set(true)>{icon("eye")}{session.words().say(key::OPEN_NOTE)}</button> }
        })
    };
    let text = move || {
        answer().map(|note| match note {
            // A person's own words, in whichever language they were written.
            Some(text) => view! { <p class="quote" translate="no">{text}</p> }.into_any(),
            None => view! { <p class="meta">{session.words().say(key::NO_NOTE_FOR_YOU)}</p> }.into_any(),
        })
    };
    view! { <div class="buttons">{button}</div><div aria-live="polite">{text}</div> }.into_any()
}
