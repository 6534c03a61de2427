//! What a certificate rests on, and what is missing: the very function that the server decides by.

use crate::ui::icon;
use crate::words::{Words, day, today};
use ashshash_base::Argument;
use ashshash_i18n::key;
pub use ashshash_survivors::certificate::Evidence;
use ashshash_survivors::certificate::missing;
use leptos::prelude::*;

/// Makes the domain's facts of what one of the questions of this feature answered.
macro_rules! facts {
    ($answer:expr) => {{
        let answer = $answer;
        let day = |text: &Option<String>| text.as_deref().and_then($crate::words::day);
        $crate::features::certificates::evidence::Evidence {
            is_active: answer.is_active,
            sessions_held: answer.sessions_held,
            last_held_on: day(&answer.last_held_on),
            needs_assessed_on: day(&answer.needs_assessed_on),
            plan_goals: answer.plan_goals,
            plan_reviewed_on: day(&answer.plan_reviewed_on),
        }
    }};
}
pub(super) use facts;

/// Tells whether anything is missing.
pub fn is_complete(evidence: &Evidence) -> bool {
    missing(evidence).is_empty()
}

/// Lists what is there; what is missing leads to where one does it, for those who may open the file of this code.
pub fn checks(evidence: &Evidence, code: Option<&str>, words: Words) -> AnyView {
    let there =
        |said: Option<String>| said.map(|said| view! { <li data-state="good">{icon("check")}<span>{said}</span></li> });
    let dated = |key, on: Option<ashshash_base::Date>| on.map(|on| words.with(key, &[("date", Argument::Date(on))]));
    let sessions = (evidence.sessions_held > 0).then(|| {
        let held = words.count(key::CERTIFICATE_SESSIONS_HELD, evidence.sessions_held);
        [Some(held), dated(key::CERTIFICATE_LAST_ON, evidence.last_held_on)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
    });
    let goals = evidence.plan_goals.filter(|goals| *goals > 0).map(|goals| {
        let plan = words.count(key::CERTIFICATE_PLAN_GOALS, goals);
        [Some(plan), dated(key::CERTIFICATE_REVIEWED_ON, evidence.plan_reviewed_on)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
    });
    let file = code.map(|code| format!("/survivors/{}", String::from(js_sys::encode_uri_component(code))));
    let lacking = missing(evidence).into_iter().map(|finding| {
        let path = match finding.code {
            "certificate-no-session" => "/sessions/new",
            "certificate-no-needs-assessment" => "/assess",
            "certificate-no-case-plan" | "certificate-no-goal" => "/plan",
            _ => "/leave",
        };
        let said = ashshash_i18n::word(words.0, finding.code).unwrap_or_default().to_owned();
        let said = view! { <strong>{said}</strong> };
        let said = match &file {
            Some(file) => view! { <a href=format!("{file}{path}")>{said}</a> }.into_any(),
            None => said.into_any(),
        };
        view! { <li data-state="bad">{icon("cross")}<span>{said}</span></li> }
    });
    view! {
        <ul class="checks">
            {there(sessions)}
            {there(dated(key::CERTIFICATE_NEEDS_ON, evidence.needs_assessed_on))}
            {there(goals)}
            {lacking.collect_view()}
        </ul>
    }
    .into_any()
}

/// Says how many days something has waited, as of today in Dhaka.
pub fn days_since(iso: Option<&str>) -> i64 {
    let Some(from) = iso.and_then(day) else { return 0 };
    (today() - from).num_days().max(0)
}
