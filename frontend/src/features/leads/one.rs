//! A lead's page: how to reach the person safely first, then what to do next, then what is known.

use super::list::{name_of, state_chip};
use super::query::one::OneLead;
use super::query::{One, one};
use super::{decide, help};
use crate::api::{Loaded, load};
use crate::session::session;
use crate::ui::{Head, as_written, chip, empty, icon, notice, page_head};
use crate::words::{Words, day};
use ashshash_access::{Right, Role, may};
use ashshash_base::Argument;
use ashshash_i18n::{Key, key};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What the forms of the page need: the lead as it was read, and how to read it anew.
#[derive(Clone)]
pub struct Shown {
    pub lead: OneLead,
    pub answer: Loaded<one::ResponseData>,
    /// Urgent help was asked for on this page: said until it is left, the page is drawn anew meanwhile.
    pub is_referred: RwSignal<bool>,
}

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let answer = load::<One>(move || Some(one::Variables { id: id.get() }));
    let is_referred = RwSignal::new(false);
    let title = move || {
        let words = session.words();
        let found = answer.get().and_then(|data| data.lead.clone());
        let who = found.as_ref().and_then(|lead| lead.identity.as_ref());
        let name = who.map(|who| name_of(who.name.as_deref(), who.name_bn.as_deref(), None, words));
        name.unwrap_or_else(|| words.say(key::LEAD))
    };
    let head = Head::new(title)
        .tab(move || session.words().say(key::LEAD))
        .back(|| "/leads".to_owned(), move || session.words().say(key::LEADS))
        .below(
            view! {
                {move || answer.get().and_then(|data| data.lead.as_ref().map(|lead| chips(lead, session.words())))}
            }
            .into_any(),
        );
    let body = answer.show(move |data, words| match &data.lead {
        Some(lead) => content(&Shown { lead: lead.clone(), answer, is_referred }, words),
        None => empty("people", words.say(key::LEAD_NONE), words.say(key::LEAD_NONE_REST), ().into_any()),
    });
    view! { {page_head(head)}{body} }.into_any()
}

fn chips(lead: &OneLead, words: Words) -> AnyView {
    let state = lead.state.lower();
    let kind = if state == "rejected" { "rejection" } else { "refusal" };
    let reason = lead.reason.as_ref().map(|reason| view! { <span class="meta">{words.code(kind, reason)}</span> });
    let urgent = lead.urgent_referrals.iter().map(|referral| {
        let need = words.code("urgent", &referral.need.lower());
        chip("bad", "alert", words.with(key::LEAD_URGENT, &[("need", Argument::Text(need))]))
    });
    view! { <div class="buttons">{state_chip(&state, words)}{reason}{urgent.collect_view()}</div> }.into_any()
}

fn content(shown: &Shown, words: Words) -> AnyView {
    let lead = &shown.lead;
    let Some(role) = session().person.get_untracked().map(|person| person.role) else { return ().into_any() };
    let state = lead.state.lower();
    let is_pending = matches!(state.as_str(), "open" | "asked_back" | "verified");
    let file = lead.survivor_code.as_ref().map(|code| {
        let address = format!("/survivors/{}", String::from(js_sys::encode_uri_component(code)));
        view! { <a class="button primary" href=address>{icon("file")}{words.say(key::LEAD_FILE)}" "<span class="code" translate="no">{code.clone()}</span></a> }
    });
    let enrol = (state == "verified" && may(role, Right::EnrolSurvivor)).then(|| {
        view! { <a class="button primary" href=format!("/leads/{}/enrol", lead.id)>{icon("check")}{words.say(key::LEAD_ENROL)}</a> }
    });
    let edit = (is_pending && lead.has_identity).then(|| {
        let said = if state == "asked_back" { key::LEAD_ANSWER } else { key::LEAD_EDIT };
        view! { <a class="button" href=format!("/leads/{}/edit", lead.id)>{icon("edit")}{words.say(said)}</a> }
    });
    let decision =
        (role == Role::Coordinator && matches!(state.as_str(), "open" | "asked_back")).then(|| decide::decide(shown));
    let answer = (is_pending || state == "refused").then(|| help::contact(shown));
    let refuse = is_pending.then(|| help::refuse(shown));
    let reject = (role == Role::Coordinator && is_pending).then(|| decide::reject(shown));
    view! {
        {asked(lead, words)}
        {reach(lead, words)}
        <div class="buttons">{file}{enrol}{edit}</div>
        {decision}
        <div class="two-columns">
            <div class="stack">{questions(lead, words)}{facts(lead, words)}</div>
            <aside class="stack" aria-label=words.say(key::URGENT_TITLE)>{help::urgent(shown)}{answer}<div class="buttons">{refuse}{reject}</div></aside>
        </div>
    }
    .into_any()
}

/// What the coordinator wants to know.
pub fn asked(lead: &OneLead, words: Words) -> Option<AnyView> {
    let asked = lead.identity.as_ref()?.asked.clone()?;
    (lead.state.lower() == "asked_back").then(|| {
        let body = view! { <p><strong>{words.say(key::LEAD_ASKED)}</strong>": "{as_written(&asked)}</p> };
        notice("wait", "speech", "status", body.into_any())
    })
}

