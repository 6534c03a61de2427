//! The way to take a wrong record back.

use crate::words::Words;
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;

/// A link to where a record is taken back; its name says which: what it is and its day (ISO 8601).
/// Show it only to those who have `Right::VoidRecord`.
pub fn take_back(record: &str, what: &str, on: &str, words: Words) -> AnyView {
    let which = [("what", Argument::Text(what.to_owned())), ("date", Argument::Text(words.date(on)))];
    let address = format!("/records/{record}/void");
    view! { <a class="button quiet" href=address aria-label=words.with(key::VOID_NAMED, &which)>{words.say(key::VOID)}</a> }
        .into_any()
}
