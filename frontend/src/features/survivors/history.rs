//! The history of a file: who changed what, who looked, when. Values stand nowhere in it.

use super::list::file_address;
use super::looked::{Entry, Voided, entry_of, gathered};
use super::query::{History, history};
use crate::api::{Trouble, ask, load};
use crate::session::session;
use crate::ui::{Head, as_written, empty, icon, page_head};
use crate::words::Words;
use ashshash_base::Argument;
use ashshash_i18n::{Key, key};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_params_map, use_query_map};

/// How many entries come at once.
const ENTRIES: i64 = 50;

/// Shows the page; the address says whether changes or looks alone are shown.
pub fn page() -> AnyView {
    let session = session();
    let (params, query) = (use_params_map(), use_query_map());
    let code = Memo::new(move |_| params.read().get("code").unwrap_or_default());
    let show = Memo::new(move |_| query.read().get("show").unwrap_or_default());
    let answer = load::<History>(move || Some(variables(&code.get(), &show.get(), None)));
    let head = Head::new(move || format!("{} · {}", code.get(), session.words().say(key::HISTORY)))
        .back(move || file_address(&code.get()), move || code.get())
        .line(move || session.words().say(key::HISTORY_LINE));
    let which = move || {
        let words = session.words();
        let link = |name: Key, value: &'static str| {
            let search = if value.is_empty() { String::new() } else { format!("?show={value}") };
            let address = format!("{}/history{search}", file_address(&code.get()));
            let here = (show.get() == value).then_some("true");
            view! { <a href=address aria-current=here>{words.say(name)}</a> }
        };
        view! {
            <nav class="segments" aria-label=words.say(key::SHOW)>
                {link(key::HISTORY_ALL, "")}{link(key::HISTORY_CHANGES, "changes")}{link(key::HISTORY_LOOKS, "looks")}
            </nav>
        }
    };
    let body = answer.show(move |data, words| match &data.survivor {
        Some(survivor) => entries(survivor, show.get_untracked(), words),
        None => empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any()),
    });
    view! { {page_head(head)}<div>{which}</div>{body} }.into_any()
}

fn variables(code: &str, show: &str, after: Option<String>) -> history::Variables {
    let looks = match show {
        "looks" => Some(true),
        "changes" => Some(false),
        _ => None,
    };
    history::Variables { code: code.to_owned(), looks, first: ENTRIES, after }
}

fn entries(survivor: &history::HistorySurvivor, show: String, words: Words) -> AnyView {
    let found = &survivor.history;
    if found.nodes.is_empty() {
        return empty("history", words.say(key::HISTORY_EMPTY), String::new(), ().into_any());
    }
    let (session, code) = (session(), survivor.code.clone());
    let loaded = RwSignal::new(found.nodes.iter().map(read).collect::<Vec<Entry>>());
    let next = RwSignal::new(found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page));
    let failed = RwSignal::new(false);
    let more = move |_| {
        let Some(after) = next.get_untracked() else { return };
        let variables = variables(&code, &show, Some(after));
        spawn_local(async move {
            match ask::<History>(variables).await {
                Ok(data) => {
                    let Some(survivor) = data.survivor else { return };
                    let page = survivor.history;
                    _ = next.try_set(page.page_info.end_cursor.filter(|_| page.page_info.has_next_page));
                    _ = loaded.try_update(|entries| entries.extend(page.nodes.iter().map(read)));
                    _ = failed.try_set(false);
                }
                Err(Trouble::SignedOut) => session.ended(),
                Err(_) => _ = failed.try_set(true),
            }
        });
    };
    let own = survivor.code.clone();
    // Gathered over all that is loaded: a day that a page cuts becomes one row again when the next page is there.
    let rows = move || {
        let rows = gathered(loaded.get().into_iter());
        rows.iter().map(|entry| row(entry, &own, words)).collect_view()
    };
    let button = move || {
        let more = more.clone();
        next.with(Option::is_some).then(|| {
            let problem = failed.get().then(|| view! { <p role="alert">{words.say(key::TROUBLE_TITLE)}</p> });
            view! { <div><button type="button" class="quiet" on:click=more>{words.say(key::SHOW_EARLIER)}</button>{problem}</div> }
        })
    };
    view! { <ol class="timeline">{rows}</ol>{button} }.into_any()
}

