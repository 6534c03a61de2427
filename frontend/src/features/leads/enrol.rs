//! Enrolment of a verified lead: what is agreed to, by whom it was witnessed, and who decides under 18.

use super::beforehand;
use super::deeds::{EnrolConsentInput, GuardianDecisionInput, SurvivorEnrol};
use super::fields::today;
use super::list::name_of;
use super::query::{Enrolling, One, enrolling, one};
use crate::api::{Code, Loaded, load};
use crate::features::consents::can_name;
use crate::session::session;
use crate::ui::form::{Form, Label, Options, choices, codes, day, form, select, task, text, yes_no};
use crate::ui::{Head, empty, icon, notice, page_head};
use crate::words::{self, Words};
use ashshash_base::{Argument, date};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};
use std::sync::Arc;

/// Purposes in the order in which they are read out, each with the field of whom it names.
const PURPOSES: [(&str, &str); 6] = [
    ("services", ""),
    ("share_tsp", "shareTspWith"),
    ("share_lsp", "shareLspWith"),
    ("share_health", ""),
    ("success_story", ""),
    ("photo", ""),
];

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let answer = load::<One>(move || Some(one::Variables { id: id.get() }));
    let enrol = Form::new("survivor-enrol").drafted(id.get_untracked());
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
    let is_minor = Memo::new(move |_| {
        let on = date::parse(&enrol.field("enrolledOn").get()).unwrap_or_else(|_| words::today());
        answer.get().and_then(|data| data.lead.as_ref().map(|lead| beforehand::is_minor(lead, on))).unwrap_or(false)
    });
    enrol.submits(
        move |reading| {
            let mut consents = Vec::new();
            for (purpose, with) in PURPOSES {
                if let Some(given) = reading.yes_no_or_none(enrol.field(purpose)) {
                    let id = reading.new_id_at("consent", purpose);
                    let recipient = if with.is_empty() { None } else { reading.text_or_none(enrol.field(with)) };
                    consents.push(EnrolConsentInput { id, purpose: Code::from_lower(purpose), recipient, given });
                }
            }
            let guardian = is_minor.get_untracked().then(|| GuardianDecisionInput {
                kind: reading.code(enrol.field("guardian")),
                name: reading.text(enrol.field("guardianName")),
                decided_on: reading.day(enrol.field("guardianOn")),
            });
            let deed = SurvivorEnrol {
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
            };
            if let Some(lead) = untrack(|| answer.get()).as_ref().and_then(|data| data.lead.as_ref()) {
                reading.check(beforehand::enrolment(lead, &deed));
            }
            deed
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
    let choices = load::<Enrolling>(|| Some(enrolling::Variables {}));
    let people = Arc::new(move |_: Words| {
        let found = choices.get();
        let all = found.iter().flat_map(|found| found.counsellors.iter());
        all.map(|counsellor| (counsellor.id.clone(), counsellor.name.clone())).collect::<Vec<_>>()
    });
    let body = answer.show(move |data, words| match &data.lead {
        Some(lead) if lead.has_identity => {
            let who = lead.identity.as_ref();
            let name =
                name_of(who.and_then(|w| w.name.as_deref()), who.and_then(|w| w.name_bn.as_deref()), None, words);
            let inside = fields(enrol, people.clone(), choices, is_minor);
            // The year is no question of this form: it is said at once, with where to mend it.
            let ageless = lead.birth_year.is_none().then(|| {
                let body = view! {
                    <p>{words.say(key::BIRTH_YEAR_MISSING)}</p>
                    <div class="buttons"><a class="button" href=format!("/leads/{}/edit", lead.id)>{icon("edit")}{words.say(key::LEAD_EDIT)}</a></div>
                };
                notice("wait", "alert", "note", body.into_any())
            });
            view! { <p class="about" translate="no"><strong>{name}</strong></p>{ageless}{form(enrol, key::ENROL_SAVE, inside)} }
                .into_any()
        }
        _ => empty("people", words.say(key::LEAD_NONE), words.say(key::LEAD_NONE_REST), ().into_any()),
    });
    task(view! { {page_head(head)}{body} }.into_any())
}

fn fields(enrol: Form, people: Options, choices_of: Loaded<enrolling::ResponseData>, is_minor: Memo<bool>) -> AnyView {
    let own = session();
    let session = move || own.words();
    let field = move |name| enrol.field(name);
    let purpose = move |(purpose, with): (&'static str, &'static str)| {
        let label = Label::said(move |words| {
            let said = words.code("purpose", purpose);
            words.with(key::ENROL_AGREES_TO, &[("purpose", Argument::Text(said))])
        });
        let asked = yes_no(field(purpose), if purpose == "services" { label } else { label.optional() });
        let named = move || {
            let is_said = !with.is_empty() && !field(purpose).get().is_empty();
            is_said.then(|| {
                let all = Arc::new(move |_: Words| {
                    let found = choices_of.get();
                    let all = found.iter().flat_map(|found| found.consent_recipients.iter());
                    all.filter(|one| can_name(purpose, &one.kind))
                        .map(|one| (one.id.clone(), one.name.clone()))
                        .collect()
                });
                let label = Label::new(key::CONSENT_RECIPIENT).optional().hint(key::CONSENT_RECIPIENT_HINT);
                select(field(with), label, all)
            })
        };
        view! { {asked}{named} }
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
