//! Choosing a workbook, by drag or by button, and the list of earlier loads.

use super::query::{Earlier, earlier};
use crate::api::{self, Trouble, load};
use crate::session::{Session, session};
use crate::ui::{Head, chip, icon, page_head, trouble};
use crate::words::Words;
use ashshash_i18n::key;
use leptos::ev::{DragEvent, Event, SubmitEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast as _;

/// What is chosen and how far it is.
#[derive(Clone, Copy)]
struct Form {
    file: RwSignal<Option<web_sys::File>, LocalStorage>,
    dry_run: RwSignal<bool>,
    over: RwSignal<bool>,
    busy: RwSignal<bool>,
    nothing: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
    session: Session,
}

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let form = Form {
        file: RwSignal::new_local(None),
        dry_run: RwSignal::new(false),
        over: RwSignal::new(false),
        busy: RwSignal::new(false),
        nothing: RwSignal::new(false),
        trouble: RwSignal::new(None),
        session,
    };
    let earlier = load::<Earlier>(|| Some(earlier::Variables { first: 20, after: None }));
    let head = page_head(
        Head::new(move || session.words().say(key::IMPORT)).line(move || session.words().say(key::IMPORT_LINE)),
    );
    let list = earlier.show(|data, words| earlier_list(data, words));
    view! { {head}{chooser(form)}{list} }.into_any()
}

fn chooser(form: Form) -> AnyView {
    let words = move || form.session.words();
    let navigate = use_navigate();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(file) = form.file.get_untracked() else { return form.nothing.set(true) };
        if form.busy.get_untracked() {
            return;
        }
        form.busy.set(true);
        form.trouble.set(None);
        let navigate = navigate.clone();
        spawn_local(async move {
            match api::upload(file, form.dry_run.get_untracked()).await {
                Ok(id) => navigate(&format!("/imports/{id}"), NavigateOptions::default()),
                Err(Trouble::SignedOut) => form.session.ended(),
                Err(problem) => _ = form.trouble.try_set(Some(problem)),
            }
            _ = form.busy.try_set(false);
        });
    };
    let problem = move || form.trouble.get().map(|problem| trouble(&problem, words(), move || form.trouble.set(None)));
    let label = move || words().say(if form.busy.get() { key::IMPORT_SENDING } else { key::IMPORT_SEND });
    view! {
        <form class="card" novalidate on:submit=send>
            {drop_zone(form)}
            <label class="check-line">
                <input type="checkbox" role="switch" prop:checked=form.dry_run
                    on:change=move |event| form.dry_run.set(event_target_checked(&event))/>
                <span>{move || words().say(key::DRY_RUN)}<br/><span class="meta">{move || words().say(key::DRY_RUN_HINT)}</span></span>
            </label>
            {problem}
            <div><button type="submit" class="primary" aria-busy=move || form.busy.get().to_string()>{icon("upload")}{label}</button></div>
        </form>
    }
    .into_any()
}

fn drop_zone(form: Form) -> AnyView {
    let words = move || form.session.words();
    let choose = move |file: Option<web_sys::File>| {
        form.nothing.set(false);
        form.trouble.set(None);
        form.file.set(file);
    };
    let changed = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        choose(input.and_then(|input| input.files()).and_then(|files| files.get(0)));
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        form.over.set(false);
        choose(event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)));
    };
    let dragged = move |event: DragEvent| {
        event.prevent_default();
        form.over.set(true);
    };
    let chosen = move || form.file.with(|file| file.as_ref().map(web_sys::File::name));
    let problem = move || {
        form.nothing
            .get()
            .then(|| view! { <p class="problem" role="alert">{icon("alert")}{words().say(key::IMPORT_NO_FILE)}</p> })
    };
    view! {
        <div class="field">
            <label class="drop-zone" for="workbook" data-over=move || form.over.get().then_some("true")
                on:dragover=dragged on:dragleave=move |_| form.over.set(false) on:drop=dropped>
                {icon("file")}
                <span>
                    <strong>{move || chosen().unwrap_or_else(|| words().say(key::IMPORT_CHOOSE))}</strong>
                    <span class="meta">{move || words().say(key::IMPORT_CHOOSE_HINT)}</span>
                </span>
                <input id="workbook" type="file" accept=".xlsx" on:change=changed/>
            </label>
            {problem}
        </div>
    }
    .into_any()
}

fn earlier_list(data: &earlier::ResponseData, words: Words) -> AnyView {
    let loads = &data.register_imports.nodes;
    if loads.is_empty() {
        return view! { <p class="meta">{words.say(key::IMPORT_NONE)}</p> }.into_any();
    }
    let row = |load: &earlier::EarlierRegisterImportsNodes| {
        let mut line = words.instant(&load.requested_at);
        if load.dry_run {
            line = format!("{line} · {}", words.say(key::DRY_RUN_MARK));
        }
        view! {
            <li><a href=format!("/imports/{}", load.id)>
                {icon("file")}<span><strong translate="no">{load.file_name.clone()}</strong><span class="meta">{line}</span></span>
                {state(&load.state.lower(), load.refused_count, words)}
            </a></li>
        }
    };
    view! {
        <section aria-labelledby="earlier">
            <div class="section-head"><h2 id="earlier">{words.say(key::IMPORT_EARLIER)}</h2></div>
            <ul class="rows">{loads.iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn state(state: &str, refused: i64, words: Words) -> AnyView {
    match state {
        "done" if refused > 0 => chip("wait", "alert", words.count(key::COUNT_REFUSED, refused)),
        "done" => chip("good", "check", words.say(key::IMPORT_ALL_IN)),
        "failed" => chip("bad", "cross", words.say(key::IMPORT_FAILED)),
        _ => chip("plan", "clock", words.say(key::IMPORT_RUNNING)),
    }
}
