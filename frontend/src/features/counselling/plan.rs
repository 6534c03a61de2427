//! A new appointment.

use super::called;
use super::deeds::SessionPlan;
use super::diary::{Diary, moment};
use super::held::VENUES;
use super::query::{Person, person};
use crate::api::{Loaded, load};
use crate::session::{Session, session};
use crate::ui::form::{self, Form, Label, choices, codes, day, select, survivor_line, task, time};
use crate::ui::{Head, empty, page_head};
use crate::words::Words;
use ashshash_base::CounsellingSessionId;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

/// The code in the address.
pub fn code() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("code").unwrap_or_default())
}

/// Asks whom a form is about.
pub fn person(code: Memo<String>) -> Loaded<person::ResponseData> {
    load::<Person>(move || Some(person::Variables { code: code.get() }))
}

/// Says that there is no such file.
pub fn nobody(words: Words) -> AnyView {
    let list = view! { <a class="button" href="/survivors">{words.say(key::SURVIVORS)}</a> };
    empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), list.into_any())
}

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let code = code();
    let answer = person(code);
    let head = page_head(
        Head::new(move || session.words().say(key::PLAN_SESSION))
            .back(move || format!("/survivors/{}", code.get()), move || code.get()),
    );
    let body = answer.show(move |data, words| match &data.survivor {
        Some(found) => planned(found.clone(), session),
        None => nobody(words),
    });
    task(view! { {head}{body} }.into_any())
}

fn planned(found: person::PersonSurvivor, session: Session) -> AnyView {
    let form = Form::new("plan").drafted(&found.code);
    let (on, starts_at) = (form.field("on"), form.field("startsAt"));
    let (venue, kind) = (form.field("venue").starts_as("office"), form.field("kind"));
    let (id, code) = (found.id.clone(), found.code.clone());
    let survivor = id.clone();
    let navigate = use_navigate();
    let diary = Diary::of(id, None);
    form.submits(
        move |read| {
            let (asked, starts_at) = moment(read, on, starts_at);
            read.check(diary.plan(&asked, None));
            SessionPlan {
                deed_id: read.deed_id(),
                id: read.new_id(CounsellingSessionId::TYPE),
                survivor: survivor.clone(),
                on: asked.on,
                starts_at,
                venue: read.code_or_none(venue),
                kind: read.code_or_none(kind),
            }
        },
        move |_| {
            session.tell(|words| words.say(key::SESSION_PLANNED_NEWS), |words| words.say(key::SESSION_PLANNED_NEXT));
            navigate("/day", NavigateOptions::default());
        },
    );
    let identity = found.identity.clone();
    let name = move || called(session, identity.as_ref()?.name.clone(), identity.as_ref()?.name_bn.clone());
    let fields = view! {
        <div class="pair">{day(on, Label::new(key::DATE))}{time(starts_at, Label::new(key::TIME).optional())}</div>
        {diary.offer(on, starts_at)}
        {select(venue, Label::new(key::WHERE_HELD), codes("venue", VENUES))}
        {choices(kind, Label::new(key::SESSION_KIND).optional(), codes("kind", &["first", "regular", "closing"]))}
    };
    view! { {survivor_line(move || code.clone(), name, String::new)}{form::form(form, key::PLAN_IT, fields.into_any())} }
        .into_any()
}
