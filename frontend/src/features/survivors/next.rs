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
use ashshash_i18n::key;
use leptos::prelude::*;

type Facts = evidence::EvidenceCertificateEvidence;

/// Shows the way to the certificate to those who can ask for it, until there is one.
pub fn next(survivor: &Survivor) -> Option<AnyView> {
    let role = session().person.get_untracked()?.role;
    let has_one = survivor.way.iter().any(|step| step.step == "ready" && step.on.is_some());
    if has_one || !may(role, Right::RequestCertificate) || survivor.status.lower() != "active" {
        return None;
    }
    let (id, address) = (survivor.id.clone(), file_address(&survivor.code));
    let answer = load::<Evidence>(move || Some(evidence::Variables { survivor: id.clone() }));
    Some(answer.show(move |data, words| match &data.certificate_evidence {
        Some(facts) => card(facts, &address, words),
        None => ().into_any(),
    }))
}

fn card(facts: &Facts, address: &str, words: Words) -> AnyView {
    let there = there(facts, words).into_iter().map(|said| {
        view! { <li data-state="good">{icon("check")}<span>{said}</span></li> }
    });
    let missing = facts.missing.iter().map(|missing| {
        let said = match page_of(&missing.code) {
            Some(page) => view! { <a href=format!("{address}/{page}")>{missing.message.clone()}</a> }.into_any(),
            None => missing.message.clone().into_any(),
        };
        view! { <li data-state="bad">{icon("cross")}<span><strong>{said}</strong></span></li> }
    });
    view! {
        <article class="stack" aria-labelledby="next">
            <h2 id="next">{words.say(key::NEXT_CERTIFICATE)}</h2>
            <ul class="checks">{there.collect_view()}{missing.collect_view()}</ul>
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

/// The page below the file where something missing is done.
fn page_of(code: &str) -> Option<&'static str> {
    match code {
        "certificate-not-active" => Some("leave"),
        "certificate-no-session" => Some("sessions/new"),
        "certificate-no-needs-assessment" => Some("assess"),
        "certificate-no-case-plan" | "certificate-no-goal" => Some("plan"),
        _ => None,
    }
}
