//! Bars of men, women and others: always in the same order, told apart by lightness and words too.

use crate::words::Words;
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;

/// People counted by sex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BySex {
    pub male: i64,
    pub female: i64,
    pub other: i64,
}

impl BySex {
    /// Reads the API's parts; nothing where the figure is not by sex.
    pub fn of(male: Option<i64>, female: Option<i64>, other: Option<i64>) -> Option<Self> {
        Some(Self { male: male?, female: female?, other: other.unwrap_or(0) })
    }

    /// Adds them up.
    pub fn total(self) -> i64 {
        self.male + self.female + self.other
    }

    /// Lists the parts that are shown: others only where there are any.
    pub fn parts(self) -> Vec<(&'static str, &'static str, i64)> {
        let mut parts = vec![("men", "male", self.male), ("women", "female", self.female)];
        if self.other != 0 {
            parts.push(("other", "other", self.other));
        }
        parts
    }

    /// Says the parts in one line, for those who don't see the bar.
    pub fn sentence(self, words: Words) -> String {
        let part = |(_, code, count): (&str, &str, i64)| {
            words.with(
                key::COUNT_OF_SEX,
                &[("count", Argument::Count(count)), ("sex", Argument::Text(words.people(code, count)))],
            )
        };
        self.parts().into_iter().map(part).collect::<Vec<_>>().join(", ")
    }
}

/// Gives the length of a part of a whole in per cent, as SVG reads it.
fn per_cent(part: i64, whole: i64) -> f64 {
    if whole <= 0 { 0.0 } else { (part.max(0) as f64 * 1000.0 / whole as f64).round() / 10.0 }
}

/// Draws the parts side by side; `whole` is what the full width stands for.
pub fn rects(people: BySex, whole: i64) -> AnyView {
    let mut from = 0.0;
    people
        .parts()
        .into_iter()
        .filter(|(_, _, count)| *count > 0)
        .map(|(class, _, count)| {
            let width = per_cent(count, whole);
            let x = from;
            from += width;
            let shown = (width - 0.5).max(0.3);
            view! { <rect class=class x=format!("{x:.1}%") width=format!("{shown:.1}%") height="100%"/> }
        })
        .collect_view()
        .into_any()
}

/// Draws one bar whose full width is the sum; the words stand beside it.
pub fn split(people: BySex) -> AnyView {
    view! { <svg class="split" aria-hidden="true">{rects(people, people.total())}</svg> }.into_any()
}

/// A row of bars on one scale: name, bar, number.
pub fn bar_row(name: AnyView, people: Option<BySex>, total: i64, whole: i64, number: AnyView, words: Words) -> AnyView {
    let bar = match people {
        Some(people) => rects(people, whole),
        None => view! { <rect class="bar" width=format!("{:.1}%", per_cent(total, whole)) height="100%"/> }.into_any(),
    };
    let sentence = people.map_or_else(|| words.number(total), |people| people.sentence(words));
    view! { <li><span>{name}</span><svg role="img" aria-label=sentence>{bar}</svg>{number}</li> }.into_any()
}

fn key_of(class: &'static str, words: String) -> AnyView {
    view! { <span class=format!("key {class}")>{words}</span> }.into_any()
}

/// The keys of all colours in a chart.
pub fn keys(words: Words, other: bool) -> AnyView {
    let shown = [("men", "male"), ("women", "female"), ("other", "other")];
    let keys = shown.into_iter().take(if other { 3 } else { 2 });
    view! { <span class="keys">{keys.map(|(class, code)| key_of(class, words.code("sexes", code))).collect_view()}</span> }
        .into_any()
}
