//! Name and contact of a survivor: what is changed is saved, the rest stays as it is by then.

use super::deeds::{IdentityChange, PersonInput, SafeContactInput};
use super::page::file;
use super::query::{Identity, identity};
use crate::api::{Code, Loaded, load};
use crate::session::session;
use crate::ui::form::{Form, Label, area, form, task, text, yes_no};
use crate::ui::{Head, empty, page_head};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

/// Each field and the part that it belongs to.
const PARTS: [(&str, &str); 8] = [
    ("name", "NAME"),
    ("nameBn", "NAME_BN"),
    ("phone", "PHONE"),
    ("address", "ADDRESS"),
    ("callsAllowed", "SAFE_CONTACT"),
    ("who", "SAFE_CONTACT"),
    ("hours", "SAFE_CONTACT"),
    ("notToSay", "SAFE_CONTACT"),
];

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let params = use_params_map();
    let code = Memo::new(move |_| params.read().get("code").unwrap_or_default());
    let answer: Loaded<identity::ResponseData> =
        load::<Identity>(move || Some(identity::Variables { code: code.get() }));
    let change = Form::new("identity-change").drafted(code.get_untracked());
    let before = StoredValue::new(Vec::<(&'static str, String)>::new());
    change.reloads(move || answer.retry());
    Effect::new(move |_| {
        let Some(found) = answer.get() else { return };
        let Some(survivor) = &found.survivor else { return };
        let values = saved(survivor);
        change.fill(survivor.version, &values);
        before.set_value(values);
    });
    let navigate = use_navigate();
    let survivor = move || answer.get().and_then(|data| data.survivor.as_ref().map(|survivor| survivor.id.clone()));
    change.submits(
        move |reading| {
            let is_changed = |name: &str| {
                before.with_value(|before| {
                    before.iter().any(|(known, value)| {
                        *known == name && change.field(known).value.with_untracked(|now| now.trim() != value)
                    })
                })
            };
            let mut touched: Vec<Code> = Vec::new();
            for (name, part) in PARTS {
                let part = Code(part.to_owned());
                if is_changed(name) && !touched.contains(&part) {
                    touched.push(part);
                }
            }
            let calls = reading.yes_no_or_none(change.field("callsAllowed"));
            let safe_contact = calls.map(|calls_allowed| SafeContactInput {
                calls_allowed,
                who: reading.text_or_none(change.field("who")),
                hours: reading.text_or_none(change.field("hours")),
                not_to_say: reading.text_or_none(change.field("notToSay")),
            });
            IdentityChange {
                deed_id: reading.deed_id(),
                survivor: survivor().unwrap_or_default(),
                version: reading.version(),
                touched,
                person: PersonInput {
                    name: reading.text_or_none(change.field("name")),
                    name_bn: reading.text_or_none(change.field("nameBn")),
                    phone: reading.text_or_none(change.field("phone")),
                    address: reading.text_or_none(change.field("address")),
                    safe_contact,
                },
            }
        },
        move |_| navigate(&file(&code.get_untracked()), Default::default()),
    );
    let head = Head::new(move || session.words().say(key::IDENTITY_TITLE))
        .back(move || file(&code.get()), move || code.get())
        .line(move || session.words().say(key::IDENTITY_LINE));
    let field = move |name| change.field(name);
    let body = answer.show(move |data, words| match &data.survivor {
        Some(survivor) => {
            let hidden = survivor.identity.as_ref().is_some_and(|who| !who.safe_contact.calls_allowed);
            let phone = Label::new(key::PHONE).optional();
            let phone = if hidden { phone.hint(key::LEAD_NUMBER_AGAIN) } else { phone };
            let inside = view! {
                {text(field("nameBn"), Label::new(key::LEAD_NAME_BN).optional().hint(key::LEAD_NAME_HINT))}
                {text(field("name"), Label::new(key::LEAD_NAME).optional())}
                {text(field("address"), Label::new(key::LEAD_ADDRESS).optional())}
                {text(field("phone"), phone)}
                {yes_no(field("callsAllowed"), Label::new(key::SAFE_CALLS))}
                {text(field("who"), Label::new(key::SAFE_WHO).optional())}
                {text(field("hours"), Label::new(key::SAFE_HOURS).optional())}
                {area(field("notToSay"), Label::new(key::SAFE_NOT_TO_SAY).optional().private().hint(key::SAFE_CONTACT))}
            };
            form(change, key::SAVE, inside.into_any())
        }
        None => empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any()),
    });
    task(view! { {page_head(head)}{body} }.into_any())
}

fn saved(survivor: &identity::IdentitySurvivor) -> Vec<(&'static str, String)> {
    let Some(who) = &survivor.identity else { return Vec::new() };
    let of = |text: &Option<String>| text.clone().unwrap_or_default();
    let contact = &who.safe_contact;
    let calls = if contact.calls_allowed { "yes" } else { "no" };
    vec![
        ("name", of(&who.name)),
        ("nameBn", of(&who.name_bn)),
        ("phone", of(&who.phone)),
        ("address", of(&who.address)),
        ("callsAllowed", if contact.recorded { calls.to_owned() } else { String::new() }),
        ("who", of(&contact.who)),
        ("hours", of(&contact.hours)),
        ("notToSay", of(&contact.not_to_say)),
    ]
}
