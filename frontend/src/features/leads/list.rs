//! The list: what waits for whom, as the role needs it.

use super::query::{Leads, leads};
use crate::api::load;
use crate::session::session;
use crate::ui::{Head, PAGE, chip, empty, icon, page_head, pager};
use crate::words::{Words, day};
use ashshash_access::Role;
use ashshash_base::{Argument, Language};
use ashshash_i18n::{Key, key};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use std::sync::Arc;

/// The sections of the list, each with its states.
const SHOWN: [(&str, Key, &[&str]); 3] = [
    ("verify", key::LEADS_TO_VERIFY, &["OPEN", "ASKED_BACK"]),
    ("enrol", key::LEADS_TO_ENROL, &["VERIFIED"]),
    ("closed", key::LEADS_CLOSED, &["ENROLLED", "REJECTED", "REFUSED", "LAPSED"]),
];

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let query = use_query_map();
    let is_coordinator = move || session.person.get().is_some_and(|person| person.role == Role::Coordinator);
    let answer = load::<Leads>(move || {
        let query = query.read();
        let shown = query.get("show").unwrap_or_default();
        let (_, _, states) = SHOWN.iter().find(|(name, ..)| *name == shown).unwrap_or(&SHOWN[0]);
        let states = states.iter().map(|state| crate::api::Code((*state).to_owned())).collect();
        // The coordinator takes the oldest first; who makes leads looks for the last one.
        let newest_first = Some(!is_coordinator());
        let filter = leads::LeadFilter { states: Some(states), newest_first };
        Some(leads::Variables { filter: Some(filter), first: PAGE, after: query.get("after") })
    });
    let buttons = move || {
        let words = session.words();
        let pairs = is_coordinator()
            .then(|| view! { <a class="button" href="/duplicates">{icon("people")}{words.say(key::DUPLICATES)}</a> });
        view! { <div class="buttons">{pairs}<a class="button primary" href="/leads/new">{icon("plus")}{words.say(key::LEAD_NEW)}</a></div> }
    };
    let head = Head::new(move || session.words().say(key::LEADS))
        .line(move || session.words().say(key::LEADS_LINE))
        .buttons(view! { {buttons} }.into_any());
    let sections = move || {
        let (words, query) = (session.words(), query.read());
        let shown = query.get("show").unwrap_or_else(|| SHOWN[0].0.to_owned());
        let link = |(name, said, _): &(&'static str, Key, &[&str])| {
            let current = (shown == *name).then_some("page");
            view! { <a href=format!("/leads?show={name}") aria-current=current>{words.say(*said)}</a> }
        };
        view! { <nav class="segments" aria-label=words.say(key::LEADS)>{SHOWN.iter().map(link).collect_view()}</nav> }
    };
    let body = answer.show(move |data, words| content(data, &query.read(), words));
    view! { {page_head(head)}{sections}{body} }.into_any()
}

fn content(data: &Arc<leads::ResponseData>, query: &ParamsMap, words: Words) -> AnyView {
    let found = &data.leads;
    if found.nodes.is_empty() {
        return empty("people", words.say(key::LEADS_NONE), words.say(key::LEADS_NONE_REST), ().into_any());
    }
    let next = found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page);
    view! {
        <section aria-labelledby="list">
            <div class="section-head"><h2 id="list"><span role="status">{words.count(key::COUNT_LEADS, found.total_count)}</span></h2></div>
            <ul class="rows wordy">{found.nodes.iter().map(|lead| row(lead, words)).collect_view()}</ul>
            {pager("/leads", query, found.nodes.len(), found.total_count, next, words)}
        </section>
    }
    .into_any()
}

fn row(lead: &leads::LeadsLeadsNodes, words: Words) -> AnyView {
    let identity = lead.identity.as_ref();
    // Whoever is enrolled was not forgotten.
    let in_file = (lead.state.lower() == "enrolled").then(|| words.say(key::LEAD_IN_FILE_SHORT));
    let name = name_of(
        identity.and_then(|who| who.name.as_deref()),
        identity.and_then(|who| who.name_bn.as_deref()),
        lead.code.as_deref().or(in_file.as_deref()),
        words,
    );
    let place = lead.union_.as_ref().map(|place| words.name(&place.name, &place.name_bn).to_owned());
    let upazila = lead.upazila.as_ref().map(|place| words.name(&place.name, &place.name_bn).to_owned());
    let sex = lead.sex.as_ref().map(|sex| words.code("sex", &sex.lower()));
    let recorded = day(&lead.recorded_on).map(|day| words.with(key::LEAD_RECORDED, &[("date", Argument::Date(day))]));
    let line = [sex, place, upazila, recorded].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let urgent = lead.urgent_referrals.last().map(|referral| {
        let need = words.code("urgent", &referral.need.lower());
        chip("bad", "alert", words.with(key::LEAD_URGENT, &[("need", Argument::Text(need))]))
    });
    view! {
        <li><a href=format!("/leads/{}", lead.id)>
            {icon("person")}<span><strong translate="no">{name}</strong><span class="meta">{line}</span></span>
            <span class="row-list">{state_chip(&lead.state.lower(), words)}{urgent}</span>
        </a></li>
    }
    .into_any()
}

/// The name in the language that is switched on, else in the other script, else the code.
pub fn name_of(name: Option<&str>, name_bn: Option<&str>, code: Option<&str>, words: Words) -> String {
    let (first, second) = if words.0 == Language::Bangla { (name_bn, name) } else { (name, name_bn) };
    first.or(second).or(code).map_or_else(|| words.say(key::LEAD_WITHOUT_NAME), str::to_owned)
}

/// Shows where a lead stands.
pub fn state_chip(state: &str, words: Words) -> AnyView {
    let (kind, symbol) = match state {
        "open" => ("wait", "clock"),
        "asked_back" => ("wait", "speech"),
        "verified" => ("plan", "check"),
        "enrolled" => ("good", "check"),
        _ => ("calm", "leave"),
    };
    chip(kind, symbol, words.code("leadstate", state))
}
