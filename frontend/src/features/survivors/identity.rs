//! Safe contact comes before any number; where calls are not safe, no number is shown.

use super::file::Survivor;
use super::query::{Number, number};
use crate::api::{Trouble, ask};
use crate::session::session;
use crate::ui::icon;
use crate::words::Words;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Tells who may be called, when, and what must not be said; then offers the number.
pub fn safe_contact(survivor: &Survivor, words: Words) -> Option<AnyView> {
    let contact = &survivor.identity.as_ref()?.safe_contact;
    let rows =
        [(key::SAFE_WHO, &contact.who), (key::SAFE_HOURS, &contact.hours), (key::SAFE_NOT_TO_SAY, &contact.not_to_say)];
    let says_how = contact.note.is_some() || rows.iter().any(|(_, said)| said.is_some());
    let said = match (contact.recorded, contact.calls_allowed) {
        (false, _) => words.say(key::CONTACT_NOT_RECORDED),
        (true, false) => words.say(key::CONTACT_NO_CALLS),
        (true, true) if says_how => words.say(key::CONTACT_CALLS),
        (true, true) => words.say(key::CONTACT_CALLS_ANY_TIME),
    };
    let row = |(name, said): (ashshash_i18n::Key, &Option<String>)| {
        said.clone().map(|said| view! { <dt>{words.say(name)}</dt><dd translate="no">{said}</dd> })
    };
    let how = rows.map(row).into_iter().collect_view();
    let note = contact.note.clone().map(|note| view! { <p>{note}</p> });
    let offer = contact.calls_allowed.then(|| number_button(survivor.code.clone(), words));
    Some(
        view! {
            <section class="notice" data-state="wait" aria-labelledby="safe">
                {icon("phone")}
                <h2 id="safe">{words.say(key::SAFE_CONTACT)}</h2>
                <p>{said}</p>
                <dl class="facts">{how}</dl>
                {note}
                {offer}
            </section>
        }
        .into_any(),
    )
}

/// What became of asking for the number.
#[derive(Clone)]
enum Shown {
    Hidden,
    Number(Option<String>),
    Failed,
}

fn number_button(code: String, words: Words) -> AnyView {
    let shown = RwSignal::new(Shown::Hidden);
    let session = session();
    let show = move |_| {
        let variables = number::Variables { code: code.clone() };
        spawn_local(async move {
            let answer = ask::<Number>(variables).await;
            let now = match answer {
                Ok(data) => {
                    let identity = data.survivor.and_then(|survivor| survivor.identity);
                    Shown::Number(
                        identity
                            .filter(|identity| identity.safe_contact.calls_allowed)
                            .and_then(|identity| identity.phone),
                    )
                }
                Err(Trouble::SignedOut) => return session.ended(),
                Err(_) => Shown::Failed,
            };
            _ = shown.try_set(now);
        });
    };
    let button = move || match shown.get() {
        Shown::Number(Some(phone)) => view! { <strong class="number">{words.digits(&phone)}</strong> }.into_any(),
        Shown::Number(None) => words.say(key::NO_NUMBER).into_any(),
        now => {
            let failed = matches!(now, Shown::Failed).then(|| words.say(key::TROUBLE_TITLE));
            view! {
                <button type="button" on:click=show.clone()>{icon("eye")}{words.say(key::SHOW_NUMBER)}</button>
                <span class="meta">{failed.unwrap_or_else(|| words.say(key::LOOK_JOURNALLED))}</span>
            }
            .into_any()
        }
    };
    view! { <div class="buttons" aria-live="polite">{button}</div> }.into_any()
}
