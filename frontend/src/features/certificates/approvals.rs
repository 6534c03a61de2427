//! What waits for a decision, oldest first: who asked, evidence, statement and decision side by side.

use super::approving::{Asked, Decided, Desk, approve, result};
use super::deeds::CertificateReturn;
use super::evidence::{checks, days_since, facts, is_complete};
use super::query::approvals::ApprovalsCertificatesNodes as Node;
use super::query::{Approvals, approvals};
use crate::api::{Code, load};
use crate::session::session;
use crate::ui::form::{Form, Label, area, form};
use crate::ui::{Head, PAGE, chip, empty, icon, notice, page_head, pager, trouble};
use crate::words::{Words, day};
use ashshash_access::{Right, may};
use ashshash_base::Argument;
use ashshash_i18n::{Key, key};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The sections of the list, each with its state.
const SHOWN: [(&str, Key, &str); 4] = [
    ("waiting", key::CERTIFICATES_TO_DECIDE, "REQUESTED"),
    ("returned", key::CERTIFICATES_RETURNED, "RETURNED"),
    ("approved", key::CERTIFICATES_APPROVED, "APPROVED"),
    ("revoked", key::CERTIFICATES_REVOKED, "REVOKED"),
];

/// Shows the page.
pub fn page() -> AnyView {
    let (session, query) = (session(), use_query_map());
    let shown = Memo::new(move |_| {
        let asked = query.read().get("show").unwrap_or_default();
        SHOWN.iter().position(|(name, ..)| *name == asked).unwrap_or(0)
    });
    let answer = load::<Approvals>(move || {
        let state = Some(Code(SHOWN[shown.get()].2.to_owned()));
        Some(approvals::Variables { state, first: Some(PAGE), after: query.read().get("after") })
    });
    let desk = Desk::new(answer);
    // A list read anew tells how things stand: a request that came back is open again.
    Effect::new(move |_| {
        _ = answer.get();
        desk.decided.update(std::collections::BTreeMap::clear);
    });
    let several = move || {
        let count = desk.chosen.with(Vec::len);
        (count > 0).then(|| {
            let label =
                move || session.words().count(key::CERTIFICATES_APPROVE_CHOSEN, i64::try_from(count).unwrap_or(0));
            view! {
                <div class="action-bar">
                    <button type="button" class="primary" aria-busy=move || desk.busy.get().to_string()
                        on:click=move |_| approve(desk, &desk.chosen.get_untracked())>{icon("check")}{label}</button>
                </div>
            }
        })
    };
    let head = Head::new(move || session.words().say(key::CERTIFICATES_TITLE)).line(move || {
        let waiting = answer.get().filter(|_| shown.get() == 0).map_or(0, |data| data.certificates.total_count);
        let decided = desk.decided.with(|all| all.values().filter(|how| !matches!(how, Decided::Refused(_))).count());
        let waiting = waiting.saturating_sub(i64::try_from(decided).unwrap_or(0));
        if waiting > 0 { session.words().count(key::CERTIFICATES_LINE, waiting) } else { String::new() }
    });
    let sections = move || {
        let words = session.words();
        let link = |(position, (name, said, _)): (usize, &(&'static str, Key, &str))| {
            let current = (shown.get() == position).then_some("page");
            view! { <a href=format!("/approvals?show={name}") aria-current=current>{words.say(*said)}</a> }
        };
        view! { <nav class="segments" aria-label=words.say(key::SHOW)>{SHOWN.iter().enumerate().map(link).collect_view()}</nav> }
    };
    let wrong =
        move || desk.trouble.get().map(|problem| trouble(&problem, session.words(), move || desk.trouble.set(None)));
    let body = answer.show(move |data, words| {
        let found = &data.certificates;
        if found.nodes.is_empty() {
            return empty(
                "certificate",
                words.say(key::CERTIFICATES_NONE),
                words.say(key::CERTIFICATES_NONE_REST),
                ().into_any(),
            );
        }
        let is_waiting = shown.get() == 0;
        let next = found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page);
        let cards = found.nodes.iter().map(|node| {
            let inside = if is_waiting { request(node, desk, words) } else { decided(node, words) };
            view! { <li>{inside}</li> }
        });
        view! {
            <ol class=if is_waiting { "requests" } else { "rows wordy" }>{cards.collect_view()}</ol>
            {pager("/approvals", &query.read(), found.nodes.len(), found.total_count, next, words)}
        }
        .into_any()
    });
    view! { {page_head(head)}{sections}{wrong}{result(desk)}{body}{several} }.into_any()
}

