//! What a survivor agreed to, purpose by purpose; what follows is said before.

use super::deeds::{ConsentGive, ConsentRefuse, ConsentWithdraw};
use super::query::consents::{ConsentsSurvivorConsents, ConsentsSurvivorEnrolments};
use super::query::{Consents, consents};
use crate::api::{Loaded, load};
use crate::session::session;
use crate::ui::form::{Form, Grave, Label, choices, codes, day, folded, form, grave, saved, select, task, text};
use crate::ui::{Head, chip, empty, icon, page_head};
use crate::words::{self, Words, day as read_day};
use ashshash_access::{Right, may};
use ashshash_base::Argument;
use ashshash_i18n::key;
use ashshash_survivors::ConsentPurpose;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::sync::Arc;

/// All purposes, in the order in which they are read out.
pub const PURPOSES: &[&str] =
    &["services", "share_tsp", "share_lsp", "share_health", "share_partner", "success_story", "photo"];

type Answer = Loaded<consents::ResponseData>;

/// Today in Dhaka, written out in the language that is switched on.
pub fn today() -> String {
    session().words_untracked().day(words::today())
}

/// The address of a file.
pub fn file(code: &str) -> String {
    format!("/survivors/{}", String::from(js_sys::encode_uri_component(code)))
}

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let params = use_params_map();
    let code = Memo::new(move |_| params.read().get("code").unwrap_or_default());
    let answer = load::<Consents>(move || Some(consents::Variables { code: code.get() }));
    let head = Head::new(move || session.words().say(key::CONSENT_TITLE))
        .back(move || file(&code.get()), move || code.get())
        .line(move || session.words().say(key::CONSENT_LINE))
        .buttons(
            view! {
                <a class="button" href="/consents/sheet" target="_blank">{icon("file")}{move || session.words().say(key::CONSENT_SHEET_OPEN)}</a>
            }
            .into_any(),
        );
    let body = answer.show(move |data, words| match &data.survivor {
        Some(survivor) => {
            let guardians = guardians(&survivor.enrolments, words);
            if survivor.consents.is_empty() {
                return view! { {guardians}<p class="meta">{words.say(key::CONSENTS_NONE)}</p> }.into_any();
            }
            let rows = survivor.consents.iter().map(|consent| row(consent, answer, words));
            view! { <div class="narrow stack">{guardians}<ul class="rows wordy">{rows.collect_view()}</ul></div> }
                .into_any()
        }
        None => empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any()),
    });
    let record = view! { <div class="narrow stack">{record(&code.get_untracked(), answer)}</div> };
    task(view! { {page_head(head)}{body}{record} }.into_any())
}

/// Who decided too, for somebody who was under 18 at the enrolment.
fn guardians(enrolments: &[ConsentsSurvivorEnrolments], words: Words) -> Option<AnyView> {
    let said = enrolments.iter().filter_map(|enrolment| enrolment.guardian.as_ref()).map(|guardian| {
        let on = read_day(&guardian.decided_on).map(|day| words.day(day)).unwrap_or_default();
        let line = format!("{} · {on}", words.code("guardian", &guardian.kind.lower()));
        let name = guardian.name.as_ref().map(|name| view! { <span class="meta" translate="no">{name.clone()}</span> });
        view! { <li><div>{icon("person")}<span><strong>{words.say(key::ENROL_GUARDIAN)}</strong><span class="meta">{line}</span>{name}</span></div></li> }
    });
    let said: Vec<_> = said.collect();
    (!said.is_empty()).then(|| view! { <ul class="rows wordy">{said}</ul> }.into_any())
}

