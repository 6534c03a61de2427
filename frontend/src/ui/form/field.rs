//! Fields that are typed into.

use super::label::Label;
use super::state::Field;
use crate::ui::icon;
use ashshash_base::{TimeOfDay, date};
use ashshash_i18n::key;
use leptos::prelude::*;

/// How a line of text is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Words,
    Number,
    Day,
    Time,
}

/// One line of text.
pub fn text(field: Field, label: Label) -> AnyView {
    line(field, label, Kind::Words)
}

/// A whole number, in Bangla or Latin digits.
pub fn number(field: Field, label: Label) -> AnyView {
    line(field, label, Kind::Number)
}

/// A day: as people type it, day first; what was understood is written out when the field is left.
pub fn day(field: Field, label: Label) -> AnyView {
    let label = if label.hint.is_some() { label } else { label.hint(key::DAY_HINT) };
    line(field, label, Kind::Day)
}

/// A time of day; what was understood is written out when the field is left.
pub fn time(field: Field, label: Label) -> AnyView {
    let label = if label.hint.is_some() { label } else { label.hint(key::TIME_HINT) };
    line(field, label, Kind::Time)
}

/// Several lines of text.
pub fn area(field: Field, label: Label) -> AnyView {
    let input = view! {
        <textarea id=field.id() autocomplete="off" aria-describedby=described(field) aria-invalid=move || invalid(field)
            prop:value=field.value on:input=move |event| field.value.set(event_target_value(&event))></textarea>
    };
    around(field, label, input.into_any())
}

fn line(field: Field, label: Label, kind: Kind) -> AnyView {
    let session = field.form.session;
    let class = if kind == Kind::Words { "" } else { "short" };
    let mode = if kind == Kind::Number { "numeric" } else { "text" };
    let understood = move |_| {
        let (typed, words) = (field.value.get_untracked(), session.words_untracked());
        let written = match kind {
            Kind::Day => date::parse(typed.trim()).ok().map(|day| words.day(day)),
            Kind::Time => TimeOfDay::parse(&typed).ok().map(|time| ashshash_i18n::time(words.0, time)),
            Kind::Words | Kind::Number => None,
        };
        if let Some(written) = written {
            field.value.set(written);
        }
    };
    let input = view! {
        <input id=field.id() class=class type="text" inputmode=mode autocomplete="off" aria-describedby=described(field)
            aria-invalid=move || invalid(field) prop:value=field.value
            on:input=move |event| field.value.set(event_target_value(&event)) on:change=understood/>
    };
    around(field, label, input.into_any())
}

/// Puts label, hint and problem around an input.
pub(super) fn around(field: Field, label: Label, input: AnyView) -> AnyView {
    field.known(&label.name, None);
    let (name, words) = (label.name.clone(), move || field.form.session.words());
    view! {
        <div class="field" data-state=move || field.problem().map(|_| "bad")>
            <label for=field.id()>{move || name(words())}{optional(field, &label)}</label>
            {hint(field, &label)}
            {problem(field)}
            {input}
        </div>
    }
    .into_any()
}

/// Says that the field may stay empty.
pub(super) fn optional(field: Field, label: &Label) -> AnyView {
    let session = field.form.session;
    let said = move || format!(" ({})", session.words().say(key::OPTIONAL));
    if label.optional { view! { <span class="optional">{said}</span> }.into_any() } else { ().into_any() }
}

/// The hint under the label.
pub(super) fn hint(field: Field, label: &Label) -> AnyView {
    let Some(hint) = label.hint.clone() else { return ().into_any() };
    let (session, id) = (field.form.session, format!("{}-hint", field.id()));
    let lock = label.private.then(|| icon("lock"));
    view! { <p class="hint" id=id>{lock}{move || format!(" {}", hint(session.words()))}</p> }.into_any()
}

/// What is wrong, at the field.
pub(super) fn problem(field: Field) -> AnyView {
    let shown = move || {
        field.problem().map(|message| {
            view! { <p class="problem" id=format!("{}-problem", field.id())>{icon("alert")}<span>{message}</span></p> }
        })
    };
    view! { {shown} }.into_any()
}

/// The ids of hint and problem, which a screen reader reads with the field.
pub(super) fn described(field: Field) -> String {
    let id = field.id();
    format!("{id}-hint {id}-problem")
}

pub(super) fn invalid(field: Field) -> Option<&'static str> {
    field.problem().map(|_| "true")
}
