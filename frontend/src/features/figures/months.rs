//! Enrolments by month: columns of men and women.

use super::overview::Seen;
use super::picker::month_address;
use crate::ui::{BySex, Part, as_table, keys};
use crate::words::Words;
use ashshash_base::{Argument, Period};
use ashshash_i18n::key;
use chrono::Datelike as _;
use leptos::prelude::*;

/// Where the columns stand, and how high the highest is, in pixels.
const FOOT: f64 = 340.0;
const HEIGHT: f64 = 305.0;
/// More columns than these say nothing.
const MOST: usize = 24;

struct Column {
    month: Period,
    people: BySex,
    total: i64,
}

/// Draws enrolments by month, where the period has several.
pub fn chart(seen: &Seen<'_>) -> Option<AnyView> {
    let columns = columns(seen)?;
    let words = seen.words;
    let other = columns.iter().any(|column| column.people.other != 0);
    let parts: Vec<Part> = columns.iter().map(|column| part(column, words)).collect();
    Some(
        view! {
            <article><figure class="chart">
                <figcaption><h2>{words.say(key::ENROLLED_BY_MONTH)}</h2>{keys(words, other)}</figcaption>
                {drawing(&columns, words)}
                {as_table(key::PERIOD_MONTH, &parts, words)}
            </figure></article>
        }
        .into_any(),
    )
}

fn columns(seen: &Seen<'_>) -> Option<Vec<Column>> {
    let counted = &seen.data.enrolled.as_ref()?.months;
    let months = seen.choice.period().months();
    if months.len() < 2 || months.len() > MOST {
        return None;
    }
    let column = |month: Period| {
        let key = format!("{:04}-{:02}", month.from.year(), month.from.month());
        let part = counted.iter().find(|part| part.key.as_deref() == Some(key.as_str()));
        let people = part.and_then(|part| BySex::of(part.male, part.female, part.other)).unwrap_or_default();
        Column { month, people, total: part.and_then(|part| part.total).unwrap_or_default() }
    };
    Some(months.into_iter().map(column).collect())
}

fn part(column: &Column, words: Words) -> Part {
    let first = column.month.from;
    Part {
        name: ashshash_i18n::month(words.0, first.year(), first.month()),
        as_written: false,
        people: Some(column.people),
        total: column.total,
        address: Some(format!("/figures/survivors_enrolled?period={}", month_address(column.month))),
    }
}

fn drawing(columns: &[Column], words: Words) -> AnyView {
    let most = columns.iter().map(|column| column.total).max().unwrap_or(0).max(1) as f64;
    let step = 100.0 / columns.len() as f64;
    let bars = columns.iter().enumerate().map(|(index, column)| {
        let left = index as f64 * step + step * 0.13;
        let middle = format!("{:.1}%", index as f64 * step + step / 2.0);
        let mut foot = FOOT;
        let rects = column.people.parts().into_iter().filter(|(_, _, count)| *count > 0).map(|(class, _, count)| {
            let height = HEIGHT * count as f64 / most;
            foot -= height;
            let shown = (height - 2.0).max(1.0);
            view! {
                <rect class=class x=format!("{left:.1}%") y=format!("{:.0}", foot + 2.0) width=format!("{:.1}%", step * 0.74) height=format!("{shown:.0}")/>
            }
        });
        let rects = rects.collect_view();
        let class = if index % 2 == 1 { "every-second" } else { "" };
        view! {
            {rects}
            <text class="strong" x=middle.clone() y=format!("{:.0}", foot - 6.0)>{words.number(column.total)}</text>
            <text class=class x=middle y="360">{ashshash_i18n::month_short(words.0, column.month.from.month())}</text>
        }
    });
    let bars = bars.collect_view();
    view! {
        <svg class="columns" role="img" aria-label=sentence(columns, words)>
            {bars}
            <line class="axis" x1="0" x2="100%" y1=FOOT.to_string() y2=FOOT.to_string()/>
        </svg>
    }
    .into_any()
}

fn sentence(columns: &[Column], words: Words) -> String {
    let Some(most) = columns.iter().max_by_key(|column| column.total) else { return String::new() };
    let first = most.month.from;
    words.with(
        key::MONTHS_SENTENCE,
        &[
            ("month", Argument::Text(ashshash_i18n::month(words.0, first.year(), first.month()))),
            ("count", Argument::Count(most.total)),
        ],
    )
}
