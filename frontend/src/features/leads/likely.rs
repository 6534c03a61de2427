//! Before saving: who among one's own may be this person.

use super::fields::this_year;
use super::query::{Likely, likely};
use crate::api::ask;
use crate::session::session;
use crate::ui::form::Form;
use crate::ui::{icon, notice};
use crate::words::Words;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the comparison takes, as it is typed.
const COMPARED: [&str; 6] = ["nameBn", "name", "age", "upazila", "union", "phone"];

/// Looks among one's own before the lead is saved, and shows whom it found: saved again, somebody else is meant.
///
/// What was found belongs to what was typed: a changed name hides it, and is looked for anew.
pub fn likely(form: Form) -> AnyView {
    let session = session();
    let found = RwSignal::new(None::<([String; 6], likely::ResponseData)>);
    let typed = move || COMPARED.map(|name| form.field(name).get());
    form.looks_first(move |save| {
        let now = untrack(typed);
        if found.with_untracked(|found| found.as_ref().is_some_and(|(then, _)| *then == now)) {
            return save();
        }
        form.problems.set(Vec::new());
        form.busy.set(true);
        spawn_local(async move {
            let answer = ask::<Likely>(variables(&now)).await;
            // The screen was left meanwhile: nobody is there to be told.
            if form.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) if answer.lead_duplicates.is_empty() => save(),
                Ok(answer) => found.set(Some((now, answer))),
                Err(trouble) => form.failed(trouble).await,
            }
        });
    });
    let shown = move || {
        let now = typed();
        found.with(|found| {
            found.as_ref().filter(|(then, _)| *then == now).map(|(_, found)| told(found, session.words()))
        })
    };
    view! { {shown} }.into_any()
}

fn variables(typed: &[String; 6]) -> likely::Variables {
    let [name_bn, name, age, upazila, union, phone] =
        typed.each_ref().map(|text| Some(text.clone()).filter(|text| !text.is_empty()));
    let age = age.and_then(|age| ashshash_base::number::parse_whole(&age));
    likely::Variables { name, name_bn, phone, birth_year: age.map(|age| this_year() - age), upazila, union_: union }
}

fn told(found: &likely::ResponseData, words: Words) -> AnyView {
    let found = &found.lead_duplicates;
    let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let row = |one: &likely::LikelyLeadDuplicates| {
        let matches = one.matches.iter().map(|code| words.code("match", code)).collect::<Vec<_>>().join(", ");
        let (address, name) = match (&one.survivor, &one.lead) {
            (Some(survivor), _) => (
                format!("/survivors/{}", String::from(js_sys::encode_uri_component(&survivor.code))),
                survivor.code.clone(),
            ),
            (None, Some(lead)) => (format!("/leads/{}", lead.id), words.say(key::A_LEAD)),
            (None, None) => (String::new(), String::new()),
        };
        view! { <li><a href=address target="_blank">{icon("person")}<span><strong class="code">{name}</strong><span class="meta">{matches}</span></span><span></span></a></li> }
    };
    let body = view! {
        <p><strong>{words.count(key::LIKELY_TITLE, count)}</strong>" "{words.say(key::LIKELY_REST)}</p>
        <ul class="rows">{found.iter().map(row).collect_view()}</ul>
        <div class="buttons"><button type="submit">{words.say(key::LIKELY_OTHER)}</button></div>
    };
    let place = NodeRef::<leptos::html::Div>::new();
    place.on_load(|place| _ = place.focus());
    view! { <div tabindex="-1" node_ref=place>{notice("wait", "people", "status", body.into_any())}</div> }.into_any()
}
