//! A week of sessions, and the address that a phone's calendar may ask.

use super::clock;
use super::deeds::CalendarFeedEnd;
use super::query::{Week, week};
use crate::api::{Deed, Loaded, load};
use crate::session::{Session, session};
use crate::ui::form::Form;
use crate::ui::{Head, chip, empty, icon, notice, page_head};
use crate::words::{Words, day, iso, today};
use ashshash_base::{Argument, CalendarFeedId, Date};
use ashshash_i18n::key;
use chrono::{Datelike, Days};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;
use wasm_bindgen_futures::JsFuture;

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let query = use_query_map();
    let first = Memo::new(move |_| {
        let asked = query.read().get("week").and_then(|text| day(&text));
        sunday(asked.unwrap_or_else(today))
    });
    let answer = load::<Week>(move || Some(week::Variables { from: iso(first.get()) }));
    let title = move || session.words().with(key::WEEK_OF, &[("date", Argument::Date(first.get()))]);
    let head = page_head(Head::new(move || session.words().say(key::CALENDAR)).line(title));
    let steps = move || {
        let words = session.words();
        let address = |day: Option<Date>| format!("/calendar?week={}", day.map(iso).unwrap_or_default());
        let (before, after) = (first.get().checked_sub_days(Days::new(7)), first.get().checked_add_days(Days::new(7)));
        view! {
            <nav class="buttons" aria-label=words.say(key::CALENDAR)>
                <a class="button" href=address(before)>{icon("back")}{words.say(key::WEEK_BEFORE)}</a>
                <a class="button" href=address(after)>{words.say(key::WEEK_AFTER)}{icon("next")}</a>
            </nav>
        }
    };
    // Shown this once: another language or a new answer doesn't take it away.
    let made = RwSignal::new(None::<String>);
    let body = answer.show(move |data, words| {
        let feed = feed(data.calendar_feed.as_ref().map(|feed| feed.id.clone()), made, answer, session);
        view! { {days(&data.appointments, words)}{feed} }.into_any()
    });
    view! { {head}{steps}{body} }.into_any()
}

/// The first day of the week that holds a day: weeks of the office begin on Sunday.
fn sunday(day: Date) -> Date {
    let back = day.weekday().num_days_from_sunday();
    day.checked_sub_days(Days::new(back.into())).unwrap_or(day)
}

type Row = week::WeekAppointments;

fn days(rows: &[Row], words: Words) -> AnyView {
    if rows.is_empty() {
        let list = view! { <a class="button" href="/survivors">{words.say(key::MY_SURVIVORS)}</a> };
        return empty("calendar", words.say(key::WEEK_EMPTY), words.say(key::WEEK_EMPTY_REST), list.into_any());
    }
    let by_day = rows.chunk_by(|one, other| one.session_on == other.session_on);
    let section = |rows: &[Row]| {
        let on = rows.first().map_or_else(String::new, |row| words.date(&row.session_on));
        let is_today = rows.first().is_some_and(|row| day(&row.session_on) == Some(today()));
        let mark = is_today.then(|| chip("calm", "today", words.say(key::TODAY)));
        let lines = rows.iter().map(|row| line(row, words)).collect_view();
        view! { <section><h2>{on}" "{mark}</h2><ul class="rows later-today">{lines}</ul></section> }
    };
    by_day.map(section).collect_view().into_any()
}

fn line(row: &Row, words: Words) -> AnyView {
    let time = match &row.starts_at {
        Some(time) => clock(words, time),
        None => words.say(key::TIME_OPEN),
    };
    let code = row.survivor.as_ref().map_or_else(String::new, |found| found.code.clone());
    let venue = row.venue.as_ref().map(|venue| words.code("venue", &venue.lower()));
    let (state, symbol) = match row.status.0.as_str() {
        "HELD" => ("good", "check"),
        "PLANNED" => ("calm", "clock"),
        "MISSED" => ("bad", "alert"),
        _ => ("wait", "history"),
    };
    let status = chip(state, symbol, words.code("session", &row.status.lower()));
    view! {
        <li><a href=format!("/sessions/{}", row.id)>
            <time>{time}</time><span><strong class="code" translate="no">{code}</strong><span class="meta">{venue}</span></span>{status}
        </a></li>
    }
    .into_any()
}

/// Makes the address: its answer holds it, this once.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct FeedMake {
    deed_id: String,
    id: String,
}

impl Deed for FeedMake {
    const MUTATION: &'static str = "calendarFeedMake";
    const INPUT: Option<&'static str> = Some("CalendarFeedMakeInput");
    // The address stands where other deeds give the record's id.
    const ANSWER: &'static str = "{ id: address version repeated problems { code field message } }";
}

fn feed(
    present: Option<String>,
    made: RwSignal<Option<String>>,
    answer: Loaded<week::ResponseData>,
    session: Session,
) -> AnyView {
    let words = move || session.words();
    let form = Form::new("feed");
    let make = move |_| {
        form.submits(
            move |read| FeedMake { deed_id: read.deed_id(), id: read.new_id(CalendarFeedId::TYPE) },
            move |outcome| {
                let origin = window().location().origin().unwrap_or_default();
                made.set(outcome.id.map(|address| format!("{origin}{address}")));
                answer.retry();
            },
        );
        form.submit();
    };
    let end = present.clone().map(|id| {
        let end = move |_| {
            let id = id.clone();
            form.submits(
                move |read| CalendarFeedEnd { deed_id: read.deed_id(), id: id.clone() },
                move |_| {
                    session.tell(|words| words.say(key::FEED_ENDED), |words| words.say(key::PHONE_CALENDAR_REST));
                    made.set(None);
                    answer.retry();
                },
            );
            form.submit();
        };
        view! { <button type="button" on:click=end>{move || words().say(key::FEED_END)}</button> }
    });
    let there = present.is_some();
    let address = move || {
        made.get().map(|address| {
            let copy = copy(address.clone(), session);
            let body = view! {
                <p><strong>{words().say(key::FEED_ONCE)}</strong><br/><code class="long" translate="no">{address}</code></p>
                {copy}
            };
            notice("good", "calendar", "status", body.into_any())
        })
    };
    view! {
        <section class="stack">
            <h2>{move || words().say(key::PHONE_CALENDAR)}</h2>
            <p>{move || words().say(key::PHONE_CALENDAR_REST)}" "{move || there.then(|| words().say(key::FEED_THERE))}</p>
            {address}
            <div class="buttons"><button type="button" on:click=make>{move || words().say(key::FEED_MAKE)}</button>{end}</div>
        </section>
    }
    .into_any()
}

/// A button that copies; a browser that forbids it shows none, and the text can still be chosen by hand.
fn copy(text: String, session: Session) -> Option<AnyView> {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        return None;
    }
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let writing = JsFuture::from(clipboard.write_text(&text));
        spawn_local(async move { _ = copied.try_set(writing.await.is_ok()) });
    };
    let said = move || copied.get().then(|| session.words().say(key::FEED_COPIED));
    Some(
        view! {
            <div class="buttons">
                <button type="button" on:click=copy>{move || session.words().say(key::FEED_COPY)}</button>
                <span role="status">{said}</span>
            </div>
        }
        .into_any(),
    )
}
