//! Private notes: each look is journalled, so a note waits for a touch.

use super::query::{FollowUpNote, Note, follow_up_note, note};
use crate::api::load;
use crate::session::session;
use crate::ui::icon;
use ashshash_i18n::key;
use leptos::prelude::*;

/// A button that opens a session's note.
pub fn of_session(id: String) -> AnyView {
    let asked = RwSignal::new(false);
    let answer = load::<Note>(move || asked.get().then(|| note::Variables { id: id.clone() }));
    shown(asked, move || answer.get().map(|data| data.session_note.clone()))
}

/// A button that opens a follow-up's note.
pub fn of_follow_up(id: String) -> AnyView {
    let asked = RwSignal::new(false);
    let answer = load::<FollowUpNote>(move || asked.get().then(|| follow_up_note::Variables { id: id.clone() }));
    shown(asked, move || answer.get().map(|data| data.follow_up_note.clone()))
}

fn shown(asked: RwSignal<bool>, answer: impl Fn() -> Option<Option<String>> + Send + Sync + 'static) -> AnyView {
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
