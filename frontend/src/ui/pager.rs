//! Pages of a long list, by cursor; the address names the page, so that back and reload work.

use super::icon;
use crate::words::Words;
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

/// How many rows a page has.
pub const PAGE: i64 = 50;

/// How much of a list is shown.
#[derive(Clone, Copy)]
pub struct Shown {
    /// Rows on this page.
    pub rows: usize,
    /// Rows that a page can have.
    pub of_page: usize,
    /// Rows in all.
    pub total: i64,
}

/// Says which rows are shown and links to the next page and back to the first.
pub fn pager(path: &str, params: &ParamsMap, shown: usize, total: i64, next: Option<String>, words: Words) -> AnyView {
    let of_page = usize::try_from(PAGE).unwrap_or(1);
    pager_of(path, params, Shown { rows: shown, of_page, total }, next, words)
}

/// The same for pages of another size.
pub fn pager_of(path: &str, params: &ParamsMap, shown: Shown, next: Option<String>, words: Words) -> AnyView {
    let (size, total) = (i64::try_from(shown.of_page).unwrap_or(1), shown.total);
    let page: i64 = params.get_str("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1);
    let first = (page - 1) * size + 1;
    let last = (first + i64::try_from(shown.rows).unwrap_or(0) - 1).max(0);
    let range = words.with(
        key::PAGE_RANGE,
        &[
            ("first", Argument::Count(first.min(last))),
            ("last", Argument::Count(last)),
            ("count", Argument::Count(total)),
        ],
    );
    let address = |after: Option<String>, page: i64| {
        let mut params = params.clone();
        params.remove("after");
        params.remove("page");
        if let Some(after) = after {
            params.insert("after", after);
            params.insert("page", page.to_string());
        }
        format!("{path}{}", params.to_query_string())
    };
    let back = (page > 1).then(|| {
        view! { <a class="button" href=address(None, 1)>{icon("back")}{words.say(key::PAGE_FIRST)}</a> }
    });
    let on = next.map(|cursor| {
        let count = (total - last).clamp(1, size);
        view! { <a class="button" href=address(Some(cursor), page + 1)>{words.count(key::PAGE_NEXT, count)}{icon("next")}</a> }
    });
    view! {
        <nav class="pages" aria-label=words.say(key::PAGES)>
            <span class="meta" role="status">{range}</span>
            <span class="buttons">{back}{on}</span>
        </nav>
    }
    .into_any()
}
