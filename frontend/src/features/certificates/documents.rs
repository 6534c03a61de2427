//! Papers in a file: added by photo, listed, viewed, taken out.

use super::deeds::DocumentVoid;
use super::query::documents::DocumentsSurvivorDocumentsNodes as Document;
use super::query::{Documents, documents};
use super::upload::{Paper, send};
use crate::api::{Loaded, Problem, Trouble, load};
use crate::session::session;
use crate::ui::form::{Form, Grave, Label, codes, grave, select};
use crate::ui::{Head, Shown, empty, icon, page_head, pager_of, trouble};
use crate::words::{Words, day};
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use wasm_bindgen::JsCast as _;

const KINDS: &[&str] = &["consent_sheet", "identity_paper", "medical", "legal", "training", "other"];
const REASONS: &[&str] = &["entered_twice", "wrong_person", "wrong_details"];
/// So many papers at once.
const PAPERS: usize = 10;

type Answer = Loaded<documents::ResponseData>;

/// Shows the page.
pub fn page() -> AnyView {
    let (session, params) = (session(), use_params_map());
    let code = Memo::new(move |_| params.read().get("code").unwrap_or_default());
    let query = use_query_map();
    let answer = load::<Documents>(move || {
        let first = i64::try_from(PAPERS).unwrap_or(1);
        Some(documents::Variables { code: code.get(), first, after: query.read().get("after") })
    });
    let file = move || format!("/survivors/{}", String::from(js_sys::encode_uri_component(&code.get())));
    let head = Head::new(move || session.words().say(key::DOCUMENTS))
        .back(file, move || code.get())
        .line(move || session.words().say(key::DOCUMENTS_LINE));
    let body = answer.show(move |data, words| {
        let Some(survivor) = &data.survivor else {
            return empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any());
        };
        let found = &survivor.documents;
        let none = found.total_count == 0;
        let list = found.nodes.iter().map(|one| row(one, answer, words));
        let next = found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page);
        let shown = Shown { rows: found.nodes.len(), of_page: PAPERS, total: found.total_count };
        let address = format!("{}/documents", file());
        let pages = (found.total_count > 0).then(|| pager_of(&address, &query.get_untracked(), shown, next, words));
        view! {
            {adding(survivor.id.clone(), answer)}
            {none.then(|| view! { <p class="meta">{words.say(key::DOCUMENTS_NONE)}</p> })}
            <ul class="requests">{list.collect_view()}</ul>
            {pages}
        }
        .into_any()
    });
    view! { {page_head(head)}<div class="narrow stack">{body}</div> }.into_any()
}

fn row(one: &Document, answer: Answer, words: Words) -> AnyView {
    let who = one.added_by.clone().unwrap_or_default();
    let added = day(&one.added_on)
        .map(|on| words.with(key::DOCUMENT_ADDED, &[("who", Argument::Text(who)), ("date", Argument::Date(on))]));
    let title = one.title.clone().map(|title| view! { <p translate="no">{title}</p> });
    let void = void(one, answer);
    view! {
        <li><article class="card stack">
            <div><h2>{words.code("paper", &one.kind.lower())}</h2>{title}<p class="meta">{added}</p></div>
            <div class="buttons">
                <a class="button" href=format!("/documents/{}", one.id) target="_blank" rel="external">{icon("eye")}{words.say(key::DOCUMENT_VIEW)}</a>
                {void}
            </div>
        </article></li>
    }
    .into_any()
}

fn void(one: &Document, answer: Answer) -> AnyView {
    let void = Form::each("document-void", &one.id);
    void.fill(one.version, &[]);
    void.reloads(move || answer.retry());
    let (id, reason) = (one.id.clone(), void.field("reason"));
    void.submits(
        move |read| DocumentVoid {
            deed_id: read.deed_id(),
            id: id.clone(),
            version: read.version(),
            reason: read.code(reason),
        },
        move |_| answer.retry(),
    );
    let says = Grave {
        open: key::DOCUMENT_VOID,
        title: key::DOCUMENT_VOID_TITLE,
        follows: key::DOCUMENT_VOID_FOLLOWS,
        confirm: key::DOCUMENT_VOID,
    };
    grave(void, says, select(reason, Label::new(key::DOCUMENT_VOID_WHY), codes("paperwrong", REASONS)))
}