fn read(node: &history::HistorySurvivorHistoryNodes) -> Entry {
    let voided = node.voided.as_ref().map(|voided| Voided {
        kind: voided.kind.clone(),
        on: voided.on.clone(),
        reason: voided.reason.as_ref().map(|reason| reason.lower()),
    });
    Entry { voided, ..entry_of!(node) }
}

/// Says what was struck out: which kind of record, of which day, and why.
fn said_voided(voided: &Voided, words: Words) -> String {
    let parts = [
        words.label("record", &voided.kind),
        voided.on.as_deref().map(|on| words.date(on)),
        voided.reason.as_deref().map(|reason| words.code("voidreason", reason)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn row(entry: &Entry, own: &str, words: Words) -> AnyView {
    let symbol = if entry.is_look() { "eye" } else { "edit" };
    let said = entry.voided.as_ref().map(|voided| said_voided(voided, words)).or_else(|| said_fields(entry, words));
    let fields = said.map(|said| view! { <p class="meta">{said}</p> });
    // What happened to a file that went into this one carries that one's code.
    let code = entry.code.clone().filter(|code| code != own);
    let code = code.map(|code| view! { " · "<span class="code" translate="no" lang="en">{code}</span> });
    view! {
        <li>
            <span class="mark">{icon(symbol)}</span>
            <div>
                <time datetime=entry.at.clone()>{words.instant(&entry.at)}</time>
                <p><strong>{said_deed(&entry.deed, words)}</strong>" · "{said_who(entry, words)}{code}{said_times(entry, words)}</p>
                {fields}
            </div>
        </li>
    }
    .into_any()
}

/// Says who it was.
pub fn said_who(entry: &Entry, words: Words) -> AnyView {
    entry.by.as_ref().map_or_else(|| words.say(key::BY_NOBODY).into_any(), |by| as_written(by))
}

/// Says how many looks a row stands for.
pub fn said_times(entry: &Entry, words: Words) -> Option<String> {
    (entry.times > 1).then(|| format!(" · {}", words.count(key::TIMES, entry.times)))
}

/// Says a deed in a few words.
pub fn said_deed(deed: &str, words: Words) -> String {
    words.label("deed", deed).unwrap_or_else(|| words.say(key::DEED_OTHER))
}

/// Says which fields were changed or seen, as far as they have words.
fn said_fields(entry: &Entry, words: Words) -> Option<String> {
    let said: Vec<String> = entry.fields.iter().filter_map(|field| words.label("field", field)).collect();
    if said.is_empty() {
        return None;
    }
    let sentence = if entry.is_look() { key::SEEN_FIELDS } else { key::CHANGED_FIELDS };
    Some(words.with(sentence, &[("fields", Argument::Text(said.join(", ")))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ashshash_base::Language;

    /// Deeds that belong to no file.
    const ELSEWHERE: &[&str] = &[
        "sign-in",
        "sign-out",
        "sign-out-everywhere",
        "password-change",
        "language-set",
        "event-record",
        "scale-load",
        "calendar-feed-make",
        "calendar-feed-end",
    ];

    #[test]
    fn every_deed_of_the_schema_has_words_in_the_history() {
        let schema = include_str!("../../../../crates/graphql/schema.graphql");
        let mutations = schema.split("type Mutation {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
        let named = mutations
            .lines()
            .filter_map(|line| line.strip_prefix("  "))
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains(['(', ':']));
        for line in named {
            let name = line.split(['(', ':']).next().unwrap_or_default();
            let mut kebab = String::new();
            for c in name.chars() {
                if c.is_ascii_uppercase() {
                    kebab.push('-');
                }
                kebab.push(c.to_ascii_lowercase());
            }
            let known = Words(Language::Bangla).label("deed", &kebab).is_some();
            assert!(known || ELSEWHERE.contains(&kebab.as_str()), "i18n/words/history.toml lacks deed-{kebab}");
        }
    }
}
