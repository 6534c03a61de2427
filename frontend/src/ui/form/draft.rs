//! The form's side of a draft: what differs from what was saved is kept a moment after it was typed.

use super::conflict;
use super::state::Form;
use crate::api::draft;
use crate::ui::{icon, notice as news};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

/// How long the typing must rest.
const REST: Duration = Duration::from_millis(250);

thread_local! {
    /// What is being sealed just now. A form that is drawn anew (another language, another outcome) looks here
    /// first: what the form before it left may not lie on the device yet.
    static ON_ITS_WAY: RefCell<HashMap<Place, Option<String>>> = RefCell::default();
}

/// Where a form's draft lies, and how far it is.
pub struct Draft {
    name: String,
    owner: String,
    /// Nothing is kept before it is known what was kept earlier.
    ready: bool,
    /// What came back for fields that the form doesn't show yet.
    waiting: BTreeMap<String, Typed>,
    newest: u32,
}

/// What was typed, and what had been saved then.
#[derive(Clone, Serialize, Deserialize)]
struct Typed {
    value: String,
    base: String,
}

#[derive(Default, Serialize, Deserialize)]
struct Kept {
    fields: BTreeMap<String, Typed>,
    /// With the deed's own id, so that a deed whose answer was lost is recognised.
    ids: BTreeMap<String, uuid::Uuid>,
}

/// Follows a form: brings an earlier draft back, then keeps every change.
pub fn follow(form: Form, name: String) {
    let Some(owner) = form.session.person.with_untracked(|person| person.as_ref().map(|person| person.id.clone()))
    else {
        return;
    };
    let place = (owner.clone(), name.clone());
    let fresh = Draft { name, owner, ready: false, waiting: BTreeMap::new(), newest: 0 };
    form.inner.update_value(|inner| inner.draft = Some(fresh));
    spawn_local(async move {
        let just_left = ON_ITS_WAY.with_borrow(|all| all.get(&place).cloned());
        let is_news = just_left.is_none();
        let text = match just_left {
            Some(text) => text,
            None => draft::recall(&place.0, &place.1).await,
        };
        if form.inner.try_with_value(|_| ()).is_none() {
            return;
        }
        if let Some(kept) = text.and_then(|text| serde_json::from_str::<Kept>(&text).ok()) {
            restore(form, kept);
            // Whoever just switched the language knows what they typed.
            form.restored.set(is_news);
        }
        with(form, |draft| draft.ready = true);
    });
    Effect::new(move |_| {
        form.registered.track();
        let values = form.inner.with_value(|inner| inner.fields.values().map(|known| known.value).collect::<Vec<_>>());
        for value in values {
            value.track();
        }
        let Some(number) = with(form, |draft| {
            draft.newest += 1;
            draft.newest
        }) else {
            return;
        };
        let rested = move || with(form, |draft| draft.newest) == Some(number);
        set_timeout(
            move || {
                if rested() {
                    spawn_local(keep_now(form))
                }
            },
            REST,
        );
    });
    // Left within that moment: what is there now is kept.
    on_cleanup(move || {
        if let Some((place, text)) = now(form) {
            let writing = write(place, text);
            spawn_local(async move { _ = writing.await });
        }
    });
}

/// Keeps what is typed now, or takes the draft away where nothing differs.
pub async fn keep_now(form: Form) {
    let Some((place, text)) = now(form) else { return };
    let kept = write(place, text).await;
    _ = form.kept.try_set(kept);
}

/// It was saved: the draft goes.
pub fn done(form: Form) {
    form.restored.set(false);
    spawn_local(keep_now(form));
}

/// Gives a field that came later what was kept for it.
pub fn wait_for(form: Form, name: &'static str) {
    if let Some(Some(typed)) = with(form, |draft| draft.waiting.remove(name)) {
        put(form, name, typed);
    }
}

