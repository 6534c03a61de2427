//! The episodes of somebody's support: from when to when, why each ended, and what was noted then.

use super::query::{EndNote, end_note, leave};
use crate::api::load;
use crate::ui::private_note;
use crate::words::{Words, day};
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;

type Episode = leave::LeaveSurvivorEnrolments;

/// Lists them, the latest first.
pub fn episodes(all: &[Episode], words: Words) -> AnyView {
    let rows = all.iter().rev().map(|episode| row(episode, words)).collect_view();
    view! {
        <section class="stack" aria-labelledby="episodes">
            <h2 id="episodes">{words.say(key::EPISODES)}</h2>
            <ul class="plain">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(episode: &Episode, words: Words) -> AnyView {
    let date = |iso: &str| day(iso).map_or_else(|| Argument::Text(iso.to_owned()), Argument::Date);
    let from = ("from", date(&episode.started_on));
    let span = match &episode.ended_on {
        Some(until) => words.with(key::EPISODE_SPAN, &[from, ("to", date(until))]),
        None => words.with(key::EPISODE_SINCE, &[from]),
    };
    let end = episode.end.as_ref().map(|end| {
        let why = match (end.as_str(), &episode.drop_out_reason, &episode.end_reason) {
            ("dropped_out", Some(reason), _) => Some(words.code("reason", reason)),
            ("completed", _, Some(reason)) => Some(words.code("completion", reason)),
            ("transferred", _, Some(reason)) => Some(words.code("transfer", reason)),
            _ => None,
        };
        [Some(words.code("status", end)), why].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    let back = episode.return_reason.as_ref().map(|reason| words.code("return", reason));
    let line = |said: Option<String>| said.map(|said| view! { <p class="meta">{said}</p> });
    let note = episode.has_end_note.then(|| note(episode.id.clone()));
    view! { <li><div><strong>{span}</strong>{line(back)}{line(end)}{note}</div></li> }.into_any()
}

fn note(id: String) -> AnyView {
    let asked = RwSignal::new(false);
    let answer = load::<EndNote>(move || asked.get().then(|| end_note::Variables { id: id.clone() }));
    private_note(asked, move || answer.get().map(|data| data.enrolment_note.clone()))
}
