//! A figure opened: its parts, its records, its breakdowns, and how it is counted.

use super::picker::{Chosen, days_line, use_choice};
use super::query::{Parts, Records, parts, records};
use super::{parts as breakdown, records as listed};
use crate::address::use_known_query;
use crate::api::{Code, load};
use crate::session::session;
use crate::ui::{BySex, Head, PAGE, chip, empty, page_head, split};
use crate::words::{Words, iso};
use ashshash_base::{Argument, Taka};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use leptos_router::params::ParamsMap;

/// What both questions say about the figure itself.
#[derive(Clone)]
pub struct Figure {
    pub code: String,
    pub output: String,
    pub people: Option<BySex>,
    pub total: Option<i64>,
    pub events: Option<i64>,
    pub out_of: Option<i64>,
    pub amount: Option<i64>,
    pub dimensions: Vec<Code>,
    pub rule: String,
}

macro_rules! figure_of {
    ($head:expr) => {
        Figure {
            code: $head.code.clone(),
            output: $head.output.clone(),
            people: BySex::of($head.male, $head.female, $head.other),
            total: $head.total,
            events: $head.events,
            out_of: $head.out_of,
            amount: $head.amount_bdt,
            dimensions: $head.dimensions.clone(),
            rule: $head.rule.clone(),
        }
    };
}

/// What the address says.
#[derive(Clone)]
pub struct Place {
    pub code: String,
    pub query: ParamsMap,
}

impl Place {
    /// Gives the address of this figure with one thing of the address changed; pages start anew.
    pub fn with(&self, key: &'static str, value: Option<String>) -> String {
        let mut query = self.query.clone();
        for gone in ["after", "page", "part", key] {
            query.remove(gone);
        }
        if let Some(value) = value {
            query.insert(key, value);
        }
        format!("/figures/{}{}", self.code, query.to_query_string())
    }

    /// Gives the address of the records of one part of a breakdown; no key: where it is not recorded.
    pub fn of_part(&self, by: &str, key: Option<&str>) -> String {
        let mut place = self.clone();
        place.query.remove("by");
        place.query.remove("sex");
        place.with("part", Some(part_in_address(by, key)))
    }

    /// Reads the part whose records are asked for: what the figure is broken down by, and the part's key.
    pub fn part(&self) -> Option<(String, Option<String>)> {
        part_of(&self.query)
    }

    /// Tells whether some of the figure's records are left out.
    pub fn is_narrowed(&self) -> bool {
        self.query.get_str("sex").is_some() || self.part().is_some()
    }

    /// Gives the address of all records of one sex.
    pub fn of_sex(&self, sex: Option<&str>) -> String {
        let mut place = self.clone();
        place.query.remove("by");
        place.with("sex", sex.map(str::to_owned))
    }
}

/// Writes a part as the address holds it: `upazila.upazila_3`, `month.2021-03`; `union.` where none is recorded.
pub fn part_in_address(by: &str, key: Option<&str>) -> String {
    format!("{by}.{}", key.unwrap_or_default())
}

fn part_of(query: &ParamsMap) -> Option<(String, Option<String>)> {
    let text = query.get("part")?;
    let (by, key) = text.split_once('.')?;
    Some((by.to_owned(), Some(key.to_owned()).filter(|key| !key.is_empty())))
}

/// What a figure can be broken down by, as addresses spell it.
const DIMENSIONS: [&str; 6] = ["sex", "upazila", "union", "month", "quarter", "counsellor"];

fn is_known(name: &str, value: &str) -> bool {
    match name {
        "sex" => ["male", "female", "other"].contains(&value),
        "by" => DIMENSIONS.contains(&value),
        _ => value.split_once('.').is_some_and(|(by, _)| DIMENSIONS.contains(&by)),
    }
}

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let Chosen { choice, recorded } = use_choice();
    let (params, query) = (use_params_map(), use_known_query(&["sex", "by", "part"], is_known));
    let code = Memo::new(move |_| params.read().get("code").unwrap_or_default());
    let by = Memo::new(move |_| query.read().get("by"));
    let listed_answer = load::<Records>(move || {
        session.sentences.track();
        let (choice, query) = (choice.get()?, query.get());
        if by.get().is_some() {
            return None;
        }
        let period = choice.period();
        Some(records::Variables {
            code: code.get(),
            period: records::PeriodInput { from: iso(period.from), to: iso(period.to) },
            sex: query.get("sex").map(|sex| Code::from_lower(&sex)),
            part: part_of(&query).map(|(by, key)| records::RecordPartInput { dimension: Code::from_lower(&by), key }),
            first: PAGE,
            after: query.get("after"),
        })
    });
    let parts_answer = load::<Parts>(move || {
        session.sentences.track();
        let (choice, by) = (choice.get()?, by.get()?);
        let period = choice.period();
        Some(parts::Variables {
            code: code.get(),
            period: parts::PeriodInput { from: iso(period.from), to: iso(period.to) },
            dimension: Code::from_lower(&by),
        })
    });
    let head = page_head(
        Head::new(move || session.words().code("figure", &code.get()))
            .back(
                move || {
                    choice
                        .get()
                        .map_or_else(|| "/figures".to_owned(), |choice| format!("/figures?period={}", choice.address()))
                },
                move || match choice.get() {
                    Some(choice) => {
                        let period = choice.name(session.words());
                        session.words().with(key::FIGURES_OF, &[("period", Argument::Text(period))])
                    }
                    None => session.words().say(key::FIGURES),
                },
            )
            .line(move || days_line(choice.get(), session.words())),
    );
    // Read when an answer is shown: the address may be ahead of the answer.
    let place = move || {
        choice.get_untracked()?;
        Some(Place { code: code.get_untracked(), query: query.get_untracked() })
    };
    let body = move || match (choice.get().is_some(), by.get().is_some()) {
        (false, _) => {
            recorded.show(|_, words| empty("chart", words.say(key::NO_RECORDS), String::new(), ().into_any()))
        }
        (true, false) => listed_answer.show(move |data, words| match (place(), &data.indicator) {
            (Some(place), Some(figure)) => {
                let shown = figure_of!(figure.figure_head);
                content(
                    &shown,
                    &place,
                    listed::list(&shown, figure, &place, words),
                    Some(figure.records.total_count),
                    words,
                )
            }
            _ => unknown(words),
        }),
        (true, true) => parts_answer.show(move |data, words| match (place(), &data.indicator) {
            (Some(place), Some(figure)) => {
                let shown = figure_of!(figure.figure_head);
                content(&shown, &place, breakdown::bars(&shown, figure, &place, words), None, words)
            }
            _ => unknown(words),
        }),
    };
    view! { {head}{body} }.into_any()
}

