//! A figure broken down; the parts add up to the whole.

use super::opened::{Figure, Place, views};
use super::period::Choice;
use super::query::parts;
use crate::ui::{BySex, Part, as_table, bar_row, empty, keys};
use crate::words::Words;
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;

type Row = parts::PartsIndicatorBy;

/// Draws the parts as bars on one scale, and as a table.
pub fn bars(figure: &Figure, data: &parts::PartsIndicator, place: &Place, words: Words) -> AnyView {
    let by = place.query.get("by").unwrap_or_default();
    let dimension = words.code("dimension", &by).to_lowercase();
    let title = words.with(key::BY_DIMENSION, &[("dimension", Argument::Text(dimension))]);
    let rows: Vec<Part> = data.by.iter().map(|row| part(row, &by, place, words)).collect();
    let whole = rows.iter().map(|part| part.total).max().unwrap_or(0);
    let by_sex = figure.people.is_some();
    let other = rows.iter().any(|part| part.people.is_some_and(|people| people.other != 0));
    let row = |part: &Part| bar_row(part.label(), part.people, part.total, whole, part.number(words), words);
    let body = if rows.is_empty() {
        empty("chart", words.say(key::NO_RECORD_COUNTED), String::new(), ().into_any())
    } else {
        view! {
            <article><figure class="chart">
                {by_sex.then(|| view! { <figcaption>{keys(words, other)}</figcaption> })}
                <ol class="funnel">{rows.iter().map(row).collect_view()}</ol>
                {as_table(key::PART, &rows, words)}
            </figure></article>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="parts">
            <div class="section-head"><h2 id="parts">{title}</h2>{views(figure, place, words)}</div>
            {body}
        </section>
    }
    .into_any()
}

fn part(row: &Row, by: &str, place: &Place, words: Words) -> Part {
    let people = BySex::of(row.male, row.female, row.other).filter(|_| by != "sex");
    let total = row.total.or(row.events).unwrap_or_default();
    Part {
        as_written: by == "counsellor" && row.counsellor.is_some(),
        name: name(row, by, words),
        people: people.or_else(|| one_sex(row, by, total)),
        total,
        address: Some(match (by, row.key.as_deref()) {
            ("sex", Some(sex)) => place.of_sex(Some(sex)),
            (_, key) => place.of_part(by, key),
        }),
    }
}

/// The part of one sex is drawn in that sex's colour.
fn one_sex(row: &Row, by: &str, total: i64) -> Option<BySex> {
    match (by, row.key.as_deref()) {
        ("sex", Some("male")) => Some(BySex { male: total, ..BySex::default() }),
        ("sex", Some("female")) => Some(BySex { female: total, ..BySex::default() }),
        ("sex", Some("other")) => Some(BySex { other: total, ..BySex::default() }),
        _ => None,
    }
}

fn name(row: &Row, by: &str, words: Words) -> String {
    let missing = || words.say(key::NOT_RECORDED);
    let Some(code) = row.key.as_deref() else { return missing() };
    match by {
        "sex" => words.code("sexes", code),
        "month" | "quarter" => Choice::read(code).map_or_else(|| code.to_owned(), |choice| choice.name(words)),
        "counsellor" => row.counsellor.as_ref().map_or_else(missing, |counsellor| counsellor.name.clone()),
        _ => row.place.as_ref().map_or_else(missing, |place| words.name(&place.name, &place.name_bn).to_owned()),
    }
}
