//! The own account: password, language, leaving.

use crate::api::{PasswordChange, Problem, SignOut, SignOutEverywhere, Trouble, draft, perform};
use crate::session::{Session, session};
use crate::ui::{Head, focus_on, icon, notice, page_head, trouble};
use ashshash_base::Language;
use ashshash_i18n::{Key, key};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let line = move || {
        let person = session.person.get();
        person.map(|person| format!("{} · {} · {}", person.name, person.email, person.organisation)).unwrap_or_default()
    };
    let head = page_head(Head::new(move || session.words().say(key::ACCOUNT)).line(line));
    view! {
        {head}
        <div class="stack narrow">{languages(session)}{password_form(session)}{leaving(session)}</div>
    }
    .into_any()
}

fn languages(session: Session) -> AnyView {
    let choice = move |language: Language, name: &'static str| {
        let chosen = move || session.words().0 == language;
        view! {
            <label lang=language.code()>
                <input type="radio" name="language" prop:checked=chosen on:change=move |_| session.switch(language)/>
                {icon("check")}{name}
            </label>
        }
    };
    view! {
        <article><fieldset class="field">
            <legend>{move || session.words().say(key::LANGUAGE)}</legend>
            <div class="choices">{choice(Language::Bangla, "বাংলা")}{choice(Language::English, "English")}</div>
        </fieldset></article>
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct Password {
    current: RwSignal<String>,
    new: RwSignal<String>,
    problems: RwSignal<Vec<Problem>>,
    trouble: RwSignal<Option<Trouble>>,
    changed: RwSignal<bool>,
    busy: RwSignal<bool>,
    session: Session,
}

impl Password {
    fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        let unwritten = self.unwritten();
        self.changed.set(false);
        if !unwritten.is_empty() {
            return self.problems.set(unwritten);
        }
        self.busy.set(true);
        self.trouble.set(None);
        let deed = PasswordChange { current: self.current.get_untracked(), new: self.new.get_untracked() };
        spawn_local(async move {
            match perform(deed).await {
                Ok(outcome) => self.settle(outcome.problems),
                Err(Trouble::SignedOut) => self.session.ended(),
                Err(problem) => _ = self.trouble.try_set(Some(problem)),
            }
            _ = self.busy.try_set(false);
        });
    }

    /// What is missing, told for each of the two fields before anything is sent.
    fn unwritten(self) -> Vec<Problem> {
        let fields = [("current", self.current, key::NEEDS_ANSWER), ("new", self.new, key::PASSWORD_NEW_HINT)];
        let missing = fields.into_iter().filter(|(_, value, _)| value.with_untracked(String::is_empty));
        let problem = |(field, _, what): (&str, _, Key)| Problem {
            code: String::new(),
            field: Some(field.to_owned()),
            message: String::new(),
            own: Some((what, Vec::new())),
        };
        missing.map(problem).collect()
    }

    fn settle(self, problems: Vec<Problem>) {
        if problems.is_empty() {
            self.current.set(String::new());
            self.new.set(String::new());
            self.changed.set(true);
        }
        self.problems.set(problems);
    }

    /// What is wrong with a field; what names no field is told at the new password.
    fn problem_of(self, field: &str) -> Option<String> {
        self.problems.with(|problems| {
            let here = |problem: &&Problem| problem.field.as_deref().map_or(field == "new", |named| named == field);
            problems.iter().find(here).map(|problem| problem.say(self.session.words()))
        })
    }
}

