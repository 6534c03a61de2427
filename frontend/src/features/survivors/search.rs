//! Search by name, as it sounds. What is searched never stands in the address, the title or the history.

use super::list::{place_name, status_chip};
use super::query::{Search as Question, search};
use crate::api::{Loaded, load};
use crate::session::{Session, session};
use crate::ui::{empty, icon, notice};
use crate::words::Words;
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// As many as fit on a screen; more means: say more of the name.
const MOST: i64 = 20;

/// The field beside the list, and what it found.
#[derive(Clone, Copy)]
pub struct Search {
    typed: RwSignal<String>,
    asked: RwSignal<Option<String>>,
    found: Loaded<search::ResponseData>,
    /// Where somebody found leads to, by code.
    opens: fn(&str) -> String,
    /// Who can be chosen, by status.
    offers: fn(&str) -> bool,
    session: Session,
}

impl Search {
    /// Starts with nothing searched; what is found opens an address, where its status lets it be offered at all.
    pub fn new(opens: fn(&str) -> String, offers: fn(&str) -> bool) -> Self {
        let asked = RwSignal::new(None::<String>);
        let found = load::<Question>(move || asked.get().map(|text| search::Variables { text, first: MOST }));
        Self { typed: RwSignal::default(), asked, found, opens, offers, session: session() }
    }

    /// Tells whether results stand in the list's place.
    pub fn asked(self) -> bool {
        self.asked.with(Option::is_some)
    }

    fn forget(self) {
        self.typed.set(String::new());
        self.asked.set(None);
        self.found.answer.set(None);
    }

    /// Shows the field.
    pub fn field(self) -> AnyView {
        let words = move || self.session.words();
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            let text = self.typed.get_untracked().trim().to_owned();
            if text.is_empty() {
                self.forget();
            } else {
                self.found.answer.set(None);
                self.asked.set(Some(text));
            }
        };
        view! {
            <form class="card search" autocomplete="off" novalidate on:submit=submit>
                <div class="field">
                    <label for="search-name">{move || words().say(key::SEARCH_NAME)}</label>
                    <p class="hint" id="search-hint">{move || words().say(key::SEARCH_HINT)}</p>
                    <div class="with-button">
                        <input id="search-name" type="text" autocomplete="off" spellcheck="false" aria-describedby="search-hint"
                            prop:value=self.typed on:input=move |event| self.typed.set(event_target_value(&event))/>
                        <button type="submit">{icon("search")}{move || words().say(key::SEARCH)}</button>
                    </div>
                </div>
            </form>
        }
        .into_any()
    }

    /// Shows what was found.
    pub fn results(self) -> AnyView {
        let list = self.found.show(move |data, words| self.matches(data, words));
        let back = move || self.session.words().say(key::SEARCH_BACK);
        view! {
            <div><button type="button" class="quiet" on:click=move |_| self.forget()>{icon("back")}{back}</button></div>
            {list}
        }
        .into_any()
    }

    fn matches(self, data: &search::ResponseData, words: Words) -> AnyView {
        let found = &data.survivor_search;
        let matches = || {
            let all = found.matches.iter().map(|found| &found.survivor);
            all.filter(|survivor| (self.offers)(&survivor.status.lower()))
        };
        if matches().next().is_none() && !found.too_many {
            return empty("search", words.say(key::SEARCH_NOBODY), words.say(key::SEARCH_NOBODY_REST), ().into_any());
        }
        let more = found.too_many.then(|| {
            let body = view! { <p>{words.say(key::SEARCH_TOO_MANY)}</p> };
            notice("plan", "info", "status", body.into_any())
        });
        let rows = matches().map(|survivor| row(survivor, (self.opens)(&survivor.code), words)).collect_view();
        let count = words.count(key::SEARCH_FOUND, i64::try_from(matches().count()).unwrap_or(0));
        view! {
            <section aria-labelledby="found">
                <div class="section-head"><h2 id="found"><span role="status">{count}</span></h2></div>
                {more}
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any()
    }
}

fn row(survivor: &search::SearchSurvivorSearchMatchesSurvivor, address: String, words: Words) -> AnyView {
    let place = place_name(
        survivor.union_.as_ref().map(|place| words.name(&place.name, &place.name_bn)),
        survivor.upazila.as_ref().map(|place| words.name(&place.name, &place.name_bn)),
        words,
    );
    let born = survivor.birth_year.map(|year| words.with(key::BORN_IN, &[("year", Argument::Number(year))]));
    let line = [Some(words.code("sex", &survivor.sex.lower())), born, Some(place)];
    let line = line.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <li><a href=address>
            {icon("person")}
            <span><strong class="code" translate="no" lang="en">{survivor.code.clone()}</strong><span class="meta">{line}</span></span>
            {status_chip(&survivor.status.lower(), words)}
        </a></li>
    }
    .into_any()
}
