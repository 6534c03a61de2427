//! Around the fields: conflicts, trouble and the summary on top, the deed's bar at the end.

use super::state::Form;
use super::{conflict, draft};
use crate::api::Problem;
use crate::session::session;
use crate::ui::{as_written, focus_on, icon, notice, trouble};
use ashshash_i18n::{Key, key};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use std::cmp::Ordering;
use web_sys::Node;

/// Puts a form around its fields; `save` stands on its one primary button, such as `key::SAVE`.
pub fn form(form: Form, save: Key, fields: AnyView) -> AnyView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.submit();
    };
    view! {
        <form novalidate autocomplete="off" on:submit=submit>
            {news(form)}
            {fields}
            {bar(form, save)}
        </form>
    }
    .into_any()
}

/// What stands above the fields.
pub(super) fn news(form: Form) -> AnyView {
    let words = move || form.session.words();
    let wrong = move || form.trouble.get().map(|problem| trouble(&problem, words(), move || form.submit()));
    view! { {draft::notice(form)}{wrong}{conflict::notices(form)}{move || summary(form)} }.into_any()
}

fn bar(form: Form, save: Key) -> AnyView {
    let words = move || form.session.words();
    let name = move || words().say(if form.busy.get() { key::SAVING } else { save });
    view! {
        <div class="action-bar">
            {draft::line(form)}
            <button type="submit" class="primary" aria-busy=move || form.busy.get().to_string()>{name}</button>
        </div>
    }
    .into_any()
}

/// Folds a form away until somebody opens it; what was typed into it before opens it too.
pub fn folded(form: Form, class: &'static str, name: Key, body: AnyView) -> AnyView {
    // Opened once, it is the person's to close.
    let open = Memo::new(move |before| before == Some(&true) || form.restored.get() || form.kept.get());
    view! {
        <details class=class open=move || open.get()>
            <summary>{move || form.session.words().say(name)}</summary>
            {body}
        </details>
    }
    .into_any()
}

/// Says how many things are wrong; each line leads to its field and says the same as there.
fn summary(form: Form) -> Option<AnyView> {
    let problems = in_order(form, form.problems.get());
    if problems.is_empty() {
        return None;
    }
    let place = NodeRef::<leptos::html::Div>::new();
    place.on_load(|place| _ = place.focus());
    let words = form.session.words();
    let line = |problem: Problem| {
        let said = problem.say(words);
        let known = problem.field.as_deref().and_then(|name| {
            form.inner
                .with_value(|inner| inner.fields.get_key_value(name).map(|(name, known)| (*name, known.label.clone())))
        });
        let Some((name, label)) = known else {
            return view! { <li><strong>{said}</strong></li> }.into_any();
        };
        let id = form.field(name).id();
        let target = id.clone();
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            focus_on(&target);
        };
        let label = label.map_or_else(String::new, |label| format!("{}: ", label(words)));
        view! { <li><a href=format!("#{id}") on:click=go>{label}{said}</a></li> }.into_any()
    };
    let title = words.count(key::PROBLEMS_TO_MEND, i64::try_from(problems.len()).unwrap_or(1));
    Some(
        view! {
            <div class="error-summary" role="alert" tabindex="-1" node_ref=place>
                <h2>{icon("alert")}{title}</h2><ul>{problems.into_iter().map(line).collect_view()}</ul>
            </div>
        }
        .into_any(),
    )
}

/// Puts problems in the order in which their fields stand on the page; what belongs to no field comes first.
fn in_order(form: Form, mut problems: Vec<Problem>) -> Vec<Problem> {
    let place = |problem: &Problem| {
        let id = format!("{}-{}", form.prefix, problem.field.as_deref()?);
        document().get_element_by_id(&id)
    };
    let mut placed: Vec<_> = problems.drain(..).map(|problem| (place(&problem), problem)).collect();
    placed.sort_by(|(one, _), (other, _)| match (one, other) {
        (Some(one), Some(other)) if one == other => Ordering::Equal,
        (Some(one), Some(other)) if one.compare_document_position(other) & Node::DOCUMENT_POSITION_FOLLOWING != 0 => {
            Ordering::Less
        }
        (Some(_), Some(_)) => Ordering::Greater,
        (one, other) => one.is_some().cmp(&other.is_some()),
    });
    placed.into_iter().map(|(_, problem)| problem).collect()
}

/// Gives a form the whole screen of a phone while it is shown, and a readable width on a desk.
pub fn task(body: AnyView) -> AnyView {
    let mark = |on: bool| {
        if let Some(body) = document().body() {
            let classes = body.class_list();
            _ = if on { classes.add_1("task") } else { classes.remove_1("task") };
        }
    };
    mark(true);
    on_cleanup(move || mark(false));
    view! { <div class="narrow stack">{body}</div> }.into_any()
}

/// Whom a form is about: the code, the name where the viewer may read it, and a line of what and when.
pub fn survivor_line(
    code: impl Fn() -> String + Send + Sync + 'static,
    name: impl Fn() -> Option<String> + Send + Sync + 'static,
    rest: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let name = move || name().map(|name| view! { " · "{as_written(&name)} });
    view! { <p class="about"><span class="code" translate="no" lang="en">{code}</span>{name}<br/>{rest}</p> }.into_any()
}

/// Says on the page itself that it was saved, and what happens next.
pub fn saved(form: Form, next: Key) -> AnyView {
    let session = session();
    let shown = move || {
        (form.saved.get() > 0).then(|| {
            let words = session.words();
            let body = view! { <p><strong>{words.say(key::SAVED)}</strong>" "{words.say(next)}</p> };
            notice("good", "check", "status", body.into_any())
        })
    };
    view! { {shown} }.into_any()
}
