//! Signing in: two fields; in demo mode one tap.

use crate::api::{SignIn, Trouble, perform};
use crate::roles;
use crate::session::{DemoUser, Session, session};
use crate::ui::{focus_on, icon, set_title, trouble};
use ashshash_i18n::key;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is typed and what became of it.
#[derive(Clone, Copy)]
struct Form {
    email: RwSignal<String>,
    password: RwSignal<String>,
    shown: RwSignal<bool>,
    shared: RwSignal<bool>,
    busy: RwSignal<bool>,
    refused: RwSignal<Option<String>>,
    trouble: RwSignal<Option<Trouble>>,
    session: Session,
}

impl Form {
    fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        let words = self.session.words();
        let (email, password) = (self.email.get_untracked().trim().to_owned(), self.password.get_untracked());
        if email.is_empty() || password.is_empty() {
            self.refuse(words.say(key::SIGN_IN_BOTH));
            return;
        }
        self.busy.set(true);
        self.refused.set(None);
        self.trouble.set(None);
        let shared_device = self.shared.get_untracked();
        spawn_local(async move {
            match perform(SignIn { email, password, shared_device }).await {
                Ok(outcome) => match outcome.problems.into_iter().next() {
                    Some(problem) => self.refuse(problem.message),
                    None => self.session.ask(),
                },
                Err(Trouble::Refused(message)) => self.refuse(message),
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
            _ = self.busy.try_set(false);
        });
    }

    fn refuse(self, message: String) {
        self.refused.set(Some(message));
    }
}

/// Shows the sign-in screen.
pub fn sign_in() -> AnyView {
    let session = session();
    let form = Form {
        email: RwSignal::default(),
        password: RwSignal::default(),
        shown: RwSignal::new(false),
        shared: RwSignal::new(false),
        busy: RwSignal::new(false),
        refused: RwSignal::new(None),
        trouble: RwSignal::new(None),
        session,
    };
    set_title(move || session.words().say(key::SIGN_IN));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.send();
    };
    view! {
        {head(session)}
        {move || form.trouble.get().map(|problem| trouble(&problem, session.words(), move || form.send()))}
        <form class="card" novalidate on:submit=submit>
            {move || form.refused.get().map(|message| summary(message, session))}
            {email(form)}
            {password(form)}
            {shared(form)}
            <button type="submit" class="primary wide-button" aria-busy=move || form.busy.get().to_string()>
                {move || session.words().say(if form.busy.get() { key::SIGNING_IN } else { key::SIGN_IN })}
            </button>
            <p class="meta">{move || session.words().say(key::PASSWORD_FORGOTTEN)}</p>
        </form>
        {move || demo_users(form)}
    }
    .into_any()
}

fn head(session: Session) -> AnyView {
    view! {
        <header class="stack sign-in-head">
            <h1 tabindex="-1">{move || session.words().say(key::SIGN_IN)}</h1>
            <p>{move || session.words().say(key::SIGN_IN_LINE)}</p>
        </header>
    }
    .into_any()
}

fn summary(message: String, session: Session) -> AnyView {
    let place = NodeRef::<leptos::html::Div>::new();
    place.on_load(|place| _ = place.focus());
    let to_email = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus_on("email");
    };
    view! {
        <div class="error-summary" role="alert" tabindex="-1" node_ref=place>
            <h2>{icon("alert")}{move || session.words().say(key::SIGN_IN_REFUSED)}</h2>
            <p><a href="#email" on:click=to_email>{message}</a></p>
        </div>
    }
    .into_any()
}

fn email(form: Form) -> AnyView {
    view! {
        <div class="field">
            <label for="email">{move || form.session.words().say(key::EMAIL)}</label>
            <input id="email" type="email" autocomplete="username" inputmode="email" autocapitalize="none" spellcheck="false"
                prop:value=form.email on:input=move |event| form.email.set(event_target_value(&event))/>
        </div>
    }
    .into_any()
}

fn password(form: Form) -> AnyView {
    let kind = move || if form.shown.get() { "text" } else { "password" };
    view! {
        <div class="field">
            <label for="password">{move || form.session.words().say(key::PASSWORD)}</label>
            <div class="with-button">
                <input id="password" type=kind autocomplete="current-password"
                    prop:value=form.password on:input=move |event| form.password.set(event_target_value(&event))/>
                <button type="button" aria-pressed=move || form.shown.get().to_string()
                    on:click=move |_| form.shown.update(|shown| *shown = !*shown)>
                    {icon("eye")}{move || form.session.words().say(key::SHOW)}
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn shared(form: Form) -> AnyView {
    let words = move || form.session.words();
    view! {
        <label class="check-line">
            <input type="checkbox" role="switch" prop:checked=form.shared
                on:change=move |event| form.shared.set(event_target_checked(&event))/>
            <span>{move || words().say(key::SHARED_DEVICE)}<br/><span class="meta">{move || words().say(key::SHARED_DEVICE_HINT)}</span></span>
        </label>
    }
    .into_any()
}

fn demo_users(form: Form) -> AnyView {
    let users = form.session.demo_users.get();
    if users.is_empty() {
        return ().into_any();
    }
    let words = form.session.words();
    let row = |user: &DemoUser| {
        let (email, secret, symbol) = (user.email.clone(), user.password.clone(), roles::symbol(user.role));
        let name = words.code("role", user.role.code());
        let (address, shown) = (email.clone(), secret.clone());
        let enter = move |_| {
            form.email.set(email.clone());
            form.password.set(secret.clone());
            form.send();
        };
        view! {
            <li><button type="button" class="row-button" on:click=enter>
                {icon(symbol)}<span><strong>{name}</strong><span class="meta" translate="no" lang="en">{address}</span><span class="meta" translate="no" lang="en">{shown}</span></span>{icon("next")}
            </button></li>
        }
    };
    let rows = users.iter().map(row).collect_view();
    view! {
        <details class="card" open>
            <summary>{words.say(key::DEMO_USERS)}</summary>
            <ul class="rows">{rows}</ul>
        </details>
    }
    .into_any()
}
