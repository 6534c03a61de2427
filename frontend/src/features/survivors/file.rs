//! One file: who, how to reach safely, the way, the time line, and what hangs on it.

use super::list::{file_address, place_name, status_chip};
use super::query::{File, file};
use super::{aside, danger, identity, next, parts, timeline, way};
use crate::api::{Loaded, load};
use crate::session::{Session, session};
use crate::ui::{Head, as_written, empty, page_head};
use crate::words::Words;
use ashshash_access::{Right, Role, may};
use ashshash_base::{Argument, Language};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::sync::Arc;

/// The file as the question gives it.
pub type Survivor = file::FileSurvivor;

/// Entries of the time line that come with the file.
pub const ENTRIES: i64 = 30;

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let params = use_params_map();
    let code = Memo::new(move |_| params.read().get("code").unwrap_or_default());
    let answer = load::<File>(move || {
        session.sentences.track();
        Some(file::Variables { code: code.get(), first: ENTRIES, after: None })
    });
    let name = move || {
        let data = answer.get()?;
        let identity = data.survivor.as_ref()?.identity.as_ref()?;
        let latin = identity.name.clone();
        match session.words().0 {
            Language::Bangla => identity.name_bn.clone().or(latin),
            Language::English => latin.or_else(|| identity.name_bn.clone()),
        }
    };
    let title = move || name().map_or_else(|| code.get(), |name| format!("{} · {name}", code.get()));
    let back_words = move || {
        let own = session.person.get().is_some_and(|person| person.role == Role::Counsellor);
        session.words().say(if own { key::MY_SURVIVORS } else { key::SURVIVORS })
    };
    let head = Head::new(title)
        .tab(move || code.get())
        .back(|| "/survivors".to_owned(), back_words)
        .line(move || {
            answer
                .get()
                .and_then(|data| data.survivor.as_ref().map(|found| line(found, session.words())))
                .unwrap_or_default()
        })
        .below(view! { {move || chips(answer, session)} }.into_any());
    let body = answer.show(move |data, words| match &data.survivor {
        Some(survivor) => content(&Arc::new(survivor.clone()), words),
        None => {
            let may_open = session.person.get().is_some_and(|person| may(person.role, Right::BreakGlass));
            let address = format!("{}/open", file_address(&code.get()));
            let open = may_open.then(|| view! { <a class="button" href=address>{words.say(key::OPEN_FILE)}</a> });
            let list = view! { <a class="button" href="/survivors">{words.say(key::SURVIVORS)}</a>{open} };
            empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), list.into_any())
        }
    });
    view! { {page_head(head)}{body} }.into_any()
}

fn line(survivor: &Survivor, words: Words) -> String {
    let place = place_name(
        survivor.union_.as_ref().map(|place| words.name(&place.name, &place.name_bn)),
        survivor.upazila.as_ref().map(|place| words.name(&place.name, &place.name_bn)),
        words,
    );
    let born = survivor.birth_year.map(|year| words.with(key::BORN_IN, &[("year", Argument::Number(year))]));
    let parts = [Some(words.code("sex", &survivor.sex.lower())), born, Some(place)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn chips(answer: Loaded<file::ResponseData>, session: Session) -> Option<AnyView> {
    let data = answer.get()?;
    let survivor = data.survivor.as_ref()?;
    let words = session.words();
    let reason = survivor.enrolments.iter().rev().find_map(|enrolment| enrolment.drop_out_reason.as_ref());
    let reason = reason.filter(|_| survivor.status.lower() == "dropped_out");
    let reason = reason.map(|reason| view! { <span class="meta">{words.code("reason", reason)}</span> });
    let counsellor = survivor.counsellor.as_ref().map(|counsellor| {
        view! { <span class="meta">{words.say(key::COUNSELLOR)}": "{as_written(&counsellor.name)}</span> }
    });
    Some(
        view! { <div class="buttons">{status_chip(&survivor.status.lower(), words)}{reason}{counsellor}</div> }
            .into_any(),
    )
}

fn content(survivor: &Arc<Survivor>, words: Words) -> AnyView {
    view! {
        {danger::danger(survivor, words)}
        {identity::safe_contact(survivor, words)}
        {way::way(survivor, words)}
        <div class="two-columns">
            <div class="stack">{next::next(survivor, words)}{parts::parts(&survivor.code, survivor.status.lower() == "active", words)}{timeline::timeline(survivor, words)}</div>
            <aside class="stack" aria-label=words.say(key::MORE_ABOUT)>
                {danger::case_plan(survivor, words)}
                {aside::facts(survivor, words)}
                {aside::consents(survivor, words)}
                {aside::looks(survivor, words)}
                {aside::counted(survivor, words)}
                {aside::notes(survivor, words)}
            </aside>
        </div>
    }
    .into_any()
}
