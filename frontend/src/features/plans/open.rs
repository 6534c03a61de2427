//! Opening a file out of turn, for a day, with a reason.

use super::code;
use super::deeds::GlassBreak;
use crate::session::session;
use crate::ui::form::{Form, Label, area, form, task, text};
use crate::ui::{Head, notice, page_head};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Shows the page.
pub fn page() -> AnyView {
    let (session, code, navigate) = (session(), code(), use_navigate());
    let open = Form::new("open-file").drafted(code.get_untracked());
    open.field("code").starts_as(code.get_untracked());
    open.submits(
        move |reading| GlassBreak {
            deed_id: reading.deed_id(),
            id: reading.new_id("glassAccess"),
            code: reading.text(open.field("code")),
            reason: reading.text(open.field("reason")),
        },
        move |_| {
            let code = ashshash_survivors::SurvivorCode::parse(&open.field("code").value.get_untracked());
            let code = code.map(ashshash_survivors::SurvivorCode::into_string).unwrap_or_default();
            navigate(&format!("/survivors/{code}"), NavigateOptions::default());
        },
    );
    let head = Head::new(move || session.words().say(key::OPEN_FILE))
        .back(|| "/survivors".to_owned(), move || session.words().say(key::SURVIVORS))
        .line(move || session.words().say(key::OPEN_FILE_LINE));
    let told = view! { <p>{move || session.words().say(key::OPEN_FILE_JOURNALLED)}</p> };
    let fields = view! {
        {text(open.field("code"), Label::new(key::OPEN_CODE))}
        {area(open.field("reason"), Label::new(key::OPEN_REASON))}
    };
    let body = form(open, key::OPEN_SAVE, fields.into_any());
    task(view! { {page_head(head)}{notice("wait", "eye", "status", told.into_any())}{body} }.into_any())
}
