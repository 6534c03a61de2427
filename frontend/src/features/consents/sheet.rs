//! The sheet to read out before anybody agrees; one page of paper.

use super::page::PURPOSES;
use crate::session::session;
use crate::ui::{Head, icon, page_head};
use ashshash_i18n::{Key, key};
use leptos::prelude::*;

const SENTENCES: [Key; 6] =
    [key::SHEET_SERVICES, key::SHEET_SHARE, key::SHEET_STORY, key::SHEET_WITHDRAW, key::SHEET_LOOK, key::SHEET_CHILD];
const BLANKS: [Key; 4] = [key::SHEET_CODE, key::SHEET_SIGNATURE, key::SHEET_WITNESS, key::CONSENT_DAY];

/// Shows the sheet.
pub fn page() -> AnyView {
    let session = session();
    let print = move |_| _ = window().print();
    let head = Head::new(move || session.words().say(key::SHEET_TITLE))
        .line(move || session.words().say(key::SHEET_LINE))
        .buttons(
            view! { <div class="buttons"><button type="button" on:click=print>{icon("download")}{move || session.words().say(key::SHEET_PRINT)}</button></div> }
                .into_any(),
        );
    let body = move || {
        let words = session.words();
        let sentence = |key: Key| view! { <li>{icon("check")}<span>{words.say(key)}</span></li> };
        let answer = |purpose: &str| {
            view! { <tr><th scope="row">{words.code("purpose", purpose)}</th><td>"☐ "{words.say(key::YES)}"  ☐ "{words.say(key::NO)}</td></tr> }
        };
        let blank = |key: Key| view! { <dt>{words.say(key)}</dt><dd class="blank"></dd> };
        view! {
            <article class="stack narrow">
                <p><strong>{words.say(key::SHEET_HELP)}</strong></p>
                <ul class="checks">{SENTENCES.map(sentence).into_iter().collect_view()}</ul>
                <table class="records keep-columns">
                    <thead><tr><th scope="col">{words.say(key::CONSENT_PURPOSE)}</th><th scope="col">{words.say(key::SHEET_ANSWER)}</th></tr></thead>
                    <tbody>{PURPOSES.iter().map(|purpose| answer(purpose)).collect_view()}</tbody>
                </table>
                <dl class="facts">{BLANKS.map(blank).into_iter().collect_view()}</dl>
            </article>
        }
    };
    view! { {page_head(head)}{body} }.into_any()
}
