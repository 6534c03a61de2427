//! The fields of what is said of a lead: a new one and a correction ask the same.

use super::beforehand;
use super::deeds::{LeadFactsInput, PersonInput, SafeContactInput};
use super::query::one::OneLead;
use crate::features::places;
use crate::session::session;
use crate::ui::form::{Form, Label, Reading, area, checks, choices, codes, day, number, select, text, yes_no};
use crate::words::{self, day as read_day};
use ashshash_i18n::key;
use chrono::Datelike as _;
use leptos::prelude::*;

/// Who can point a person out: the domain's codes, and the schema's spelling of 'self'.
const SOURCES: &[&str] =
    &["ctip_activist", "peer_leader", "ctc_member", "local_influential", "family", "self_referred", "other_survivor"];
const DOCUMENTS: &[&str] = &[
    "passport",
    "travel_permit",
    "ticket_or_visa",
    "police_papers",
    "court_papers",
    "repatriation_papers",
    "medical_papers",
    "national_id",
    "birth_registration",
    "other",
];

/// This year in Dhaka.
pub fn this_year() -> i64 {
    i64::from(words::today().year())
}

/// Today in Dhaka, written out in the language that is switched on.
pub fn today() -> String {
    session().words_untracked().day(words::today())
}

/// Shows the fields; the source only to those who may read it.
pub fn fields(form: Form, source_is_open: bool) -> AnyView {
    let field = move |name| form.field(name);
    let sexes = codes("sex", &["female", "male", "other"]);
    let has_phone = move || !form.field("phone").get().is_empty();
    let contact = move || {
        has_phone().then(|| {
            view! {
                {yes_no(field("callsAllowed"), Label::new(key::SAFE_CALLS))}
                {text(field("who"), Label::new(key::SAFE_WHO).optional())}
                {text(field("hours"), Label::new(key::SAFE_HOURS).optional())}
                {area(field("notToSay"), Label::new(key::SAFE_NOT_TO_SAY).optional().private().hint(key::SAFE_CONTACT))}
            }
        })
    };
    let source = source_is_open.then(|| {
        view! {
            {select(field("source"), Label::new(key::LEAD_SOURCE).private().hint(key::LEAD_SOURCE_HINT), codes("source", SOURCES))}
            {text(field("sourceNote"), Label::new(key::LEAD_SOURCE_NOTE).optional().private())}
        }
    });
    view! {
        {text(field("nameBn"), Label::new(key::LEAD_NAME_BN).optional().hint(key::LEAD_NAME_HINT))}
        {text(field("name"), Label::new(key::LEAD_NAME).optional())}
        {choices(field("sex"), Label::new(key::SEX), sexes)}
        {number(field("age"), Label::new(key::LEAD_AGE).optional().hint(key::LEAD_AGE_HINT))}
        {places::picker(form, false)}
        {text(field("address"), Label::new(key::LEAD_ADDRESS).optional())}
        {text(field("phone"), Label::new(key::PHONE).optional())}
        {contact}
        {day(field("identifiedOn"), Label::new(key::LEAD_IDENTIFIED_ON))}
        {source}
        {checks(field("documents"), Label::new(key::LEAD_DOCUMENTS).optional(), codes("seen", DOCUMENTS))}
    }
    .into_any()
}

/// Reads the fields; what is wrong with them is told at once, with what can't be read.
pub fn read(reading: &mut Reading, form: Form, source_is_open: bool) -> LeadFactsInput {
    let phone = reading.text_or_none(form.field("phone"));
    let calls = reading.yes_no_or_none(form.field("callsAllowed"));
    let contact = calls.map(|calls_allowed| SafeContactInput {
        calls_allowed,
        who: reading.text_or_none(form.field("who")),
        hours: reading.text_or_none(form.field("hours")),
        not_to_say: reading.text_or_none(form.field("notToSay")),
    });
    let age = reading.number_or_none(form.field("age"));
    let facts = LeadFactsInput {
        sex: reading.code(form.field("sex")),
        birth_year: age.map(|age| this_year() - age),
        upazila: reading.text_or_none(form.field("upazila")),
        union: reading.text_or_none(form.field("union")),
        identified_on: reading.day(form.field("identifiedOn")),
        documents: reading.codes(form.field("documents")),
        person: PersonInput {
            name: reading.text_or_none(form.field("name")),
            name_bn: reading.text_or_none(form.field("nameBn")),
            phone,
            address: reading.text_or_none(form.field("address")),
            safe_contact: contact,
        },
        source: source_is_open.then(|| reading.code(form.field("source"))),
        source_note: reading.text_or_none(form.field("sourceNote")).filter(|_| source_is_open),
    };
    reading.check(beforehand::facts(&facts));
    facts
}

/// What is saved, as the fields show it.
pub fn saved(lead: &OneLead) -> Vec<(&'static str, String)> {
    let words = session().words_untracked();
    let who = lead.identity.as_ref();
    let of = |text: Option<&String>| text.cloned().unwrap_or_default();
    let contact = who.map(|who| &who.safe_contact).filter(|contact| contact.recorded);
    let place = |place: Option<&String>| place.cloned().unwrap_or_default();
    let day = lead.identified_on.as_deref().and_then(read_day).map(|day| words.day(day)).unwrap_or_default();
    let yes_no = |calls: bool| if calls { "yes" } else { "no" };
    vec![
        ("name", of(who.and_then(|who| who.name.as_ref()))),
        ("nameBn", of(who.and_then(|who| who.name_bn.as_ref()))),
        ("sex", lead.sex.as_ref().map(|sex| sex.lower()).unwrap_or_default()),
        ("age", lead.birth_year.map(|year| words.digits(&(this_year() - year).to_string())).unwrap_or_default()),
        ("upazila", place(lead.upazila.as_ref().map(|place| &place.code))),
        ("union", place(lead.union_.as_ref().map(|place| &place.code))),
        ("address", of(who.and_then(|who| who.address.as_ref()))),
        ("phone", of(who.and_then(|who| who.phone.as_ref()))),
        ("callsAllowed", contact.map(|contact| yes_no(contact.calls_allowed).to_owned()).unwrap_or_default()),
        ("who", of(contact.and_then(|contact| contact.who.as_ref()))),
        ("hours", of(contact.and_then(|contact| contact.hours.as_ref()))),
        ("notToSay", of(contact.and_then(|contact| contact.not_to_say.as_ref()))),
        ("identifiedOn", day),
        ("source", who.and_then(|who| who.source.as_ref()).map(|source| source.lower()).unwrap_or_default()),
        ("sourceNote", of(who.and_then(|who| who.source_note.as_ref()))),
        ("documents", lead.documents.iter().map(|paper| paper.lower()).collect::<Vec<_>>().join(",")),
    ]
}

/// Which parts of a lead a field belongs to, as the schema calls them.
pub fn part_of(field: &str) -> Option<&'static str> {
    match field {
        "name" => Some("NAME"),
        "nameBn" => Some("NAME_BN"),
        "sex" => Some("SEX"),
        "age" => Some("BIRTH_YEAR"),
        "upazila" | "union" => Some("PLACE"),
        "address" => Some("ADDRESS"),
        "phone" => Some("PHONE"),
        "callsAllowed" | "who" | "hours" | "notToSay" => Some("SAFE_CONTACT"),
        "identifiedOn" => Some("IDENTIFIED_ON"),
        "source" | "sourceNote" => Some("SOURCE"),
        "documents" => Some("DOCUMENTS"),
        _ => None,
    }
}
