//! What came of a load: what is in, what is not and how to mend it, what to know.

use super::query::loaded;
use crate::ui::{as_written, icon, notice};
use crate::words::Words;
use ashshash_base::Argument;
use ashshash_i18n::{Key, key};
use leptos::prelude::*;

/// The load as the question gives it.
pub type Load = loaded::LoadedRegisterImport;

/// Says the finding: how many are in, how many need correcting.
pub fn title(load: &Load, words: Words) -> String {
    if load.problem.is_some() || load.state.lower() == "failed" {
        return words.say(key::IMPORT_FAILED_TITLE);
    }
    let rows = load.created + load.updated + load.unchanged;
    let first = words.count(if load.dry_run { key::ROWS_WOULD_BE_IN } else { key::ROWS_ARE_IN }, rows);
    if load.refused_count == 0 {
        return first;
    }
    format!("{first} {}", words.count(key::ROWS_NEED_CORRECTING, load.refused_count))
}

/// Says which file, and when.
pub fn line(load: &Load, words: Words) -> String {
    let mut parts = vec![load.file_name.clone(), words.instant(&load.requested_at)];
    if load.dry_run {
        parts.push(words.say(key::DRY_RUN_MARK));
    }
    parts.join(" · ")
}

/// The refused rows as a workbook, and the way to load again.
pub fn buttons(load: &Load, words: Words) -> AnyView {
    let workbook = load.refused_workbook.clone().map(|address| {
        let label = words.count(key::REFUSED_AS_EXCEL, load.refused_count);
        view! { <a class="button primary" href=address download="">{icon("download")}{label}</a> }
    });
    let again = workbook
        .is_some()
        .then(|| view! { <a class="button" href="/imports">{icon("upload")}{words.say(key::IMPORT_AGAIN)}</a> });
    view! {
        <div class="buttons">
            {workbook}
            {again}
        </div>
    }
    .into_any()
}

/// Shows everything else.
pub fn content(load: &Load, words: Words) -> AnyView {
    if let Some(problem) = &load.problem {
        let body = view! { <p>{problem.message.clone()}</p> };
        return notice("bad", "alert", "alert", body.into_any());
    }
    view! {
        {load.dry_run.then(|| notice("plan", "info", "status", view! { <p>{words.say(key::DRY_RUN_RESULT)}</p> }.into_any()))}
        {cards(load, words)}
        {missing(load, words)}
        {refused(load, words)}
        {warnings(load, words)}
        {changes(load, words)}
        {gone(load, words)}
        {ignored(load, words)}
        <p class="meta">{words.say(key::IMPORT_TWICE)}</p>
    }
    .into_any()
}

fn cards(load: &Load, words: Words) -> AnyView {
    let card = |(symbol, name, count): (&'static str, Key, i64)| {
        view! {
            <li><div class="figure-card"><span class="name">{icon(symbol)}" "{words.say(name)}</span><span class="value">{words.number(count)}</span></div></li>
        }
    };
    let cards = [
        ("plus", key::ROWS_NEW, load.created),
        ("refresh", key::ROWS_CHANGED, load.updated),
        ("check", key::ROWS_SAME, load.unchanged),
        ("alert", key::ROWS_REFUSED, load.refused_count),
    ];
    view! { <ul class="figures">{cards.map(card).into_iter().collect_view()}</ul> }.into_any()
}

fn place(sheet: &str, row: i64, words: Words) -> AnyView {
    let row = words.with(key::ROW, &[("row", Argument::Number(row))]);
    view! { <strong translate="no">{sheet.to_owned()}</strong>{format!(", {row}")} }.into_any()
}

/// What a cell says, or why that isn't shown.
fn said(value: Option<&String>, personal: bool, words: Words) -> String {
    let unsaid = if personal { key::PERSONAL_VALUE } else { key::EMPTY_CELL };
    value.cloned().unwrap_or_else(|| words.say(unsaid))
}

fn head(names: &[Key], words: Words) -> AnyView {
    let cells =
        names.iter().map(|name| view! { <th scope="col" role="columnheader">{words.say(*name)}</th> }).collect_view();
    view! { <thead role="rowgroup"><tr role="row">{cells}</tr></thead> }.into_any()
}

fn refused(load: &Load, words: Words) -> Option<AnyView> {
    if load.refused.is_empty() {
        return None;
    }
    let row = |row: &loaded::LoadedRegisterImportRefused| {
        let said = said(row.value.as_ref(), row.personal, words);
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{place(&row.sheet, row.row, words)}</th>
                <td role="cell" translate="no" data-label=words.say(key::COLUMN)>{row.column.clone().unwrap_or_else(|| "–".to_owned())}</td>
                <td role="cell" data-label=words.say(key::IT_SAYS)><span class="said" translate="no">{said}</span></td>
                <td role="cell" data-label=words.say(key::CORRECT_IT)>{row.message.clone()}</td>
            </tr>
        }
    };
    let rest = load.refused_count - i64::try_from(load.refused.len()).unwrap_or(0);
    let more = (rest > 0).then(|| view! { <p class="meta">{words.count(key::MORE_IN_WORKBOOK, rest)}</p> });
    Some(
        view! {
            <section aria-labelledby="refused">
                <div class="section-head"><h2 id="refused">{words.say(key::REFUSED_ROWS)}</h2><span class="meta">{words.say(key::ROWS_AS_EXCEL)}</span></div>
                <div class="table-frame"><table class="records" role="table">
                    {head(&[key::WHERE, key::COLUMN, key::IT_SAYS, key::CORRECT_IT], words)}
                    <tbody role="rowgroup">{load.refused.iter().map(row).collect_view()}</tbody>
                </table></div>
                {more}
            </section>
        }
        .into_any(),
    )
}

