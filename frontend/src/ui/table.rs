//! A chart as a table: the same numbers, to read aloud or copy.

use super::{BySex, as_written};
use crate::words::Words;
use ashshash_i18n::{Key, key};
use leptos::prelude::*;

/// One part of a whole.
#[derive(Clone)]
pub struct Part {
    pub name: String,
    /// The name stands as it was written, in no language of ours.
    pub as_written: bool,
    pub people: Option<BySex>,
    pub total: i64,
    /// Where its records are, if exactly these can be listed.
    pub address: Option<String>,
}

impl Part {
    /// Shows the name.
    pub fn label(&self) -> AnyView {
        if self.as_written { as_written(&self.name) } else { self.name.clone().into_any() }
    }

    /// Where its records of one sex are; a part that is of one sex already has but the one address.
    fn address_of(&self, sex: &str) -> Option<String> {
        let address = self.address.as_ref()?;
        Some(if address.contains("sex=") { address.clone() } else { format!("{address}&sex={sex}") })
    }

    /// Writes the total, as a link where it opens.
    pub fn number(&self, words: Words) -> AnyView {
        let total = words.number(self.total);
        match self.address.clone() {
            Some(address) => view! { <a class="number" href=address>{total}</a> }.into_any(),
            None => view! { <span class="number">{total}</span> }.into_any(),
        }
    }
}

/// Shows parts as a table that unfolds under their chart.
pub fn as_table(first: Key, parts: &[Part], words: Words) -> AnyView {
    let by_sex = parts.iter().any(|part| part.people.is_some());
    let other = parts.iter().any(|part| part.people.is_some_and(|people| people.other != 0));
    let head = |name: String| view! { <th scope="col" class="number">{name}</th> };
    let cell = |part: &Part, sex: &str, count: i64| {
        let number = words.number(count);
        let number = match part.address_of(sex).filter(|_| count > 0) {
            Some(address) => view! { <a class="number" href=address>{number}</a> }.into_any(),
            None => number.into_any(),
        };
        view! { <td class="number">{number}</td> }
    };
    let row = |part: &Part| {
        let people = by_sex.then(|| part.people.unwrap_or_default());
        view! {
            <tr>
                <th scope="row">{part.label()}</th>
                {people.map(|people| view! { {cell(part, "male", people.male)}{cell(part, "female", people.female)}{other.then(|| cell(part, "other", people.other))} })}
                <td class="number"><strong>{part.number(words)}</strong></td>
            </tr>
        }
    };
    let sexes = by_sex.then(|| {
        view! {
            {head(words.say(key::SEXES_MALE))}{head(words.say(key::SEXES_FEMALE))}
            {other.then(|| head(words.say(key::SEXES_OTHER)))}
        }
    });
    view! {
        <details>
            <summary>{words.say(key::SHOW_AS_TABLE)}</summary>
            <table class="records keep-columns">
                <thead><tr><th scope="col">{words.say(first)}</th>{sexes}{head(words.say(key::TOTAL))}</tr></thead>
                <tbody>{parts.iter().map(row).collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}