fn row(consent: &ConsentsSurvivorConsents, answer: Answer, words: Words) -> AnyView {
    let (state, symbol) = match (consent.state.as_str(), consent.in_force) {
        ("given", true) => ("good", "check"),
        ("given", false) => ("calm", "clock"),
        _ => ("bad", "cross"),
    };
    let said = if consent.state == "given" && !consent.in_force {
        words.say(key::CONSENT_ENDED)
    } else {
        words.code("consent", &consent.state)
    };
    // The day is the withdrawal's: it stands with the word.
    let is_withdrawn = consent.state == "withdrawn";
    let said = match consent.on.as_deref().and_then(read_day).filter(|_| is_withdrawn) {
        Some(on) => format!("{said} · {}", words.day(on)),
        None => said,
    };
    let text = |key, name: &str, value: String| words.with(key, &[(name, Argument::Text(value))]);
    let day = |iso: &Option<String>| iso.as_deref().and_then(read_day);
    let until = day(&consent.until).map(|day| words.with(key::CONSENT_UNTIL_DAY, &[("date", Argument::Date(day))]));
    let line = [
        consent.recipient_name.as_ref().map(|name| text(key::CONSENT_WITH, "name", name.clone())),
        day(&consent.on).filter(|_| !is_withdrawn).map(|day| words.day(day)),
        until,
        consent.way.as_ref().map(|way| words.code("consentway", &way.lower())),
    ];
    let line = line.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let witness = consent.witness.as_ref().map(|name| {
        view! { <span class="meta" translate="no">{format!("{}: {name}", words.say(key::CONSENT_WITNESS))}</span> }
    });
    let back = consent.in_force.then(|| withdraw(consent, answer));
    // A consent that was never given is no withdrawal: the record is wrong.
    let may_void = session().person.get_untracked().is_some_and(|person| may(person.role, Right::VoidRecord));
    let wrong = may_void.then(|| {
        let purpose = words.code("purpose", &consent.purpose);
        let date = day(&consent.on).map(|day| words.day(day)).unwrap_or_default();
        let named = words.with(key::VOID_NAMED, &[("what", Argument::Text(purpose)), ("date", Argument::Text(date))]);
        view! { <a class="button quiet" href=format!("/records/{}/void", consent.id) aria-label=named>{words.say(key::VOID)}</a> }
    });
    view! {
        <li><div>
            {icon("file")}
            <span><strong>{words.code("purpose", &consent.purpose)}</strong><span class="meta">{line}</span>{witness}</span>
            <span class="row-list">{chip(state, symbol, said)}{back}{wrong}</span>
        </div></li>
    }
    .into_any()
}

fn withdraw(consent: &ConsentsSurvivorConsents, answer: Answer) -> AnyView {
    let (id, version) = (consent.id.clone(), consent.version);
    let back = Form::each("consent-withdraw", &id).drafted(&id);
    back.field("withdrawnOn").starts_as(today());
    back.fill(version, &[]);
    back.reloads(move || answer.retry());
    back.submits(
        move |reading| ConsentWithdraw {
            deed_id: reading.deed_id(),
            id: id.clone(),
            version: reading.version(),
            withdrawn_on: reading.day(back.field("withdrawnOn")),
        },
        move |_| answer.retry(),
    );
    let says = Grave {
        open: key::CONSENT_WITHDRAW,
        title: key::CONSENT_WITHDRAW_TITLE,
        follows: key::CONSENT_WITHDRAW_FOLLOWS,
        confirm: key::CONSENT_WITHDRAW_CONFIRM,
    };
    grave(back, says, day(back.field("withdrawnOn"), Label::new(key::CONSENT_DAY)))
}

