//! The coordinator's list of entries that may be one person.

use super::deeds::DuplicateDecide;
use super::list::name_of;
use super::query::{Duplicates, duplicates};
use crate::api::{Code, Loaded, load};
use crate::session::session;
use crate::ui::form::{Form, Grave, grave};
use crate::ui::{Head, chip, empty, icon, page_head};
use crate::words::{Words, day};
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;
use std::sync::Arc;

/// So many pairs at once; the next ones follow when these are decided.
const PAIRS: i64 = 10;

type Pair = duplicates::DuplicatesDuplicatesNodes;
type Answer = Loaded<duplicates::ResponseData>;

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let answer = load::<Duplicates>(move || Some(duplicates::Variables { first: PAIRS, after: None }));
    let head = Head::new(move || session.words().say(key::DUPLICATES))
        .back(|| "/leads".to_owned(), move || session.words().say(key::LEADS))
        .line(move || session.words().say(key::DUPLICATES_LINE));
    let body = answer.show(move |data, words| content(data, answer, words));
    view! { {page_head(head)}{body} }.into_any()
}

fn content(data: &Arc<duplicates::ResponseData>, answer: Answer, words: Words) -> AnyView {
    let found = &data.duplicates;
    if found.nodes.is_empty() {
        return empty("check", words.say(key::DUPLICATES_NONE), words.say(key::DUPLICATES_NONE_REST), ().into_any());
    }
    let cards = found.nodes.iter().map(|pair| card(pair, answer, words)).collect_view();
    view! { <div class="stack">{cards}</div> }.into_any()
}

/// One of the two: where it opens, who it is, and a line about it.
fn side(address: String, name: String, line: String) -> AnyView {
    view! { <li><a href=address>{icon("person")}<span><strong translate="no">{name}</strong><span class="meta">{line}</span></span><span></span></a></li> }
        .into_any()
}

macro_rules! line {
    ($entry:expr, $words:expr) => {{
        let born = $entry.birth_year.map(|year| $words.with(key::BORN_IN, &[("year", Argument::Number(year))]));
        let place = $entry.upazila.as_ref().map(|place| $words.name(&place.name, &place.name_bn).to_owned());
        [born, place].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }};
}

macro_rules! named {
    ($entry:expr, $code:expr, $words:expr) => {{
        let who = $entry.identity.as_ref();
        name_of(who.and_then(|w| w.name.as_deref()), who.and_then(|w| w.name_bn.as_deref()), $code, $words)
    }};
}

fn card(pair: &Pair, answer: Answer, words: Words) -> AnyView {
    let first = pair
        .lead
        .as_ref()
        .map(|lead| side(format!("/leads/{}", lead.id), named!(lead, None, words), line!(lead, words)));
    let other = pair
        .other_lead
        .as_ref()
        .map(|lead| side(format!("/leads/{}", lead.id), named!(lead, None, words), line!(lead, words)));
    let survivor = pair.survivor.as_ref().map(|survivor| {
        let address = format!("/survivors/{}", String::from(js_sys::encode_uri_component(&survivor.code)));
        let name = format!("{} · {}", survivor.code, named!(survivor, None, words));
        side(address, name, line!(survivor, words))
    });
    let matches = pair.matches.iter().map(|code| chip("wait", "check", words.code("match", code))).collect_view();
    // Two files by now: they are made one, which decides about the pair too.
    let files = pair.lead.as_ref().and_then(|lead| lead.survivor_code.clone()).zip(pair.survivor.as_ref());
    let one_person = match files {
        Some((code, survivor)) => {
            let part = |code: &str| String::from(js_sys::encode_uri_component(code));
            let address = format!("/survivors/{}/merge?with={}", part(&survivor.code), part(&code));
            view! { <a class="button grave" href=address>{words.say(key::DUPLICATE_SAME)}</a> }.into_any()
        }
        None => same(pair, answer),
    };
    let noticed = day(&pair.noticed_on).map(|day| words.with(key::DUPLICATE_NOTICED, &[("date", Argument::Date(day))]));
    view! {
        <article class="stack">
            <div class="buttons">{matches}<span class="meta">{noticed}</span></div>
            <ul class="rows">{first}{other}{survivor}</ul>
            <div class="buttons">{different(pair, answer, words)}{one_person}</div>
        </article>
    }
    .into_any()
}

fn different(pair: &Pair, answer: Answer, words: Words) -> AnyView {
    let (id, version) = (pair.id.clone(), pair.version);
    let decide = Form::new("duplicate-different");
    decide.submits(
        move |reading| DuplicateDecide {
            deed_id: reading.deed_id(),
            id: id.clone(),
            version,
            decision: Code("DIFFERENT".to_owned()),
        },
        move |_| answer.retry(),
    );
    view! {
        <button type="button" on:click=move |_| decide.submit()>{icon("people")}{words.say(key::DUPLICATE_DIFFERENT)}</button>
    }
    .into_any()
}

fn same(pair: &Pair, answer: Answer) -> AnyView {
    let (id, version) = (pair.id.clone(), pair.version);
    let decide = Form::each("duplicate-same", &pair.id);
    decide.submits(
        move |reading| DuplicateDecide {
            deed_id: reading.deed_id(),
            id: id.clone(),
            version,
            decision: Code("SAME_PERSON".to_owned()),
        },
        move |_| answer.retry(),
    );
    let says = Grave {
        open: key::DUPLICATE_SAME,
        title: key::DUPLICATE_SAME_TITLE,
        follows: key::DUPLICATE_SAME_FOLLOWS,
        confirm: key::DUPLICATE_SAME,
    };
    grave(decide, says, ().into_any())
}