fn unknown(words: Words) -> AnyView {
    let all = view! { <a class="button" href="/figures">{words.say(key::FIGURES)}</a> };
    empty("chart", words.say(key::FIGURE_UNKNOWN), words.say(key::FIGURE_UNKNOWN_REST), all.into_any())
}

fn content(figure: &Figure, place: &Place, body: AnyView, count: Option<i64>, words: Words) -> AnyView {
    view! {
        {proof(figure, place, count, words)}
        <div class="two-columns">
            {body}
            <aside class="stack" aria-label=words.say(key::HOW_COUNTED)>{rule(figure, words)}</aside>
        </div>
    }
    .into_any()
}

/// The equation: the total is the sum of parts, and each part opens.
fn proof(figure: &Figure, place: &Place, count: Option<i64>, words: Words) -> AnyView {
    let name = words.code("figure", &figure.code);
    let total = figure.total.map(|total| {
        let out_of = figure.out_of.map(|whole| words.count(key::OUT_OF, whole));
        let unit = out_of.unwrap_or_else(|| words.say(key::TOTAL));
        view! { <p><span class="value">{words.number(total)}</span><span>{unit}</span></p> }
    });
    let events = figure.events.map(|events| view! { <p><span class="value">{words.number(events)}</span><span>{words.say(key::EVENTS)}</span></p> });
    let amount = figure.amount.map(|amount| view! { <p><span class="value">{ashshash_i18n::taka(words.0, Taka(amount))}</span><span>{words.say(key::SET_ASIDE)}</span></p> });
    let parts = figure.people.map(|people| equation(people, place, words));
    let bar = figure.people.map(split);
    let proven = count
        .filter(|count| *count > 0 && !place.is_narrowed() && figure.events.is_none() && Some(*count) == figure.total);
    let proven = proven.map(|count| view! { <p>{chip("good", "check", words.count(key::RECORDS_BELOW, count))}</p> });
    view! {
        <article class="figure-proof" aria-label=name><div class="equation">{total}{parts}{events}{amount}</div>{bar}{proven}</article>
    }
    .into_any()
}

fn equation(people: BySex, place: &Place, words: Words) -> AnyView {
    let mut sign = "=";
    let part = |(class, code, count): (&'static str, &'static str, i64)| {
        let before = std::mem::replace(&mut sign, "+");
        let address = place.of_sex(Some(code));
        view! {
            <span class="sign" aria-hidden="true">{before}</span>
            <p>
                <a class="value" href=address>{words.number(count)}</a>
                <span class=format!("key {class}")>{words.people(code, count)}</span>
            </p>
        }
    };
    people.parts().into_iter().map(part).collect_view().into_any()
}

fn rule(figure: &Figure, words: Words) -> AnyView {
    let output = words.label("output", &figure.output.replace('.', "_")).unwrap_or_default();
    view! {
        <article class="stack">
            <h2>{words.say(key::HOW_COUNTED)}</h2>
            <p>{figure.rule.clone()}</p>
            <dl class="facts">
                <dt>{words.say(key::OUTPUT)}</dt><dd>{words.digits(&figure.output)}" "{output}</dd>
                <dt>{words.say(key::FIGURE_CODE)}</dt><dd><code translate="no" lang="en">{figure.code.clone()}</code></dd>
            </dl>
        </article>
    }
    .into_any()
}

/// The list and the breakdowns to choose from.
pub fn views(figure: &Figure, place: &Place, words: Words) -> AnyView {
    let now = place.query.get("by");
    let list = (None, words.say(key::LIST));
    let others = figure.dimensions.iter().map(|dimension| {
        let code = dimension.lower();
        let name = words.code("dimension", &code);
        (Some(code), name)
    });
    let link = |(by, name): (Option<String>, String)| {
        let here = (by == now).then_some("true");
        view! { <a href=place.with("by", by) aria-current=here>{name}</a> }
    };
    view! {
        <nav class="segments" aria-label=words.say(key::BREAK_DOWN)>{std::iter::once(list).chain(others).map(link).collect_view()}</nav>
    }
    .into_any()
}
