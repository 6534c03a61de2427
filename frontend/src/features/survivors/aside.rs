//! What stands beside the time line: coded facts, consents, who looked, where it was counted, what is open.

use super::file::Survivor;
use super::history::{said_deed, said_times, said_who};
use super::list::file_address;
use super::looked::{Entry, entry_of, gathered};
use crate::ui::{as_written, chip, icon};
use crate::words::Words;
use ashshash_base::{Argument, Language};
use ashshash_i18n::key;
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};

/// Shows the coded facts of the case, as far as this person may see them.
pub fn facts(survivor: &Survivor, words: Words) -> Option<AnyView> {
    let certificate = survivor.certificates.iter().find(|certificate| certificate.revoked_on.is_none());
    let number = certificate.and_then(|certificate| certificate.number.clone());
    let source = survivor.identity.as_ref().and_then(|identity| identity.source.as_ref());
    let rows = [
        (key::EXPLOITATION, survivor.exploitation.as_ref().map(|code| words.code("exploitation", code))),
        (key::DESTINATION, survivor.destination.as_ref().map(|code| country(code, words))),
        (key::SOURCE, source.map(|code| words.code("source", code))),
        (key::CERTIFICATE, number),
        (key::HOLDER, Some(survivor.holder.name.clone())),
    ];
    let row = |(name, value): (ashshash_i18n::Key, Option<String>)| {
        let is_written = name == key::CERTIFICATE || name == key::HOLDER;
        let shown = |value: String| if is_written { as_written(&value) } else { value.into_any() };
        value.map(|value| view! { <dt>{words.say(name)}</dt><dd>{shown(value)}</dd> })
    };
    Some(
        view! {
            <article class="stack"><h2>{words.say(key::FACTS)}</h2><dl class="facts">{rows.map(row).into_iter().collect_view()}</dl></article>
        }
        .into_any(),
    )
}

/// Names a country as the browser does in the language; its code where it can't.
fn country(code: &str, words: Words) -> String {
    let names = || -> Option<String> {
        let intl = js_sys::Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let kind = js_sys::Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"type".into(), &"region".into()).ok()?;
        let language = if words.0 == Language::Bangla { "bn" } else { "en" };
        let arguments = js_sys::Array::of2(&JsValue::from(language), &options);
        let names = js_sys::Reflect::construct(&kind, &arguments).ok()?;
        let of = js_sys::Reflect::get(&names, &"of".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        of.call1(&names, &JsValue::from(code)).ok()?.as_string()
    };
    names().unwrap_or_else(|| code.to_owned())
}

/// Shows what the person agreed to.
pub fn consents(survivor: &Survivor, words: Words) -> AnyView {
    let row = |consent: &super::query::file::FileSurvivorConsents| {
        let (state, symbol) = match consent.state.as_str() {
            "given" => ("good", "check"),
            "refused" | "withdrawn" => ("bad", "cross"),
            _ => ("calm", "clock"),
        };
        let chip = chip(state, symbol, words.code("consent", &consent.state));
        view! { <li><div>{icon("file")}<span>{words.code("purpose", &consent.purpose)}</span>{chip}</div></li> }
    };
    let body = if survivor.consents.is_empty() {
        view! { <p class="meta">{words.say(key::CONSENTS_NONE)}</p> }.into_any()
    } else {
        view! { <ul class="rows brief">{survivor.consents.iter().map(row).collect_view()}</ul> }.into_any()
    };
    let open = view! { <a href=format!("{}/consents", file_address(&survivor.code))>{words.say(key::ALL)}</a> };
    linked("consents", words.say(key::CONSENTS), open.into_any(), body)
}

/// How many rows of looks stand in the file; its history has all.
const LOOKS: usize = 5;

/// Shows who opened the file or changed it.
pub fn looks(survivor: &Survivor, words: Words) -> AnyView {
    let row = |entry: &Entry| {
        let times = said_times(entry, words).unwrap_or_default();
        let line = format!("{} · {}{times}", said_deed(&entry.deed, words), words.instant(&entry.at));
        view! { <li><div>{icon("eye")}<span><strong>{said_who(entry, words)}</strong><span class="meta">{line}</span></span><span></span></div></li> }
    };
    let mut entries = gathered(survivor.history.nodes.iter().map(|node| entry_of!(node)));
    entries.truncate(LOOKS);
    let body = if entries.is_empty() {
        view! { <p class="meta">{words.say(key::LOOKS_NONE)}</p> }.into_any()
    } else {
        view! { <ul class="rows">{entries.iter().map(row).collect_view()}</ul> }.into_any()
    };
    let all = view! { <a href=format!("{}/history", file_address(&survivor.code))>{words.say(key::ALL)}</a> };
    linked("looks", words.say(key::LOOKS), all.into_any(), body)
}

/// Shows the figures that counted a record of this survivor, each with its years; each year opens.
pub fn counted(survivor: &Survivor, words: Words) -> AnyView {
    let mut codes: Vec<&str> = Vec::new();
    for counted in &survivor.counted_in {
        if !codes.contains(&counted.code.as_str()) {
            codes.push(&counted.code);
        }
    }
    let row = |code: &str| {
        let name = words.code("figure", code);
        let years = survivor.counted_in.iter().filter(|counted| counted.code == code).map(|counted| {
            let address = format!("/figures/{code}?period={}", counted.year);
            let year = words.digits(&counted.year.to_string());
            let label = words.with(
                key::FIGURE_IN_YEAR,
                &[("figure", Argument::Text(name.clone())), ("year", Argument::Number(counted.year))],
            );
            view! { <a href=address aria-label=label>{year}</a>" " }
        });
        let years = years.collect_view();
        view! { <li><div>{icon("chart")}<span><strong>{name}</strong><span class="years">{years}</span></span><span></span></div></li> }
    };
    let body = if codes.is_empty() {
        view! { <p class="meta">{words.say(key::COUNTED_NOWHERE)}</p> }.into_any()
    } else {
        view! { <ul class="rows">{codes.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    section("counted", words.say(key::COUNTED_IN), body)
}

/// Shows what the register left open.
pub fn notes(survivor: &Survivor, words: Words) -> Option<AnyView> {
    // What the register left open may have been settled since.
    let has_consent = survivor.consents.iter().any(|one| one.purpose == "services" && one.state == "given");
    let is_open =
        |note: &&super::query::file::FileSurvivorRegisterNotes| !(has_consent && note.code == "consent-not-recorded");
    let notes: Vec<_> = survivor.register_notes.iter().filter(is_open).collect();
    if notes.is_empty() {
        return None;
    }
    let row = |note: &super::query::file::FileSurvivorRegisterNotes| {
        view! { <li data-state="wait">{icon("info")}<span>{note.message.clone()}</span></li> }
    };
    let rows = notes.into_iter().map(row).collect_view();
    Some(section("notes", words.say(key::REGISTER_NOTES), view! { <ul class="checks">{rows}</ul> }.into_any()))
}

fn section(id: &'static str, title: String, body: AnyView) -> AnyView {
    linked(id, title, ().into_any(), body)
}

fn linked(id: &'static str, title: String, link: AnyView, body: AnyView) -> AnyView {
    view! {
        <section aria-labelledby=id><div class="section-head"><h2 id=id>{title}</h2>{link}</div>{body}</section>
    }
    .into_any()
}