/// Says that what was typed before is back, and offers to start anew.
pub fn notice(form: Form) -> AnyView {
    let shown = move || {
        form.restored.get().then(|| {
            let words = form.session.words();
            let body = view! {
                <p><strong>{words.say(key::DRAFT_BACK)}</strong>" "{words.say(key::DRAFT_BACK_REST)}</p>
                <div class="buttons"><button type="button" on:click=move |_| start_anew(form)>{words.say(key::DRAFT_DROP)}</button></div>
            };
            news("plan", "edit", "status", body.into_any())
        })
    };
    view! { {shown} }.into_any()
}

/// Says where the draft lies.
pub fn line(form: Form) -> AnyView {
    let shown = move || {
        form.kept.get().then(|| {
            view! { <span class="sync" role="status">{icon("lock")}{form.session.words().say(key::DRAFT_KEPT)}</span> }
        })
    };
    view! { {shown} }.into_any()
}

fn with<T>(form: Form, use_it: impl FnOnce(&mut Draft) -> T) -> Option<T> {
    form.inner.try_update_value(|inner| inner.draft.as_mut().map(use_it)).flatten()
}

type Place = (String, String);

/// Gives where the draft lies and what is to stand there; nothing where nothing is drafted yet.
fn now(form: Form) -> Option<(Place, Option<String>)> {
    form.inner.try_with_value(|inner| {
        let draft = inner.draft.as_ref().filter(|draft| draft.ready)?;
        let mut fields = draft.waiting.clone();
        for (name, known) in &inner.fields {
            let value = known.value.try_get_untracked()?;
            if value != known.base {
                fields.insert((*name).to_owned(), Typed { value, base: known.base.clone() });
            }
        }
        let place = (draft.owner.clone(), draft.name.clone());
        if fields.is_empty() {
            return Some((place, None));
        }
        Some((place, serde_json::to_string(&Kept { fields, ids: inner.ids.clone() }).ok()))
    })?
}

/// Tells whether a draft lies there now.
fn write(place: Place, text: Option<String>) -> impl Future<Output = bool> {
    ON_ITS_WAY.with_borrow_mut(|all| _ = all.insert(place.clone(), text.clone()));
    async move {
        let kept = match &text {
            Some(text) => draft::keep(&place.0, &place.1, text).await,
            None => {
                draft::forget(&place.0, &place.1).await;
                false
            }
        };
        ON_ITS_WAY.with_borrow_mut(|all| {
            // Something newer may be on its way by now.
            if all.get(&place) == Some(&text) {
                all.remove(&place);
            }
        });
        kept
    }
}

fn restore(form: Form, kept: Kept) {
    form.inner.update_value(|inner| inner.ids.extend(kept.ids));
    let names = form.inner.with_value(|inner| inner.fields.keys().copied().collect::<Vec<_>>());
    for (name, typed) in kept.fields {
        match names.iter().find(|known| **known == name) {
            Some(known) => put(form, known, typed),
            None => _ = with(form, |draft| draft.waiting.insert(name, typed)),
        }
    }
    // What was saved meanwhile is laid beside what was typed.
    if let Some((version, saved)) = form.inner.with_value(|inner| inner.filled.clone()) {
        conflict::fill(form, version, &saved);
    }
    form.kept.set(true);
}

/// Puts a kept value in, unless the person was faster.
fn put(form: Form, name: &'static str, typed: Typed) {
    let untouched = form.inner.try_update_value(|inner| {
        let known = inner.fields.get_mut(name)?;
        let untouched = known.value.with_untracked(|value| *value == known.base);
        if untouched {
            known.base = typed.base;
        }
        untouched.then_some(known.value)
    });
    if let Some(Some(value)) = untouched {
        value.set(typed.value);
    }
}

fn start_anew(form: Form) {
    let values = form.inner.try_update_value(|inner| {
        inner.ids.clear();
        if let Some(draft) = &mut inner.draft {
            draft.waiting.clear();
        }
        inner.fields.values().map(|known| (known.value, known.base.clone())).collect::<Vec<_>>()
    });
    for (value, base) in values.unwrap_or_default() {
        value.set(base);
    }
    form.clashes.set(Vec::new());
    form.restored.set(false);
}