/// What is being added and how far it is.
#[derive(Clone, Copy)]
struct Adding {
    picture: RwSignal<Option<web_sys::File>, LocalStorage>,
    kind: RwSignal<String>,
    title: RwSignal<String>,
    busy: RwSignal<bool>,
    progress: RwSignal<u32>,
    problems: RwSignal<Vec<Problem>>,
    nothing: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
}

fn adding(survivor: String, answer: Answer) -> AnyView {
    let session = session();
    let words = move || session.words();
    let form = Adding {
        picture: RwSignal::new_local(None),
        kind: RwSignal::new("medical".to_owned()),
        title: RwSignal::new(String::new()),
        busy: RwSignal::new(false),
        progress: RwSignal::new(0),
        problems: RwSignal::new(Vec::new()),
        nothing: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if form.busy.get_untracked() {
            return;
        }
        let Some(picture) = form.picture.get_untracked() else { return form.nothing.set(true) };
        form.busy.set(true);
        form.progress.set(0);
        form.problems.set(Vec::new());
        form.trouble.set(None);
        let (kind, title) = (form.kind.get_untracked(), form.title.get_untracked());
        send(Paper { survivor: survivor.clone(), kind, title, picture }, form.progress, move |sent| {
            _ = form.busy.try_set(false);
            match sent {
                Ok(outcome) if outcome.problems.is_empty() => answer.retry(),
                Ok(outcome) => _ = form.problems.try_set(outcome.problems),
                Err(Trouble::SignedOut) => session.ended(),
                Err(problem) => _ = form.trouble.try_set(Some(problem)),
            }
        });
    };
    let chosen = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        form.nothing.set(false);
        form.picture.set(input.and_then(|input| input.files()).and_then(|files| files.get(0)));
    };
    let name = move || form.picture.with(|picture| picture.as_ref().map(web_sys::File::name));
    let kinds = move || {
        let option = |code: &&'static str| {
            let is_chosen = form.kind.get_untracked() == *code;
            view! { <option value=*code selected=is_chosen>{words().code("paper", code)}</option> }
        };
        KINDS.iter().map(option).collect_view()
    };
    let problem = move || {
        let nothing = form.nothing.get().then(|| words().say(key::DOCUMENT_NO_PICTURE));
        let told = form.problems.get().into_iter().map(|problem| problem.message).chain(nothing);
        told.map(|said| view! { <p class="problem" role="alert">{icon("alert")}{said}</p> }).collect_view()
    };
    let wrong = move || form.trouble.get().map(|problem| trouble(&problem, words(), move || form.trouble.set(None)));
    let sending = move || {
        form.busy.get().then(|| {
            let share = words().with(key::DOCUMENT_SENDING, &[("share", Argument::Count(form.progress.get().into()))]);
            view! { <p role="status">{share}</p><progress max="100" value=form.progress.get().to_string() aria-label=words().say(key::DOCUMENT_ADD)></progress> }
        })
    };
    view! {
        <form class="card" novalidate autocomplete="off" on:submit=submit>
            <div class="field">
                <label class="drop-zone" for="paper-picture">
                    {icon("file")}
                    <span>
                        <strong>{move || name().unwrap_or_else(|| words().say(key::DOCUMENT_PICTURE))}</strong>
                        <span class="meta">{move || words().say(key::DOCUMENT_PICTURE_HINT)}</span>
                    </span>
                    <input id="paper-picture" type="file" accept="image/jpeg,image/png,image/webp" on:change=chosen/>
                </label>
                {problem}
            </div>
            <div class="field">
                <label for="paper-kind">{move || words().say(key::DOCUMENT_KIND)}</label>
                <select id="paper-kind" on:change=move |event| form.kind.set(event_target_value(&event))>{kinds}</select>
            </div>
            <div class="field">
                <label for="paper-title">{move || words().say(key::DOCUMENT_TITLE)}</label>
                <input id="paper-title" maxlength="120" autocomplete="off" prop:value=form.title
                    on:input=move |event| form.title.set(event_target_value(&event))/>
            </div>
            {wrong}{sending}
            <div><button type="submit" class="primary" aria-busy=move || form.busy.get().to_string()>{icon("upload")}{move || words().say(key::DOCUMENT_ADD)}</button></div>
        </form>
    }
    .into_any()
}
