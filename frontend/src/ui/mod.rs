//! Parts without data: they know how things look, not what they mean.

mod bars;
pub mod form;
mod head;
mod pager;
mod private_note;
mod states;
mod table;
mod take_back;

pub use bars::{BySex, bar_row, keys, split};
pub use head::{Head, page_head, set_title};
pub use pager::{PAGE, Shown, pager, pager_of};
pub use private_note::private_note;
pub use states::{empty, skeleton, trouble};
pub use table::{Part, as_table};
pub use take_back::take_back;

use leptos::prelude::*;

/// Draws an icon of the sprite; words always stand beside it.
pub fn icon(name: &'static str) -> AnyView {
    view! { <svg class="icon" aria-hidden="true"><use_ href=format!("#i-{name}")/></svg> }.into_any()
}

/// Shows a state in words, with its icon.
pub fn chip(state: &'static str, symbol: &'static str, words: String) -> AnyView {
    view! { <span class="chip" data-state=state>{icon(symbol)}{words}</span> }.into_any()
}

/// Tells news of the page.
pub fn notice(state: &'static str, symbol: &'static str, role: &'static str, body: AnyView) -> AnyView {
    view! { <div class="notice" data-state=state role=role>{icon(symbol)}{body}</div> }.into_any()
}

/// Shows something as it stands in the records, whatever language is switched on.
pub fn as_written(text: &str) -> AnyView {
    view! { <span translate="no" lang=written_in(text)>{text.to_owned()}</span> }.into_any()
}

/// Tells the language of something that was written down: voice and line height follow its letters.
pub fn written_in(text: &str) -> &'static str {
    let is_bangla = text.chars().any(|letter| ('\u{980}'..='\u{9ff}').contains(&letter));
    if is_bangla { "bn" } else { "en" }
}

/// Moves the focus to an element by its id.
pub fn focus_on(id: &str) {
    use wasm_bindgen::JsCast as _;
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        _ = element.focus();
    }
}
