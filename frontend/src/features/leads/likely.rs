//! Before saving: who among one's own may be this person.

use super::fields::this_year;
use super::query::{Likely, likely};
use crate::api::{Trouble, ask};
use crate::session::session;
use crate::ui::form::Form;
use crate::ui::{icon, notice};
use crate::words::Words;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A button that looks among one's own, and what it found.
pub fn likely(form: Form) -> AnyView {
    let session = session();
    let found = RwSignal::new(None::<likely::ResponseData>);
    let look = move |_| {
        let typed =
            |name: &'static str| Some(form.field(name).value.get_untracked()).filter(|text| !text.trim().is_empty());
        let age = typed("age").and_then(|age| ashshash_base::number::parse_whole(&age));
        let variables = likely::Variables {
            name: typed("name"),
            name_bn: typed("nameBn"),
            phone: typed("phone"),
            birth_year: age.map(|age| this_year() - age),
            upazila: typed("upazila"),
            union_: typed("union"),
        };
        spawn_local(async move {
            match ask::<Likely>(variables).await {
                Ok(answer) => _ = found.try_set(Some(answer)),
                Err(Trouble::SignedOut) => session.ended(),
                Err(trouble) => _ = form.trouble.try_set(Some(trouble)),
            }
        });
    };
    let shown = move || found.with(|found| found.as_ref().map(|found| told(found, session.words())));
    view! {
        <div class="buttons"><button type="button" on:click=look>{icon("people")}{move || session.words().say(key::LIKELY_CHECK)}</button></div>
        {shown}
    }
    .into_any()
}

fn told(found: &likely::ResponseData, words: Words) -> AnyView {
    let found = &found.lead_duplicates;
    if found.is_empty() {
        return notice("good", "check", "status", view! { <p>{words.say(key::LIKELY_NOBODY)}</p> }.into_any());
    }
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
    };
    notice("wait", "people", "status", body.into_any())
}
