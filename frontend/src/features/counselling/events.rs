//! Awareness events: what was written, and a new one.

use super::deeds::{EventReachInput, EventRecord};
use super::query::{Events, events};
use crate::api::{Code, load};
use crate::features::places;
use crate::session::session;
use crate::ui::form::{self, Field, Form, Label, Options, day, number, select, task};
use crate::ui::{BySex, Head, PAGE, empty, icon, page_head, pager};
use crate::words::Words;
use ashshash_access::{Right, may};
use ashshash_awareness::ActivityType;
use ashshash_awareness::event::DAY_OBSERVATION;
use ashshash_base::{Argument, AwarenessEventId};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use std::sync::Arc;

type Row = events::EventsAwarenessEventsNodes;

/// Channels, with the names of their three fields.
const CHANNELS: [(&str, [&str; 2]); 4] = [
    ("rally", ["rally.male", "rally.female"]),
    ("cable_puppet_show", ["cable.male", "cable.female"]),
    ("quiz", ["quiz.male", "quiz.female"]),
    ("house_to_house", ["house.male", "house.female"]),
];

/// Shows the list.
pub fn page() -> AnyView {
    let session = session();
    let query = use_query_map();
    let answer = load::<Events>(move || Some(events::Variables { first: PAGE, after: query.read().get("after") }));
    let button = view! { <a class="button primary" href="/events/new">{icon("plus")}{move || session.words().say(key::EVENT_NEW)}</a> };
    let head = page_head(Head::new(move || session.words().say(key::AWARENESS_EVENTS)).buttons(button.into_any()));
    let body = answer.show(move |data, words| {
        let found = &data.awareness_events;
        if found.nodes.is_empty() {
            return empty("speech", words.say(key::EVENT_NONE), words.say(key::EVENT_NONE_REST), ().into_any());
        }
        let next = found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page);
        let may_void = session.person.get_untracked().is_some_and(|person| may(person.role, Right::VoidRecord));
        let rows = found.nodes.iter().map(|row| line(row, may_void, words)).collect_view();
        let pages = pager("/events", &query.get_untracked(), found.nodes.len(), found.total_count, next, words);
        view! { <ul class="plain">{rows}</ul>{pages} }.into_any()
    });
    view! { {head}{body} }.into_any()
}

fn line(row: &Row, may_void: bool, words: Words) -> AnyView {
    let place = row.union_.as_ref().map(|place| words.name(&place.name, &place.name_bn));
    let place = place.or_else(|| row.upazila.as_ref().map(|place| words.name(&place.name, &place.name_bn)));
    let people = BySex { male: row.male, female: row.female, other: row.other };
    let place = place.map(|place| format!(" · {place}"));
    let activity = words.code("activity", &row.activity_type);
    let take_back = may_void.then(|| {
        let what = [("what", Argument::Text(activity.clone())), ("date", Argument::Text(words.date(&row.event_on)))];
        view! { <a class="button quiet" href=format!("/records/{}/void", row.id) aria-label=words.with(key::VOID_NAMED, &what)>{words.say(key::VOID)}</a> }
    });
    view! {
        <li><div>
            <strong>{activity}</strong><br/>
            <span class="meta">{words.date(&row.event_on)}{place}" · "{people.sentence(words)}</span>
            {take_back}
        </div></li>
    }
    .into_any()
}

/// Shows the form.
pub fn new() -> AnyView {
    let session = session();
    let form = Form::new("event");
    let (activity, on) = (form.field("activity"), form.field("on"));
    let (upazila, union) = (form.field("upazila"), form.field("union"));
    let (male, female, other) =
        (form.field("male").starts_as("0"), form.field("female").starts_as("0"), form.field("other"));
    let (boys, girls) = (form.field("boys"), form.field("girls"));
    let reach = CHANNELS.map(|(code, [men, women])| (code, form.field(men), form.field(women)));
    let navigate = use_navigate();
    form.submits(
        move |read| {
            let is_day = activity.value.get_untracked() == DAY_OBSERVATION;
            let mut reached = Vec::new();
            for (code, men, women) in reach.iter().filter(|_| is_day) {
                let people = (read.number_or_none(*men), read.number_or_none(*women));
                if people != (None, None) {
                    let (male, female) = (people.0.unwrap_or_default(), people.1.unwrap_or_default());
                    reached.push(EventReachInput { channel: Code::from_lower(code), male, female, other: None });
                }
            }
            EventRecord {
                deed_id: read.deed_id(),
                id: read.new_id(AwarenessEventId::TYPE),
                activity: read.chosen(activity),
                on: read.day(on),
                upazila: read.text_or_none(upazila),
                union: read.text_or_none(union),
                male: read.number(male),
                female: read.number(female),
                other: read.number_or_none(other),
                boys: read.number_or_none(boys),
                girls: read.number_or_none(girls),
                reach: reached,
            }
        },
        move |_| {
            session.tell(|words| words.say(key::EVENT_WRITTEN), |words| words.say(key::EVENT_WRITTEN_NEXT));
            navigate("/events", NavigateOptions::default());
        },
    );
    let types: Options = Arc::new(|words| {
        let all = ActivityType::standard().iter();
        all.map(|info| (info.code.to_owned(), words.code("activity", info.code))).collect()
    });
    let channels = move || {
        let row = |(code, men, women): &(&'static str, Field, Field)| {
            let code = *code;
            let of = move |sex: ashshash_i18n::Key| {
                Label::said(move |words| {
                    let channel = Argument::Text(words.code("channel", code));
                    format!("{} · {}", words.with(key::EVENT_REACH, &[("channel", channel)]), words.say(sex))
                })
                .optional()
            };
            view! { <div class="pair">{number(*men, of(key::MEN_CAME))}{number(*women, of(key::WOMEN_CAME))}</div> }
        };
        activity.is(DAY_OBSERVATION).then(|| reach.iter().map(row).collect_view())
    };
    let fields = view! {
        {select(activity, Label::new(key::EVENT_TYPE), types)}
        {day(on, Label::new(key::DATE))}
        {places::picker(form, true)}
        <div class="pair">{number(male, Label::new(key::MEN_CAME))}{number(female, Label::new(key::WOMEN_CAME))}</div>
        {number(other, Label::new(key::OTHERS_CAME).optional())}
        <div class="pair">{number(boys, Label::new(key::EVENT_BOYS).optional())}{number(girls, Label::new(key::EVENT_GIRLS).optional())}</div>
        {channels}
    };
    let head = page_head(
        Head::new(move || session.words().say(key::EVENT_NEW))
            .back(|| "/events".to_owned(), move || session.words().say(key::AWARENESS_EVENTS)),
    );
    task(view! { {head}{form::form(form, key::SAVE, fields.into_any())} }.into_any())
}
