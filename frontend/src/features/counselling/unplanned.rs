//! A session that nobody had planned: with whom, and what was held.

use super::called;
use super::deeds::SessionRecord;
use super::held::Held;
use super::next::Next;
use super::plan::{code, nobody, person};
use super::query::{Mine, mine, person};
use crate::api::load;
use crate::features::survivors::search::Search;
use crate::session::{Session, session};
use crate::ui::form::{self, Form, Label, choices, codes, survivor_line, task};
use crate::ui::{Head, PAGE, as_written, empty, icon, page_head, pager};
use crate::words::Words;
use ashshash_base::CounsellingSessionId;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

/// Shows the form.
pub fn page() -> AnyView {
    let session = session();
    let code = code();
    let answer = person(code);
    let head = page_head(
        Head::new(move || session.words().say(key::RECORD_SESSION))
            .back(move || format!("/survivors/{}", code.get()), move || code.get()),
    );
    let body = answer.show(move |data, words| match &data.survivor {
        Some(found) => unplanned(found.clone(), session),
        None => nobody(words),
    });
    task(view! { {head}{body} }.into_any())
}

fn unplanned(found: person::PersonSurvivor, session: Session) -> AnyView {
    let (survivor, code) = (found.id.clone(), found.code.clone());
    let form = Form::new("unplanned").drafted(&code);
    let next = Next::of(form, survivor.clone(), None);
    let held = Held::of(form, next, None, session);
    let kind = form.field("kind");
    Effect::new(move |_| {
        let last = next.diary().last_venue();
        if let Some(last) = last.filter(|_| held.venue().value.with_untracked(String::is_empty)) {
            held.venue().starts_as(last);
        }
    });
    let navigate = use_navigate();
    form.submits(
        move |read| {
            let told = held.read(read);
            SessionRecord {
                deed_id: read.deed_id(),
                id: read.new_id(CounsellingSessionId::TYPE),
                survivor: survivor.clone(),
                on: told.on,
                kind: read.code_or_none(kind),
                venue: told.venue,
                suitable: told.suitable,
                satisfaction: told.satisfaction,
                note: told.note,
                next: told.next,
            }
        },
        move |_| {
            session.tell(|words| words.say(key::SESSION_WRITTEN), |words| words.say(key::SESSION_WRITTEN_NEXT));
            navigate("/day", NavigateOptions::default());
        },
    );
    let identity = found.identity.clone();
    let name = move || called(session, identity.as_ref()?.name.clone(), identity.as_ref()?.name_bn.clone());
    let kinds =
        choices(kind, Label::new(key::SESSION_KIND).optional(), codes("kind", &["first", "regular", "closing"]));
    let fields = held.show(Some(kinds));
    view! { {survivor_line(move || code.clone(), name, String::new)}{form::form(form, key::SAVE, fields)} }.into_any()
}

/// Where a session with somebody is recorded.
fn record_address(code: &str) -> String {
    format!("/survivors/{}/sessions/record", String::from(js_sys::encode_uri_component(code)))
}

/// Shows the own survivors to choose from: by search, or page by page, who came last first.
pub fn whose() -> AnyView {
    let session = session();
    let query = use_query_map();
    let after = move || query.read().get("after");
    let answer = load::<Mine>(move || Some(mine::Variables { first: PAGE, after: after() }));
    let search = Search::new(record_address, |status| status == "active");
    let head = page_head(
        Head::new(move || session.words().say(key::RECORD_SESSION))
            .line(move || session.words().say(key::WITH_WHOM))
            .back(|| "/day".to_owned(), move || session.words().say(key::TODAY_WORK)),
    );
    let body = move || {
        if search.asked() {
            search.results()
        } else {
            answer.show(move |data, words| page_of(data, &query.get_untracked(), session, words))
        }
    };
    task(view! { {head}{search.field()}{body} }.into_any())
}

fn page_of(data: &mine::ResponseData, query: &ParamsMap, session: Session, words: Words) -> AnyView {
    let found = &data.survivors;
    if found.nodes.is_empty() {
        return empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any());
    }
    let rows = found.nodes.iter().map(|survivor| row(survivor, session, words)).collect_view();
    let next = found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page);
    let pages = pager("/sessions/record", query, found.nodes.len(), found.total_count, next, words);
    view! { <ul class="rows">{rows}</ul>{pages} }.into_any()
}

fn row(survivor: &mine::MineSurvivorsNodes, session: Session, words: Words) -> AnyView {
    let identity = survivor.identity.as_ref();
    let name = identity.and_then(|found| called(session, found.name.clone(), found.name_bn.clone()));
    let union = survivor.union_.as_ref().map(|union| words.name(&union.name, &union.name_bn).to_owned());
    let address = record_address(&survivor.code);
    view! {
        <li><a href=address>
            {icon("person")}
            <span><strong><span class="code" translate="no">{survivor.code.clone()}</span>" "{name.map(|name| as_written(&name))}</strong><span class="meta">{union}</span></span>
            {icon("next")}
        </a></li>
    }
    .into_any()
}
