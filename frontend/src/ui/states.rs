//! Loading, nothing, trouble.

use super::{icon, notice};
use crate::api::Trouble;
use crate::words::Words;
use ashshash_i18n::key;
use leptos::prelude::*;

/// The shape of what comes, shown when it takes longer than one notices.
pub fn skeleton(slow: RwSignal<bool>, words: Words) -> AnyView {
    let shape = move || {
        slow.get().then(|| {
            view! {
                <div class="card">
                    <p class="for-screen-readers" role="status">{words.say(key::LOADING)}</p>
                    <div class="skeleton" aria-hidden="true"><span></span><span></span><span></span></div>
                </div>
            }
        })
    };
    view! { {shape} }.into_any()
}

/// Says that something went wrong, what is safe, and offers another try.
pub fn trouble(problem: &Trouble, words: Words, again: impl Fn() + Send + 'static) -> AnyView {
    let (symbol, title, rest) = match problem {
        Trouble::Offline => ("offline", words.say(key::OFFLINE_TITLE), words.say(key::OFFLINE_TRY)),
        Trouble::Refused(message) => ("alert", message.clone(), String::new()),
        Trouble::SignedOut => ("lock", words.say(key::SIGNED_OUT), String::new()),
        Trouble::Surprise(id) => {
            let rest = id.as_ref().map(|id| id.chars().take(8).collect::<String>()).map_or_else(
                || words.say(key::TROUBLE_SAFE),
                |id| words.with(key::TROUBLE_NUMBER, &[("id", ashshash_base::Argument::Text(id))]),
            );
            ("alert", words.say(key::TROUBLE_TITLE), rest)
        }
    };
    let body = view! {
        <p><strong>{title}</strong>" "{rest}</p>
        <div class="buttons"><button type="button" on:click=move |_| again()>{icon("refresh")}{words.say(key::TRY_AGAIN)}</button></div>
    };
    notice("bad", symbol, "alert", body.into_any())
}

/// Says what was looked for and not found, and the one way on.
pub fn empty(symbol: &'static str, title: String, rest: String, way_on: AnyView) -> AnyView {
    view! { <div class="empty">{icon(symbol)}<p><strong>{title}</strong>" "{rest}</p>{way_on}</div> }.into_any()
}
