//! The list by code, with its filters in the address.

use super::filters::{KNOWN, filters, is_known};
use super::query::{List, Options, list};
use super::search;
use crate::address::use_known_query;
use crate::api::{Code, load};
use crate::features::places::{Unions, unions};
use crate::session::session;
use crate::ui::{Head, PAGE, as_written, chip, empty, page_head, pager};
use crate::words::{Words, day, iso};
use ashshash_access::Role;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

type Row = list::ListSurvivorsNodes;

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let query = use_known_query(&KNOWN, is_known);
    let options = load::<Options>(|| Some(super::query::options::Variables {}));
    let unions = load::<Unions>(move || query.read().get("upazila").map(|upazila| unions::Variables { upazila }));
    let answer = load::<List>(move || Some(variables(&query.get())));
    let search = search::Search::new(file_address, |_| true);
    let title = move || {
        let own = session.person.get().is_some_and(|person| person.role == Role::Counsellor);
        session.words().say(if own { key::MY_SURVIVORS } else { key::SURVIVORS })
    };
    let head = page_head(Head::new(title).line(move || session.words().say(key::SURVIVORS_LINE)));
    let body = move || {
        if search.asked() {
            search.results()
        } else {
            let list = answer.show(move |data, words| content(data, &query.get_untracked(), words));
            view! { {move || filters(options.get().as_deref(), unions.get().as_deref(), &query.get(), session.words())}{list} }.into_any()
        }
    };
    view! { {head}{search.field()}{body} }.into_any()
}

fn variables(query: &ParamsMap) -> list::Variables {
    let enum_of = |name: &str| query.get(name).map(|code| Code::from_lower(&code));
    // What can't be read as a day filters nothing; the field beside it says so.
    let day_of = |name: &str| query.get(name).and_then(|text| day(&text)).map(iso);
    list::Variables {
        filter: Some(list::SurvivorFilter {
            upazila: query.get("upazila"),
            union_: query.get("union"),
            sex: enum_of("sex"),
            status: enum_of("status"),
            counsellor: query.get("counsellor"),
            enrolled_from: day_of("from"),
            enrolled_to: day_of("to"),
            code_prefix: query.get("code"),
            without_consent: None,
        }),
        order: enum_of("order"),
        first: PAGE,
        after: query.get("after"),
    }
}

fn content(data: &list::ResponseData, query: &ParamsMap, words: Words) -> AnyView {
    let found = &data.survivors;
    if found.nodes.is_empty() {
        let clear = view! { <a class="button" href="/survivors">{words.say(key::FILTERS_CLEAR)}</a> };
        return empty("people", words.say(key::NO_SURVIVOR), words.say(key::NO_SURVIVOR_REST), clear.into_any());
    }
    let next = found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page);
    let rows = found.nodes.iter().map(|row| line(row, words)).collect_view();
    let head = [key::CODE, key::SEX, key::ENROLLED_ON, key::PLACE, key::COUNSELLOR, key::STATUS];
    let head = head
        .map(|name| view! { <th scope="col" role="columnheader">{words.say(name)}</th> })
        .into_iter()
        .collect_view();
    view! {
        <section aria-labelledby="list">
            <div class="section-head"><h2 id="list"><span role="status">{words.count(key::COUNT_SURVIVORS, found.total_count)}</span></h2></div>
            <div class="table-frame">
                <table class="records" role="table">
                    <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
                {pager("/survivors", query, found.nodes.len(), found.total_count, next, words)}
            </div>
        </section>
    }
    .into_any()
}

fn line(row: &Row, words: Words) -> AnyView {
    let place = place_name(
        row.union_.as_ref().map(|place| words.name(&place.name, &place.name_bn)),
        row.upazila.as_ref().map(|place| words.name(&place.name, &place.name_bn)),
        words,
    );
    let counsellor = row.counsellor.as_ref().map_or_else(|| "–".into_any(), |counsellor| as_written(&counsellor.name));
    let enrolled = row.enrolled_on.as_ref().map_or_else(|| "–".to_owned(), |day| words.date(day));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a class="code" translate="no" lang="en" href=file_address(&row.code)>{row.code.clone()}</a></th>
            <td role="cell" data-label=words.say(key::SEX)>{words.code("sex", &row.sex.lower())}</td>
            <td role="cell" data-label=words.say(key::ENROLLED_ON)><time>{enrolled}</time></td>
            <td role="cell" data-label=words.say(key::PLACE)>{place}</td>
            <td role="cell" data-label=words.say(key::COUNSELLOR)>{counsellor}</td>
            <td role="cell" data-label=words.say(key::STATUS)>{status_chip(&row.status.lower(), words)}</td>
        </tr>
    }
    .into_any()
}

/// Gives the address of a file.
pub fn file_address(code: &str) -> String {
    format!("/survivors/{}", String::from(js_sys::encode_uri_component(code)))
}

/// Says union and upazila, or that neither is recorded.
pub fn place_name(union: Option<&str>, upazila: Option<&str>, words: Words) -> String {
    match (union, upazila) {
        (Some(union), Some(upazila)) => format!("{union}, {upazila}"),
        (one, other) => one.or(other).map_or_else(|| words.say(key::NOT_RECORDED), str::to_owned),
    }
}

/// Shows a survivor's status.
pub fn status_chip(status: &str, words: Words) -> AnyView {
    let (state, symbol) = match status {
        "active" => ("good", "check"),
        "completed" => ("plan", "check"),
        "transferred" => ("calm", "next"),
        _ => ("calm", "leave"),
    };
    chip(state, symbol, words.code("status", status))
}
