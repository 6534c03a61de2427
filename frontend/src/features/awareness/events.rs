//! Awareness events: what was written; each leads to where it is corrected.

use super::query::{Events, events};
use crate::api::load;
use crate::session::session;
use crate::ui::{BySex, Head, PAGE, empty, icon, page_head, pager, take_back};
use crate::words::Words;
use ashshash_access::{Right, may};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

type Row = events::EventsAwarenessEventsNodes;

/// Shows the list.
pub fn page() -> AnyView {
    let session = session();
    let query = use_query_map();
    let answer = load::<Events>(move || Some(events::Variables { first: PAGE, after: query.read().get("after") }));
    let button = view! { <a class="button primary" href="/events/new">{icon("plus")}{move || session.words().say(key::EVENT_NEW)}</a> };
    let head = page_head(Head::new(move || session.words().say(key::AWARENESS_EVENTS)).buttons(button.into_any()));
    let body = answer.show(move |data, words| {
        let found = &data.awareness_events;
        if found.nodes.is_empty() {
            return empty("speech", words.say(key::EVENT_NONE), words.say(key::EVENT_NONE_REST), ().into_any());
        }
        let next = found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page);
        let may_void = session.person.get_untracked().is_some_and(|person| may(person.role, Right::VoidRecord));
        let rows = found.nodes.iter().map(|row| line(row, may_void, words)).collect_view();
        let pages = pager("/events", &query.get_untracked(), found.nodes.len(), found.total_count, next, words);
        view! { <ul class="plain">{rows}</ul>{pages} }.into_any()
    });
    view! { {head}{body} }.into_any()
}

fn line(row: &Row, may_void: bool, words: Words) -> AnyView {
    let place = row.union_.as_ref().map(|place| words.name(&place.name, &place.name_bn));
    let place = place.or_else(|| row.upazila.as_ref().map(|place| words.name(&place.name, &place.name_bn)));
    let people = BySex { male: row.male, female: row.female, other: row.other };
    let place = place.map(|place| format!(" · {place}"));
    let activity = words.code("activity", &row.activity_type);
    let named = format!("{}: {activity}, {}", words.say(key::EVENT_CORRECT), words.date(&row.event_on));
    let correct = view! { <a class="button quiet" href=format!("/events/{}/edit", row.id) aria-label=named>{words.say(key::EVENT_CORRECT)}</a> };
    let back = may_void.then(|| take_back(&row.id, &activity, &row.event_on, words));
    view! {
        <li><div>
            <strong>{activity}</strong><br/>
            <span class="meta">{words.date(&row.event_on)}{place}" · "{people.sentence(words)}</span>
            <div class="buttons">{correct}{back}</div>
        </div></li>
    }
    .into_any()
}
