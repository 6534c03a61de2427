//! Deeds of weight (revoke, withdraw, leave): a dialog asks for the reason before anything happens.

use super::draft;
use super::frame::news;
use super::state::Form;
use ashshash_i18n::{Key, key};
use leptos::ev::SubmitEvent;
use leptos::html::Dialog;
use leptos::prelude::*;

/// What a grave deed says.
#[derive(Clone, Copy)]
pub struct Grave {
    /// On the button that opens the dialog.
    pub open: Key,
    /// The dialog's heading: what is about to happen.
    pub title: Key,
    /// What follows from it.
    pub follows: Key,
    /// On the button that does it.
    pub confirm: Key,
}

/// Shows the button and its dialog; `fields` ask for the reason. The dialog closes when the form was saved.
///
/// It is the browser's own: the focus stays inside and returns, Escape closes it, and nothing behind can be pressed.
pub fn grave(form: Form, says: Grave, fields: AnyView) -> AnyView {
    let dialog = NodeRef::<Dialog>::new();
    let words = move || form.session.words();
    let (title, text) = (format!("{}-title", form.prefix), format!("{}-follows", form.prefix));
    let (titled, described) = (title.clone(), text.clone());
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    Effect::new(move |before: Option<u32>| {
        let times = form.saved.get();
        if before.is_some_and(|before| before != times) {
            close();
        }
        times
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.submit();
    };
    view! {
        <button type="button" class="grave" aria-haspopup="dialog" on:click=open>{move || words().say(says.open)}</button>
        <dialog node_ref=dialog class="grave-dialog" aria-labelledby=titled aria-describedby=described>
            <form novalidate autocomplete="off" on:submit=submit>
                <h2 id=title>{move || words().say(says.title)}</h2>
                <p id=text>{move || words().say(says.follows)}</p>
                {news(form)}
                {fields}
                {draft::line(form)}
                <div class="buttons">
                    <button type="button" on:click=move |_| close()>{move || words().say(key::GO_BACK)}</button>
                    <button type="submit" class="grave" aria-busy=move || form.busy.get().to_string()>{move || words().say(says.confirm)}</button>
                </div>
            </form>
        </dialog>
    }
    .into_any()
}
