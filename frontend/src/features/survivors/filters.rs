//! The list's filters; all of them stand in the address.

use super::query::options;
use crate::features::places::unions;
use crate::session::session;
use crate::ui::written_in;
use crate::words::{Words, day, iso};
use ashshash_base::{CounsellorId, date};
use ashshash_i18n::{Key, key};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use leptos_router::params::ParamsMap;

const FILTERS: [&str; 8] = ["upazila", "union", "sex", "status", "counsellor", "from", "to", "code"];

const SEXES: [&str; 3] = ["male", "female", "other"];
const STATES: [&str; 4] = ["active", "dropped_out", "completed", "transferred"];
const ORDERS: [&str; 4] = ["code", "code_descending", "enrolled_on", "enrolled_on_descending"];

/// Filters whose values an address can get wrong.
pub const KNOWN: [&str; 8] = ["sex", "status", "order", "from", "to", "counsellor", "upazila", "union"];

/// Tells whether a filter can have such a value.
pub fn is_known(name: &str, value: &str) -> bool {
    let is_number = |prefix: &str| {
        let number = value.strip_prefix(prefix);
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
    };
    match name {
        "sex" => SEXES.contains(&value),
        "status" => STATES.contains(&value),
        "order" => ORDERS.contains(&value),
        "from" | "to" => day(value).is_some(),
        "counsellor" => value.parse::<CounsellorId>().is_ok(),
        "upazila" => is_number("BD") || is_number("upazila_"),
        _ => is_number("union_"),
    }
}

/// Shows the filters as the address has them.
pub fn filters(
    options: Option<&options::ResponseData>,
    unions: Option<&unions::ResponseData>,
    query: &ParamsMap,
    words: Words,
) -> AnyView {
    let codes = |kind: &str, codes: &[&str]| -> Vec<(String, String)> {
        codes.iter().map(|code| ((*code).to_owned(), words.code(kind, code))).collect()
    };
    let upazilas = options.map(|options| {
        let name =
            |place: &options::OptionsUpazilas| (place.code.clone(), words.name(&place.name, &place.name_bn).to_owned());
        options.upazilas.iter().map(name).collect()
    });
    // Unions are asked for once an upazila is chosen.
    let unions = unions.filter(|_| query.get_str("upazila").is_some()).map(|data| {
        let name =
            |place: &unions::UnionsUnions| (place.code.clone(), words.name(&place.name, &place.name_bn).to_owned());
        data.unions.iter().map(name).collect()
    });
    let counsellors = options.map(|options| {
        options
            .counsellors
            .iter()
            .map(|counsellor| (counsellor.id.clone(), counsellor.name.clone()))
            .collect::<Vec<_>>()
    });
    let counsellors = counsellors.filter(|counsellors| counsellors.len() > 1);
    let orders = codes("order", &ORDERS);
    let some = FILTERS.iter().any(|name| query.get_str(name).is_some());
    let clear = some.then(|| {
        let kept = query.get("order").map(|order| format!("?order={order}")).unwrap_or_default();
        view! { <a class="button quiet" href=format!("/survivors{kept}")>{words.say(key::FILTERS_CLEAR)}</a> }
    });
    view! {
        <details class="card filter-card" open=true>
            <summary>{words.say(key::FILTERS)}</summary>
            <div class="filters" role="group" aria-label=words.say(key::FILTERS)>
                {choice(key::UPAZILA, "upazila", upazilas.unwrap_or_default(), query, words)}
                {unions.map(|unions| choice(key::UNION, "union", unions, query, words))}
                {choice(key::SEX, "sex", codes("sex", &SEXES), query, words)}
                {choice(key::STATUS, "status", codes("status", &STATES), query, words)}
                {counsellors.map(|counsellors| choice(key::COUNSELLOR, "counsellor", counsellors, query, words))}
                {text(key::ENROLLED_FROM, "from", query, words)}
                {text(key::ENROLLED_TO, "to", query, words)}
                {text(key::CODE_STARTS, "code", query, words)}
                {choice(key::ORDER, "order", orders, query, words)}
                {clear}
            </div>
        </details>
    }
    .into_any()
}

/// Writes one filter into the address; the pages start anew.
fn set(query: &ParamsMap, name: &'static str, value: Option<String>) -> String {
    let mut query = query.clone();
    for gone in ["after", "page", name] {
        query.remove(gone);
    }
    if name == "upazila" {
        query.remove("union");
    }
    if let Some(value) = value {
        query.insert(name, value);
    }
    format!("/survivors{}", query.to_query_string())
}

fn choice(label: Key, name: &'static str, options: Vec<(String, String)>, query: &ParamsMap, words: Words) -> AnyView {
    let (navigate, query) = (use_navigate(), query.clone());
    let chosen = query.get(name);
    // Names of counsellors stand as they were written; everything else is ours to say.
    let is_written = name == "counsellor";
    let translate = if is_written { "no" } else { "yes" };
    let option = |(code, words): (String, String)| {
        let selected = chosen.as_deref() == Some(code.as_str());
        let lang = is_written.then(|| written_in(&words));
        view! { <option value=code translate=translate lang=lang prop:selected=selected>{words}</option> }
    };
    // The order always has one; every other filter can be open.
    let all = (name != "order").then(|| {
        view! { <option value="" prop:selected=chosen.is_none()>{words.say(key::ALL)}</option> }
    });
    let options = options.into_iter().map(option).collect_view();
    let go = move |event: leptos::ev::Event| {
        let value = Some(event_target_value(&event)).filter(|value| !value.is_empty());
        navigate(&set(&query, name, value), NavigateOptions { scroll: false, ..Default::default() });
    };
    view! { <label>{words.say(label)}<select on:change=go>{all}{options}</select></label> }.into_any()
}

fn text(label: Key, name: &'static str, query: &ParamsMap, words: Words) -> AnyView {
    let (navigate, query, session) = (use_navigate(), query.clone(), session());
    let is_day = name != "code";
    let now = query.get(name).unwrap_or_default();
    let shown = if is_day { day(&now).map(|day| words.day(day)).unwrap_or_default() } else { now };
    let wrong = RwSignal::new(false);
    let go = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event).trim().to_owned();
        let value = match (typed.is_empty(), is_day) {
            (true, _) => None,
            (false, false) => Some(typed),
            (false, true) => match date::parse(&typed) {
                Ok(day) => Some(iso(day)),
                Err(_) => return wrong.set(true),
            },
        };
        wrong.set(false);
        navigate(&set(&query, name, value), NavigateOptions { scroll: false, ..Default::default() });
    };
    let problem = move || {
        let say = move || session.words().say(key::DATE_PROBLEM);
        wrong.get().then(|| view! { <span class="problem" role="alert">{say()}</span> })
    };
    view! {
        <label>{words.say(label)}
            <input type="text" autocomplete="off" prop:value=shown aria-invalid=move || wrong.get().then_some("true") on:change=go/>
            {problem}
        </label>
    }
    .into_any()
}
