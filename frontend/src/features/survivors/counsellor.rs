//! Giving a survivor to another counsellor.

use super::list::file_address;
use super::query::{Assigned, assigned};
use crate::api::{deed, load};
use crate::session::session;
use crate::ui::form::{self, Form, Label, select, survivor_line, task};
use crate::ui::{Head, empty, page_head};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use std::sync::Arc;

deed! {
    /// Gives a survivor to another counsellor of the office.
    SurvivorReassign, "survivorReassign", { deed_id: String, survivor: String, version: i64, counsellor: String }
}

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let asked = code.clone();
    let answer = load::<Assigned>(move || Some(assigned::Variables { code: asked.clone() }));
    let form = Form::new("survivor-reassign").drafted(&code);
    let counsellor = form.field("counsellor");
    let found = move || answer.get().and_then(|data| data.survivor.clone());
    Effect::new(move |_| {
        if let Some(survivor) = found() {
            let present = survivor.counsellor.map(|counsellor| counsellor.id).unwrap_or_default();
            form.fill(survivor.version, &[("counsellor", present)]);
        }
    });
    form.reloads(move || answer.retry());
    let (navigate, address) = (use_navigate(), file_address(&code));
    let back = address.clone();
    form.submits(
        move |read| SurvivorReassign {
            deed_id: read.deed_id(),
            survivor: found().map(|survivor| survivor.id).unwrap_or_default(),
            version: read.version(),
            counsellor: read.chosen(counsellor),
        },
        move |_| {
            session.tell(|words| words.say(key::REASSIGNED), |words| words.say(key::REASSIGNED_NEXT));
            navigate(&address, NavigateOptions::default());
        },
    );
    let head = Head::new(move || session.words().say(key::REASSIGN)).back(move || back.clone(), {
        let code = code.clone();
        move || code.clone()
    });
    let present = move || found().and_then(|survivor| survivor.counsellor).map(|counsellor| counsellor.name);
    let line = move || format!("{}: {}", session.words().say(key::COUNSELLOR), present().unwrap_or_default());
    let options = Arc::new(move |_| {
        let all =
            answer.get().map(|data| data.counsellors.iter().map(|one| (one.id.clone(), one.name.clone())).collect());
        all.unwrap_or_default()
    });
    let body = answer.show(move |data, words| match &data.survivor {
        None => empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any()),
        Some(_) => {
            let fields = select(counsellor, Label::new(key::COUNSELLOR), options.clone());
            form::form(form, key::SAVE, fields)
        }
    });
    let about = survivor_line(move || code.clone(), || None, line);
    task(view! { {page_head(head)}{about}{body} }.into_any())
}
