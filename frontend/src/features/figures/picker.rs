//! Choosing the period; it stands in the address.

use super::period::{Choice, Kind, span};
use super::query::{Recorded, recorded};
use crate::api::{Loaded, load};
use crate::session::session;
use crate::ui::icon;
use crate::words::{Words, day, iso};
use ashshash_base::date::{self, DateProblem};
use ashshash_base::{Date, Period};
use ashshash_i18n::{Key, key};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

/// The period in the address, and what is recorded when there is none.
#[derive(Clone, Copy)]
pub struct Chosen {
    pub choice: Memo<Option<Choice>>,
    pub recorded: Loaded<recorded::ResponseData>,
}

/// Follows the period in the address; where there is none, the latest year with records is put there.
pub fn use_choice() -> Chosen {
    let query = use_query_map();
    let choice = Memo::new(move |_| query.read().get("period").and_then(|text| Choice::read(&text)));
    let recorded = load::<Recorded>(move || choice.get().is_none().then_some(recorded::Variables {}));
    let (navigate, location) = (use_navigate(), use_location());
    Effect::new(move |_| {
        let latest = recorded.get().and_then(|answer| {
            let period = answer.recorded_period.as_ref()?;
            Some(Choice::Year(0).of_kind(Kind::Year, day(&period.to)?))
        });
        if let (None, Some(latest)) = (choice.get(), latest) {
            let mut params = query.get_untracked();
            params.replace("period", latest.address());
            let address = format!("{}{}", location.pathname.get_untracked(), params.to_query_string());
            navigate(&address, NavigateOptions { replace: true, scroll: false, ..Default::default() });
        }
    });
    Chosen { choice, recorded }
}

/// Shows the kinds of period, the steps to the one before and after, and two fields for any days.
pub fn picker(choice: Choice, recorded: Option<Period>, words: Words) -> AnyView {
    let anchor = recorded.map_or(choice.period().to, |known| choice.period().to.min(known.to).max(known.from));
    let kinds = [
        (Kind::Year, key::PERIOD_YEAR),
        (Kind::Quarter, key::PERIOD_QUARTER),
        (Kind::Month, key::PERIOD_MONTH),
        (Kind::Days, key::PERIOD_DAYS),
    ];
    let segment = |(kind, name)| {
        let here = (kind == choice.kind()).then_some("true");
        let target = if here.is_some() { choice } else { choice.of_kind(kind, anchor) };
        view! { <a href=address(target) aria-current=here>{words.say(name)}</a> }
    };
    let second =
        if choice.kind() == Kind::Days { days(choice.period(), words) } else { steps(choice, recorded, words) };
    view! {
        <div class="period-picker">
            <nav class="segments" aria-label=words.say(key::PERIOD)>{kinds.into_iter().map(segment).collect_view()}</nav>
            {second}
        </div>
    }
    .into_any()
}

fn address(choice: Choice) -> String {
    format!("?period={}", choice.address())
}

fn steps(choice: Choice, recorded: Option<Period>, words: Words) -> AnyView {
    let lies_in = |period: Period| recorded.is_none_or(|known| period.from <= known.to && known.from <= period.to);
    let step = |target: Option<Choice>, symbol: &'static str, name| {
        let target = target.filter(|target| lies_in(target.period()))?;
        let label = format!("{}: {}", words.say(name), target.name(words));
        Some(view! { <a class="button" href=address(target) aria-label=label>{icon(symbol)}</a> })
    };
    view! {
        <div class="buttons steps">
            {step(choice.before(), "back", key::PERIOD_BEFORE)}
            <strong>{choice.name(words)}</strong>
            {step(choice.after(), "next", key::PERIOD_AFTER)}
        </div>
    }
    .into_any()
}

fn days(period: Period, words: Words) -> AnyView {
    let from = RwSignal::new(words.day(period.from));
    let to = RwSignal::new(words.day(period.to));
    let (wrong_from, wrong_to) = (RwSignal::new(None::<Key>), RwSignal::new(None::<Key>));
    let (navigate, session) = (use_navigate(), session());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (first, last) = (read(&from.get_untracked()), read(&to.get_untracked()));
        wrong_from.set(first.err());
        wrong_to.set(last.err());
        if let (Ok(first), Ok(last)) = (first, last) {
            match Period::new(first, last) {
                Ok(period) => {
                    navigate(&format!("?period={}", Choice::Days(period).address()), NavigateOptions::default());
                }
                Err(_) => wrong_to.set(Some(key::PERIOD_ORDER)),
            }
        }
    };
    let field = |id: &'static str, name, value: RwSignal<String>, wrong: RwSignal<Option<Key>>| {
        let about = format!("{id}-problem");
        let problem = {
            let about = about.clone();
            move || {
                let about = about.clone();
                wrong.get().map(|what| {
                    view! { <span class="problem" role="alert" id=about>{icon("alert")}{session.words().say(what)}</span> }
                })
            }
        };
        view! {
            <div>
                <label>{words.say(name)}
                    <input type="text" autocomplete="off" aria-invalid=move || wrong.get().map(|_| "true") aria-describedby=about
                        prop:value=value on:input=move |event| value.set(event_target_value(&event))/>
                </label>
                {problem}
            </div>
        }
    };
    view! {
        <form class="filters" novalidate on:submit=submit>
            {field("from", key::PERIOD_FROM, from, wrong_from)}
            {field("to", key::PERIOD_TO, to, wrong_to)}
            <button type="submit">{words.say(key::SHOW)}</button>
        </form>
    }
    .into_any()
}

/// Reads a day, or says what is wrong with it.
fn read(text: &str) -> Result<Date, Key> {
    date::parse(text).map_err(|problem| match problem {
        DateProblem::NotReal { .. } => key::DAY_NOT_REAL,
        DateProblem::Unreadable => key::DATE_PROBLEM,
    })
}

/// Reads what the server says is recorded.
pub fn recorded_period(from: &str, to: &str) -> Option<Period> {
    Period::new(day(from)?, day(to)?).ok()
}

/// Says the period's days under a title.
pub fn days_line(choice: Option<Choice>, words: Words) -> String {
    choice.map(|choice| span(choice.period(), words)).unwrap_or_default()
}

/// Gives a month of a period as an address, whole or cut.
pub fn month_address(month: Period) -> String {
    let first: Date = month.from;
    let whole = Choice::Year(0).of_kind(Kind::Month, first);
    if whole.period() == month { whole.address() } else { format!("{}..{}", iso(month.from), iso(month.to)) }
}
