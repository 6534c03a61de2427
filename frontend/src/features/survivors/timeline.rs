//! The time line: newest first, one sentence each.

use super::file::{ENTRIES, Survivor};
use super::query::{File, file};
use crate::api::{Trouble, ask};
use crate::session::session;
use crate::ui::{BySex, as_written, empty, icon, take_back};
use crate::words::Words;
use ashshash_access::{Right, may};
use ashshash_base::{Argument, Taka};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos::task::spawn_local;

type Entry = file::FileSurvivorTimelineNodes;

/// Shows the entries that came with the file, and earlier ones when asked.
pub fn timeline(survivor: &Survivor, words: Words) -> AnyView {
    let found = &survivor.timeline;
    let earlier = RwSignal::new(Vec::<Entry>::new());
    let next = RwSignal::new(found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page));
    let failed = RwSignal::new(false);
    let session = session();
    let code = survivor.code.clone();
    let more = move |_| {
        let Some(after) = next.get_untracked() else { return };
        let variables = file::Variables { code: code.clone(), first: ENTRIES, after: Some(after) };
        spawn_local(async move {
            match ask::<File>(variables).await {
                Ok(data) => {
                    let Some(survivor) = data.survivor else { return };
                    let page = survivor.timeline;
                    _ = next.try_set(page.page_info.end_cursor.filter(|_| page.page_info.has_next_page));
                    _ = earlier.try_update(|entries| entries.extend(page.nodes));
                    _ = failed.try_set(false);
                }
                Err(Trouble::SignedOut) => session.ended(),
                Err(_) => _ = failed.try_set(true),
            }
        });
    };
    // Links at thirty entries would drown them: they show when somebody says that something is wrong.
    let correcting = RwSignal::new(false);
    let may_void = session.person.get_untracked().is_some_and(|person| may(person.role, Right::VoidRecord));
    let line = move |entry: &Entry| line(entry, correcting, words);
    let entries = found.nodes.iter().map(line).collect_view();
    let older = move || earlier.with(|entries| entries.iter().map(line).collect_view());
    let correct = (may_void && found.nodes.iter().any(|entry| entry.record.is_some())).then(|| {
        view! {
            <button type="button" class="quiet" aria-pressed=move || correcting.get().to_string()
                on:click=move |_| correcting.update(|on| *on = !*on)>{words.say(key::VOID_WHICH)}</button>
        }
    });
    let button = move || {
        let more = more.clone();
        next.with(Option::is_some).then(|| {
            let problem = failed.get().then(|| view! { <p role="alert">{words.say(key::TROUBLE_TITLE)}</p> });
            view! { <div><button type="button" class="quiet" on:click=more>{words.say(key::SHOW_EARLIER)}</button>{problem}</div> }
        })
    };
    let body = if found.nodes.is_empty() {
        empty("history", words.say(key::TIMELINE_EMPTY), String::new(), ().into_any())
    } else {
        view! { <ol class="timeline">{entries}{older}</ol>{button} }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="line"><div class="section-head"><h2 id="line">{words.say(key::TIMELINE)}</h2>{correct}</div>{body}</section>
    }
    .into_any()
}

fn line(entry: &Entry, correcting: RwSignal<bool>, words: Words) -> AnyView {
    let kind = entry.kind.lower();
    let title = entry.status.as_deref().and_then(|status| words.label("timeline", &format!("{kind}-{status}")));
    let state = entry.status.as_deref().filter(|_| title.is_none()).map(|status| words.code("state", status));
    let title = title.unwrap_or_else(|| words.code("timeline", &kind));
    let back = entry.record.clone().map(|record| {
        let (what, on) = (title.clone(), entry.on.clone());
        move || correcting.get().then(|| take_back(&record, &what, &on, words))
    });
    let people = BySex::of(entry.male, entry.female, None).map(|people| people.sentence(words));
    let written = |text: String| as_written(&text);
    let said = |text: Option<String>| text.filter(|text| !text.is_empty()).map(IntoAny::into_any);
    let detail = entry.detail.as_deref().map(|detail| match detail_words(&kind, detail, words) {
        Some(words) => words.into_any(),
        None => written(detail.to_owned()),
    });
    let parts = [
        said(state),
        detail,
        said(entry.venue.as_deref().map(|venue| words.code("venue", venue))),
        entry.provider.clone().map(written),
        said(people),
        said(entry.satisfaction.map(|value| words.with(key::SATISFACTION, &[("value", Argument::Number(value))]))),
        said(entry.items.filter(|items| *items > 0).map(|items| words.count(key::COUNT_ITEMS, items))),
        said(entry.amount_bdt.map(|sum| ashshash_i18n::taka(words.0, Taka(sum)))),
    ];
    let rest = parts.into_iter().flatten().map(|part| view! { " · "{part} }).collect_view();
    view! {
        <li>
            <span class="mark">{icon(symbol(&kind, entry.status.as_deref()))}</span>
            <div><time datetime=entry.on.clone()>{words.date(&entry.on)}</time><p><strong>{title}</strong>{rest}</p>{back}</div>
        </li>
    }
    .into_any()
}

/// Says a code of ours in words; nothing for what somebody wrote.
fn detail_words(kind: &str, detail: &str, words: Words) -> Option<String> {
    let of = match kind {
        "referral" => "service",
        "support" => "support",
        "placement" => "placement",
        "enrolment_end" => "reason",
        "counselling_session" => "kind",
        "training_start" | "training_end" => "course",
        "lead" => "source",
        _ => return None,
    };
    words.label(of, detail)
}

fn symbol(kind: &str, status: Option<&str>) -> &'static str {
    match (kind, status) {
        ("counselling_session", Some("missed" | "cancelled")) => "cross",
        ("counselling_session", _) => "speech",
        ("family_session", _) => "family",
        ("lead", _) => "search",
        ("verification", _) => "check",
        ("enrolment", _) => "person",
        ("enrolment_end", _) => "leave",
        ("certificate", _) => "certificate",
        ("training_needs_assessment", _) => "edit",
        ("training_start" | "training_end", _) => "training",
        ("placement", _) => "work",
        ("referral", _) => "send",
        _ => "money",
    }
}
