//! Fields that are chosen: buttons for up to six options, a list above that.

use super::field::{around, described, hint, invalid, optional, problem};
use super::label::Label;
use super::state::Field;
use crate::ui::icon;
use crate::words::Words;
use ashshash_i18n::key;
use leptos::prelude::*;
use std::sync::Arc;

/// What can be chosen: stored value and its words, in the language that is switched on.
pub type Options = Arc<dyn Fn(Words) -> Vec<(String, String)> + Send + Sync>;

/// Options of a closed set: `venue`, `["home", "office"]` are said by `venue-home`, `venue-office`.
pub fn codes(kind: &'static str, codes: &'static [&'static str]) -> Options {
    Arc::new(move |words| codes.iter().map(|code| ((*code).to_owned(), words.code(kind, code))).collect())
}

/// One of many, in a list.
pub fn select(field: Field, label: Label, options: Options) -> AnyView {
    select_then(field, label, options, || ())
}

/// One of many, in a list; `then` follows when the person chooses another.
pub fn select_then(field: Field, label: Label, options: Options, then: impl Fn() + 'static) -> AnyView {
    let choose = move |event: leptos::ev::Event| {
        field.value.set(event_target_value(&event));
        then();
    };
    let session = field.form.session;
    let shown = options.clone();
    let list = move || {
        let words = session.words();
        let now = field.value.get();
        let option = |(value, said): (String, String)| {
            let chosen = value == now;
            view! { <option value=value prop:selected=chosen>{said}</option> }
        };
        let none = view! { <option value="" prop:selected=now.is_empty()>{words.say(key::CHOOSE)}</option> };
        view! { {none}{shown(words).into_iter().map(option).collect_view()} }
    };
    let input = view! {
        <select id=field.id() aria-describedby=described(field) aria-invalid=move || invalid(field)
            on:change=choose>{list}</select>
    };
    let name = label.name.clone();
    let view = around(field, label, input.into_any());
    field.known(&name, Some(said_of(options)));
    view
}

/// One of up to six, as buttons.
pub fn choices(field: Field, label: Label, options: Options) -> AnyView {
    group(field, label, options, "choices", false, ().into_any())
}

/// Any of up to six, as buttons.
pub fn checks(field: Field, label: Label, options: Options) -> AnyView {
    group(field, label, options, "choices", true, ().into_any())
}

/// Yes or no.
pub fn yes_no(field: Field, label: Label) -> AnyView {
    let answers = |words: Words| vec![("yes".to_owned(), words.say(key::YES)), ("no".to_owned(), words.say(key::NO))];
    choices(field, label, Arc::new(answers))
}

/// A scale of numbers, with words for its two ends.
pub fn scale(
    field: Field,
    label: Label,
    numbers: std::ops::RangeInclusive<i64>,
    ends: (ashshash_i18n::Key, ashshash_i18n::Key),
) -> AnyView {
    let session = field.form.session;
    let options = move |words: Words| {
        numbers.clone().map(|number| (number.to_string(), words.number(number))).collect::<Vec<_>>()
    };
    let foot = view! {
        <div class="scale-ends"><span>{move || session.words().say(ends.0)}</span><span>{move || session.words().say(ends.1)}</span></div>
    };
    group(field, label, Arc::new(options), "choices scale", false, foot.into_any())
}

fn group(field: Field, label: Label, options: Options, class: &'static str, several: bool, foot: AnyView) -> AnyView {
    field.known(&label.name, Some(said_of(options.clone())));
    let session = field.form.session;
    let name = label.name.clone();
    let button = move |(index, (value, said)): (usize, (String, String))| {
        // The first one carries the field's own id: the summary's link leads there.
        let id = if index == 0 { field.id() } else { format!("{}-{index}", field.id()) };
        let (shown, code) = (value.clone(), value);
        let checked = move || if several { field.has(&shown) } else { field.is(&shown) };
        let choose = move |event: leptos::ev::Event| {
            if several {
                toggle(field, &code, event_target_checked(&event));
            } else {
                field.value.set(code.clone());
            }
        };
        // A scale's numbers stand close: the frame says which is chosen, a tick would crowd them out.
        let tick = (class == "choices").then(|| icon("check"));
        view! {
            <label>
                <input id=id type=if several { "checkbox" } else { "radio" } name=field.id() prop:checked=checked on:change=choose/>
                {tick}<span>{said}</span>
            </label>
        }
    };
    let buttons = move || options(session.words()).into_iter().enumerate().map(button).collect_view();
    view! {
        <fieldset class="field" data-state=move || field.problem().map(|_| "bad") aria-describedby=described(field)>
            <legend>{move || name(session.words())}{optional(field, &label)}</legend>
            {hint(field, &label)}
            {problem(field)}
            <div class=class>{buttons}</div>
            {foot}
        </fieldset>
    }
    .into_any()
}

fn toggle(field: Field, code: &str, on: bool) {
    field.value.update(|value| {
        let mut chosen: Vec<&str> = value.split(',').filter(|known| !known.is_empty() && *known != code).collect();
        if on {
            chosen.push(code);
        }
        *value = chosen.join(",");
    });
}

/// Says a stored value as its option does, for the conflict's two sides.
fn said_of(options: Options) -> super::conflict::Say {
    Arc::new(move |words, value| {
        let known = options(words);
        let one = |value: &str| {
            known.iter().find(|(code, _)| code == value).map_or_else(|| value.to_owned(), |(_, said)| said.clone())
        };
        value.split(',').map(one).collect::<Vec<_>>().join(", ")
    })
}
