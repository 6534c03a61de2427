//! Taking a wrong record back: what it is, what follows, and why.

use super::list::file_address;
use super::query::{VoidEvidence, void_evidence};
use crate::api::{Code, deed, load};
use crate::session::session;
use crate::ui::form::{Form, Grave, Label, choices, codes, grave};
use crate::ui::{Head, empty, icon, notice, page_head};
use crate::words::Words;
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

deed! {
    /// Takes a record back.
    RecordVoid, "recordVoid", { deed_id: String, record: String, version: i64, reason: Code }
}

type Record = void_evidence::VoidEvidenceVoidEvidence;

const REASONS: &[&str] = &["entered_twice", "wrong_person", "did_not_happen", "wrong_details"];

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let asked = use_params_map().read_untracked().get("id").unwrap_or_default();
    let record = asked.clone();
    let answer = load::<VoidEvidence>(move || Some(void_evidence::Variables { record: record.clone() }));
    let code = move || {
        let data = answer.get()?;
        data.void_evidence.first().and_then(|one| one.survivor.as_ref()).map(|survivor| survivor.code.clone())
    };
    let event = asked.starts_with("awarenessEvent_");
    let back = move || match code() {
        Some(code) => file_address(&code),
        None if event => "/events".to_owned(),
        None => "/survivors".to_owned(),
    };
    let back_words = move || {
        code().unwrap_or_else(|| session.words().say(if event { key::AWARENESS_EVENTS } else { key::SURVIVORS }))
    };
    let head = Head::new(move || session.words().say(key::VOID_TITLE))
        .back(back, back_words)
        .line(move || session.words().say(key::VOID_LINE));
    let body = answer.show(move |data, words| {
        if data.void_evidence.is_empty() {
            return empty("history", words.say(key::VOID_NONE), words.say(key::VOID_NONE_REST), ().into_any());
        }
        let mut records: Vec<&Record> = data.void_evidence.iter().collect();
        records.sort_by_key(|one| one.record != asked);
        let several = records.len() > 1;
        let several = several.then(|| view! { <p>{words.say(key::VOID_OF_DAY)}</p> });
        let address = untrack(back);
        let retry = move || answer.retry();
        let cards = records.iter().map(|one| card(one, address.clone(), retry, words));
        view! { {several}<div class="stack">{cards.collect_view()}</div> }.into_any()
    });
    view! { {page_head(head)}<div class="narrow stack">{body}</div> }.into_any()
}

/// Says what kind of record it is, and how it went.
pub fn said(kind: &str, status: Option<&str>, words: Words) -> String {
    let with_status = status.and_then(|status| words.label("timeline", &format!("{kind}-{status}")));
    with_status.or_else(|| words.label("timeline", kind)).unwrap_or_else(|| words.code("record", kind))
}

/// Says a code that tells more; nothing for an item, which stands as it was written.
fn detail(one: &Record, words: Words) -> Option<String> {
    let said = |of: &str, code: &Option<String>| code.as_deref().and_then(|code| words.label(of, code));
    match one.kind.as_str() {
        "counselling_session" => said("kind", &one.detail),
        "follow_up" => said("followup", &one.detail),
        "needs_assessment" => said("risk", &one.status),
        "consent" => said("purpose", &one.detail),
        "referral" => said("service", &one.detail),
        "training_enrolment" => said("course", &one.detail),
        "placement" => said("placement", &one.detail),
        "awareness_event" => said("activity", &one.detail),
        "support" => said("support", &one.status),
        _ => None,
    }
}

fn card(one: &Record, back: String, retry: impl Fn() + 'static, words: Words) -> AnyView {
    let item = one.detail.clone().filter(|item| one.kind == "support" && item != "other");
    let item = item.map(|item| view! { " · "<span translate="no">{item}</span> });
    let more = detail(one, words).map(|said| format!(" · {said}"));
    let on = one.on.as_deref().map(|on| words.date(on));
    let written = words.with(key::VOID_RECORDED, &[("date", Argument::Text(words.date(&one.recorded_on)))]);
    let deed = if one.missing.is_empty() {
        take_back(one, back, retry)
    } else {
        let why = one.missing.iter().map(|missing| view! { <p>{missing.message.clone()}</p> }).collect_view();
        notice("wait", "info", "status", why.into_any())
    };
    view! {
        <article class="card stack">
            <div>
                <h2>{said(&one.kind, one.status.as_deref(), words)}</h2>
                <p>{icon("calendar")}" "{on}{more}{item}</p>
                <p class="meta">{written}</p>
            </div>
            {deed}
        </article>
    }
    .into_any()
}

fn take_back(one: &Record, back: String, retry: impl Fn() + 'static) -> AnyView {
    let (session, navigate) = (session(), use_navigate());
    let form = Form::each("void", &one.record);
    form.fill(one.version, &[]);
    form.reloads(retry);
    let (record, reason) = (one.record.clone(), form.field("reason"));
    form.submits(
        move |read| RecordVoid {
            deed_id: read.deed_id(),
            record: record.clone(),
            version: read.version(),
            reason: read.code(reason),
        },
        move |_| {
            session.tell(|words| words.say(key::VOID_DONE), |words| words.say(key::VOID_DONE_NEXT));
            navigate(&back, NavigateOptions::default());
        },
    );
    let says =
        Grave { open: key::VOID, title: key::VOID_TITLE, follows: key::VOID_FOLLOWS, confirm: key::VOID_CONFIRM };
    grave(form, says, choices(reason, Label::new(key::VOID_WHY), codes("voidreason", REASONS)))
}