/// Tells whether who decides may open the files too: a coordinator; a deputy sees the request and no file more.
fn opens_files() -> bool {
    session().person.get_untracked().is_some_and(|person| may(person.role, Right::DecideCertificate))
}

fn file_link(code: &str) -> AnyView {
    if !opens_files() {
        return view! { <span class="code" translate="no">{code.to_owned()}</span> }.into_any();
    }
    let address = format!("/survivors/{}/certificate", String::from(js_sys::encode_uri_component(code)));
    view! { <a class="code" translate="no" href=address>{code.to_owned()}</a> }.into_any()
}

fn asked_by(node: &Node, words: Words) -> Option<String> {
    let who = node.requested_by.clone()?;
    let on = node.requested_on.as_deref().and_then(day)?;
    Some(words.with(key::CERTIFICATE_ASKED_BY, &[("who", Argument::Text(who)), ("date", Argument::Date(on))]))
}

fn request(node: &Node, desk: Desk, words: Words) -> AnyView {
    let evidence = node.evidence.as_ref().map(|evidence| facts!(evidence)).unwrap_or_default();
    let can_approve = is_complete(&evidence) && !node.is_own_request;
    let age = days_since(node.requested_on.as_deref());
    let state = if age >= 5 { "bad" } else { "wait" };
    let waits = if age == 0 { words.say(key::TODAY) } else { words.count(key::CERTIFICATE_DAYS, age) };
    let (id, version) = (node.id.clone(), node.version);
    let this = Asked { id: id.clone(), version, code: node.survivor_code.clone() };
    let select = can_approve.then(|| {
        let (chosen, this) = (id.clone(), this.clone());
        let is_chosen = move || desk.chosen.with(|all| all.iter().any(|other| other.id == chosen));
        let name = words.with(key::CERTIFICATE_SELECT, &[("code", Argument::Text(this.code.clone()))]);
        let toggle = move |event| {
            let on = event_target_checked(&event);
            let this = this.clone();
            desk.chosen.update(|all| {
                all.retain(|other| other.id != this.id);
                if on {
                    all.push(this);
                }
            });
        };
        let open = id.clone();
        let is_decided = move || desk.decided.with(|all| all.contains_key(&open));
        view! { <label class="select" hidden=is_decided><input type="checkbox" prop:checked=is_chosen on:change=toggle/><span class="for-screen-readers">{name}</span></label> }
    });
    let statement = node.statement.clone().map(|said| view! { <blockquote translate="no">{said}</blockquote> });
    let mine = id.clone();
    let decision = if node.is_own_request {
        notice("plan", "info", "note", view! { <span>{words.say(key::CERTIFICATE_OWN_REQUEST_NOTE)}</span> }.into_any())
    } else {
        let (one, back) = (this.clone(), id.clone());
        let approve_one = move |_| {
            if can_approve {
                approve(desk, std::slice::from_ref(&one));
            }
        };
        let reason = (!can_approve).then(|| words.say(key::CERTIFICATE_NOT_COMPLETE));
        view! {
            <div class="buttons">
                <button type="button" aria-disabled=(!can_approve).then_some("true") title=reason
                    aria-busy=move || desk.busy.get().to_string() on:click=approve_one>{icon("check")}{words.say(key::CERTIFICATE_APPROVE)}</button>
                <button type="button" on:click=move |_| desk.returning.set(Some(back.clone()))>{icon("return")}{words.say(key::CERTIFICATE_RETURN)}</button>
            </div>
        }
        .into_any()
    };
    let decided = id.clone();
    let became = became(id.clone(), desk);
    let sending_back =
        move || (desk.returning.get().as_deref() == Some(mine.as_str())).then(|| send_back(&mine, version, desk));
    view! {
        <article class="request">
            <span class="select">{select}</span>
            <header>
                <h2>{file_link(&node.survivor_code)}</h2>
                {chip(state, "clock", waits)}
                <p class="meta">{asked_by(node, words)}</p>
            </header>
            {checks(&evidence, opens_files().then_some(node.survivor_code.as_str()), words)}
            {statement}
            <div class="stack" hidden=move || desk.decided.with(|all| all.contains_key(&decided))>{decision}{sending_back}</div>
            {became}
        </article>
    }
    .into_any()
}

