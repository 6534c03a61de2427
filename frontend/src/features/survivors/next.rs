//! What comes next: what the certificate rests on, what is still missing, and the page where that is done.

use super::file::Survivor;
use super::list::file_address;
use super::query::{Evidence, evidence};
use crate::api::load;
use crate::session::session;
use crate::ui::icon;
use crate::words::{Words, day};
use ashshash_access::{Right, may};
use ashshash_base::Argument;
use ashshash_i18n::{Key, key};
use leptos::prelude::*;

type Facts = evidence::EvidenceCertificateEvidence;

/// Shows the next step of the way: what the certificate still needs, then training, work, and follow-up.
pub fn next(survivor: &Survivor, words: Words) -> Option<AnyView> {
    let role = session().person.get_untracked()?.role;
    if !may(role, Right::RequestCertificate) || survivor.status.lower() != "active" {
        return None;
    }
    let address = file_address(&survivor.code);
    let is_done = |code: &str| survivor.way.iter().any(|step| step.step == code && step.on.is_some());
    if is_done("ready") {
        return Some(after_certificate(is_done("trained"), is_done("placed"), &address, words));
    }
    let id = survivor.id.clone();
    let answer = load::<Evidence>(move || Some(evidence::Variables { survivor: id.clone() }));
    Some(answer.show(move |data, words| match &data.certificate_evidence {
        Some(facts) => card(facts, &address, words),
        None => ().into_any(),
    }))
}

/// What comes after the certificate; where everything was reached, the person is still asked how it goes.
fn after_certificate(is_trained: bool, is_placed: bool, address: &str, words: Words) -> AnyView {
    let (step, page, name) = match (is_trained, is_placed) {
        (_, true) => (key::NEXT_FOLLOW_UP, "follow-ups", key::FOLLOW_UPS),
        (true, false) => (key::NEXT_WORK, "plan", key::CASE_PLAN),
        (false, false) => (key::NEXT_TRAINING, "plan", key::CASE_PLAN),
    };
    let complete = is_placed.then(|| view! { <p>{words.say(key::WAY_COMPLETE)}</p> });
    view! {
        <article class="stack" aria-labelledby="next">
            <h2 id="next">{title(step, words)}</h2>
            {complete}
            <p><a href=format!("{address}/{page}")>{words.say(name)}</a></p>
        </article>
    }
    .into_any()
}

fn title(step: Key, words: Words) -> String {
    words.with(key::NEXT_STEP, &[("step", Argument::Text(words.say(step)))])
}

fn card(facts: &Facts, address: &str, words: Words) -> AnyView {
    let there = there(facts, words).into_iter().map(|said| {
        view! { <li data-state="good">{icon("check")}<span>{said}</span></li> }
    });
    let missing = facts.missing.iter().map(|missing| {
        let said = match page_of(&missing.code) {
            Some((_, page)) => view! { <a href=format!("{address}/{page}")>{missing.message.clone()}</a> }.into_any(),
            None => missing.message.clone().into_any(),
        };
        view! { <li data-state="bad">{icon("cross")}<span><strong>{said}</strong></span></li> }
    });
    // What is missing first is what comes next; only then the certificate itself.
    let step = facts.missing.first().and_then(|first| page_of(&first.code));
    let ask = if step.is_none() {
        view! { <p><a href=format!("{address}/certificate")>{words.say(key::CERTIFICATE_TITLE)}</a></p> }.into_any()
    } else {
        let name = words.say(key::CERTIFICATE_REQUEST);
        view! { <p><button type="button" aria-disabled="true" aria-describedby="next">{name}</button></p> }.into_any()
    };
    view! {
        <article class="stack" aria-labelledby="next">
            <h2 id="next">{title(step.map_or(key::NEXT_READY, |(step, _)| step), words)}</h2>
            <ul class="checks">{there.collect_view()}{missing.collect_view()}</ul>
            {ask}
        </article>
    }
    .into_any()
}

/// Says what is there already.
fn there(facts: &Facts, words: Words) -> Vec<String> {
    let on = |iso: &str| day(iso).map_or_else(|| Argument::Text(iso.to_owned()), Argument::Date);
    let sessions = facts.last_held_on.as_deref().map(|last| {
        words.with(key::NEXT_SESSIONS, &[("count", Argument::Count(facts.sessions_held)), ("date", on(last))])
    });
    let needs = facts.needs_assessed_on.as_deref().map(|day| words.with(key::NEXT_NEEDS, &[("date", on(day))]));
    let plan = facts.plan_goals.filter(|goals| *goals > 0).map(|goals| words.count(key::NEXT_PLAN, goals));
    [sessions, needs, plan].into_iter().flatten().collect()
}

/// The step that something missing belongs to, and the page below the file where it is done.
fn page_of(code: &str) -> Option<(Key, &'static str)> {
    match code {
        "certificate-no-session" => Some((key::NEXT_COUNSELLING, "sessions/new")),
        "certificate-no-needs-assessment" => Some((key::NEXT_ASSESS, "assess")),
        "certificate-no-case-plan" | "certificate-no-goal" => Some((key::NEXT_CASE_PLAN, "plan")),
        _ => None,
    }
}