/// What was asked back before, each with its answer.
fn questions(lead: &OneLead, words: Words) -> Option<AnyView> {
    let who = lead.identity.as_ref().filter(|who| !who.answered.is_empty())?;
    let one = |one: &one::OneLeadIdentityAnswered| {
        let answer = one.answer.clone().map(|answer| view! { <dd>{as_written(&answer)}</dd> });
        view! { <dt>{as_written(&one.question)}</dt>{answer} }
    };
    Some(
        view! {
            <article class="stack"><h2>{words.say(key::LEAD_QUESTIONS)}</h2>
                <dl class="facts">{who.answered.iter().map(one).collect_view()}</dl>
            </article>
        }
        .into_any(),
    )
}

/// Safe contact comes before any number.
fn reach(lead: &OneLead, words: Words) -> AnyView {
    let Some(who) = &lead.identity else {
        if lead.state.lower() == "enrolled" {
            return notice("plan", "lock", "status", view! { <p>{words.say(key::LEAD_IN_FILE)}</p> }.into_any());
        }
        let body = view! { <p><strong>{words.say(key::LEAD_GONE)}</strong>" "{words.say(key::LEAD_GONE_REST)}</p> };
        return notice("plan", "lock", "status", body.into_any());
    };
    let contact = &who.safe_contact;
    let first = match (contact.recorded, contact.calls_allowed) {
        (false, _) => key::CONTACT_NOT_RECORDED,
        (true, true) if [&contact.who, &contact.hours, &contact.not_to_say].iter().all(|said| said.is_none()) => {
            key::CONTACT_CALLS_ANY_TIME
        }
        (true, true) => key::CONTACT_CALLS,
        (true, false) => key::CONTACT_NO_CALLS,
    };
    let rows = [
        (key::SAFE_WHO, contact.who.clone()),
        (key::SAFE_HOURS, contact.hours.clone()),
        (key::SAFE_NOT_TO_SAY, contact.not_to_say.clone()),
        (key::PHONE, who.phone.clone()),
    ];
    let kept = lead.keep_until.as_deref().and_then(day).map(|day| {
        view! { <p class="meta">{words.with(key::LEAD_KEPT_UNTIL, &[("date", Argument::Date(day))])}</p> }
    });
    let body = view! {
        <p><strong>{words.say(key::SAFE_CONTACT)}</strong>" "{words.say(first)}</p>
        <dl class="facts">{listed(rows, words)}</dl>
        {kept}
    };
    notice(if contact.recorded { "plan" } else { "wait" }, "phone", "status", body.into_any())
}

fn listed<const N: usize>(rows: [(Key, Option<String>); N], words: Words) -> AnyView {
    let row = |(name, value): (Key, Option<String>)| {
        value.map(|value| view! { <dt>{words.say(name)}</dt><dd translate="no">{value}</dd> })
    };
    view! { {rows.map(row).into_iter().collect_view()} }.into_any()
}

fn facts(lead: &OneLead, words: Words) -> AnyView {
    let who = lead.identity.as_ref();
    let said = |kind: &'static str, codes: Vec<String>| {
        let said = codes.iter().map(|code| words.code(kind, code)).collect::<Vec<_>>().join(", ");
        Some(said).filter(|said| !said.is_empty())
    };
    let lower = |codes: &[crate::api::Code]| codes.iter().map(crate::api::Code::lower).collect::<Vec<_>>();
    let date = |iso: &Option<String>| iso.as_ref().map(|iso| words.date(iso));
    let born = lead.birth_year.map(|year| words.digits(&year.to_string()));
    let place = [
        &lead.union_.as_ref().map(|p| words.name(&p.name, &p.name_bn).to_owned()),
        &lead.upazila.as_ref().map(|p| words.name(&p.name, &p.name_bn).to_owned()),
    ];
    let place = place.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    let plain = [
        (key::SEX, lead.sex.as_ref().map(|sex| words.code("sex", &sex.lower()))),
        (key::BORN, born),
        (key::PLACE, Some(place).filter(|place| !place.is_empty())),
        (key::LEAD_IDENTIFIED_ON, date(&lead.identified_on)),
        (key::VERIFY_ON, date(&lead.verified_on)),
        (key::LEAD_DOCUMENTS, said("seen", lower(&lead.documents))),
        (key::LEAD_CONTACT, Some(words.code("contact", &lead.contact.lower()))),
    ];
    let plain = plain.map(|(name, value)| value.map(|value| view! { <dt>{words.say(name)}</dt><dd>{value}</dd> }));
    let source = who.and_then(|who| who.source.as_ref()).map(|source| {
        view! { <dt>{words.say(key::LEAD_SOURCE)}</dt><dd>{words.code("source", &source.lower())}</dd> }
    });
    let written = [
        (key::LEAD_SOURCE_NOTE, who.and_then(|who| who.source_note.clone())),
        (key::LEAD_ADDRESS, who.and_then(|who| who.address.clone())),
        (key::COUNSELLOR, lead.counsellor.as_ref().map(|counsellor| counsellor.name.clone())),
    ];
    let basis = lead.basis.as_ref().map(|basis| {
        let own = basis.own_statement.then(|| words.say(key::VERIFY_OWN_YES));
        let parts = [
            own,
            said("act", lower(&basis.acts)),
            said("means", lower(&basis.means)),
            said("exploitation", lower(&basis.purposes)),
        ];
        let line = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <dt>{words.say(key::LEAD_BASIS)}</dt><dd>{line}</dd> }
    });
    view! {
        <article class="stack"><h2>{words.say(key::LEAD_FACTS)}</h2>
            <dl class="facts">{plain.into_iter().collect_view()}{source}{listed(written, words)}{basis}</dl>
        </article>
    }
    .into_any()
}
