//! Handing a caseload from one counsellor to another.

use super::deeds::CaseloadHandOver;
use super::query::{Caseload, Offices, caseload, offices};
use crate::api::load;
use crate::session::session;
use crate::ui::form::{Form, Label, Options, checks, choices, form, saved, select, task};
use crate::ui::{Head, page_head};
use crate::words::Words;
use ashshash_i18n::key;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let answer = load::<Offices>(|| Some(offices::Variables {}));
    let head =
        Head::new(move || session.words().say(key::HAND_OVER)).line(move || session.words().say(key::HAND_OVER_LINE));
    let form = Form::new("hand-over");
    form.field("whom").starts_as("all");
    let body = answer.show(move |data, _| filled(form, data));
    task(view! { {page_head(head)}{body} }.into_any())
}

fn filled(over: Form, data: &offices::ResponseData) -> AnyView {
    let whom = over.field("whom");
    // From whom, and after which cursor; every page found stays, so that what was chosen does.
    let asked = RwSignal::new(None::<(String, Option<String>)>);
    let people = RwSignal::new(Vec::<(String, String)>::new());
    Effect::new(move |before: Option<String>| {
        let from = over.field("from").get();
        if before.as_ref().is_some_and(|before| !before.is_empty() && *before != from) {
            over.field("survivors").set("");
        }
        if before.as_ref() != Some(&from) {
            people.set(Vec::new());
            asked.set(Some((from.clone(), None)).filter(|(from, _)| !from.is_empty()));
        }
        from
    });
    let caseload = load::<Caseload>(move || {
        let (counsellor, after) = asked.get()?;
        Some(caseload::Variables { counsellor, after })
    });
    Effect::new(move |_| {
        let Some(data) = caseload.get() else { return };
        let page = data.survivors.nodes.iter().map(|survivor| (survivor.id.clone(), survivor.code.clone()));
        let is_first = asked.with_untracked(|asked| asked.as_ref().is_none_or(|(_, after)| after.is_none()));
        people.update(|all| {
            if is_first {
                all.clear();
            }
            all.extend(page);
        });
    });
    over.submits(
        move |reading| {
            let some = reading.chosen(whom) == "some";
            let chosen = some.then(|| reading.chosen(over.field("survivors")));
            CaseloadHandOver {
                deed_id: reading.deed_id(),
                from: reading.chosen(over.field("from")),
                to: reading.chosen(over.field("to")),
                survivors: chosen.map(|chosen| chosen.split(',').map(str::to_owned).collect()),
            }
        },
        move |_| {
            over.field("survivors").set("");
            asked.update(|asked| {
                if let Some((_, after)) = asked {
                    *after = None;
                }
            });
        },
    );
    let counsellors: Vec<(String, String)> =
        data.counsellors.iter().map(|counsellor| (counsellor.id.clone(), counsellor.name.clone())).collect();
    let counsellors: Options = Arc::new(move |_: Words| counsellors.clone());
    let whom_options: Options = Arc::new(|words: Words| {
        vec![("all".to_owned(), words.say(key::HAND_OVER_ALL)), ("some".to_owned(), words.say(key::HAND_OVER_SOME))]
    });
    let options: Options = Arc::new(move |_: Words| people.get());
    let list = checks(over.field("survivors"), Label::new(key::HAND_OVER_SOME), options);
    let more = move || {
        let data = caseload.get()?;
        let cursor = data.survivors.page_info.end_cursor.clone().filter(|_| data.survivors.page_info.has_next_page)?;
        let left = data.survivors.total_count - people.with(|all| i64::try_from(all.len()).unwrap_or_default());
        let go = move |_| {
            asked.update(|asked| {
                if let Some((_, after)) = asked {
                    *after = Some(cursor.clone());
                }
            });
        };
        let said = over.session().words().count(key::HAND_OVER_MORE, left);
        Some(view! { <div class="buttons"><button type="button" on:click=go>{said}</button></div> })
    };
    let fields = view! {
        {select(over.field("from"), Label::new(key::HAND_OVER_FROM), counsellors.clone())}
        {select(over.field("to"), Label::new(key::HAND_OVER_TO), counsellors)}
        {choices(whom, Label::new(key::HAND_OVER_WHOM), whom_options)}
        <div hidden=move || !whom.is("some")>{list}{more}</div>
    };
    view! { {saved(over, key::HAND_OVER_NEXT)}{form(over, key::HAND_OVER_SAVE, fields.into_any())} }.into_any()
}