/// Says on a request's card what became of it.
fn became(id: String, desk: Desk) -> impl IntoView {
    move || {
        let (how, words) = (desk.decided.with(|all| all.get(&id).cloned())?, session().words());
        let (kind, image, said) = match how {
            Decided::Approved => ("good", "check", words.count(key::CERTIFICATES_APPROVED_NOW, 1)),
            Decided::Returned => ("plan", "return", words.say(key::CERTIFICATES_RETURNED)),
            Decided::Refused(why) => ("bad", "alert", why),
        };
        let place = NodeRef::<leptos::html::Div>::new();
        if desk.last.get_value().as_ref() == Some(&id) {
            desk.last.set_value(None);
            place.on_load(|place| _ = place.focus());
        }
        let said = notice(kind, image, "status", view! { <p>{said}</p> }.into_any());
        Some(view! { <div class="became" tabindex="-1" node_ref=place>{said}</div> })
    }
}

fn send_back(id: &str, version: i64, desk: Desk) -> AnyView {
    let back = Form::each("certificate-return", id).drafted(id);
    back.fill(version, &[]);
    back.reloads(move || desk.answer.retry());
    let comment = back.field("comment");
    let id = id.to_owned();
    let sent = id.clone();
    back.submits(
        move |read| CertificateReturn {
            deed_id: read.deed_id(),
            id: id.clone(),
            version: read.version(),
            comment: read.text(comment),
        },
        move |_| {
            desk.returning.set(None);
            desk.last.set_value(Some(sent.clone()));
            desk.decide(&sent, Decided::Returned);
        },
    );
    form(back, key::CERTIFICATE_RETURN, area(comment, Label::new(key::CERTIFICATE_COMMENT)))
}

fn decided(node: &Node, words: Words) -> AnyView {
    let on = |key, iso: &Option<String>| {
        iso.as_deref().and_then(day).map(|day| words.with(key, &[("date", Argument::Date(day))]))
    };
    let line = [
        on(key::CERTIFICATE_APPROVED_ON, &node.approved_on),
        on(key::CERTIFICATE_REVOKED_ON, &node.revoked_on),
        asked_by(node, words),
    ];
    let line = line.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let comment = node.comment.clone().filter(|_| node.approved_on.is_none());
    let comment = comment.map(|said| view! { <span class="meta" translate="no">{said}</span> });
    let pdf = node.pdf.clone().filter(|_| node.revoked_on.is_none()).map(|address| {
        view! { <a class="button" href=address target="_blank" rel="external">{icon("file")}{words.say(key::CERTIFICATE_PDF)}</a> }
    });
    let number = node.number.clone().map(|number| view! { " · "<span class="code" translate="no">{number}</span> });
    view! {
        <div>
            {icon("certificate")}
            <span><strong>{file_link(&node.survivor_code)}{number}</strong><span class="meta">{line}</span>{comment}</span>
            <span class="row-list">{pdf}</span>
        </div>
    }
    .into_any()
}
