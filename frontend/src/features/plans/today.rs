//! What waits for the coordinator: people in danger first, then decisions, then files that were opened
//! out of turn.

use super::query::{Reason, Today, reason, today};
use crate::api::load;
use crate::session::session;
use crate::ui::{Head, as_written, chip, empty, icon, page_head};
use crate::words::{Words, day};
use ashshash_base::Argument;
use ashshash_i18n::{Key, key};
use leptos::prelude::*;

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let answer = load::<Today>(|| Some(today::Variables {}));
    let head = Head::new(move || session.words().say(key::TODAY)).line(move || session.words().say(key::TODAY_LINE));
    let body = answer.show(|data, words| {
        let waits = [data.leads.total_count, data.certificates.total_count, data.duplicates.total_count];
        if data.red_risks.is_empty() && data.glass_accesses.is_empty() && waits == [0; 3] {
            return empty("check", words.say(key::NOTHING_WAITS), words.say(key::NOTHING_WAITS_REST), ().into_any());
        }
        view! { {reds(&data.red_risks, words)}{waiting(waits, words)}{opened(&data.glass_accesses, words)} }.into_any()
    });
    view! { {page_head(head)}{body} }.into_any()
}

fn reds(risks: &[today::TodayRedRisks], words: Words) -> Option<AnyView> {
    if risks.is_empty() {
        return None;
    }
    let row = |risk: &today::TodayRedRisks| {
        let code = risk.survivor.as_ref().map(|survivor| survivor.code.clone()).unwrap_or_default();
        let address = format!("/survivors/{code}/plan");
        let since = day(&risk.opened_on).map_or_else(|| Argument::Text(risk.opened_on.clone()), Argument::Date);
        let since = words.with(key::RED_SINCE, &[("date", since)]);
        let state = match risk.written_on {
            Some(_) => chip("wait", "check", words.say(key::PLAN_WRITTEN)),
            None => chip("bad", "alert", words.say(key::PLAN_WAITS)),
        };
        let counsellor = risk.counsellor.as_ref().map(|name| view! { " · "{as_written(name)} });
        view! {
            <li><a href=address>
                {icon("alert")}<span><strong translate="no">{code}</strong><span class="meta">{since}{counsellor}</span></span>{state}
            </a></li>
        }
    };
    Some(
        view! {
            <section aria-labelledby="reds">
                <div class="section-head"><h2 id="reds">{words.say(key::RED_RISKS)}</h2></div>
                <p class="meta">{words.say(key::RED_RISKS_LINE)}</p>
                <ul class="rows wordy">{risks.iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}

/// What others have brought up to be decided.
fn waiting([leads, certificates, pairs]: [i64; 3], words: Words) -> Option<AnyView> {
    let row = |count: i64, address: &'static str, symbol: &'static str, said: Key| {
        (count > 0)
            .then(|| view! { <li><a href=address>{icon(symbol)}<strong>{words.count(said, count)}</strong>{icon("next")}</a></li> })
    };
    let rows = [
        row(leads, "/leads", "person", key::LEADS_WAIT),
        row(certificates, "/approvals", "certificate", key::CERTIFICATES_WAIT),
        row(pairs, "/duplicates", "people", key::PAIRS_TO_DECIDE),
    ];
    let rows: Vec<_> = rows.into_iter().flatten().collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section aria-labelledby="decide">
                <div class="section-head"><h2 id="decide">{words.say(key::TO_DECIDE)}</h2></div>
                <ul class="rows brief">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn opened(accesses: &[today::TodayGlassAccesses], words: Words) -> Option<AnyView> {
    if accesses.is_empty() {
        return None;
    }
    Some(
        view! {
            <section aria-labelledby="glass">
                <div class="section-head"><h2 id="glass">{words.say(key::GLASS_LIST)}</h2></div>
                <p class="meta">{words.say(key::GLASS_LIST_LINE)}</p>
                <ul class="fact-rows card">{accesses.iter().map(|access| one(access, words)).collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}

/// One opening; why is asked for by itself, since reading it is a look.
fn one(access: &today::TodayGlassAccesses, words: Words) -> AnyView {
    let code = access.survivor.as_ref().map(|survivor| survivor.code.clone()).unwrap_or_default();
    let said = [("who", Argument::Text(access.by.clone())), ("when", Argument::Text(words.instant(&access.opened_at)))];
    let state = if access.is_open {
        chip("wait", "eye", words.say(key::GLASS_OPEN))
    } else {
        chip("calm", "lock", words.say(key::GLASS_OVER))
    };
    let asked = RwSignal::new(None::<String>);
    let why = load::<Reason>(move || asked.get().map(|id| reason::Variables { id }));
    let id = access.id.clone();
    let text = move || why.get().and_then(|data| data.glass_access.as_ref().and_then(|access| access.reason.clone()));
    let shown = move || match text() {
        Some(text) => view! { <blockquote>{as_written(&text)}</blockquote> }.into_any(),
        None => {
            let id = id.clone();
            let ask = move |_| asked.set(Some(id.clone()));
            view! { <button type="button" on:click=ask>{icon("eye")}{words.say(key::SHOW_REASON)}</button> }.into_any()
        }
    };
    view! {
        <li class="fact-row">
            <a href=format!("/survivors/{code}")><strong translate="no">{code.clone()}</strong></a>{state}
            <span class="meta">{words.with(key::GLASS_BY, &said)}</span>
            {shown}
        </li>
    }
    .into_any()
}
