//! What waits for nothing: urgent help, the person's answer, the person's wish.

use super::deeds::{LeadContactRecord, LeadReferralMake, LeadRefuse};
use super::fields::today;
use super::one::Shown;
use super::query::one::{OneLead, OneLeadUrgentReferrals};
use crate::session::session;
use crate::ui::form::{Form, Grave, Label, choices, codes, day, folded, form, grave, select, text};
use crate::ui::{as_written, notice};
use crate::words::Words;
use ashshash_i18n::key;
use leptos::prelude::*;

const REFUSALS: &[&str] = &[
    "guardian_forbids",
    "must_earn_daily",
    "debt",
    "not_interested",
    "moved_away",
    "afraid",
    "no_time",
    "helped_elsewhere",
    "not_said",
];

/// Sends the person for urgent help.
pub fn urgent(shown: &Shown) -> AnyView {
    let (session, id, answer, has_identity) = (session(), shown.lead.id.clone(), shown.answer, shown.lead.has_identity);
    let is_referred = shown.is_referred;
    let refer = Form::new("lead-referral").drafted(&id);
    refer.field("madeOn").starts_as(today());
    refer.submits(
        move |reading| LeadReferralMake {
            deed_id: reading.deed_id(),
            id: reading.new_id("leadReferral"),
            lead: id.clone(),
            need: reading.code(refer.field("need")),
            made_on: reading.day(refer.field("madeOn")),
            recipient: reading.text_or_none(refer.field("recipient")),
        },
        move |_| {
            is_referred.set(true);
            answer.retry();
        },
    );
    let needs = codes("urgent", &["health", "shelter", "safety", "food"]);
    let recipient =
        has_identity.then(|| text(refer.field("recipient"), Label::new(key::URGENT_RECIPIENT).optional().private()));
    let inside = view! {
        {choices(refer.field("need"), Label::new(key::URGENT_NEED), needs)}
        {recipient}
        {day(refer.field("madeOn"), Label::new(key::URGENT_MADE_ON))}
    };
    let said = move || {
        is_referred.get().then(|| {
            let words = session.words();
            let body = view! { <p><strong>{words.say(key::SAVED)}</strong>" "{words.say(key::URGENT_SAVED)}</p> };
            notice("good", "check", "status", body.into_any())
        })
    };
    let body = view! {
        <p class="meta">{move || session.words().say(key::URGENT_LINE)}</p>
        {form(refer, key::URGENT_SEND, inside.into_any())}
    };
    view! { {said}{made(&shown.lead, session.words())}{folded(refer, "card", key::URGENT_TITLE, body.into_any())} }
        .into_any()
}

/// The urgent help that was asked for: what, when, and where to as long as that is kept.
fn made(lead: &OneLead, words: Words) -> Option<AnyView> {
    let recipient = |id: &str| {
        let all = lead.identity.as_ref().map(|who| who.recipients.as_slice()).unwrap_or_default();
        all.iter().find(|one| one.referral == id).map(|one| view! { " · "{as_written(&one.recipient)} })
    };
    let row = |one: &OneLeadUrgentReferrals| {
        let (need, on) = (words.code("urgent", &one.need.lower()), words.date(&one.made_on));
        view! { <dt>{need}</dt><dd>{on}{recipient(&one.id)}</dd> }
    };
    (!lead.urgent_referrals.is_empty()).then(|| {
        view! {
            <h2>{words.say(key::URGENT_TITLE)}</h2>
            <dl class="facts">{lead.urgent_referrals.iter().map(row).collect_view()}</dl>
        }
        .into_any()
    })
}

/// Records whether the person agreed to be contacted.
pub fn contact(shown: &Shown) -> AnyView {
    let (session, id, answer, version) = (session(), shown.lead.id.clone(), shown.answer, shown.lead.version);
    let record = Form::new("lead-contact");
    record.fill(version, &[("contact", shown.lead.contact.lower())]);
    record.reloads(move || answer.retry());
    record.submits(
        move |reading| LeadContactRecord {
            deed_id: reading.deed_id(),
            id: id.clone(),
            version: reading.version(),
            contact: reading.code(record.field("contact")),
        },
        move |_| answer.retry(),
    );
    let answers = codes("contact", &["yes", "no", "not_asked"]);
    let inside = choices(record.field("contact"), Label::new(key::LEAD_CONTACT).hint(key::LEAD_CONTACT_HINT), answers);
    view! {
        <details class="card">
            <summary>{move || session.words().say(key::LEAD_CONTACT)}</summary>
            {form(record, key::CONTACT_RECORD, inside)}
        </details>
    }
    .into_any()
}

/// Records that the person does not want to be enrolled.
pub fn refuse(shown: &Shown) -> AnyView {
    let (id, answer, version) = (shown.lead.id.clone(), shown.answer, shown.lead.version);
    let wish = Form::new("lead-refuse");
    wish.field("refusedOn").starts_as(today());
    wish.fill(version, &[]);
    wish.reloads(move || answer.retry());
    wish.submits(
        move |reading| LeadRefuse {
            deed_id: reading.deed_id(),
            id: id.clone(),
            version: reading.version(),
            refused_on: reading.day(wish.field("refusedOn")),
            reason: reading.code(wish.field("reason")),
        },
        move |_| answer.retry(),
    );
    let says = Grave {
        open: key::REFUSE_OPEN,
        title: key::REFUSE_TITLE,
        follows: key::REFUSE_FOLLOWS,
        confirm: key::REFUSE_CONFIRM,
    };
    let inside = view! {
        {select(wish.field("reason"), Label::new(key::REASON), codes("refusal", REFUSALS))}
        {day(wish.field("refusedOn"), Label::new(key::REFUSE_DAY))}
    };
    grave(wish, says, inside.into_any())
}
