//! The records that a figure counted.

use super::opened::{Figure, Place, views};
use super::period::Choice;
use super::query::records;
use crate::ui::{as_written, empty, pager};
use crate::words::Words;
use ashshash_base::{Argument, Taka};
use ashshash_i18n::key;
use leptos::prelude::*;

type Row = records::RecordsIndicatorRecordsNodes;

/// Reads something from a row, where the row has it.
type Say<T> = Box<dyn Fn(&Row) -> Option<T>>;

/// A column: its heading, and what it says of a row; shown where some row has something to say.
struct Column {
    name: String,
    numeric: bool,
    say: Say<AnyView>,
}

/// Lists a page of the records.
pub fn list(figure: &Figure, data: &records::RecordsIndicator, place: &Place, words: Words) -> AnyView {
    let found = &data.records;
    let rows = &found.nodes;
    let sex = place.query.get("sex").map(|sex| words.people(&sex, found.total_count));
    let part = place.part().map(|(by, key)| part_name(&by, key.as_deref(), rows.first(), words));
    let which: Vec<String> = [part, sex].into_iter().flatten().collect();
    let title = if which.is_empty() {
        words.count(key::THE_RECORDS, found.total_count)
    } else {
        let which = ("which", Argument::Text(which.join(", ")));
        words.with(key::RECORDS_OF, &[("count", Argument::Count(found.total_count)), which])
    };
    let everybody =
        place.is_narrowed().then(|| view! { <p><a href=place.of_sex(None)>{words.say(key::ALL_RECORDS)}</a></p> });
    let next = found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page);
    let body = if rows.is_empty() {
        empty("chart", words.say(key::NO_RECORD_COUNTED), String::new(), ().into_any())
    } else {
        let path = format!("/figures/{}", place.code);
        view! {
            <div class="table-frame">
                {table(rows, words)}
                {pager(&path, &place.query, rows.len(), found.total_count, next, words)}
            </div>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="records">
            <div class="section-head"><h2 id="records">{title}</h2>{views(figure, place, words)}</div>
            {everybody}
            {body}
        </section>
    }
    .into_any()
}

fn table(rows: &[Row], words: Words) -> AnyView {
    let mut columns = columns(rows, words);
    columns.retain(|column| rows.iter().any(|row| (column.say)(row).is_some()));
    let head = columns.iter().map(|column| {
        let class = if column.numeric { "number" } else { "" };
        view! { <th scope="col" role="columnheader" class=class>{column.name.clone()}</th> }
    });
    let head = head.collect_view();
    let line = |row: &Row| {
        let cells = columns.iter().enumerate().map(|(index, column)| {
            let said = (column.say)(row).unwrap_or_else(|| "–".into_any());
            if index == 0 {
                return view! { <th scope="row" role="rowheader">{said}</th> }.into_any();
            }
            let class = if column.numeric { "number" } else { "" };
            view! { <td role="cell" class=class data-label=column.name.clone()>{said}</td> }.into_any()
        });
        view! { <tr role="row">{cells.collect_view()}</tr> }
    };
    let lines = rows.iter().map(line).collect_view();
    view! {
        <table class="records" role="table">
            <thead role="rowgroup"><tr role="row">{head}</tr></thead>
            <tbody role="rowgroup">{lines}</tbody>
        </table>
    }
    .into_any()
}

fn columns(rows: &[Row], words: Words) -> Vec<Column> {
    let source = rows.first().map(|row| row.source.lower()).unwrap_or_default();
    let text = |name: String, say: Say<String>| Column {
        name,
        numeric: false,
        say: Box::new(move |row| say(row).map(IntoAny::into_any)),
    };
    let number = |name: String, say: Say<i64>| Column {
        name,
        numeric: true,
        say: Box::new(move |row| say(row).map(|count| words.number(count).into_any())),
    };
    let code = Column {
        name: words.say(key::CODE),
        numeric: false,
        say: Box::new(|row| {
            let code = row.survivor.as_ref()?.code.clone();
            let address = format!("/survivors/{}", String::from(js_sys::encode_uri_component(&code)));
            Some(view! { <a class="code" translate="no" lang="en" href=address>{code}</a> }.into_any())
        }),
    };
    let counted_on = words.label("counted", &source).unwrap_or_else(|| words.say(key::DATE));
    let detail = words.label("detail", &source).unwrap_or_else(|| words.say(key::DETAIL));
    vec![
        code,
        Column { name: detail, numeric: false, say: Box::new(move |row| detail_of(row, words)) },
        text(words.say(key::SEX), Box::new(move |row| row.sex.as_ref().map(|sex| words.code("sex", &sex.lower())))),
        Column {
            name: counted_on,
            numeric: false,
            say: Box::new(move |row| {
                Some(view! { <time datetime=row.counted_on.clone()>{words.date(&row.counted_on)}</time> }.into_any())
            }),
        },
        text(words.say(key::PLACE), Box::new(move |row| place_of(row, words))),
        Column {
            name: words.say(key::COUNSELLOR),
            numeric: false,
            say: Box::new(|row| row.counsellor.as_ref().map(|counsellor| as_written(&counsellor.name))),
        },
        number(words.say(key::SEXES_MALE), Box::new(|row| row.male)),
        number(words.say(key::SEXES_FEMALE), Box::new(|row| row.female)),
        number(words.say(key::SEXES_OTHER), Box::new(|row| row.other.filter(|count| *count != 0))),
        text(
            words.say(key::AMOUNT),
            Box::new(move |row| row.amount_bdt.map(|sum| ashshash_i18n::taka(words.0, Taka(sum)))),
        ),
    ]
}

/// Names the part of the figure whose records are listed, as its own records name it.
fn part_name(by: &str, key: Option<&str>, row: Option<&Row>, words: Words) -> String {
    let Some(key) = key else { return words.say(key::NOT_RECORDED) };
    let named = |latin: &str, bangla: &str| words.name(latin, bangla).to_owned();
    let known = match by {
        "upazila" => row.and_then(|row| row.upazila.as_ref()).map(|place| named(&place.name, &place.name_bn)),
        "union" => row.and_then(|row| row.union_.as_ref()).map(|place| named(&place.name, &place.name_bn)),
        "counsellor" => row.and_then(|row| row.counsellor.as_ref()).map(|counsellor| counsellor.name.clone()),
        _ => Choice::read(key).map(|choice| choice.name(words)),
    };
    known.unwrap_or_else(|| words.code("dimension", by))
}

fn place_of(row: &Row, words: Words) -> Option<String> {
    let union = row.union_.as_ref().map(|place| words.name(&place.name, &place.name_bn));
    let upazila = row.upazila.as_ref().map(|place| words.name(&place.name, &place.name_bn));
    match (union, upazila) {
        (Some(union), Some(upazila)) => Some(format!("{union}, {upazila}")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

/// Says a record's detail: a code of ours in words, anything else as it was written.
fn detail_of(row: &Row, words: Words) -> Option<AnyView> {
    let detail = row.detail.as_ref()?;
    let kind = match row.source.lower().as_str() {
        "awareness_event" => "activity",
        "referral" => "service",
        "placement" => "placement",
        "training_enrolment" => "course",
        "counselling_session" => "session",
        _ => return Some(as_written(detail)),
    };
    Some(words.label(kind, detail).map_or_else(|| as_written(detail), IntoAny::into_any))
}
