//! Enrolment of a verified lead: what is agreed to, by whom it was witnessed, and who decides under 18.

use super::deeds::{EnrolConsentInput, GuardianDecisionInput, SurvivorEnrol};
use super::fields::{this_year, today};
use super::list::name_of;
use super::query::one::OneLead;
use super::query::{Counsellors, One, counsellors, one};
use crate::api::{Code, load};
use crate::session::session;
use crate::ui::form::{Form, Label, choices, codes, day, form, select, task, text, yes_no};
use crate::ui::{Head, empty, icon, page_head};
use crate::words::Words;
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};
use std::sync::Arc;

/// Purposes in the order in which they are read out, each with the slot of its consent's id.
const PURPOSES: [&str; 6] = ["services", "share_tsp", "share_lsp", "share_health", "success_story", "photo"];

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let answer = load::<One>(move || Some(one::Variables { id: id.get() }));
    let enrol = Form::new("survivor-enrol");
    enrol.field("enrolledOn").starts_as(today());
    enrol.reloads(move || answer.retry());
    Effect::new(move |_| {
        let Some(found) = answer.get() else { return };
        let Some(lead) = &found.lead else { return };
        enrol.fill(lead.version, &[]);
        if let Some(own) =
            lead.counsellor.as_ref().filter(|_| enrol.field("counsellor").value.with_untracked(String::is_empty))
        {
            enrol.field("counsellor").starts_as(own.id.clone());
        }
    });
    let navigate = use_navigate();
    let is_minor = Memo::new(move |_| answer.get().and_then(|data| data.lead.as_ref().map(is_minor)).unwrap_or(false));
    enrol.submits(
        move |reading| {
            let mut consents = Vec::new();
            for purpose in PURPOSES {
                if let Some(given) = reading.yes_no_or_none(enrol.field(purpose)) {
                    let id = reading.new_id_at("consent", purpose);
                    consents.push(EnrolConsentInput { id, purpose: Code::from_lower(purpose), given });
                }
            }
            let guardian = is_minor.get_untracked().then(|| GuardianDecisionInput {
                kind: reading.code(enrol.field("guardian")),
                name: reading.text(enrol.field("guardianName")),
                decided_on: reading.day(enrol.field("guardianOn")),
            });
            SurvivorEnrol {
                deed_id: reading.deed_id(),
                id: reading.new_id("enrolment"),
                lead: id.get_untracked(),
                version: reading.version(),
                survivor: reading.new_id("survivor"),
                enrolled_on: reading.day(enrol.field("enrolledOn")),
                counsellor: reading.text_or_none(enrol.field("counsellor")),
                way: reading.code(enrol.field("way")),
                witness: reading.text_or_none(enrol.field("witness")),
                consents,
                guardian,
            }
        },
        move |_| navigate(&format!("/leads/{}", id.get_untracked()), Default::default()),
    );
    let head = Head::new(move || session.words().say(key::ENROL_TITLE))
        .back(move || format!("/leads/{}", id.get()), move || session.words().say(key::LEAD))
        .line(move || session.words().say(key::ENROL_LINE))
        .buttons(
            view! {
                <a class="button" href="/consents/sheet" target="_blank">{icon("file")}{move || session.words().say(key::CONSENT_SHEET_OPEN)}</a>
            }
            .into_any(),
        );
    let counsellors = load::<Counsellors>(|| Some(counsellors::Variables {}));
    let people = Arc::new(move |_: Words| {
        let found = counsellors.get();
        let all = found.iter().flat_map(|found| found.counsellors.iter());
        all.map(|counsellor| (counsellor.id.clone(), counsellor.name.clone())).collect::<Vec<_>>()
    });
    let body = answer.show(move |data, words| match &data.lead {
        Some(lead) if lead.has_identity => {
            let who = lead.identity.as_ref();
            let name =
                name_of(who.and_then(|w| w.name.as_deref()), who.and_then(|w| w.name_bn.as_deref()), None, words);
            let inside = fields(enrol, people.clone(), is_minor);
            view! { <p class="about" translate="no"><strong>{name}</strong></p>{form(enrol, key::ENROL_SAVE, inside)} }
                .into_any()
        }
        _ => empty("people", words.say(key::LEAD_NONE), words.say(key::LEAD_NONE_REST), ().into_any()),
    });
    task(view! { {page_head(head)}{body} }.into_any())
}

fn is_minor(lead: &OneLead) -> bool {
    lead.birth_year.is_some_and(|year| this_year() - year < 18)
}

fn fields(enrol: Form, people: crate::ui::form::Options, is_minor: Memo<bool>) -> AnyView {
    let own = session();
    let session = move || own.words();
    let field = move |name| enrol.field(name);
    let purpose = move |purpose: &'static str| {
        let label = Label::said(move |words| {
            let said = words.code("purpose", purpose);
            words.with(key::ENROL_AGREES_TO, &[("purpose", Argument::Text(said))])
        });
        yes_no(field(purpose), if purpose == "services" { label } else { label.optional() })
    };
    let guardian = move || {
        is_minor.get().then(|| {
            view! {
                <h2>{move || session().say(key::ENROL_GUARDIAN)}</h2>
                {choices(field("guardian"), Label::new(key::ENROL_GUARDIAN), codes("guardian", &["guardian", "officer"]))}
                {text(field("guardianName"), Label::new(key::ENROL_GUARDIAN_NAME).private())}
                {day(field("guardianOn"), Label::new(key::ENROL_GUARDIAN_ON))}
            }
        })
    };
    view! {
        {day(field("enrolledOn"), Label::new(key::ENROL_ON))}
        {select(field("counsellor"), Label::new(key::COUNSELLOR), people)}
        <h2 id="survivor-enrol-consents" tabindex="-1">{move || session().say(key::ENROL_AGREES)}</h2>
        {PURPOSES.map(purpose).into_iter().collect_view()}
        {choices(field("way"), Label::new(key::CONSENT_WAY), codes("consentway", &["signed", "thumb_print", "spoken"]))}
        {text(field("witness"), Label::new(key::CONSENT_WITNESS).optional().private().hint(key::CONSENT_WITNESS_HINT))}
        {guardian}
    }
    .into_any()
}
