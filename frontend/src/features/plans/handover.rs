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
    let caseload = load::<Caseload>(move || {
        let from = over.field("from").get();
        (!from.is_empty()).then_some(caseload::Variables { counsellor: from })
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
            caseload.retry();
        },
    );
    let counsellors: Vec<(String, String)> =
        data.counsellors.iter().map(|counsellor| (counsellor.id.clone(), counsellor.name.clone())).collect();
    let counsellors: Options = Arc::new(move |_: Words| counsellors.clone());
    let whom_options: Options = Arc::new(|words: Words| {
        vec![("all".to_owned(), words.say(key::HAND_OVER_ALL)), ("some".to_owned(), words.say(key::HAND_OVER_SOME))]
    });
    let people: Options = Arc::new(move |_: Words| {
        let data = caseload.get();
        let nodes = data.as_ref().map(|data| data.survivors.nodes.iter());
        nodes.into_iter().flatten().map(|survivor| (survivor.id.clone(), survivor.code.clone())).collect()
    });
    let list = checks(over.field("survivors"), Label::new(key::HAND_OVER_SOME), people);
    let fields = view! {
        {select(over.field("from"), Label::new(key::HAND_OVER_FROM), counsellors.clone())}
        {select(over.field("to"), Label::new(key::HAND_OVER_TO), counsellors)}
        {choices(whom, Label::new(key::HAND_OVER_WHOM), whom_options)}
        <div hidden=move || !whom.is("some")>{list}</div>
    };
    view! { {saved(over, key::HAND_OVER_NEXT)}{form(over, key::HAND_OVER_SAVE, fields.into_any())} }.into_any()
}