fn password_form(session: Session) -> AnyView {
    let form = Password {
        current: RwSignal::default(),
        new: RwSignal::default(),
        problems: RwSignal::default(),
        trouble: RwSignal::new(None),
        changed: RwSignal::new(false),
        busy: RwSignal::new(false),
        session,
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.send();
    };
    let words = move || session.words();
    let done = move || {
        form.changed.get().then(|| {
            let body = view! { <p><strong>{words().say(key::PASSWORD_CHANGED)}</strong>" "{words().say(key::PASSWORD_CHANGED_REST)}</p> };
            notice("good", "check", "status", body.into_any())
        })
    };
    view! {
        <article class="stack">
            <h2>{move || words().say(key::PASSWORD_CHANGE)}</h2>
            {done}
            {move || form.trouble.get().map(|problem| trouble(&problem, words(), move || form.send()))}
            {move || summary(form)}
            <form novalidate on:submit=submit>
                {field(form, "current", key::PASSWORD_CURRENT, None, form.current, "current-password")}
                {field(form, "new", key::PASSWORD_NEW, Some(key::PASSWORD_NEW_HINT), form.new, "new-password")}
                <div><button type="submit" aria-busy=move || form.busy.get().to_string()>{move || words().say(key::PASSWORD_CHANGE)}</button></div>
            </form>
        </article>
    }
    .into_any()
}

fn summary(form: Password) -> Option<AnyView> {
    let problems = form.problems.get();
    if problems.is_empty() {
        return None;
    }
    let place = NodeRef::<leptos::html::Div>::new();
    place.on_load(|place| _ = place.focus());
    let link = |problem: Problem| {
        let message = problem.say(form.session.words());
        let field = problem.field.unwrap_or_else(|| "new".to_owned());
        let target = field.clone();
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            focus_on(&target);
        };
        view! { <li><a href=format!("#{field}") on:click=go>{message}</a></li> }
    };
    let title = form.session.words().count(key::PROBLEMS_TO_MEND, i64::try_from(problems.len()).unwrap_or(1));
    Some(
        view! {
            <div class="error-summary" role="alert" tabindex="-1" node_ref=place>
                <h2>{icon("alert")}{title}</h2><ul>{problems.into_iter().map(link).collect_view()}</ul>
            </div>
        }
        .into_any(),
    )
}

fn field(
    form: Password,
    id: &'static str,
    label: Key,
    hint: Option<Key>,
    value: RwSignal<String>,
    kind: &'static str,
) -> AnyView {
    let words = move || form.session.words();
    let wrong = move || form.problem_of(id);
    let about = format!("{id}-hint {id}-problem");
    view! {
        <div class="field" data-state=move || wrong().map(|_| "bad")>
            <label for=id>{move || words().say(label)}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{move || words().say(hint)}</p> })}
            {move || wrong().map(|message| view! { <p class="problem" id=format!("{id}-problem")>{icon("alert")}{message}</p> })}
            <input id=id type="password" autocomplete=kind aria-describedby=about aria-invalid=move || wrong().map(|_| "true")
                prop:value=value on:input=move |event| value.set(event_target_value(&event))/>
        </div>
    }
    .into_any()
}

fn leaving(session: Session) -> AnyView {
    let failed = RwSignal::new(None::<Trouble>);
    let leave = move |everywhere: bool| {
        spawn_local(async move {
            let done = if everywhere { perform(SignOutEverywhere {}).await } else { perform(SignOut {}).await };
            match done {
                Ok(_) | Err(Trouble::SignedOut) => {
                    draft::forget_all();
                    session.ended();
                }
                Err(problem) => _ = failed.try_set(Some(problem)),
            }
        });
    };
    let words = move || session.words();
    view! {
        <article class="stack">
            <h2>{move || words().say(key::SIGN_OUT)}</h2>
            {move || failed.get().map(|problem| trouble(&problem, words(), move || failed.set(None)))}
            <p>{move || words().say(key::SIGN_OUT_HINT)}</p>
            <div class="buttons">
                <button type="button" on:click=move |_| leave(false)>{icon("leave")}{move || words().say(key::SIGN_OUT_HERE)}</button>
                <button type="button" on:click=move |_| leave(true)>{icon("lock")}{move || words().say(key::SIGN_OUT_EVERYWHERE)}</button>
            </div>
        </article>
    }
    .into_any()
}
