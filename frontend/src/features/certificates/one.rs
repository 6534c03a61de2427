//! The certificate of one survivor: what is missing, the request, the paper, the revocation.

use super::deeds::{CertificateRequest, CertificateRevoke};
use super::evidence::{checks, facts, is_complete};
use super::query::certificates::CertificatesSurvivorCertificates as Certificate;
use super::query::{Certificates, Evidence, certificates, evidence};
use crate::api::{Loaded, load};
use crate::session::session;
use crate::ui::form::{Form, Grave, Label, area, form, grave};
use crate::ui::{Head, chip, empty, icon, notice, page_head};
use crate::words::{Words, day};
use ashshash_access::Right;
use ashshash_base::{Argument, CertificateId};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

type Answer = Loaded<certificates::ResponseData>;

/// Shows the page.
pub fn page() -> AnyView {
    let (session, params) = (session(), use_params_map());
    let code = Memo::new(move |_| params.read().get("code").unwrap_or_default());
    let answer = load::<Certificates>(move || Some(certificates::Variables { code: code.get() }));
    let file = move || format!("/survivors/{}", String::from(js_sys::encode_uri_component(&code.get())));
    let head = Head::new(move || session.words().say(key::CERTIFICATE_TITLE)).back(file, move || code.get());
    let body = answer.show(move |data, words| {
        let Some(survivor) = &data.survivor else {
            return empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any());
        };
        let (open, past): (Vec<_>, Vec<_>) = survivor
            .certificates
            .iter()
            .partition(|one| matches!(one.state.0.as_str(), "REQUESTED" | "RETURNED" | "APPROVED"));
        let present = open.last().copied();
        let shown = present.map(|one| state(one, answer, words));
        let asks = present.is_none_or(|one| one.state.0 == "RETURNED");
        let asking = asks.then(|| request(survivor.id.clone(), survivor.code.clone(), present, answer));
        let earlier = past.into_iter().map(|one| state(one, answer, words));
        view! { {shown}{asking}{earlier.collect_view()} }.into_any()
    });
    view! { {page_head(head)}<div class="narrow stack">{body}</div> }.into_any()
}

fn state(one: &Certificate, answer: Answer, words: Words) -> AnyView {
    let (kind, symbol) = match one.state.0.as_str() {
        "APPROVED" => ("good", "check"),
        "REQUESTED" => ("wait", "clock"),
        "RETURNED" => ("wait", "return"),
        _ => ("calm", "cross"),
    };
    let on = |key, iso: &Option<String>| {
        iso.as_deref().and_then(day).map(|day| words.with(key, &[("date", Argument::Date(day))]))
    };
    let line = [
        on(key::CERTIFICATE_REQUESTED_ON, &one.requested_on),
        on(key::CERTIFICATE_APPROVED_ON, &one.approved_on),
        on(key::CERTIFICATE_REVOKED_ON, &one.revoked_on),
    ];
    let line = line.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let number = one.number.clone().map(|number| view! { <h2 class="code" translate="no">{number}</h2> });
    let sent_back = one
        .comment
        .clone()
        .filter(|_| one.state.0 == "RETURNED")
        .map(|said| notice("wait", "return", "note", view! { <span translate="no">{said}</span> }.into_any()));
    let why = one.revocation_reason.clone().map(|said| view! { <blockquote translate="no">{said}</blockquote> });
    let is_valid = one.state.0 == "APPROVED";
    let pdf = one.pdf.clone().map(|address| {
        view! { <a class="button" href=address target="_blank" rel="external">{icon("file")}{words.say(key::CERTIFICATE_PDF)}</a> }
    });
    let decides = session().person.get_untracked().is_some_and(|person| person.may(Right::DecideCertificate));
    let revoke = (is_valid && decides).then(|| revoke(one.id.clone(), one.version, answer));
    let waits = (one.state.0 == "REQUESTED").then(|| {
        if decides {
            view! { <div class="buttons"><a class="button" href="/approvals">{icon("certificate")}{words.say(key::CERTIFICATES_APPROVALS)}</a></div> }
                .into_any()
        } else {
            view! { <p>{words.say(key::CERTIFICATE_REQUESTED_NEXT)}</p> }.into_any()
        }
    });
    let buttons = is_valid.then(|| view! { <div class="buttons">{pdf}{revoke}</div> });
    view! {
        <article class="card stack">
            {number}
            <p>{chip(kind, symbol, words.code("certificatestate", &one.state.lower()))}</p>
            <p class="meta">{line}</p>
            {sent_back}{why}{waits}{buttons}
        </article>
    }
    .into_any()
}

fn revoke(id: String, version: i64, answer: Answer) -> AnyView {
    let revoke = Form::new("certificate-revoke").drafted(&id);
    revoke.fill(version, &[]);
    revoke.reloads(move || answer.retry());
    let reason = revoke.field("reason");
    revoke.submits(
        move |read| CertificateRevoke {
            deed_id: read.deed_id(),
            id: id.clone(),
            version: read.version(),
            reason: read.text(reason),
        },
        move |_| answer.retry(),
    );
    let says = Grave {
        open: key::CERTIFICATE_REVOKE,
        title: key::CERTIFICATE_REVOKE_TITLE,
        follows: key::CERTIFICATE_REVOKE_FOLLOWS,
        confirm: key::CERTIFICATE_REVOKE,
    };
    grave(revoke, says, area(reason, Label::new(key::CERTIFICATE_REASON)))
}

/// What is there, what is missing, and the request.
fn request(survivor: String, code: String, returned: Option<&Certificate>, answer: Answer) -> AnyView {
    let session = session();
    let (of, asked) = (survivor.clone(), survivor);
    let found = load::<Evidence>(move || Some(evidence::Variables { survivor: of.clone() }));
    let ask = Form::new("certificate-request").drafted(&code);
    let again = returned.map(|one| one.id.clone());
    ask.fill(returned.map_or(0, |one| one.version), &[]);
    ask.reloads(move || answer.retry());
    let statement = ask.field("statement");
    ask.submits(
        move |read| CertificateRequest {
            deed_id: read.deed_id(),
            id: again.clone().unwrap_or_else(|| read.new_id(CertificateId::TYPE)),
            survivor: asked.clone(),
            version: read.version(),
            statement: read.text(statement),
        },
        move |_| {
            session.tell(
                |words| words.say(key::CERTIFICATE_REQUESTED),
                |words| words.say(key::CERTIFICATE_REQUESTED_NEXT),
            );
            answer.retry();
        },
    );
    found.show(move |data, words| {
        let facts = data.certificate_evidence.as_ref().map(|found| facts!(found)).unwrap_or_default();
        let asking = if is_complete(&facts) {
            let label = Label::new(key::CERTIFICATE_STATEMENT).hint(key::CERTIFICATE_STATEMENT_HINT);
            form(ask, key::CERTIFICATE_REQUEST, area(statement, label))
        } else {
            view! {
                <p id="missing-first">{words.say(key::CERTIFICATE_MISSING_FIRST)}</p>
                <div class="buttons"><button type="button" aria-disabled="true" aria-describedby="missing-first">{words.say(key::CERTIFICATE_REQUEST)}</button></div>
            }
            .into_any()
        };
        view! {
            <article class="card stack">
                <h2>{words.say(key::CERTIFICATE_RESTS_ON)}</h2>
                {checks(&facts, Some(&code), words)}
                {asking}
            </article>
        }
        .into_any()
    })
}
