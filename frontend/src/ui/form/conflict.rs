//! Two people, one record: what was typed and what is saved now stand side by side, and the person chooses.

use super::state::Form;
use crate::api::Problem;
use crate::ui::{focus_on, icon, notice};
use crate::words::Words;
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;
use std::sync::Arc;

/// The server's word for a field that somebody else changed since it was read.
pub const CODE: &str = "changed-meanwhile";

/// Says a stored value in words.
pub type Say = Arc<dyn Fn(Words, &str) -> String + Send + Sync>;

/// A field that two people changed.
#[derive(Clone, PartialEq)]
pub struct Clash {
    field: &'static str,
    theirs: Option<String>,
    /// The server's sentence: who, and when.
    who: Option<String>,
}

/// Remembers what the server said until the record is loaded anew.
pub fn expect(form: Form, problems: Vec<Problem>) {
    let names = form.inner.with_value(|inner| inner.fields.keys().copied().collect::<Vec<_>>());
    let (mut clashes, mut told) = (Vec::new(), Vec::new());
    let mut is_elsewhere = false;
    for problem in problems {
        let field = names.iter().find(|name| problem.field.as_deref() == Some(**name));
        match field {
            Some(field) if problem.code == CODE => {
                clashes.push(Clash { field, theirs: None, who: Some(problem.message) });
            }
            // What this form doesn't show can't stand beside anything: it is said, once.
            None if problem.code == CODE => is_elsewhere = true,
            _ => told.push(problem),
        }
    }
    if is_elsewhere {
        let own = Some((key::CHANGED_ELSEWHERE, Vec::new()));
        told.push(Problem { code: String::new(), field: None, message: String::new(), own });
    }
    form.clashes.set(clashes);
    form.tell(told);
}

/// Takes over what is saved: into fields that nobody touched; elsewhere it is asked.
pub fn fill(form: Form, version: i64, saved: &[(&'static str, String)]) {
    let mut clashes = form.clashes.get_untracked();
    for (name, value) in saved {
        let field = form.field(name);
        let known = form.inner.with_value(|inner| inner.fields.get(name).map(|known| known.base.clone()));
        let (base, typed) = (known.unwrap_or_default(), field.value.get_untracked());
        clashes.retain(|clash| clash.field != *name || typed != *value);
        if typed == base || typed == *value {
            field.value.set(value.clone());
        } else if let Some(clash) = clashes.iter_mut().find(|clash| clash.field == *name) {
            clash.theirs = Some(value.clone());
        } else if base != *value {
            clashes.push(Clash { field: name, theirs: Some(value.clone()), who: None });
        }
        form.inner.update_value(|inner| {
            if let Some(known) = inner.fields.get_mut(name) {
                known.base.clone_from(value);
            }
        });
    }
    form.inner.update_value(|inner| {
        inner.version = version;
        inner.filled = Some((version, saved.to_vec()));
    });
    form.clashes.set(clashes);
}

/// Tells whether something is still to be chosen, and leads there: nobody's change is overwritten unseen.
pub fn asks_first(form: Form) -> bool {
    let open = form.clashes.with_untracked(|clashes| clashes.iter().any(|clash| clash.theirs.is_some()));
    if open {
        focus_on(&format!("{}-clash", form.prefix));
    }
    open
}

/// Shows what is open, a notice for each field.
pub fn notices(form: Form) -> AnyView {
    let session = form.session;
    let all = move || {
        let words = session.words();
        form.clashes.get().into_iter().map(|clash| one(form, clash, words)).collect_view()
    };
    view! { <div id=format!("{}-clash", form.prefix) class="clashes" tabindex="-1">{all}</div> }.into_any()
}

fn one(form: Form, clash: Clash, words: Words) -> Option<AnyView> {
    let theirs = clash.theirs.clone()?;
    let field = form.field(clash.field);
    let (label, say) = form.inner.with_value(|inner| {
        let known = inner.fields.get(clash.field);
        (known.and_then(|known| known.label.clone()), known.and_then(|known| known.say.clone()))
    });
    let name = label.map_or_else(String::new, |label| label(words));
    let shown = move |value: &str| match &say {
        _ if value.is_empty() => words.say(key::CHANGED_EMPTY),
        Some(say) => say(words, value),
        None => value.to_owned(),
    };
    let said = |key| words.with(key, &[("field", Argument::Text(name.clone()))]);
    let (mine, saved) = (shown(&field.value.get()), shown(&theirs));
    let keep = move |_| settle(form, clash.field, None);
    let take = move |_| settle(form, clash.field, Some(theirs.clone()));
    let who = clash.who.unwrap_or_else(|| words.say(key::CHANGED_BY_ANOTHER));
    let body = view! {
        <p><strong>{who}</strong></p>
        <dl class="facts"><dt>{said(key::CHANGED_YOURS)}</dt><dd>{mine}</dd><dt>{said(key::CHANGED_THEIRS)}</dt><dd>{saved}</dd></dl>
        <div class="buttons">
            <button type="button" on:click=keep>{icon("edit")}{words.say(key::KEEP_MINE)}</button>
            <button type="button" on:click=take>{icon("check")}{words.say(key::TAKE_THEIRS)}</button>
        </div>
    };
    Some(notice("wait", "people", "alert", body.into_any()))
}

/// Settles one field; when nothing is open any more and something of ours stays, it is saved.
fn settle(form: Form, name: &'static str, theirs: Option<String>) {
    let ours = theirs.is_none();
    if let Some(theirs) = theirs {
        form.field(name).value.set(theirs);
    }
    form.clashes.update(|clashes| clashes.retain(|clash| clash.field != name));
    if ours && form.clashes.with_untracked(Vec::is_empty) {
        form.submit();
    }
}
