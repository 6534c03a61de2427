//! A new lead, and the correction of one.

use super::deeds::{LeadChange, LeadCreate};
use super::fields::{fields, part_of, read, saved, today};
use super::likely::likely;
use super::one::asked;
use super::query::{One, one};
use crate::api::{Code, Loaded, load};
use crate::session::session;
use crate::ui::form::{Form, Label, area, choices, codes, form, task};
use crate::ui::{Head, empty, page_head};
use ashshash_access::Role;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

const ANSWERS: &[&str] = &["yes", "no", "not_asked"];

/// Shows the form of a new lead.
pub fn page() -> AnyView {
    let session = session();
    let new = Form::new("lead-create").drafted("new");
    new.field("identifiedOn").starts_as(today());
    let navigate = use_navigate();
    new.submits(
        move |reading| LeadCreate {
            deed_id: reading.deed_id(),
            id: reading.new_id("lead"),
            contact: reading.code(new.field("contact")),
            facts: read(reading, new, true),
        },
        move |outcome| {
            if let Some(id) = outcome.id {
                navigate(&format!("/leads/{id}"), Default::default());
            }
        },
    );
    let head = Head::new(move || session.words().say(key::LEAD_NEW))
        .back(|| "/leads".to_owned(), move || session.words().say(key::LEADS))
        .line(move || session.words().say(key::LEAD_SAVED_NEXT));
    // Whoever else it may be is the coordinator's to know: a mobiliser is shown nobody.
    let is_mobiliser = session.person.get_untracked().is_some_and(|person| person.role == Role::Mobiliser);
    let own = if is_mobiliser { ().into_any() } else { likely(new) };
    let asked = choices(
        new.field("contact"),
        Label::new(key::LEAD_CONTACT).hint(key::LEAD_CONTACT_HINT),
        codes("contact", ANSWERS),
    );
    let inside = view! { {fields(new, true)}{asked}{own} };
    task(view! { {page_head(head)}{form(new, key::LEAD_SAVE, inside.into_any())} }.into_any())
}

/// Shows the form that corrects a lead.
pub fn edit_page() -> AnyView {
    let session = session();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let answer: Loaded<one::ResponseData> = load::<One>(move || Some(one::Variables { id: id.get() }));
    let change = Form::new("lead-change").drafted(id.get_untracked());
    let before = StoredValue::new(Vec::<(&'static str, String)>::new());
    change.reloads(move || answer.retry());
    Effect::new(move |_| {
        let Some(found) = answer.get() else { return };
        let Some(lead) = &found.lead else { return };
        let values = saved(lead);
        change.fill(lead.version, &values);
        before.set_value(values);
    });
    let source_is_open = Memo::new(move |_| {
        answer.get().and_then(|data| data.lead.as_ref().map(|lead| lead.source_is_open)).unwrap_or_default()
    });
    let navigate = use_navigate();
    change.submits(
        move |reading| {
            let mut touched: Vec<Code> = Vec::new();
            before.with_value(|before| {
                for (name, value) in before {
                    let is_changed = change.field(name).value.with_untracked(|now| now.trim() != value);
                    if let Some(part) = part_of(name).filter(|_| is_changed) {
                        let part = Code(part.to_owned());
                        if !touched.contains(&part) {
                            touched.push(part);
                        }
                    }
                }
            });
            LeadChange {
                deed_id: reading.deed_id(),
                id: id.get_untracked(),
                version: reading.version(),
                touched,
                facts: read(reading, change, source_is_open.get_untracked()),
                answer: reading.text_or_none(change.field("answer")),
            }
        },
        move |_| navigate(&format!("/leads/{}", id.get_untracked()), Default::default()),
    );
    let head = Head::new(move || session.words().say(key::LEAD_EDIT_TITLE))
        .back(move || format!("/leads/{}", id.get()), move || session.words().say(key::LEAD));
    let body = answer.show(move |data, words| match &data.lead {
        Some(lead) if lead.has_identity => {
            let question = asked(lead, words).map(|question| {
                view! { {question}{area(change.field("answer"), Label::new(key::LEAD_ANSWERED).optional().private())} }
            });
            let inside = view! { {question}{fields(change, lead.source_is_open)} };
            form(change, key::SAVE, inside.into_any())
        }
        _ => empty("people", words.say(key::LEAD_NONE), words.say(key::LEAD_NONE_REST), ().into_any()),
    });
    task(view! { {page_head(head)}{body} }.into_any())
}
