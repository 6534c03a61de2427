//! What the coordinator decides: confirm, ask back, do not take further.

use super::beforehand;
use super::deeds::{LeadAskBack, LeadReject, LeadVerify};
use super::fields::today;
use super::one::Shown;
use super::query::{Counsellors, counsellors};
use crate::api::load;
use crate::session::session;
use crate::ui::form::{Form, Grave, Label, area, checks, codes, day, folded, form, grave, select, yes_no};
use crate::words::Words;
use ashshash_i18n::key;
use leptos::prelude::*;
use std::sync::Arc;

const ACTS: &[&str] = &["recruitment", "transportation", "transfer", "harbouring", "receipt"];
const MEANS: &[&str] = &[
    "false_promises",
    "debt_bondage",
    "physical_threats",
    "threats_law_enforcement",
    "threatens_children_family",
    "physical_abuse",
    "sexual_abuse",
    "psychological_abuse",
    "takes_earnings",
    "restricts_financial_access",
    "restricts_medical_care",
    "withholds_necessities",
    "withholds_documents",
    "psychoactive_substance",
    "excessive_working_hours",
    "other",
];
const PURPOSES: &[&str] = &[
    "forced_labour",
    "sexual_exploitation",
    "child_labour",
    "forced_marriage",
    "servitude",
    "debt_bondage",
    "domestic_servitude",
    "forced_begging",
    "organ_removal",
    "other",
];

/// Shows the two ways on: confirm, or ask back.
pub fn decide(shown: &Shown) -> AnyView {
    view! { {verify(shown)}{ask_back(shown)} }.into_any()
}

fn verify(shown: &Shown) -> AnyView {
    let (session, id, answer, version) = (session(), shown.lead.id.clone(), shown.answer, shown.lead.version);
    let counsellors = load::<Counsellors>(|| Some(counsellors::Variables {}));
    let verify = Form::new("lead-verify").drafted(&id);
    verify.field("verifiedOn").starts_as(today());
    verify.field("ownStatement").starts_as("no");
    verify.fill(version, &[]);
    verify.reloads(move || answer.retry());
    if let Some(own) = &shown.lead.counsellor {
        verify.field("counsellor").starts_as(own.id.clone());
    }
    let lead = shown.lead.clone();
    verify.submits(
        move |reading| {
            let deed = LeadVerify {
                deed_id: reading.deed_id(),
                id: id.clone(),
                version: reading.version(),
                verified_on: reading.day(verify.field("verifiedOn")),
                acts: reading.codes(verify.field("acts")),
                means: reading.codes(verify.field("means")),
                purposes: reading.codes(verify.field("purposes")),
                own_statement: reading.yes_no(verify.field("ownStatement")),
                counsellor: reading.text_or_none(verify.field("counsellor")),
            };
            reading.check(beforehand::verification(&lead, &deed));
            deed
        },
        move |_| answer.retry(),
    );
    let people = Arc::new(move |_: Words| {
        let found = counsellors.get();
        let all = found.iter().flat_map(|found| found.counsellors.iter());
        all.map(|counsellor| (counsellor.id.clone(), counsellor.name.clone())).collect::<Vec<_>>()
    });
    let field = |name| verify.field(name);
    let inside = view! {
        {yes_no(field("ownStatement"), Label::new(key::VERIFY_OWN).hint(key::VERIFY_OWN_HINT))}
        {checks(field("acts"), Label::new(key::VERIFY_ACTS), codes("act", ACTS))}
        {checks(field("means"), Label::new(key::VERIFY_MEANS).hint(key::VERIFY_MEANS_HINT), codes("means", MEANS))}
        {checks(field("purposes"), Label::new(key::VERIFY_PURPOSES), codes("exploitation", PURPOSES))}
        {day(field("verifiedOn"), Label::new(key::VERIFY_ON))}
        {select(field("counsellor"), Label::new(key::VERIFY_COUNSELLOR).optional(), people)}
    };
    view! {
        <section class="card stack" aria-labelledby="verify">
            <h2 id="verify">{move || session.words().say(key::VERIFY_TITLE)}</h2>
            {form(verify, key::VERIFY_CONFIRM, inside.into_any())}
        </section>
    }
    .into_any()
}

fn ask_back(shown: &Shown) -> AnyView {
    let (id, answer, version) = (shown.lead.id.clone(), shown.answer, shown.lead.version);
    let ask = Form::new("lead-ask-back").drafted(&id);
    ask.fill(version, &[]);
    ask.reloads(move || answer.retry());
    ask.submits(
        move |reading| LeadAskBack {
            deed_id: reading.deed_id(),
            id: id.clone(),
            version: reading.version(),
            comment: reading.text(ask.field("comment")),
        },
        move |_| answer.retry(),
    );
    let inside = area(ask.field("comment"), Label::new(key::ASK_BACK_COMMENT).hint(key::ASK_BACK_SAVED));
    folded(ask, "card", key::ASK_BACK, form(ask, key::ASK_BACK, inside))
}

/// Does not take the lead further.
pub fn reject(shown: &Shown) -> AnyView {
    let (id, answer, version) = (shown.lead.id.clone(), shown.answer, shown.lead.version);
    let reject = Form::new("lead-reject");
    reject.fill(version, &[]);
    reject.reloads(move || answer.retry());
    reject.submits(
        move |reading| LeadReject {
            deed_id: reading.deed_id(),
            id: id.clone(),
            version: reading.version(),
            reason: reading.code(reject.field("reason")),
        },
        move |_| answer.retry(),
    );
    let says = Grave {
        open: key::REJECT_OPEN,
        title: key::REJECT_TITLE,
        follows: key::REJECT_FOLLOWS,
        confirm: key::REJECT_CONFIRM,
    };
    let reasons =
        codes("rejection", &["not_trafficking", "known_already", "outside_area", "not_found", "no_such_person"]);
    grave(reject, says, select(reject.field("reason"), Label::new(key::REASON), reasons))
}
