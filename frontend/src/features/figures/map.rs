//! Enrolments by upazila: the district's map, and bars beside it.

use super::opened::part_in_address;
use super::overview::Seen;
use crate::ui::{BySex, Part, as_table, bar_row, keys};
use crate::words::Words;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// An upazila's outline, drawn when the program is built.
struct Shape {
    code: &'static str,
    name: &'static str,
    name_bn: &'static str,
    path: &'static str,
    /// Where its label stands.
    at: (i32, i32),
}

include!(concat!(env!("OUT_DIR"), "/shapes.rs"));

struct Place {
    code: Option<String>,
    part: Part,
}

/// Draws enrolments by upazila.
pub fn upazilas(seen: &Seen<'_>) -> Option<AnyView> {
    let words = seen.words;
    let mut places = places(seen)?;
    places.sort_by_key(|place| std::cmp::Reverse(place.part.total));
    let whole = places.first()?.part.total;
    let other = places.iter().any(|place| place.part.people.is_some_and(|people| people.other != 0));
    let row = |place: &Place| {
        let part = &place.part;
        bar_row(part.label(), part.people, part.total, whole, part.number(words), words)
    };
    let rows = places.iter().map(row).collect_view();
    let parts: Vec<Part> = places.iter().map(|place| place.part.clone()).collect();
    Some(
        view! {
            <article><figure class="chart">
                <figcaption><h2>{words.say(key::ENROLLED_BY_UPAZILA)}</h2>{keys(words, other)}</figcaption>
                <div class="halves">
                    {map(&places, whole, words)}
                    <div class="stack"><ol class="funnel">{rows}</ol>{as_table(key::UPAZILA, &parts, words)}</div>
                </div>
            </figure></article>
        }
        .into_any(),
    )
}

fn places(seen: &Seen<'_>) -> Option<Vec<Place>> {
    let words = seen.words;
    let address =
        |key: Option<&str>| format!("{}&part={}", seen.address("survivors_enrolled"), part_in_address("upazila", key));
    let counted = &seen.data.enrolled.as_ref()?.upazilas;
    let place = |part: &super::query::overview::OverviewEnrolledUpazilas| Place {
        code: part.place.as_ref().map(|place| place.code.clone()),
        part: Part {
            name: part.place.as_ref().map_or_else(
                || words.say(key::NOT_RECORDED),
                |place| words.name(&place.name, &place.name_bn).to_owned(),
            ),
            as_written: false,
            people: BySex::of(part.male, part.female, part.other),
            total: part.total.unwrap_or_default(),
            address: Some(address(part.key.as_deref())),
        },
    };
    Some(counted.iter().map(place).collect())
}

fn map(places: &[Place], whole: i64, words: Words) -> AnyView {
    let found = |shape: &Shape| places.iter().find(|place| place.code.as_deref() == Some(shape.code));
    let areas = SHAPES.iter().map(|shape| match found(shape) {
        Some(place) => area(shape, &place.part, level(place.part.total, whole), words),
        None => view! { <path class="outside" d=shape.path/> }.into_any(),
    });
    let areas = areas.collect_view();
    let labels = SHAPES.iter().map(|shape| {
        let part = found(shape).map(|place| &place.part);
        label(shape, part, part.map_or(0, |part| level(part.total, whole)), words)
    });
    let labels = labels.collect_view();
    view! { <svg class="map" viewBox=VIEW_BOX role="group" aria-label=words.say(key::MAP_SENTENCE)>{areas}{labels}</svg> }
        .into_any()
}

/// Gives the depth of an area's colour, 1 to 5.
fn level(total: i64, whole: i64) -> i64 {
    if whole <= 0 { 1 } else { ((total * 5 + whole - 1) / whole).clamp(1, 5) }
}

fn area(shape: &Shape, part: &Part, level: i64, words: Words) -> AnyView {
    let address = part.address.clone().unwrap_or_default();
    let label = format!("{}: {}", part.name, words.number(part.total));
    let target = address.clone();
    let navigate = use_navigate();
    // The router follows links of HTML by itself, not those of a drawing.
    let open = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        navigate(&target, NavigateOptions::default());
    };
    // Built by hand: the macro would take this for a link of HTML.
    leptos::svg::a()
        .class(format!("level-{level}"))
        .attr("href", address)
        .attr("aria-label", label)
        .on(leptos::ev::click, open)
        .child(view! { <path d=shape.path/> })
        .into_any()
}

fn label(shape: &Shape, part: Option<&Part>, level: i64, words: Words) -> AnyView {
    let (x, y) = shape.at;
    let name = words.name(shape.name, shape.name_bn);
    let dark = if level >= 4 { " on-dark" } else { "" };
    match part {
        Some(part) => view! {
            <text class=format!("strong{dark}") x=x.to_string() y=(y - 8).to_string()>{words.number(part.total)}</text>
            <text class=format!("name{dark}") x=x.to_string() y=(y + 9).to_string()>{name}</text>
        }
        .into_any(),
        None => view! { <text class="quiet-label" x=x.to_string() y=y.to_string()>{name}</text> }.into_any(),
    }
}
