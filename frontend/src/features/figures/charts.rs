//! The way from enrolled to employed.

use super::overview::{Figure, Seen};
use crate::ui::{BySex, bar_row, keys};
use ashshash_i18n::key;
use leptos::prelude::*;

/// The steps of the way; each is a figure of its own and opens as such.
const STEPS: [&str; 8] = [
    "survivors_enrolled",
    "survivors_counselled",
    "training_needs_assessed",
    "ready_to_go_certificates",
    "edt_graduates",
    "skill_graduates",
    "wage_employed",
    "self_employed",
];

/// Draws how many reached each step in the period.
pub fn funnel(seen: &Seen<'_>) -> Option<AnyView> {
    let steps: Vec<&Figure> = STEPS.iter().filter_map(|code| seen.figure(code)).collect();
    if steps.len() < 3 {
        return None;
    }
    let words = seen.words;
    let whole = steps.iter().filter_map(|figure| figure.total).max().unwrap_or(0);
    let other = steps.iter().any(|figure| figure.other.unwrap_or(0) != 0);
    let row = |figure: &&Figure| {
        let total = figure.total.unwrap_or_default();
        let number = view! { <a class="number" href=seen.address(&figure.code)>{words.number(total)}</a> };
        let people = BySex::of(figure.male, figure.female, figure.other);
        let name = words.code("step", &figure.code);
        bar_row(name.into_any(), people, total, whole, number.into_any(), words)
    };
    Some(
        view! {
            <article><figure class="chart">
                <figcaption><h2>{words.say(key::WAY_TO_WORK)}</h2>{keys(words, other)}</figcaption>
                <ol class="funnel">{steps.iter().map(row).collect_view()}</ol>
                <p class="meta">{words.say(key::WAY_TO_WORK_NOTE)}</p>
            </figure></article>
        }
        .into_any(),
    )
}