/// Asks for one answer; two deeds stand behind the same fields.
fn record(code: &str, answer: Answer) -> AnyView {
    let give = Form::new("consent-give").drafted(code);
    give.field("givenOn").starts_as(today());
    let survivor = move || {
        answer.answer.with_untracked(|found| match found {
            Some(Ok(data)) => data.survivor.as_ref().map(|survivor| survivor.id.clone()).unwrap_or_default(),
            _ => String::new(),
        })
    };
    let refuse = Form::new("consent-refuse").drafted(code);
    let field = move |name| give.field(name);
    give.submits(
        move |reading| ConsentGive {
            deed_id: reading.deed_id(),
            id: reading.new_id("consent"),
            survivor: survivor(),
            purpose: reading.code(field("purpose")),
            recipient: reading.text_or_none(field("recipient")),
            way: reading.code(field("way")),
            witness: reading.text_or_none(field("witness")),
            given_on: reading.day(field("givenOn")),
            until: reading.day_or_none(field("until")),
        },
        move |_| answer.retry(),
    );
    refuse.field("refusedOn").starts_as(today());
    refuse.submits(
        move |reading| ConsentRefuse {
            deed_id: reading.deed_id(),
            id: reading.new_id("consent"),
            survivor: survivor(),
            purpose: reading.code(refuse.field("purpose")),
            recipient: reading.text_or_none(refuse.field("recipient")),
            refused_on: reading.day(refuse.field("refusedOn")),
        },
        move |_| answer.retry(),
    );
    let given = view! {
        {select(field("purpose"), Label::new(key::CONSENT_PURPOSE), codes("purpose", PURPOSES))}
        {recipient(give, answer)}
        {choices(field("way"), Label::new(key::CONSENT_WAY), codes("consentway", &["signed", "thumb_print", "spoken"]))}
        {text(field("witness"), Label::new(key::CONSENT_WITNESS).optional().private().hint(key::CONSENT_WITNESS_HINT))}
        {day(field("givenOn"), Label::new(key::CONSENT_DAY))}
        {day(field("until"), Label::new(key::CONSENT_UNTIL).optional())}
    };
    let refused = view! {
        {select(refuse.field("purpose"), Label::new(key::CONSENT_PURPOSE), codes("purpose", PURPOSES))}
        {recipient(refuse, answer)}
        {day(refuse.field("refusedOn"), Label::new(key::CONSENT_DAY))}
    };
    view! {
        {saved(give, key::CONSENT_SAVED)}
        {saved(refuse, key::CONSENT_SAVED)}
        {folded(give, "card", key::CONSENT_GIVE, form(give, key::SAVE, given.into_any()))}
        {folded(refuse, "card", key::CONSENT_REFUSE, form(refuse, key::SAVE, refused.into_any()))}
    }
    .into_any()
}

/// Asks with which organisation, where the purpose can name one; all of the kind where none is chosen.
fn recipient(form: Form, answer: Answer) -> AnyView {
    let purpose = move || form.field("purpose").get();
    // Whom another purpose named is nobody of this one.
    Effect::new(move |before: Option<String>| {
        let now = purpose();
        if before.is_some_and(|before| !before.is_empty() && before != now) {
            form.field("recipient").set("");
        }
        now
    });
    let named = move || {
        let can = ConsentPurpose::from_code(&purpose()).is_some_and(|purpose| purpose.recipient_kind().is_some());
        can.then(|| {
            let all = Arc::new(move |_: Words| {
                let (found, purpose) = (answer.get(), purpose());
                let all = found.iter().flat_map(|found| found.consent_recipients.iter());
                all.filter(|one| can_name(&purpose, &one.kind)).map(|one| (one.id.clone(), one.name.clone())).collect()
            });
            // A partner is always named.
            let label = if purpose() == ConsentPurpose::SharePartner.code() {
                Label::new(key::CONSENT_RECIPIENT)
            } else {
                Label::new(key::CONSENT_RECIPIENT).optional().hint(key::CONSENT_RECIPIENT_HINT)
            };
            select(form.field("recipient"), label, all)
        })
    };
    view! { {named} }.into_any()
}

/// Tells whether a consent to a purpose can name an organisation of this kind.
pub fn can_name(purpose: &str, kind: &str) -> bool {
    ConsentPurpose::from_code(purpose).and_then(ConsentPurpose::recipient_kind) == Some(kind)
}
