//! The way: solid thread where someone has been, stitched where they are yet to go.

use super::file::Survivor;
use crate::words::{Words, day};
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;

/// Shows the seven steps with their dates and the days between.
pub fn way(survivor: &Survivor, words: Words) -> AnyView {
    let steps = &survivor.way;
    let last_done = steps.iter().rposition(|step| step.on.is_some());
    let mut before = None;
    let step = |(index, step): (usize, &super::query::file::FileSurvivorWay)| {
        let done = step.on.is_some();
        let passed = last_done.is_some_and(|last| index <= last);
        let here = (last_done.map_or(0, |last| last + 1) == index).then_some("step");
        let on = step.on.as_deref().and_then(day);
        let days = on.zip(before).map(|(on, before): (chrono::NaiveDate, chrono::NaiveDate)| (on - before).num_days());
        before = on.or(before);
        let parts = [
            on.map(|on| words.day(on)),
            days.filter(|days| *days > 0).map(|days| words.count(key::DAYS_LATER, days)),
            step.count.filter(|count| *count > 1).map(|count| words.count(key::TIMES, count)),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        let line = match (done, passed) {
            (true, _) => said.join(" · "),
            (false, true) => words.say(key::NOT_RECORDED),
            (false, false) => words.say(key::NOT_YET),
        };
        view! {
            <li data-state=done.then_some("done") aria-current=here>
                <strong>{words.code("way", &step.step)}</strong><span class="meta">{line}</span>
            </li>
        }
    };
    let steps_shown = steps.iter().enumerate().map(step).collect_view();
    let first = steps.iter().find_map(|step| step.on.as_deref()).and_then(day);
    let last = last_done.and_then(|last| steps.get(last)).and_then(|step| step.on.as_deref()).and_then(day);
    let span = first.zip(last).map(|(first, last)| (last - first).num_days()).filter(|days| *days > 0);
    let span = span.map(|days| {
        view! { <span class="meta">{words.with(key::WAY_DAYS, &[("count", Argument::Count(days))])}</span> }
    });
    view! {
        <section aria-labelledby="way">
            <div class="section-head"><h2 id="way">{words.say(key::WAY)}</h2>{span}</div>
            <article><ol class="way">{steps_shown}</ol></article>
        </section>
    }
    .into_any()
}
