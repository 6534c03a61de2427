//! All figures by output.

use super::overview::{Figure, Seen};
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;

/// Lists every figure of the period under its output.
pub fn table(seen: &Seen<'_>) -> AnyView {
    let words = seen.words;
    let mut shown: Vec<&Figure> = seen.data.indicators.iter().filter(|figure| is_shown(figure)).collect();
    shown.sort_by(|one, other| one.output.cmp(&other.output));
    let other = shown.iter().any(|figure| figure.other.unwrap_or(0) != 0);
    let columns = 4 + usize::from(other) + usize::from(seen.before.is_some());
    let mut rows = Vec::new();
    let mut output = "";
    for figure in shown {
        if figure.output != output {
            output = &figure.output;
            rows.push(group(output, columns, seen));
        }
        rows.push(row(figure, other, seen));
    }
    let head = |name: String| view! { <th scope="col" class="number">{name}</th> };
    let other = other.then(|| head(words.say(key::SEXES_OTHER)));
    let from = seen.before.map(|before| {
        let from = words.with(key::FROM_BEFORE, &[("period", Argument::Text(before.name(words)))]);
        view! { <th scope="col" class="number wide-only">{from}</th> }
    });
    view! {
        <section aria-labelledby="all">
            <div class="section-head"><h2 id="all">{words.say(key::ALL_FIGURES)}</h2></div>
            <div class="table-frame" tabindex="0" role="group" aria-labelledby="all"><table class="records keep-columns">
                <thead><tr>
                    <th scope="col">{words.say(key::FIGURE)}</th>
                    {head(words.say(key::SEXES_MALE))}{head(words.say(key::SEXES_FEMALE))}{other}
                    {head(words.say(key::TOTAL))}{from}
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}

/// The two that stand as charts above have no total of their own.
fn is_shown(figure: &Figure) -> bool {
    !figure.code.starts_with("enrolled_by_")
}

fn group(output: &str, columns: usize, seen: &Seen<'_>) -> AnyView {
    let name = seen.words.label("output", &output.replace('.', "_")).unwrap_or_default();
    let title = format!("{} {name}", seen.words.digits(output));
    view! { <tr class="group-head"><th colspan=columns.to_string() scope="colgroup">{title}</th></tr> }.into_any()
}

fn row(figure: &Figure, other: bool, seen: &Seen<'_>) -> AnyView {
    let words = seen.words;
    let name = words.code("figure", &figure.code);
    let open = |count: Option<i64>, address: String, said: String| match count {
        None => "–".into_any(),
        Some(0) => words.number(0).into_any(),
        Some(count) => {
            let label = format!("{name}: {said}");
            view! { <a class="number" href=address aria-label=label>{words.number(count)}</a> }.into_any()
        }
    };
    let cell = |count: Option<i64>, sex: &'static str| {
        let said = count.map(|count| format!("{} {}", words.number(count), words.people(sex, count)));
        let address = format!("{}&sex={sex}", seen.address(&figure.code));
        view! { <td class="number">{open(count, address, said.unwrap_or_default())}</td> }
    };
    let total = open(figure.total, seen.address(&figure.code), words.number(figure.total.unwrap_or_default()));
    let change = seen.before.map(|_| {
        let said = seen.change(figure).map_or_else(|| "–".to_owned(), |change| words.change(change));
        view! { <td class="number wide-only">{said}</td> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=seen.address(&figure.code)>{name.clone()}</a>
                {more(figure, seen).map(|more| view! { <span class="meta more">{more}</span> })}
            </th>
            {cell(figure.male, "male")}{cell(figure.female, "female")}{other.then(|| cell(figure.other, "other"))}
            <td class="number"><strong>{total}</strong></td>
            {change}
        </tr>
    }
    .into_any()
}

/// Says events, the whole that a figure is part of, and money.
fn more(figure: &Figure, seen: &Seen<'_>) -> Option<String> {
    let words = seen.words;
    let events = figure.events.map(|count| words.count(key::COUNT_EVENTS, count));
    let out_of = figure.out_of.map(|count| words.count(key::OUT_OF, count));
    let amount = figure.amount_bdt.map(|amount| ashshash_i18n::taka(words.0, ashshash_base::Taka(amount)));
    let said: Vec<String> = [events, out_of, amount].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" · "))
}
