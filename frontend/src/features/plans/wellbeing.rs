//! How somebody feels over time: a line, a sentence, and the same as a table.

use super::query::plan;
use crate::ui::{Part, as_table};
use crate::words::{Words, day};
use ashshash_base::Argument;
use ashshash_i18n::key;
use ashshash_survivors::wellbeing::{BEST, LOW, WellbeingChange, change, is_low};
use leptos::prelude::*;

/// Height of the drawing and where its ends lie, in pixels.
const TOP: f64 = 16.0;
const FOOT: f64 = 164.0;

/// Draws the points of all assessments that have some.
pub fn chart(assessments: &[plan::PlanSurvivorNeedsAssessments], words: Words) -> Option<AnyView> {
    let points: Vec<(String, i64)> =
        assessments.iter().filter_map(|assessment| Some((assessment.on.clone(), assessment.score?))).collect();
    let (first, last) = (points.first()?, points.last()?);
    let parts: Vec<Part> = points.iter().map(|(on, score)| part(words.date(on), *score)).collect();
    let low = is_low(small(last.1)).then(|| format!(" {}", words.say(key::WELLBEING_LOW)));
    let sentence = format!("{}{}", finding(first, last, points.len(), words), low.unwrap_or_default());
    let drawn = (points.len() > 1).then(|| drawing(&points, sentence.clone(), words));
    Some(
        view! {
            <article><figure class="chart">
                <figcaption><h2>{words.say(key::WELLBEING)}</h2></figcaption>
                <p>{sentence}</p>
                {drawn}
                {as_table(key::ASSESSED_ON, &parts, words)}
            </figure></article>
        }
        .into_any(),
    )
}

fn part(name: String, total: i64) -> Part {
    Part { name, as_written: false, people: None, total, address: None }
}

fn small(score: i64) -> i32 {
    i32::try_from(score).unwrap_or_default()
}

fn finding(first: &(String, i64), last: &(String, i64), count: usize, words: Words) -> String {
    let on = |iso: &str| day(iso).map_or_else(|| Argument::Text(iso.to_owned()), Argument::Date);
    let said = |key, points: i64, iso: &str| words.with(key, &[("count", Argument::Count(points)), ("date", on(iso))]);
    if count == 1 {
        return said(key::WELLBEING_ONCE, last.1, &last.0);
    }
    match change(small(first.1), small(last.1)) {
        WellbeingChange::Better(points) => said(key::WELLBEING_BETTER, points.into(), &first.0),
        WellbeingChange::Worse(points) => said(key::WELLBEING_WORSE, points.into(), &first.0),
        WellbeingChange::Same => words.with(key::WELLBEING_SAME, &[("date", on(&first.0))]),
    }
}

fn drawing(points: &[(String, i64)], sentence: String, words: Words) -> AnyView {
    let height = |score: f64| FOOT - (FOOT - TOP) * score / f64::from(BEST);
    let step = 90.0 / (points.len() - 1) as f64;
    let at: Vec<(f64, f64, i64)> = points
        .iter()
        .enumerate()
        .map(|(index, (_, score))| (5.0 + index as f64 * step, height(*score as f64), *score))
        .collect();
    let lines = at.windows(2).map(|pair| {
        let ((x1, y1, _), (x2, y2, _)) = (pair[0], pair[1]);
        view! { <line class="trend" x1=format!("{x1:.1}%") y1=format!("{y1:.0}") x2=format!("{x2:.1}%") y2=format!("{y2:.0}")/> }
    });
    let lines = lines.collect_view();
    let dots = at.iter().map(|(x, y, score)| {
        let (x, above) = (format!("{x:.1}%"), format!("{:.0}", y - 10.0));
        view! {
            <circle class="trend" cx=x.clone() cy=format!("{y:.0}") r="5"/>
            <text class="strong" x=x y=above>{words.number(*score)}</text>
        }
    });
    let dots = dots.collect_view();
    let low = format!("{:.0}", height(f64::from(LOW)));
    view! {
        <svg class="columns trend-line" role="img" aria-label=sentence>
            <line class="axis" x1="0" x2="100%" y1=FOOT.to_string() y2=FOOT.to_string()/>
            <line class="threshold" x1="0" x2="100%" y1=low.clone() y2=low/>
            {lines}{dots}
        </svg>
    }
    .into_any()
}