fn missing(load: &Load, words: Words) -> Option<AnyView> {
    if load.missing_columns.is_empty() {
        return None;
    }
    let lines = load.missing_columns.iter().map(|column| view! { <p>{column.message.clone()}</p> }).collect_view();
    let body = view! { <h2>{words.say(key::MISSING_COLUMNS)}</h2>{lines} };
    Some(notice("wait", "alert", "status", body.into_any()))
}

fn warnings(load: &Load, words: Words) -> Option<AnyView> {
    if load.warnings.is_empty() {
        return None;
    }
    let warning = |warning: &loaded::LoadedRegisterImportWarnings| {
        let title = format!("{} · {}", warning.message, words.count(key::COUNT_ROWS, warning.count));
        let rows = warning.rows.iter().map(|row| view! { <li>{place(&row.sheet, row.row, words)}</li> }).collect_view();
        let rest = warning.count - i64::try_from(warning.rows.len()).unwrap_or(0);
        let more = (rest > 0).then(|| view! { <li>{words.count(key::AND_MORE, rest)}</li> });
        view! {
            <details class="card"><summary><span>{icon("info")}" "{title}</span></summary><ul class="plain-list row-list">{rows}{more}</ul></details>
        }
    };
    Some(
        view! {
            <section aria-labelledby="warned">
                <div class="section-head"><h2 id="warned">{words.say(key::WARNED_ROWS)}</h2><span class="meta">{words.say(key::WARNED_HINT)}</span></div>
                <div class="stack tight">{load.warnings.iter().map(warning).collect_view()}</div>
            </section>
        }
        .into_any(),
    )
}

fn changes(load: &Load, words: Words) -> Option<AnyView> {
    if load.changes_count == 0 {
        return None;
    }
    let row = |change: &loaded::LoadedRegisterImportChanges| {
        let code = change.code.clone();
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{place(&change.sheet, change.row, words)}" "<span class="code" translate="no">{code}</span></th>
                <td role="cell" translate="no" data-label=words.say(key::FIELD)>{change.field.clone()}</td>
                <td role="cell" translate="no" data-label=words.say(key::WAS)>{said(change.was.as_ref(), change.personal, words)}</td>
                <td role="cell" translate="no" data-label=words.say(key::IS)>{said(change.is.as_ref(), change.personal, words)}</td>
            </tr>
        }
    };
    Some(
        view! {
            <section aria-labelledby="changed">
                <div class="section-head"><h2 id="changed">{words.say(key::CHANGES)}</h2><span class="meta">{words.count(key::COUNT_CHANGES, load.changes_count)}</span></div>
                <div class="table-frame"><table class="records" role="table">
                    {head(&[key::WHERE, key::FIELD, key::WAS, key::IS], words)}
                    <tbody role="rowgroup">{load.changes.iter().map(row).collect_view()}</tbody>
                </table></div>
            </section>
        }
        .into_any(),
    )
}

fn gone(load: &Load, words: Words) -> Option<AnyView> {
    if load.gone_count == 0 {
        return None;
    }
    let row = |row: &loaded::LoadedRegisterImportGone| view! { <li translate="no">{format!("{}: {}", row.sheet, row.description)}</li> };
    let title = words.count(key::GONE_ROWS, load.gone_count);
    Some(
        view! {
            <details class="card">
                <summary><span>{icon("alert")}" "{title}</span></summary>
                <p>{words.say(key::GONE_HINT)}</p>
                <ul class="plain-list row-list">{load.gone.iter().map(row).collect_view()}</ul>
            </details>
        }
        .into_any(),
    )
}

fn ignored(load: &Load, words: Words) -> Option<AnyView> {
    if load.ignored_sheets.is_empty() && load.ignored_columns.is_empty() {
        return None;
    }
    let sheet = |sheet: &String| view! { <li>{words.say(key::SHEET)}" "{as_written(sheet)}</li> };
    let column = |column: &loaded::LoadedRegisterImportIgnoredColumns| {
        view! { <li translate="no">{format!("{}: {}", column.sheet, column.column)}</li> }
    };
    Some(
        view! {
            <details class="card">
                <summary><span>{icon("info")}" "{words.say(key::IGNORED)}</span></summary>
                <p>{words.say(key::IGNORED_HINT)}</p>
                <ul class="plain-list row-list">
                    {load.ignored_sheets.iter().map(sheet).collect_view()}
                    {load.ignored_columns.iter().map(column).collect_view()}
                </ul>
            </details>
        }
        .into_any(),
    )
}
