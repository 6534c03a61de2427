//! The figures of a period at a glance.

use super::period::Choice;
use super::picker::{Chosen, picker, recorded_period, use_choice};
use super::query::{Overview, overview, overview_period};
use super::{all, charts, map, months};
use crate::api::load;
use crate::session::session;
use crate::ui::{BySex, Head, empty, keys, page_head, split};
use crate::words::Words;
use ashshash_access::{Right, may};
use ashshash_base::{Argument, Period};
use ashshash_i18n::key;
use leptos::prelude::*;

/// A figure as the overview's question gives it.
pub type Figure = overview::OverviewIndicators;

/// What the parts of the page look at.
pub struct Seen<'a> {
    pub data: &'a overview::ResponseData,
    pub choice: Choice,
    /// The period before, where anything was recorded then.
    pub before: Option<Choice>,
    pub words: Words,
}

impl Seen<'_> {
    /// Finds a figure by its code.
    pub fn figure(&self, code: &str) -> Option<&Figure> {
        self.data.indicators.iter().find(|figure| figure.code == code)
    }

    /// Gives the address under which a figure opens.
    pub fn address(&self, code: &str) -> String {
        format!("/figures/{code}?period={}", self.choice.address())
    }

    /// Gives a figure's change from the period before.
    pub fn change(&self, figure: &Figure) -> Option<i64> {
        self.before?;
        let before = self.data.before.iter().find(|before| before.code == figure.code)?;
        match (figure.total, before.total) {
            (Some(now), Some(then)) => Some(now - then),
            _ => Some(figure.events? - before.events?),
        }
    }
}

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let Chosen { choice, recorded } = use_choice();
    let answer = load::<Overview>(move || {
        let choice = choice.get()?;
        let before = choice.before().unwrap_or(choice);
        Some(overview::Variables { period: overview_period(choice.period()), before: overview_period(before.period()) })
    });
    let title = move || {
        let words = session.words();
        match choice.get() {
            Some(choice) => words.with(key::FIGURES_OF, &[("period", Argument::Text(choice.name(words)))]),
            None => words.say(key::FIGURES),
        }
    };
    let line = move || {
        let words = session.words();
        match choice.get() {
            Some(choice) => {
                let Period { from, to, .. } = choice.period();
                words.with(key::FIGURES_LINE, &[("from", Argument::Date(from)), ("to", Argument::Date(to))])
            }
            None => String::new(),
        }
    };
    let head = page_head(Head::new(title).line(line));
    let known = Memo::new(move |_| {
        let answer = answer.get()?;
        let known = answer.recorded_period.as_ref()?;
        recorded_period(&known.from, &known.to)
    });
    // Apart from the answer: what is being typed stays while figures arrive.
    let chooser = move || choice.get().map(|choice| picker(choice, known.get(), session.words()));
    let body = move || match choice.get() {
        None => recorded.show(|_, words| nothing_yet(words)),
        // The address may be ahead of the answer that is shown.
        Some(_) => answer.show(move |data, words| match choice.get_untracked() {
            Some(choice) => content(data, choice, words),
            None => ().into_any(),
        }),
    };
    view! { {head}{chooser}{body} }.into_any()
}

fn nothing_yet(words: Words) -> AnyView {
    let person = session().person.get_untracked();
    let way_on = person.filter(|person| may(person.role, Right::ImportRegister)).map(|_| {
        view! { <a class="button primary" href="/imports">{words.say(key::IMPORT_REGISTERS)}</a> }
    });
    empty("chart", words.say(key::NO_RECORDS), words.say(key::NO_RECORDS_REST), way_on.into_any())
}

fn content(data: &overview::ResponseData, choice: Choice, words: Words) -> AnyView {
    let known = data.recorded_period.as_ref();
    let recorded = known.and_then(|known| recorded_period(&known.from, &known.to));
    let before = choice.before().filter(|before| has_records(before.period(), recorded));
    let seen = Seen { data, choice, before, words };
    let shown: Vec<&Figure> = CARDS.iter().filter_map(|code| seen.figure(code)).take(4).collect();
    let cards = shown.iter().map(|figure| card(&seen, figure)).collect_view();
    let other = shown.iter().any(|figure| figure.other.unwrap_or(0) != 0);
    view! {
        <section aria-labelledby="glance">
            <div class="section-head"><h2 id="glance">{words.say(key::GLANCE)}</h2>{keys(words, other)}</div>
            <ul class="figures">{cards}</ul>
        </section>
        <div class="halves">{months::chart(&seen)}{charts::funnel(&seen)}</div>
        {map::upazilas(&seen)}
        {all::table(&seen)}
    }
    .into_any()
}

/// The figures with a card, the first four that this person may see.
const CARDS: [&str; 6] = [
    "survivors_enrolled",
    "survivors_counselled",
    "ready_to_go_certificates",
    "survivors_active_at_end",
    "people_made_aware",
    "union_parishads_with_budget",
];

fn has_records(period: Period, recorded: Option<Period>) -> bool {
    recorded.is_some_and(|recorded| recorded.from <= period.to)
}

fn card(seen: &Seen<'_>, figure: &Figure) -> AnyView {
    let words = seen.words;
    let parts = BySex::of(figure.male, figure.female, figure.other).map(|people| {
        let part = |(class, code, count): (&'static str, &str, i64)| {
            view! { <span class=format!("key {class}")><b>{words.number(count)}</b>" "{words.people(code, count)}</span> }
        };
        view! {
            {split(people)}
            <span class="split-words">{people.parts().into_iter().map(part).collect_view()}</span>
        }
    });
    let change = seen.change(figure).map(|change| view! { <span class="change">{compared(seen, change)}</span> });
    view! {
        <li><a class="figure-card" href=seen.address(&figure.code)>
            <span class="name">{words.code("figure", &figure.code)}</span>
            <span class="value">{words.number(figure.total.unwrap_or_default())}</span>
            {parts}
            {change}
        </a></li>
    }
    .into_any()
}

fn compared(seen: &Seen<'_>, change: i64) -> String {
    let period = seen.before.map(|before| before.name(seen.words)).unwrap_or_default();
    let which = match change {
        0 => key::AS_MANY_AS,
        1.. => key::MORE_THAN,
        _ => key::FEWER_THAN,
    };
    seen.words.with(which, &[("count", Argument::Count(change.abs())), ("period", Argument::Text(period))])
}
