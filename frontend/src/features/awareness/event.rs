//! One event: a new one, or one to correct.

use super::deeds::{EventReachInput, EventRecord};
use super::query::{OneEvent, one_event};
use crate::api::{Code, load};
use crate::features::places;
use crate::session::session;
use crate::ui::form::{self, Field, Form, Label, Options, Reading, day, number, select, task};
use crate::ui::{Head, empty, page_head};
use crate::words::{Words, day as day_of};
use ashshash_awareness::ActivityType;
use ashshash_awareness::event::DAY_OBSERVATION;
use ashshash_base::{Argument, AwarenessEventId};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use std::sync::Arc;

type Found = one_event::OneEventNodeOnAwarenessEvent;

/// Channels, with the names of their fields.
const CHANNELS: [(&str, [&str; 2]); 4] = [
    ("rally", ["rally.male", "rally.female"]),
    ("cable_puppet_show", ["cable.male", "cable.female"]),
    ("quiz", ["quiz.male", "quiz.female"]),
    ("house_to_house", ["house.male", "house.female"]),
];

/// The fields.
#[derive(Clone, Copy)]
struct Fields {
    form: Form,
    activity: Field,
    on: Field,
    people: [Field; 3],
    pupils: [Field; 2],
    reach: [(&'static str, Field, Field); 4],
}

impl Fields {
    fn of(form: Form) -> Self {
        Self {
            form,
            activity: form.field("activity"),
            on: form.field("on"),
            people: ["male", "female", "other"].map(|name| form.field(name)),
            pupils: ["boys", "girls"].map(|name| form.field(name)),
            reach: CHANNELS.map(|(code, [men, women])| (code, form.field(men), form.field(women))),
        }
    }

    /// Reads an event; with others whom a channel reached as they stood, since no field asks for them.
    fn read(self, read: &mut Reading, (id, version): (String, Option<i64>), others: &[(String, i64)]) -> EventRecord {
        let is_day = self.activity.value.get_untracked() == DAY_OBSERVATION;
        let mut reach = Vec::new();
        for (code, men, women) in self.reach.iter().filter(|_| is_day) {
            let people = (read.number_or_none(*men), read.number_or_none(*women));
            let other = others.iter().find(|(channel, _)| channel == code).map(|(_, other)| *other);
            if people != (None, None) || other.is_some() {
                let (male, female) = (people.0.unwrap_or_default(), people.1.unwrap_or_default());
                reach.push(EventReachInput { channel: Code::from_lower(code), male, female, other });
            }
        }
        let [male, female, other] = self.people;
        let [boys, girls] = self.pupils;
        EventRecord {
            deed_id: read.deed_id(),
            id,
            version,
            activity: read.chosen(self.activity),
            on: read.day(self.on),
            upazila: read.text_or_none(self.form.field("upazila")),
            union: read.text_or_none(self.form.field("union")),
            male: read.number(male),
            female: read.number(female),
            other: read.number_or_none(other),
            boys: read.number_or_none(boys),
            girls: read.number_or_none(girls),
            reach,
        }
    }

    fn show(self) -> AnyView {
        let [male, female, other] = self.people;
        let [boys, girls] = self.pupils;
        let types: Options = Arc::new(|words| {
            let all = ActivityType::standard().iter();
            all.map(|info| (info.code.to_owned(), words.code("activity", info.code))).collect()
        });
        let channels = move || {
            let row = |(code, men, women): &(&'static str, Field, Field)| {
                let pair = [(*men, key::MEN_CAME), (*women, key::WOMEN_CAME)];
                let pair = pair.map(|(field, sex)| number(field, channel(code, sex)));
                view! { <div class="pair">{pair.into_iter().collect_view()}</div> }
            };
            self.activity.is(DAY_OBSERVATION).then(|| self.reach.iter().map(row).collect_view())
        };
        view! {
            {select(self.activity, Label::new(key::EVENT_TYPE), types)}
            {day(self.on, Label::new(key::DATE))}
            {places::picker(self.form, true)}
            <div class="pair">{number(male, Label::new(key::MEN_CAME))}{number(female, Label::new(key::WOMEN_CAME))}</div>
            {number(other, Label::new(key::OTHERS_CAME).optional())}
            <div class="pair">{number(boys, Label::new(key::EVENT_BOYS).optional())}{number(girls, Label::new(key::EVENT_GIRLS).optional())}</div>
            {channels}
        }
        .into_any()
    }
}

fn channel(code: &'static str, sex: ashshash_i18n::Key) -> Label {
    Label::said(move |words| {
        let channel = Argument::Text(words.code("channel", code));
        format!("{} · {}", words.with(key::EVENT_REACH, &[("channel", channel)]), words.say(sex))
    })
    .optional()
}

fn head(title: ashshash_i18n::Key) -> AnyView {
    let session = session();
    page_head(
        Head::new(move || session.words().say(title))
            .back(|| "/events".to_owned(), move || session.words().say(key::AWARENESS_EVENTS)),
    )
}

/// What follows once an event is saved.
fn done(said: ashshash_i18n::Key) -> impl Fn(crate::api::Outcome) + Clone + 'static {
    let (session, navigate) = (session(), use_navigate());
    move |_| {
        session.tell(move |words| words.say(said), |words| words.say(key::EVENT_WRITTEN_NEXT));
        navigate("/events", NavigateOptions::default());
    }
}

/// Shows the form of a new event.
pub fn new() -> AnyView {
    let form = Form::new("event").drafted("new");
    let fields = Fields::of(form);
    for field in &fields.people[..2] {
        field.starts_as(session().words_untracked().number(0));
    }
    let make = move |read: &mut Reading| {
        let id = read.new_id(AwarenessEventId::TYPE);
        fields.read(read, (id, None), &[])
    };
    form.submits(make, done(key::EVENT_WRITTEN));
    task(view! { {head(key::EVENT_NEW)}{form::form(form, key::SAVE, fields.show())} }.into_any())
}

/// Shows the form of an event that is written already.
pub fn edit() -> AnyView {
    let session = session();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let answer = load::<OneEvent>(move || Some(one_event::Variables { id: id.get() }));
    let form = Form::new("event").drafted(id.get_untracked());
    let fields = Fields::of(form);
    let others = StoredValue::new(Vec::new());
    Effect::new(move |_| {
        let data = answer.get();
        let Some(found) = data.as_deref().and_then(of) else { return };
        others.set_value(found.reach.iter().map(|reach| (reach.channel.lower(), reach.other)).collect());
        form.fill(found.version, &saved(found, session.words_untracked()));
    });
    form.reloads(move || answer.retry());
    let make = move |read: &mut Reading| {
        others.with_value(|others| fields.read(read, (id.get_untracked(), Some(read.version())), others))
    };
    form.submits(make, done(key::EVENT_CORRECTED));
    let is_there = Memo::new(move |_| answer.get().is_some_and(|data| of(&data).is_some()));
    // What is loaded anew after somebody else's change leaves the form standing.
    let body = move || {
        if is_there.get() {
            return form::form(form, key::SAVE, fields.show());
        }
        answer.show(|_, words| empty("speech", words.say(key::NO_EVENT), words.say(key::NO_EVENT_REST), ().into_any()))
    };
    task(view! { {head(key::EVENT_EDIT)}{body} }.into_any())
}

fn of(data: &one_event::ResponseData) -> Option<&Found> {
    match data.node.as_ref()? {
        one_event::OneEventNode::AwarenessEvent(found) => Some(found),
        _ => None,
    }
}

/// What the fields show of an event: whom a channel reached is a part of its numbers, and has fields of its own.
fn saved(found: &Found, words: Words) -> Vec<(&'static str, String)> {
    let reached =
        |people: fn(&one_event::OneEventNodeOnAwarenessEventReach) -> i64| found.reach.iter().map(people).sum::<i64>();
    let said = |number: i64| words.digits(&number.to_string());
    let in_room = |all: i64, reached: i64| said((all - reached).max(0));
    let optional = |number: Option<i64>| number.map_or_else(String::new, said);
    let mut values = vec![
        ("activity", found.activity_type.clone()),
        ("on", day_of(&found.event_on).map_or_else(|| found.event_on.clone(), |on| words.day(on))),
        ("district", found.district.as_ref().map_or_else(String::new, |place| place.code.clone())),
        ("upazila", found.upazila.as_ref().map_or_else(String::new, |place| place.code.clone())),
        ("union", found.union_.as_ref().map_or_else(String::new, |place| place.code.clone())),
        ("male", in_room(found.male, reached(|reach| reach.male))),
        ("female", in_room(found.female, reached(|reach| reach.female))),
        ("other", optional(Some(found.other - reached(|reach| reach.other)).filter(|other| *other > 0))),
        ("boys", optional(found.boys)),
        ("girls", optional(found.girls)),
    ];
    for (code, [men, women]) in CHANNELS {
        let channel = found.reach.iter().find(|reach| reach.channel.lower() == code);
        values.push((men, optional(channel.map(|reach| reach.male))));
        values.push((women, optional(channel.map(|reach| reach.female))));
    }
    values
}
